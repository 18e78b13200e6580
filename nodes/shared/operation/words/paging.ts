import { createHash } from 'node:crypto';
import type { Failure } from '../../soap/failure';

/** One page as it was read; `total` is what the answer says about all pages together. */
export interface FetchedPage<Entry> {
	entries: Entry[];
	total?: number;
	failure?: undefined;
}

export interface PagedList<Entry> {
	/** Name of the system, for the error. */
	system: string;
	/** Most entries wanted; Infinity for all. */
	wanted: number;
	/** Entries of a full page; undefined where the system decides. */
	pageSize?: number;
	/** When the list has ended: after `total` entries, with a page that is not full, or with an empty one (which ends any). */
	until: 'total' | 'shortPage' | 'emptyPage';
	/** What tells an entry from all others; undefined where it has no identifier. */
	keyOf: (entry: Entry) => string | undefined;
	fetchPage: (page: number) => Promise<FetchedPage<Entry> | { failure: Failure }>;
	isCancelled: () => boolean;
}

export type ReadPages<Entry> =
	| { entries: Entry[]; failure?: undefined }
	| { entries?: undefined; failure: Failure };

/**
 * Follows the pages of a list from 1. An entry that a change in the system moves to a later page meanwhile is not given twice.
 * A page that claims to go on and brings nothing new is an error: what comes after it would be missing without a word, or the
 * reading would never end.
 */
export async function readPages<Entry>(list: PagedList<Entry>): Promise<ReadPages<Entry>> {
	const { wanted, fetchPage, isCancelled } = list;
	const read = new NewEntries(list.keyOf);
	const taken: Entry[] = [];
	for (let number = 1; taken.length < wanted && !isCancelled(); number++) {
		const page = await fetchPage(number);
		if (page.failure) return page;
		const before = taken.length;
		for (const entry of read.among(page.entries)) taken.push(entry);
		if (taken.length === before) {
			if (!isComplete(list, page, taken.length)) return { failure: nothingNew(list.system, number, before) };
			break;
		}
		if (isLast(list, page, number)) break;
	}
	return { entries: taken.length > wanted ? taken.slice(0, wanted) : taken };
}

function isLast<Entry>({ until, pageSize }: PagedList<Entry>, page: FetchedPage<Entry>, number: number) {
	if (pageSize === undefined) return false;
	if (until === 'total') return page.total !== undefined && number * pageSize >= page.total;
	return until === 'shortPage' && page.entries.length < pageSize;
}

/** Whether a page without anything new is the end. */
function isComplete<Entry>({ until, pageSize }: PagedList<Entry>, page: FetchedPage<Entry>, taken: number) {
	const { entries, total } = page;
	if (entries.length === 0) return true;
	// Entries that moved up while the list was read leave a last page of known ones.
	if (until !== 'emptyPage' && pageSize !== undefined && entries.length < pageSize) return true;
	// Where a total is not proved to be one it may be the number of this page.
	return total !== undefined && taken >= total && (until === 'total' || taken > entries.length);
}

/** Tells which entries of a list have not come before. */
export class NewEntries<Entry> {
	private readonly keys = new Set<string>();

	private readonly pages = new Set<string>();

	constructor(private readonly keyOf: (entry: Entry) => string | undefined) {}

	/** Of entries without an identifier equal ones may be several; only a whole page that came before is none. */
	among(page: Entry[]): Entry[] {
		let hasUnknown = false;
		const fresh: Entry[] = [];
		for (const entry of page) {
			const key = this.keyOf(entry);
			if (key === undefined) hasUnknown = true;
			else if (this.keys.has(key)) continue;
			else this.keys.add(key);
			fresh.push(entry);
		}
		if (!hasUnknown) return fresh;
		const hash = createHash('sha256').update(JSON.stringify(page)).digest('base64');
		if (this.pages.has(hash)) return [];
		this.pages.add(hash);
		return fresh;
	}
}

/** What a system has done that answers with the same page for ever. */
export function nothingNew(system: string, page: number, read: number): Failure {
	return {
		kind: 'unreadable',
		message: `${system} answered page ${page} with nothing but entries of the pages before`,
		advice: `${read} entries were read; the list may be longer, and the rest cannot be reached page by page. Ask for fewer with Limit, with a larger page, or in one request where the operation offers it.`,
		reached: 'yes',
	};
}
