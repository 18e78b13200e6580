import type { IDataObject } from 'n8n-workflow';
import { finishedItems, isFiltered } from '../operation/words/output';
import { readPages } from '../operation/words/paging';
import type { Method, OperationItem, OperationOutcome, PagingSpec, ParameterValues } from '../operation/spec';
import { isAbsent } from '../operation/values/values';

interface Fetching {
	system: string;
	/** One page, as long as it came; number and size travel in the values. */
	fetch: (values: ParameterValues) => Promise<OperationOutcome>;
	isCancelled: () => boolean;
	report?: (soFar: string) => void;
}

/** Follows the pages of a method's list up to the limit, or to their end. */
export async function allPages(
	{ answer, paging }: Method,
	values: ParameterValues,
	{ system, fetch, isCancelled, report }: Fetching,
): Promise<OperationOutcome> {
	const { page: pageNumber, size: pageSizePlace, until } = paging!;
	const isWhole = values.returnAll === true || isFiltered(answer.list, values);
	const wanted = isWhole ? Infinity : Number(values.limit ?? 50);
	const pageSize = pageSizeOf(paging!, values, wanted);
	let entries = 0;
	const read = await readPages<OperationItem>({
		system,
		wanted,
		pageSize,
		until,
		keyOf: ({ json }) => keyOf(paging!, json),
		fetchPage: async (page) => {
			const sizes = pageSizePlace ? { [pageSizePlace.path]: pageSize } : {};
			const outcome = await fetch({ ...values, [pageNumber.path]: page, ...sizes });
			if (outcome.failure) return outcome;
			entries += outcome.items.length;
			report?.(entriesRead(entries, Math.min(outcome.total ?? Infinity, wanted)));
			return { entries: outcome.items, total: outcome.total };
		},
		isCancelled,
	});
	return read.failure
		? read
		: { items: finishedItems({ list: answer.list, gives: [] }, read.entries, values) };
}

function entriesRead(entries: number, of: number): string {
	return Number.isFinite(of) ? `${Math.min(entries, of)} of ${of} entries read` : `${entries} entries read`;
}

/** A page need not hold more than is wanted. */
export function pageSizeOf(
	{ pageSize, chosenSize }: Pick<PagingSpec, 'pageSize' | 'chosenSize'>,
	values: ParameterValues,
	wanted: number,
): number | undefined {
	if (pageSize === undefined) return undefined;
	const chosen = chosenSize === undefined ? pageSize : Number(values[chosenSize]) || pageSize;
	return Math.max(1, Math.min(chosen, wanted));
}

function keyOf({ key, within }: PagingSpec, json: IDataObject): string | undefined {
	if (isAbsent(json[key])) return undefined;
	return within === undefined ? String(json[key]) : `${String(json[within])} ${String(json[key])}`;
}
