import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';
import type { Dialect } from '../operation/dialect';
import type { OperationSpec, ParameterValues } from '../operation/spec';
import { Caller } from './call';
import { toEditorError } from './errors';
import { openExchange } from './exchange';

const timeout = 30_000;

/** Calls an operation from the editor, where there are no items. */
export async function callFromEditor(
	context: ILoadOptionsFunctions,
	dialect: Dialect,
	operation: OperationSpec,
	values: ParameterValues,
): Promise<IDataObject[]> {
	const exchange = await openExchange(context, dialect, { timeout });
	const outcome = await new Caller(dialect, exchange).run(operation, {
		values,
		itemIndex: 0,
		settings: exchange.settings,
		binary: async () => await Promise.reject(new Error('The editor has no file')),
		wait: exchange.wait,
		isCancelled: exchange.isCancelled,
	});
	if (outcome.failure) throw toEditorError(context.getNode(), outcome.failure);
	return outcome.items.map((item) => item.json);
}

/** Entries of a picker whose name or value holds what the user typed, in the order of their names. */
export function matching(
	entries: INodeListSearchItems[],
	filter: string | undefined,
): INodeListSearchItems[] {
	const wanted = (filter ?? '').trim().toLowerCase();
	return entries
		.filter(({ name, value }) => `${name} ${String(value)}`.toLowerCase().includes(wanted))
		.sort((a, b) => a.name.localeCompare(b.name));
}

/** One page of a list that is complete in memory; the token is the number of entries already shown. */
export function pageOf(
	entries: INodeListSearchItems[],
	paginationToken: string | undefined,
	size = 100,
): INodeListSearchResult {
	const start = Number(paginationToken ?? 0) || 0;
	const end = start + size;
	const results = entries.slice(start, end);
	return end < entries.length ? { results, paginationToken: String(end) } : { results };
}
