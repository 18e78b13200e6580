/** IDs in what Archer gives and in what people give. */

/** IDs are numbers while they are exact: '007' and twenty digits stay texts. */
export function numberOrText(text: string): number | string {
	const number = Number(text);
	return Number.isSafeInteger(number) && String(number) === text ? number : text;
}

/** Archer's IDs are 32-bit numbers from 1; what is none of them is ignored or taken for another record. */
export function isIdentifier(text: string): boolean {
	return /^\d{1,10}$/.test(text) && Number(text) >= 1 && Number(text) <= 2_147_483_647;
}

/** The identifier in `466`, `"466"`, `{ "id": 466 }`. */
export function identifierOf(entry: unknown): string | undefined {
	const id: unknown =
		typeof entry === 'object' && entry !== null
			? ((entry as { id?: unknown }).id ?? (entry as { contentId?: unknown }).contentId)
			: entry;
	const text = typeof id === 'number' || typeof id === 'string' ? String(id).trim() : '';
	return isIdentifier(text) ? text : undefined;
}

export function listOf(value: unknown): unknown[] {
	if (value === null || value === undefined || value === '') return [];
	if (Array.isArray(value))
		return value.filter((entry) => entry !== null && entry !== undefined && entry !== '');
	return typeof value === 'string'
		? value
				.split(',')
				.map((part) => part.trim())
				.filter((part) => part !== '')
		: [value];
}

/** An entry as an error names it: by its place in the list, and by what it shows of itself. */
export function entryName(entry: unknown, position: number): string {
	const shown =
		typeof entry === 'object' && entry !== null
			? ((entry as { name?: unknown }).name ?? (entry as { otherText?: unknown }).otherText)
			: entry;
	const text = typeof shown === 'string' || typeof shown === 'number' ? String(shown).slice(0, 60) : '';
	return text === '' ? `entry ${position + 1}` : `entry ${position + 1} ("${text}")`;
}

export interface GivenLink {
	name: string;
	url: string;
}

/** Links as people give them and as they are read: objects, or the addresses alone. */
export function linksOf(value: unknown): GivenLink[] {
	const list: unknown[] =
		value === '' || value === null || value === undefined ? [] : Array.isArray(value) ? value : [value];
	return list.map((entry) => {
		const { name, url } =
			typeof entry === 'object' && entry !== null
				? (entry as { name?: unknown; url?: unknown })
				: { name: undefined, url: entry };
		return { name: plainText(name), url: plainText(url).trim() };
	});
}

export function isLink(url: string): boolean {
	return /^[a-z][a-z0-9+.-]*:/i.test(url);
}

/** Cells of a matrix: objects, or `1253:728` as the editor asks for them. An ID that is none is undefined. */
export function cellsOf(value: unknown): Array<{ rowId?: string; columnId?: string }> {
	return listOf(value).map((cell) => {
		const [rowId, columnId] =
			typeof cell === 'object' && cell !== null
				? [(cell as { rowId?: unknown }).rowId, (cell as { columnId?: unknown }).columnId]
				: plainText(cell).split(':');
		return { rowId: identifierOf(rowId), columnId: identifierOf(columnId) };
	});
}

function plainText(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
