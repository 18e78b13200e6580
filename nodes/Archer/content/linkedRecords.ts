import type { IDataObject } from 'n8n-workflow';
import type { OperationContext } from '../../shared/operation/spec';
import type { Failure } from '../../shared/soap/failure';
import { metadataOf } from '../metadata/metadata';
import type { Level } from '../metadata/model';
import { buildOptions } from '../query/builder';
import { allFields } from '../query/displayed';
import { executeSearch } from '../query/methods';
import { textOf } from './given';
import { fieldTypeOf, type FieldType } from './types';

/** The records that records link to, one level deep: as many as possible with one request, few requests at a time. */

const perRequest = 200;
const sideBySide = 3;

const referenceTypes: ReadonlySet<FieldType | undefined> = new Set<FieldType>([
	'crossReference',
	'relatedRecords',
	'multipleReferenceDisplayControl',
	'questionnaireReference',
]);

export function isReference(typeGiven: unknown): boolean {
	return referenceTypes.has(fieldTypeOf(typeGiven));
}

/** What is linked, by content ID; what cannot be read is said once and stays a link. */
export async function linkedRecords(
	context: OperationContext,
	records: IDataObject[],
): Promise<Map<string, IDataObject>> {
	const linked = new Map<string, IDataObject>();
	const requests: Request[] = [];
	for (const [fieldId, { name, ids }] of referencesIn(records)) {
		const levels = await metadataOf(context).referenceLevels(Number(fieldId));
		if (levels.failure) say(context, name, levels.failure);
		for (const level of levels.found ?? []) {
			const fields = await allFields(context, level.applicationId, level.id);
			if (fields.failure) say(context, name, fields.failure);
			else requests.push(...requestsFor(level, fields.found, { name, ids: [...ids] }));
		}
	}
	while (requests.length > 0) {
		const together = requests.splice(0, sideBySide);
		const answers = await Promise.all(together.map(async (request) => await ask(context, request)));
		for (const record of answers.flat()) linked.set(textOf(record.contentId), record);
	}
	return linked;
}

interface References {
	/** Name of the field that has the links. */
	name: string;
	ids: Set<string>;
}

function referencesIn(records: IDataObject[]): Map<string, References> {
	const found = new Map<string, References>();
	const fields = records.flatMap((record) =>
		Object.values((record.fields ?? {}) as Record<string, IDataObject>),
	);
	for (const { id, name, type, value } of fields) {
		if (!isReference(type) || !Array.isArray(value)) continue;
		const own = found.get(String(id)) ?? { name: textOf(name) || textOf(id), ids: new Set<string>() };
		for (const entry of value as IDataObject[]) if (textOf(entry?.id) !== '') own.ids.add(textOf(entry.id));
		if (own.ids.size > 0) found.set(String(id), own);
	}
	const nested = records.flatMap(({ records: inner }) =>
		Array.isArray(inner) ? (inner as IDataObject[]) : [],
	);
	if (nested.length > 0) {
		for (const [id, { name, ids }] of referencesIn(nested)) {
			const own = found.get(id) ?? { name, ids: new Set<string>() };
			for (const one of ids) own.ids.add(one);
			found.set(id, own);
		}
	}
	return found;
}

interface Request {
	level: Level;
	fields: string[];
	name: string;
	ids: string[];
}

function requestsFor(
	level: Level,
	fields: string[],
	{ name, ids }: { name: string; ids: string[] },
): Request[] {
	const requests: Request[] = [];
	for (let start = 0; start < ids.length; start += perRequest) {
		requests.push({ level, fields, name, ids: ids.slice(start, start + perRequest) });
	}
	return requests;
}

async function ask(context: OperationContext, { level, fields, name, ids }: Request): Promise<IDataObject[]> {
	const { options: searchOptions } = buildOptions({
		moduleId: String(level.applicationId),
		displayFields: fields,
		conditions: [{ type: 'content', value: ids }],
		sort: [],
		pageSize: perRequest,
	});
	const outcome = await context.call(executeSearch, {
		searchOptions,
		pageSize: perRequest,
		returnAll: true,
		simplify: false,
	});
	if (outcome.failure) {
		say(context, name, outcome.failure);
		return [];
	}
	return outcome.items.map(({ json }) => json);
}

function say({ remark }: OperationContext, name: string, { message }: Failure): void {
	remark(`The records that the field "${name}" links to could not be read: ${message}`);
}
