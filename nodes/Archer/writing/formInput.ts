import type { IDataObject } from 'n8n-workflow';
import type { OperationContext } from '../../shared/operation/spec';
import { isAbsent } from '../../shared/operation/values/values';
import { parameterFailure, type Failure } from '../../shared/soap/failure';
import type { FieldDefinition, Known, Metadata } from '../metadata/model';
import { oneCalled } from '../metadata/names';
import { bareName, isWritable, labelsOf, otherLabel, readColumnName } from './columns';
import { rowsOf, textOf } from '../content/given';
import type { FieldEntry } from './input';

/** Field values from the form: its columns are fields by their ID, or the item's own columns by their names. */

export type FormEntries =
	| { entries: FieldEntry[]; failure?: undefined }
	| { entries?: undefined; failure: Failure };

interface Mapper {
	mappingMode?: string;
	value?: IDataObject | null;
	schema?: Array<{ id: string; displayName?: string }>;
}

const label = 'Fields';

/** What a column of the form or of the item means. */
interface Column {
	field: FieldDefinition;
	isOther: boolean;
}

export async function formEntries(
	context: OperationContext,
	metadata: Metadata,
	isNew: boolean,
): Promise<FormEntries> {
	const { values } = context;
	const changes = changesIn(values.listChanges);
	if (changes.failure) return changes;
	const moduleId = Number(values.moduleId ?? values.subformModuleId);
	const all = await metadata.fields(moduleId);
	if (all.failure) return { failure: { ...all.failure, parameter: label, reached: 'no' } };
	const mapper = (values.formFields ?? {}) as Mapper;
	const isOfItem = mapper.mappingMode === 'autoMapInputData';
	const levelId = Number(values.levelId) || (isOfItem && isNew ? await firstLevel(metadata, moduleId) : 0);
	const fields = all.found.filter((field) => !levelId || !field.levelId || field.levelId === levelId);
	const read = isOfItem ? ofItem(context, fields) : ofForm(mapper, fields, metadata.isRestClosed());
	return read.failure ? read : withChanges(read.entries, changes.found, fields);
}

/** Of leveled applications a new record is on the first level, unless the user says otherwise. */
async function firstLevel(metadata: Metadata, moduleId: number): Promise<number> {
	const { found = [] } = await metadata.levels(moduleId);
	return found[0]?.id ?? 0;
}

function failed(message: string, advice?: string): { failure: Failure } {
	return { failure: parameterFailure(label, message, advice) };
}

/** An untouched column has no value; an empty text clears the field. */
function ofForm({ value, schema = [] }: Mapper, fields: FieldDefinition[], isClosed: boolean): FormEntries {
	const collected = new Collected(fields);
	for (const [id, given] of Object.entries(value ?? {})) {
		if (isAbsent(given)) continue;
		const column = columnOf(id, fields);
		const fieldId = readColumnName(id)?.fieldId;
		const shown = schema.find((one) => one.id === id)?.displayName;
		if (column !== undefined) collected.add(column, given);
		else if (isClosed && fieldId !== undefined) collected.addUnknown(fieldId, shown, given);
		else {
			return failed(
				`'${label}' has the field "${shown ?? id}", which the application does not have any more`,
				'Refresh the list of the fields in the node, and choose the field anew.',
			);
		}
	}
	return { entries: collected.entries() };
}

/** By the ID in the column's name; whoever writes the mapping by hand may give the name alone. */
function columnOf(name: string, fields: FieldDefinition[]): Column | undefined {
	const { fieldId, isOther = false } = readColumnName(name) ?? {};
	const field = fields.find(({ id }) => String(id) === fieldId);
	if (field !== undefined) return { field, isOther };
	const [named, ...others] = columnsByName(fields).get(bareName(name)) ?? [];
	return others.length === 0 ? named : undefined;
}

/** The item's columns by name; what no field is called is said, for a column that is spelt wrong would be lost unseen. */
function ofItem({ input = {}, values, remark }: OperationContext, fields: FieldDefinition[]): FormEntries {
	const collected = new Collected(fields);
	const columns = columnsByName(fields);
	const unknown: string[] = [];
	const readOnly: string[] = [];
	for (const [name, given] of Object.entries(input)) {
		const meant = columns.get(bareName(name)) ?? [];
		if (meant.length === 0) unknown.push(name);
		else if (meant.length > 1) return ambiguous(name, meant, fields);
		else if (!isWritable(meant[0].field)) readOnly.push(name);
		else if (!isAbsent(given)) collected.add(meant[0], given);
	}
	const list = (names: string[]) => names.map((name) => `"${name}"`).join(', ');
	if (values.unknownColumns === 'refuse' && unknown.length > 0) {
		const found = oneCalled(fields, unknown[0], { noun: 'field', parameter: label });
		const advice = found.failure?.advice ?? '';
		return failed(
			`The item has columns that no field is called: ${list(unknown)}`,
			`Rename them or take them out of the item, or set 'Unknown Columns' to Ignore. ${advice}`.trim(),
		);
	}
	if (unknown.length > 0) remark(`Left out, for no field is called so: ${list(unknown)}`);
	if (readOnly.length > 0) remark(`Left out, for Archer sets these fields itself: ${list(readOnly)}`);
	return { entries: collected.entries() };
}

function ambiguous(name: string, meant: Column[], fields: FieldDefinition[]): { failure: Failure } {
	const labels = labelsOf(fields);
	const names = meant.map(({ field }) => `"${labels.get(field.id)}" (${field.id})`).join(', ');
	return failed(
		`The item's column "${name}" can mean ${meant.length} fields: ${names}`,
		'Call the column like one of them, or choose the level.',
	);
}

/** What is called exactly so comes before what differs in case and blanks or is an alias. */
function columnsByName(fields: FieldDefinition[]): Map<string, Column[]> {
	const columns = new Map<string, Column[]>();
	const labels = labelsOf(fields);
	const add = (name: string | undefined, column: Column, isWeak = false) => {
		if (name === undefined || name === '') return;
		const known = columns.get(bareName(name)) ?? [];
		if (known.some(({ field }) => field.id === column.field.id) || (isWeak && known.length > 0)) return;
		columns.set(bareName(name), [...known, column]);
	};
	for (const field of fields) add(field.name, { field, isOther: false });
	for (const field of fields) {
		const shown = labels.get(field.id)!;
		add(shown, { field, isOther: false }, true);
		add(String(field.id), { field, isOther: false }, true);
		add(field.alias, { field, isOther: false }, true);
		if (field.type === 'valuesList') add(otherLabel(shown), { field, isOther: true }, true);
	}
	return columns;
}

/** Entries by field: the column of free text belongs to the same field as that of the values. */
class Collected {
	private readonly byField = new Map<string, FieldEntry>();

	private readonly labels: Map<number, string>;

	constructor(fields: FieldDefinition[]) {
		this.labels = labelsOf(fields);
	}

	add({ field, isOther }: Column, given: unknown): void {
		const key = String(field.id);
		const { type } = field;
		const name = this.labels.get(field.id);
		const entry = this.byField.get(key) ?? {
			key,
			name,
			type,
			definition: field,
			value: undefined,
			change: 'replace',
		};
		this.byField.set(key, isOther ? { ...entry, otherText: textOf(given) } : { ...entry, value: given });
	}

	addUnknown(key: string, name: string | undefined, value: unknown): void {
		this.byField.set(key, { key, name, value, change: 'replace' });
	}

	/** A text of one's own chooses the value that takes it; without one nothing is said of the field. */
	entries(): FieldEntry[] {
		return [...this.byField.values()].flatMap((entry) => {
			if (entry.value !== undefined) return [entry];
			return entry.otherText ? [{ ...entry, value: '' }] : [];
		});
	}
}

interface ListChange {
	field: string;
	change: FieldEntry['change'];
}

const changesLabel = 'List Changes';

function changesIn(given: unknown): Known<ListChange[]> {
	const changes: ListChange[] = [];
	for (const [index, { field, change }] of rowsOf(given).entries()) {
		const isName = (typeof field === 'string' || typeof field === 'number') && textOf(field) !== '';
		if (!isName) {
			const message = `'${changesLabel}' number ${index + 1} names no field`;
			return { failure: parameterFailure(changesLabel, message, 'Choose a field of several values.') };
		}
		changes.push({ field: textOf(field), change: change as FieldEntry['change'] });
	}
	return { found: changes };
}

/** What happens to the present values of a list, field by field; a change of a field that the item does not set says nothing. */
function withChanges(entries: FieldEntry[], given: ListChange[], fields: FieldDefinition[]): FormEntries {
	const changes = new Map<string, FieldEntry['change']>();
	for (const { field, change } of given) {
		const known = oneCalled(fields, field, { noun: 'field', parameter: changesLabel });
		if (known.failure) return known;
		changes.set(String(known.found.id), change);
	}
	return {
		entries: entries.map((entry) => ({ ...entry, change: changes.get(entry.key) ?? entry.change })),
	};
}
