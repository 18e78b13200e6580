/**
 * Which changes have been handed on already. Positions are those of the system alone (its times in milliseconds, or its
 * tracking IDs), so that the clock of this machine never counts.
 *
 * A change may become visible after a later one: every poll looks back by `overlap` and tells by ID and position what is
 * known. That also separates changes of the same time.
 */
export interface CursorState {
	/** The newest position that was seen; null before the first. */
	position: number | null;
	/** Nothing below is ever handed on; null for no limit. */
	floor: number | null;
	/** Position of every change within the overlap, by record ID. */
	seen: Record<string, number>;
}

export interface Change<T> {
	id: string;
	position: number;
	record: T;
}

/** Known changes that are kept at most; above it the oldest are given up, and nothing older is looked at again. */
const mostKept = 20_000;

export function emptyState(floor: number | null = null): CursorState {
	return { position: null, floor, seen: {} };
}

/** From where a poll has to read; undefined for the beginning. */
export function lowerBound({ position, floor }: CursorState, overlap: number): number | undefined {
	const back = position === null ? -Infinity : position - overlap;
	const bound = Math.max(back, floor ?? -Infinity);
	return bound === -Infinity ? undefined : bound;
}

/** The state at an activation that starts from now: the newest changes count as known, anything older is never given. */
export function baseline(newest: Array<Change<unknown>>): CursorState {
	if (newest.length === 0) return emptyState();
	const position = highest(newest);
	const known = newest.filter((change) => change.position === position);
	return { position, floor: position, seen: Object.fromEntries(known.map(({ id }) => [id, position])) };
}

/** Without a spread: what an answer holds may be more than a call takes arguments. */
function highest(changes: Array<Change<unknown>>): number {
	return changes.reduce((most, { position }) => Math.max(most, position), -Infinity);
}

export interface ReadOptions {
	overlap: number;
	/** What the system's filter can tell apart: 1000 for times that it compares by the second, 1 for IDs. */
	granularity: number;
	pageSize: number;
	/** New changes after which the rest is left for the next poll. */
	most: number;
	/** Whether the time for this poll is used up. */
	isOver: () => boolean;
}

/** Changes from a position on, oldest first; a failure when the system did not answer. */
export type FetchPage<T, F> = (
	from: number | undefined,
	pageNumber: number,
) => Promise<{ changes: Array<Change<T>>; failure?: undefined } | { changes?: undefined; failure: F }>;

export interface ReadChanges<T, F> {
	changes: Array<Change<T>>;
	state: CursorState;
	/** What ended the reading early; the changes before it count. */
	failure?: F;
}

/**
 * Reads the changes that are not known. It goes on from the last position of a full page and not by page numbers: a record
 * that changes meanwhile moves to the end and would pull the next page up, over a record that was not read yet. Page numbers
 * only count within one moment that fills a page.
 */
export async function readChanges<T, F>(
	state: CursorState,
	fetchPage: FetchPage<T, F>,
	{ overlap, granularity, pageSize, most, isOver }: ReadOptions,
): Promise<ReadChanges<T, F>> {
	const lowest = lowerBound(state, overlap);
	const next: CursorState = { ...state, seen: { ...state.seen } };
	const changes: Array<Change<T>> = [];
	let from = lowest;
	let pageNumber = 1;
	for (;;) {
		const page = await fetchPage(from, pageNumber);
		if (page.changes === undefined) return { changes, state: pruned(next, overlap), failure: page.failure };
		for (const change of page.changes) {
			if (take(next, change, lowest)) changes.push(change);
		}
		if (page.changes.length < pageSize || changes.length >= most || isOver()) break;
		const last = highest(page.changes);
		const onward = Math.floor(last / granularity) * granularity;
		if (from === undefined || onward > from) {
			from = onward;
			pageNumber = 1;
		} else {
			pageNumber++;
		}
	}
	return { changes, state: pruned(next, overlap) };
}

/** Whether a change is new; from then on it is known. */
function take(state: CursorState, { id, position }: Change<unknown>, lowest: number | undefined): boolean {
	if (lowest !== undefined && position < lowest) return false;
	const known = Object.prototype.hasOwnProperty.call(state.seen, id) ? state.seen[id] : undefined;
	if (known !== undefined && known >= position) return false;
	state.seen[id] = position;
	state.position = Math.max(state.position ?? position, position);
	return true;
}

/** Forgets what no later poll can read again. */
function pruned(state: CursorState, overlap: number): CursorState {
	const lowest = lowerBound(state, overlap);
	let entries = Object.entries(state.seen).filter(
		([, position]) => lowest === undefined || position >= lowest,
	);
	let { floor } = state;
	if (entries.length > mostKept) {
		entries.sort(([, a], [, b]) => b - a);
		// All changes of the lowest position that is kept stay known, or one of them would come again.
		floor = entries[mostKept - 1][1];
		entries = entries.filter(([, position]) => position >= floor!);
	}
	return { position: state.position, floor, seen: Object.fromEntries(entries) };
}
