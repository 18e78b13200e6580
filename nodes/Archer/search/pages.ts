import type { IDataObject } from 'n8n-workflow';
import { readPages } from '../../shared/operation/paging';
import type { OperationOutcome } from '../../shared/operation/spec';
import { simplified } from '../fields/read';

export interface PageRules {
	/** Most records wanted; Infinity for all. */
	wanted: number;
	/** Records that a full page has; undefined where the report decides. */
	pageSize?: number;
	/** Whether the answer's `count` is the total of all pages: proved for ExecuteSearch only. */
	countIsTotal?: true;
	simplify: boolean;
	isCancelled: () => boolean;
}

/** What the reader of a search's answer makes: one entry that holds the page. */
export function pageEntry(page: { records: IDataObject[]; count?: number }): IDataObject[] {
	return [{ records: page.records, count: page.count }];
}

/** Follows the pages of a search. Each page is dropped once its records are taken over. */
export async function followPages(
	fetchPage: (pageNumber: number) => Promise<OperationOutcome>,
	{ wanted, pageSize, countIsTotal, simplify, isCancelled }: PageRules,
): Promise<OperationOutcome> {
	const read = await readPages<IDataObject>({
		system: 'Archer',
		wanted,
		pageSize,
		until: countIsTotal ? 'total' : pageSize === undefined ? 'emptyPage' : 'shortPage',
		keyOf: ({ levelId, contentId }) =>
			contentId === undefined ? undefined : `${String(levelId)} ${String(contentId)}`,
		fetchPage: async (pageNumber) => {
			const outcome = await fetchPage(pageNumber);
			if (outcome.failure) return outcome;
			const { records, count } = (outcome.items[0]?.json ?? { records: [] }) as unknown as {
				records: IDataObject[];
				count?: number;
			};
			return { entries: records, total: count };
		},
		isCancelled,
	});
	if (read.failure) return read;
	return { items: read.entries.map((record) => ({ json: simplify ? simplified(record) : record })) };
}
