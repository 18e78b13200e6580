import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';
import type { Dialect } from '../operation/dialect';
import type {
	CallContext,
	Operation,
	OperationContext,
	ParameterValues,
	PropertySpec,
} from '../operation/spec';
import type { Failure } from '../soap/failure';
import { askOf } from '../engine/ask';
import { Caller } from '../engine/caller';
import { toEditorError } from './errors';
import { openExchange } from './openExchange';

const timeout = 30_000;

/** Calls an operation from the editor, where there are no items. */
export async function callFromEditor(
	context: ILoadOptionsFunctions,
	dialect: Dialect,
	operation: Operation,
	values: ParameterValues,
): Promise<IDataObject[]> {
	const { caller, given } = await openCaller(context, dialect, values);
	const outcome = await caller.run(operation, given);
	if (outcome.failure) throw toEditorError(context.getNode(), outcome.failure);
	return outcome.items.map((item) => item.json);
}

/** What only several calls tell; `fields` are looked up in `values` before. */
export async function askFromEditor<Found>(
	context: ILoadOptionsFunctions,
	dialect: Dialect,
	{ fields, values }: { fields: PropertySpec[]; values: ParameterValues },
	ask: (context: OperationContext) => Promise<{ found: Found; failure?: undefined } | { failure: Failure }>,
): Promise<Found> {
	const { caller, given } = await openCaller(context, dialect, values);
	const answer = await askOf<Found>(caller, given, ask, fields);
	if (answer.failure) throw toEditorError(context.getNode(), answer.failure);
	return answer.found;
}

async function openCaller(context: ILoadOptionsFunctions, dialect: Dialect, values: ParameterValues) {
	const exchange = await openExchange(context, dialect, { timeout });
	const given: CallContext = {
		values,
		itemIndex: 0,
		settings: exchange.settings,
		isEditor: true,
		binary: async () => await Promise.reject(new Error('The editor has no file')),
		wait: exchange.wait,
		isCancelled: exchange.isCancelled,
	};
	return { caller: new Caller(dialect, exchange), given };
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
