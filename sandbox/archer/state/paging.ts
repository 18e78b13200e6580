/**
 * What the paged lists answer to a page number: the page; the second one for every later number, as a release with broken
 * paging; the last one for every number beyond it.
 */
export type ArcherPaging = 'exact' | 'stuckAtSecond' | 'lastForEver';

export function pageOfList<T>(list: T[], page: number, size: number, paging: ArcherPaging): T[] {
	if (size < 1) return [];
	const most =
		paging === 'exact'
			? Infinity
			: paging === 'stuckAtSecond'
				? 2
				: Math.max(1, Math.ceil(list.length / size));
	const given = Math.min(page, most);
	return list.slice((given - 1) * size, given * size);
}
