import type { IDataObject } from 'n8n-workflow';
import type { Method, OperationContext, OperationOutcome } from '../../shared/operation/spec';
import type { Failure } from '../../shared/soap/failure';
import { buildOptions } from '../query/builder';
import { searchPage } from '../query/methods';
import { fieldNamesIn, type FieldNames } from './fieldDefinitions';

/**
 * The names of a record's fields. A single record has none (public connectors add them from elsewhere); of the SOAP
 * services only searches tell names, for the fields that they display.
 */
export const fieldNames: Method = {
	...searchPage,
	answer: {
		embedded: true,
		// No records but the definitions beside them, as pairs: IDs are the keys of a map.
		decode: (root) =>
			root.name === 'Records'
				? [{ names: [...fieldNamesIn(root)] as unknown as IDataObject[] }]
				: { problem: `it is <${root.name}> instead of <Records>` },
		whenEmpty: { json: { names: [] } },
		gives: [],
	},
};

export interface NamedRecord {
	moduleId: string;
	contentId: string;
	levelId: string;
	fieldIds: string[];
	/** A field that searches surely can display, to tell a bad field from a search that cannot work at all. */
	plainFieldId?: string;
}

export type FoundNames = { names: FieldNames; failure?: undefined } | { names?: undefined; failure: Failure };

/** Requests for one record's names, where some of its fields cannot be displayed. */
const mostRequests = 40;

/**
 * One search that displays all the fields. Whether a field that is not searchable makes the search fail is not documented:
 * then the fields are asked for in halves, and those that fail alone have no name.
 */
export async function findFieldNames(context: OperationContext, record: NamedRecord): Promise<FoundNames> {
	const names: FieldNames = new Map();
	const first = await ask(context, record, record.fieldIds);
	if (first.failure && !isRefusal(first.failure)) return { failure: first.failure };
	if (!first.failure) {
		// What the condition takes for a level is shown by one example only: a search that finds nothing is done without it.
		return merge(names, first).size === 0 && record.levelId !== ''
			? await findFieldNames(context, { ...record, levelId: '' })
			: { names };
	}
	const { plainFieldId } = record;
	if (plainFieldId !== undefined && record.fieldIds.length > 1) {
		const plain = await ask(context, record, [plainFieldId]);
		if (plain.failure) return { failure: plain.failure };
		merge(names, plain);
	}
	const waiting = halves(record.fieldIds.filter((id) => !names.has(id)));
	for (let requests = 0; waiting.length > 0 && requests < mostRequests; requests++) {
		const ids = waiting.pop()!;
		const outcome = await ask(context, record, ids);
		if (!outcome.failure) merge(names, outcome);
		else if (!isRefusal(outcome.failure)) return { failure: outcome.failure };
		else if (ids.length > 1) waiting.push(...halves(ids));
	}
	return names.size === 0 ? { failure: first.failure } : { names };
}

/** What a field that cannot be displayed may look like; anything else is no matter of the fields, and may pass. */
export function isRefusal({ kind }: Failure): boolean {
	return kind === 'fault' || kind === 'rejected' || kind === 'notFound' || kind === 'denied';
}

function halves(ids: string[]): string[][] {
	const middle = Math.ceil(ids.length / 2);
	return [ids.slice(0, middle), ids.slice(middle)].filter((part) => part.length > 0);
}

async function ask(
	{ call }: OperationContext,
	{ moduleId, contentId, levelId }: NamedRecord,
	displayFields: string[],
): Promise<OperationOutcome> {
	const { options: searchOptions } = buildOptions({
		moduleId,
		displayFields,
		conditions: [{ type: 'content', value: [contentId], level: levelId }],
		sort: [],
		pageSize: 1,
	});
	return await call(fieldNames, { searchOptions, pageNumber: 1 });
}

function merge(names: FieldNames, outcome: { items: Array<{ json: IDataObject }> }): FieldNames {
	const found = (outcome.items[0]?.json.names ?? []) as unknown as Array<
		[string, { name?: string; alias?: string; guid?: string }]
	>;
	for (const [id, name] of found) names.set(id, name);
	return names;
}
