import type { IDataObject } from 'n8n-workflow';
import type { OperationItem, OperationOutcome } from '../../shared/operation/spec';
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

/**
 * Follows the pages of a search from 1. Each page is dropped once its records are taken over. A record that a change in
 * Archer moves to a later page while this reads is not given twice.
 */
export async function followPages(
	fetchPage: (pageNumber: number) => Promise<OperationOutcome>,
	{ wanted, pageSize, countIsTotal, simplify, isCancelled }: PageRules,
): Promise<OperationOutcome> {
	const items: OperationItem[] = [];
	const seen = new Set<string>();
	for (let pageNumber = 1; items.length < wanted && !isCancelled(); pageNumber++) {
		const outcome = await fetchPage(pageNumber);
		if (outcome.failure) return outcome;
		const { records, count } = (outcome.items[0]?.json ?? { records: [] }) as unknown as {
			records: IDataObject[];
			count?: number;
		};
		const before = items.length;
		for (const record of records) {
			const key =
				record.contentId === undefined ? undefined : `${String(record.levelId)} ${String(record.contentId)}`;
			if (key !== undefined && seen.has(key)) continue;
			if (key !== undefined) seen.add(key);
			items.push({ json: simplify ? simplified(record) : record });
		}
		// A page that brings nothing new ends the list too: some systems give the last page for every later number.
		if (items.length === before) break;
		if (countIsTotal && pageSize !== undefined && count !== undefined && pageNumber * pageSize >= count)
			break;
		if (!countIsTotal && pageSize !== undefined && records.length < pageSize) break;
	}
	return { items: items.length > wanted ? items.slice(0, wanted) : items };
}
