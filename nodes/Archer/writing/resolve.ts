import type { OperationContext } from '../../shared/operation/spec';
import { parameterFailure, type Failure } from '../../shared/soap/failure';
import { metadataOf } from '../metadata/metadata';
import { guidIn } from '../metadata/names';
import { knownZone } from '../content/accountZone';
import { changedValue } from './change';
import { namesFiles, withFiles } from './fileUploads';
import { fieldIn, isFieldName, type FieldEntry } from './input';
import { fieldIdByGuid } from '../locating/lookUps';
import { givenEntries } from '../content/namedFields';
import { holdsNames, valueByNames, type ValueSources } from './namedValues';
import { once } from '../content/once';
import { fieldsCalled, notOneField, presentFields, type Present } from './presentFields';
import { findReferences, type References } from './references';
import { fieldTypeOf } from '../content/types';
import { buildRecord } from './write';

export type ResolvedFields =
	/** The keys are IDs; dates are written in the time zone. */
	| {
			entries: FieldEntry[];
			timeZone: string;
			/** What has been done already, such as an upload. */
			done: string[];
			failure?: undefined;
	  }
	| { entries?: undefined; failure: Failure };

/** One record's fields: those of a new one where no content ID is given. */
export interface RecordFields {
	context: OperationContext;
	contentId?: unknown;
	/** Of a new record nothing is there: what would be added is all that it holds, and nothing is taken away. */
	changesCount?: false;
	/** Only these fields, by ID: for a look at what the record can be found by. */
	only?: Set<string>;
}

const label = 'Fields';

export async function resolveFields(context: OperationContext, contentId?: unknown): Promise<ResolvedFields> {
	return (await resolveMany([{ context, contentId }]))[0];
}

/**
 * What the user gave as field values, with IDs as keys and in the values. Names come from the metadata, or from a record where
 * that tells none; what several items name is looked up for all of them together.
 */
export async function resolveMany(records: RecordFields[]): Promise<ResolvedFields[]> {
	const named = await aFewAtOnce(records, withFieldIds);
	const references = await findReferences(
		named.flatMap((one, index) =>
			one.failure ? [] : [{ context: records[index].context, entries: one.entries }],
		),
		label,
	);
	return await aFewAtOnce(named, async (one, index) =>
		one.failure ? one : await withValueIds(records[index].context, one, references),
	);
}

/**
 * The records that many items refer to, for the requests that follow. What is wrong with an item is said when it is its turn.
 */
export async function lookUpTogether(contexts: OperationContext[]): Promise<void> {
	const given = await aFewAtOnce(
		contexts,
		async (context) => await givenEntries(context, context.values.contentId),
	);
	const items = given.flatMap((one, index) =>
		one.failure ? [] : [{ context: contexts[index], entries: one.entries }],
	);
	await findReferences(items, label);
}

/** Most of it needs no request; what does must not become a thousand requests side by side. */
export async function aFewAtOnce<Given, Made>(
	list: Given[],
	make: (one: Given, index: number) => Promise<Made>,
): Promise<Made[]> {
	const atOnce = 8;
	const made: Made[] = [];
	for (let start = 0; start < list.length; start += atOnce) {
		const part = list.slice(start, start + atOnce);
		made.push(...(await Promise.all(part.map(async (one, offset) => await make(one, start + offset)))));
	}
	return made;
}

function failed(message: string, advice?: string): { failure: Failure } {
	return { failure: parameterFailure(label, message, advice) };
}

type WithFieldIds =
	| { entries: FieldEntry[]; present: Present; timeZone: string; failure?: undefined }
	| { entries?: undefined; failure: Failure };

async function withFieldIds({ context, contentId, changesCount, only }: RecordFields): Promise<WithFieldIds> {
	const zone = knownZone(context);
	if (zone.failure) return zone;
	const { timeZone } = zone;
	const read = await givenEntries(context, contentId);
	if (read.failure) return read;
	if (read.entries.length === 0) return failed(`'${label}' is empty`, 'Add at least one field.');
	const given = changesCount === false ? ofNewRecord(read.entries) : read.entries;
	const known = { ...context, values: { ...context.values, timeZone } };
	const present = await presentFields(known, given, contentId);
	if (present.failure) return present;
	const entries: FieldEntry[] = [];
	for (const entry of given) {
		const one = await withFieldId(context, entry, present);
		if (one.failure) return one;
		if (only === undefined || only.has(one.entry.key)) entries.push(one.entry);
	}
	const keys = entries.map(({ key }) => key);
	const repeated = entries.find(({ key }, index) => keys.indexOf(key) !== index);
	return repeated === undefined
		? { entries, present, timeZone }
		: failed(`'${label}' names the ${fieldIn(repeated)} twice, once under another name`);
}

function ofNewRecord(entries: FieldEntry[]): FieldEntry[] {
	return entries
		.filter(({ change }) => change !== 'remove')
		.map((entry) => ({ ...entry, change: 'replace' }));
}

type OneEntry = { entry: FieldEntry; failure?: undefined } | { entry?: undefined; failure: Failure };

async function withFieldId(
	context: OperationContext,
	entry: FieldEntry,
	present: Present,
): Promise<OneEntry> {
	const { call, settings } = context;
	const guid = guidIn(entry.key);
	let { key } = entry;
	if (guid !== undefined) {
		const ask = async () => await call(fieldIdByGuid, { guid });
		const outcome = await once(settings, guid.toLowerCase(), ask);
		if (outcome.failure) return { failure: { ...outcome.failure, parameter: label, reached: 'no' } };
		key = String(outcome.items[0].json.fieldId);
	} else if (isFieldName(key)) {
		const found = fieldsCalled(present.fields ?? [], key, present.names);
		if (found.length !== 1) return notOneField(key, found.length, present);
		key = String(found[0].json.id);
	}
	const shown = presentOf(present, key)[0]?.json.typeId;
	const type = entry.type ?? fieldTypeOf(shown) ?? entry.definition?.type;
	const whole = { ...entry, key, type };
	if (entry.definition !== undefined || !holdsNames(whole)) return { entry: whole };
	// A field that no list has can still be asked for its values by its ID.
	const definition = {
		id: Number(key),
		name: entry.name ?? entry.key,
		type,
		isActive: true,
	};
	return { entry: { ...whole, definition } };
}

function presentOf({ fields = [] }: Present, key: string) {
	return fields.filter(({ json }) => String(json.id) === key);
}

/** Values by names, then what is added to lists; files last, for they stay in Archer when something else is wrong. */
async function withValueIds(
	context: OperationContext,
	{ entries, present, timeZone }: Exclude<WithFieldIds, { failure: Failure }>,
	references: References,
): Promise<ResolvedFields> {
	const sources: ValueSources = {
		metadata: metadataOf(context),
		recordCalled: async (field, name) => await Promise.resolve(references(field, name)),
		parameter: label,
	};
	const resolved: FieldEntry[] = [];
	for (const entry of entries) {
		const one = await withIds(entry, sources);
		if (one.failure) return one;
		resolved.push(one.entry);
	}
	const others = resolved.filter((entry) => !namesFiles(entry));
	const changed = withPresent(others, present);
	if (changed.failure) return changed;
	if (others.length === resolved.length) return { entries: changed.entries, timeZone, done: [] };
	const built = buildRecord(changed.entries, { timeZone });
	if (built.problem !== undefined) return failed(`'${label}' ${built.problem}`);
	const sent = await withFiles(context, resolved.filter(namesFiles), label);
	if (sent.failure) return sent;
	const files = withPresent(sent.entries, present);
	if (files.failure) return { failure: { ...files.failure, done: sent.done } };
	return { entries: [...changed.entries, ...files.entries], timeZone, done: sent.done };
}

async function withIds(entry: FieldEntry, sources: ValueSources): Promise<OneEntry> {
	const { definition } = entry;
	if (definition === undefined) return { entry };
	if (definition.readOnly !== undefined) {
		return failed(`'${label}' sets the ${fieldIn(entry)}, which cannot be written: ${definition.readOnly}`);
	}
	const type = entry.type ?? (await typeByValues(entry, sources));
	const known = await valueByNames(definition, { ...entry, type }, sources);
	return known.failure
		? { failure: inField(known.failure, entry) }
		: { entry: { ...entry, type, value: known.found, given: entry.value } };
}

/** Who looks for a person does not know what for. */
function inField(failure: Failure, entry: FieldEntry): Failure {
	const { message } = failure;
	return message.includes(`"${entry.name}"`) || entry.name === undefined
		? failure
		: { ...failure, message: `${message} (for the ${fieldIn(entry)})` };
}

/** Where names come by SOAP, a field that no record has a value in has no type; one that has values to choose from is a list. */
async function typeByValues({ definition, value }: FieldEntry, { metadata }: ValueSources) {
	if (definition === undefined || typeof value !== 'string' || value === '') return undefined;
	if (definition.typeId !== undefined || !metadata.isRestClosed()) return undefined;
	const values = await metadata.values(definition);
	return (values.found ?? []).length > 0 ? ('valuesList' as const) : undefined;
}

function withPresent(
	entries: FieldEntry[],
	present: Present,
): { entries: FieldEntry[]; failure?: undefined } | { failure: Failure } {
	const whole: FieldEntry[] = [];
	for (const entry of entries) {
		if (entry.change === 'replace') {
			whole.push(entry);
			continue;
		}
		const changed = changedValue(entry, presentOf(present, entry.key));
		if (changed.problem !== undefined) return failed(`'${label}' ${changed.problem}`, changed.advice);
		whole.push({ ...entry, type: changed.type, value: changed.value, change: 'replace' });
	}
	return { entries: whole };
}
