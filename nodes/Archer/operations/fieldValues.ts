import type { OperationContext, PropertySpec } from '../../shared/operation/spec';
import { parameterFailure, type Failure } from '../../shared/soap/failure';
import { useAccountZone } from '../fields/accountZone';
import { changedValue, type PresentField } from '../fields/change';
import { isIdentifier } from '../fields/identifiers';
import { readFieldValues, readRows, type FieldEntry } from '../fields/input';
import { simplified, type FieldNames } from '../fields/read';
import { fieldTypeOf } from '../fields/types';
import { writeRecord } from '../fields/write';
import { findFieldNames, isRefusal, type FoundNames } from './fieldNames';
import { lookUpField } from './metadata';
import { presentRecordStep } from './recordRead';
import { rowsOf, textOf } from './search';
import type { IDataObject } from 'n8n-workflow';

export { fieldsModeProperties } from './fieldValueProperties';

/** Field values whose keys are IDs and whose XML is written: what the hooks put in the place of the user's JSON. */
export class PreparedXml {
	constructor(readonly xml: string) {}
}

/** The parameter that carries the fields of one record. */
export const fieldValuesXml: PropertySpec['xml'] = {
	path: 'fieldValues',
	example: '{"7001":"Router"}',
	document: (value) => {
		if (value instanceof PreparedXml) return value.xml;
		const read = readFieldValues(value);
		if (read.problem !== undefined) return read;
		const written = writeRecord(read.entries);
		return written.problem === undefined ? written.xml : { problem: written.problem };
	},
};

export type ResolvedFields =
	| { entries: FieldEntry[]; failure?: undefined }
	| { entries?: undefined; failure: Failure };

const label = 'Fields';
const guidPattern = /^\{?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}?$/i;
const isName = (key: string) => !/^\d+$/.test(key) && !guidPattern.test(key);

/**
 * What the user gave as field values, with IDs as keys. GUIDs cost a look-up each. Names, and what is added to or taken from
 * a present list, need a record to read: the one that is changed, or the sample that the user names.
 */
export async function resolveFields(context: OperationContext, contentId?: unknown): Promise<ResolvedFields> {
	const { values } = context;
	const zoneProblem = useAccountZone(context);
	if (zoneProblem) return { failure: zoneProblem };
	const read =
		values.fieldsMode === 'json' ? readFieldValues(values.fieldValues) : readRows(rowsOf(values.fields));
	if (read.problem !== undefined) return failed(`'${label}' ${read.problem}`);
	const { entries } = read;
	if (entries.length === 0) return failed(`'${label}' is empty`, 'Add at least one field.');
	const present = await presentRecord(context, entries, contentId);
	if (present.failure) return present;
	const resolved: FieldEntry[] = [];
	for (const entry of entries) {
		const one = await resolveEntry(context, entry, present);
		if (one.failure) return one;
		resolved.push(one.entry);
	}
	const keys = resolved.map(({ key }) => key);
	const repeated = keys.find((key, index) => keys.indexOf(key) !== index);
	return repeated === undefined
		? { entries: resolved }
		: failed(`'${label}' names the field ${repeated} twice, once under another name`);
}

function failed(message: string, advice?: string): { failure: Failure } {
	return { failure: parameterFailure(label, message, advice) };
}

interface Present {
	/** Undefined where no record was read. */
	fields?: PresentField[];
	contentId?: string;
	/** Names by field ID, for fields that come without one. */
	names?: FieldNames;
	failure?: undefined;
}

/** The fields of the record that names and present values are taken from; nothing is read where nothing needs it. */
async function presentRecord(
	context: OperationContext,
	entries: FieldEntry[],
	contentId: unknown,
): Promise<Present | { failure: Failure }> {
	const { values, call, settings } = context;
	const sampleId = textOf(values.sampleRecordId);
	const named = entries.filter(({ key }) => isName(key));
	const changed = entries.filter(({ change }) => change !== 'replace');
	const own = textOf(contentId);
	if (changed.length > 0 && own === '') {
		return failed(
			`'${label}' adds to or removes from field "${changed[0].key}", but a new record has nothing yet`,
		);
	}
	if (named.length === 0 && changed.length === 0 && sampleId === '') return {};
	const id = own === '' ? sampleId : own;
	if (id === '') {
		return failed(
			`'${label}' names the field "${named[0].key}", and Archer cannot look up the names of fields`,
			"Use the ID or GUID of the field, or give an existing record of the application under 'Sample Record ID': the names are looked up with it.",
		);
	}
	const moduleId = textOf(values.moduleId ?? values.subformModuleId);
	const read = async () =>
		await call(presentRecordStep, { moduleId, contentId: id, timeZone: values.timeZone });
	// The record that is changed is read anew for every item, for an item before may have changed it.
	const outcome = own === '' ? await once(settings, `record ${id}`, read) : await read();
	if (outcome.failure) return { failure: { ...outcome.failure, reached: 'no' } };
	const { record, unread } = outcome.items[0].json as unknown as {
		record: IDataObject;
		unread: Record<string, string[]>;
	};
	const fields = Object.values((record.fields ?? {}) as Record<string, IDataObject>).map((json) => ({
		json,
		unread: Object.prototype.hasOwnProperty.call(unread, String(json.id)) ? unread[String(json.id)] : [],
	}));
	const missing = named.find(({ key }) => fieldsCalled(fields, key).length === 0);
	if (missing === undefined || fields.length === 0) return { fields, contentId: id };
	const found = await searchNames(context, { ...record, moduleId: record.moduleId ?? moduleId }, fields, id);
	return found.failure
		? {
				failure: {
					...found.failure,
					message: `The name of the field "${missing.key}" could not be looked up: ${found.failure.message}`,
					advice: 'Use the ID or GUID of the field.',
					parameter: label,
					reached: 'no',
				},
			}
		: { fields, contentId: id, names: found.names };
}

/** Names belong to the level of an application, so one search does for all records that show the same fields. */
async function searchNames(
	context: OperationContext,
	record: IDataObject,
	fields: PresentField[],
	contentId: string,
): Promise<FoundNames> {
	const fieldIds = [...new Set(fields.map(({ json }) => textOf(json.id)))].filter(isIdentifier);
	const [moduleId, levelId] = [textOf(record.moduleId), textOf(record.levelId)];
	const plain = fields.find(({ json }) => json.type === 'trackingId' || json.type === 'text');
	const wanted = { moduleId, levelId, contentId, fieldIds, plainFieldId: plain && textOf(plain.json.id) };
	return await once(
		context.settings,
		`names ${moduleId} ${levelId} ${fieldIds.join()}`,
		async () => await findFieldNames(context, wanted),
		isRefusal,
	);
}

/** Look-ups of one run, under the settings that all its items share: a thousand items with one GUID ask once. */
const lookUps = new WeakMap<object, Map<string, Promise<unknown>>>();

async function once<Outcome extends { failure?: Failure }>(
	run: object,
	key: string,
	ask: () => Promise<Outcome>,
	lasts: (failure: Failure) => boolean = () => false,
): Promise<Outcome> {
	const known = lookUps.get(run) ?? new Map<string, Promise<unknown>>();
	lookUps.set(run, known);
	const pending = (known.get(key) as Promise<Outcome> | undefined) ?? ask();
	known.set(key, pending);
	const outcome = await pending;
	if (outcome.failure && !lasts(outcome.failure)) known.delete(key);
	return outcome;
}

const sameName = (name: unknown, key: string) => textOf(name).toLowerCase() === key.toLowerCase();

/** By name, else by the alias that searches tell. */
function fieldsCalled(fields: PresentField[], key: string, names?: FieldNames): PresentField[] {
	const entry = (field: PresentField) => names?.get(String(field.json.id));
	const byName = fields.filter((field) => sameName(field.json.name ?? entry(field)?.name, key));
	return byName.length > 0 ? byName : fields.filter((field) => sameName(entry(field)?.alias, key));
}

type ResolvedEntry = { entry: FieldEntry; failure?: undefined } | { entry?: undefined; failure: Failure };

async function resolveEntry(
	{ call, settings }: OperationContext,
	entry: FieldEntry,
	present: Present,
): Promise<ResolvedEntry> {
	const guid = guidPattern.exec(entry.key)?.[1];
	let { key } = entry;
	if (guid !== undefined) {
		const outcome = await once(settings, guid.toLowerCase(), async () => await call(lookUpField, { guid }));
		if (outcome.failure) return { failure: { ...outcome.failure, parameter: label, reached: 'no' } };
		key = String(outcome.items[0].json.fieldId);
	} else if (!/^\d+$/.test(key)) {
		const found = fieldsCalled(present.fields ?? [], key, present.names);
		if (found.length !== 1) return notOne(key, found.length, present);
		key = String(found[0].json.id);
	}
	const fields = (present.fields ?? []).filter(({ json }) => String(json.id) === key);
	const resolved = { ...entry, key, type: entry.type ?? fieldTypeOf(fields[0]?.json.typeId) };
	if (entry.change === 'replace') return { entry: resolved };
	const changed = changedValue(resolved, fields);
	return changed.problem === undefined
		? { entry: { ...resolved, type: changed.type, value: changed.value, change: 'replace' } }
		: failed(`'${label}' ${changed.problem}`, changed.advice);
}

function notOne(
	key: string,
	found: number,
	{ fields = [], names, contentId = '' }: Present,
): { failure: Failure } {
	if (found > 1) return failed(`'${label}': ${found} fields are called "${key}"`, 'Use the ID of the field.');
	const nameless = fields.filter(({ json }) => !json.name && !names?.get(String(json.id))?.name);
	const without =
		nameless.length === 0
			? ''
			: ` Archer gives no name for ${nameless.length} of the ${fields.length} fields of this record: searches cannot show them.`;
	return failed(
		`'${label}': no field of record ${contentId} is called "${key}"`,
		`Use the ID or GUID of the field.${without}`,
	);
}

/** `finish` of what gives records: plain values under names where the user wants it simple. */
export function finishRecords(items: IDataObject[], { values }: OperationContext) {
	return items.map((json) => ({ json: values.simplify === false ? json : simplified(json) }));
}
