import type { OperationContext, OperationOutcome, PropertySpec } from '../../shared/operation/spec';
import { parameterFailure, type Failure } from '../../shared/soap/failure';
import { useAccountZone } from '../fields/accountZone';
import { readFieldValues, readRows, type FieldEntry } from '../fields/input';
import { simplified } from '../fields/read';
import { fieldTypeOf, isListType } from '../fields/types';
import { identifierOf, listOf, writeRecord } from '../fields/write';
import { lookUpField } from './metadata';
import { getRecordStep } from './recordRead';
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
		const one = await resolveEntry(context, entry, present.fields);
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

type Present = { fields?: IDataObject[]; failure?: undefined } | { fields?: undefined; failure: Failure };

/** The fields of the record that names and present values are taken from; nothing is read where nothing needs it. */
async function presentRecord(
	{ values, call, settings }: OperationContext,
	entries: FieldEntry[],
	contentId: unknown,
): Promise<Present> {
	const sampleId = textOf(values.sampleRecordId);
	const named = entries.filter(({ key }) => !/^\d+$/.test(key) && !guidPattern.test(key));
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
			"Use the ID or GUID of the field, or give an existing record of the application under 'Sample Record ID': the names are read from it.",
		);
	}
	const read = async () =>
		await call(getRecordStep, { moduleId: values.moduleId, contentId: id, timeZone: values.timeZone });
	// The record that is changed is read anew for every item, for an item before may have changed it.
	const outcome = own === '' ? await once(settings, `record ${id}`, read) : await read();
	if (outcome.failure) return { failure: { ...outcome.failure, reached: 'no' } };
	return { fields: Object.values((outcome.items[0].json.fields ?? {}) as Record<string, IDataObject>) };
}

/** Look-ups of one run, under the settings that all its items share: a thousand items with one GUID ask once. */
const lookUps = new WeakMap<object, Map<string, Promise<OperationOutcome>>>();

async function once(
	run: object,
	key: string,
	ask: () => Promise<OperationOutcome>,
): Promise<OperationOutcome> {
	const known = lookUps.get(run) ?? new Map<string, Promise<OperationOutcome>>();
	lookUps.set(run, known);
	const pending = known.get(key) ?? ask();
	known.set(key, pending);
	const outcome = await pending;
	if (outcome.failure) known.delete(key);
	return outcome;
}

type ResolvedEntry = { entry: FieldEntry; failure?: undefined } | { entry?: undefined; failure: Failure };

async function resolveEntry(
	{ call, settings }: OperationContext,
	entry: FieldEntry,
	present: IDataObject[] | undefined,
): Promise<ResolvedEntry> {
	const guid = guidPattern.exec(entry.key)?.[1];
	let { key } = entry;
	if (guid !== undefined) {
		const outcome = await once(settings, guid.toLowerCase(), async () => await call(lookUpField, { guid }));
		if (outcome.failure) return { failure: { ...outcome.failure, parameter: label, reached: 'no' } };
		key = String(outcome.items[0].json.fieldId);
	} else if (!/^\d+$/.test(key)) {
		const found = (present ?? []).filter((field) => textOf(field.name).toLowerCase() === key.toLowerCase());
		if (found.length !== 1) {
			return failed(
				found.length === 0
					? `'${label}': the record has no field "${key}"`
					: `'${label}': ${found.length} fields are called "${key}"`,
				'Use the ID of the field.',
			);
		}
		key = String(found[0].id);
	}
	const field = present?.find(({ id }) => String(id) === key);
	const type = entry.type ?? fieldTypeOf(field?.typeId);
	const resolved = { ...entry, key, type };
	return entry.change === 'replace' ? { entry: resolved } : changedEntry(resolved, field);
}

/** Archer replaces such a field as a whole: the present entries are sent along, or left out. */
function changedEntry(entry: FieldEntry, field: IDataObject | undefined): ResolvedEntry {
	const { key, type, change } = entry;
	if (type === 'usersGroups') {
		const now = (field?.value ?? {}) as { users?: unknown; groups?: unknown };
		const given = (entry.value ?? {}) as { users?: unknown; groups?: unknown };
		const value = {
			users: changedList(listOf(now.users), listOf(given.users), change),
			groups: changedList(listOf(now.groups), listOf(given.groups), change),
		};
		return { entry: { ...entry, value, change: 'replace' } };
	}
	if (!isListType(type)) {
		return failed(
			type === undefined
				? `'${label}' adds to or removes from field ${key}, whose type is not known`
				: `'${label}' adds to or removes from field ${key}, which does not hold a list`,
			type === undefined ? 'Say the type of the field.' : 'Set the change to Replace.',
		);
	}
	const value = changedList(listOf(field?.value), listOf(entry.value), change);
	return { entry: { ...entry, value, change: 'replace' } };
}

function changedList(now: unknown[], given: unknown[], change: FieldEntry['change']): unknown[] {
	const ids = new Set(given.map(identifierOf));
	const others = now.filter((entry) => !ids.has(identifierOf(entry)));
	return change === 'add' ? [...others, ...given] : others;
}

/** `finish` of what gives records: plain values under names where the user wants it simple. */
export function finishRecords(items: IDataObject[], { values }: OperationContext) {
	return items.map((json) => ({ json: values.simplify === false ? json : simplified(json) }));
}
