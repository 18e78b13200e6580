import { isAbsent } from '../../shared/operation/values/values';
import type { FieldDefinition } from '../metadata/model';
import { guidIn } from '../metadata/names';
import { fieldTypeOf, type FieldType } from '../content/types';

/** What a person wants of one field. */
export interface FieldEntry {
	/** Field ID, GUID or name, as given. */
	key: string;
	type?: FieldType;
	value: unknown;
	/** For fields of several values: the new list, or what is added to or taken from the present one. */
	change: 'replace' | 'add' | 'remove';
	/** The field as the screens call it, where that is known. */
	name?: string;
	/** What the metadata tells of the field, where it had to be asked. */
	definition?: FieldDefinition;
	/** The value as the user gave it, where names have become IDs. */
	given?: unknown;
	/** Free text of the 'other' value of a list, where it comes by itself. */
	otherText?: string;
}

/** What is neither an ID nor a GUID can only be the name of a field. */
export function isFieldName(key: string): boolean {
	return !/^\d+$/.test(key) && guidIn(key) === undefined;
}

/** The field in a sentence: by its name where it has one. */
export function fieldIn({ key, name }: Pick<FieldEntry, 'key' | 'name'>): string {
	return name === undefined ? `field ${key}` : `field "${name}"`;
}

export type ReadEntries =
	| { entries: FieldEntry[]; problem?: undefined }
	| { entries?: undefined; problem: string };

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);

/**
 * Reads field values as JSON: `{ "302": [466], "7": { "type": "date", "value": "2026-01-31" } }`, or a list of
 * `{ "field", "type", "value", "change" }`. What Get and Search return under `fields` has the first form.
 */
export function readFieldValues(given: unknown): ReadEntries {
	let json = given;
	if (typeof given === 'string') {
		try {
			json = given.trim() === '' ? {} : JSON.parse(given);
		} catch {
			return { problem: 'is not valid JSON' };
		}
	}
	if (Array.isArray(json)) return readRows(json);
	if (!isObject(json)) return { problem: 'must be an object with field IDs as its keys' };
	const entries: FieldEntry[] = [];
	for (const [key, value] of Object.entries(json)) {
		const entry = isObject(value) && ('value' in value || 'type' in value) ? value : { value };
		const read = entryOf(key, entry);
		if (read.problem !== undefined) return read;
		for (const one of read.entries) entries.push(one);
	}
	return checkedForRepeats(entries);
}

/** Rows of the key/value editor, or a list in JSON. */
export function readRows(rows: unknown[]): ReadEntries {
	const entries: FieldEntry[] = [];
	for (const [index, row] of rows.entries()) {
		if (!isObject(row)) return { problem: `has an entry that is not an object (number ${index + 1})` };
		const key = String(row.field ?? row.id ?? row.guid ?? row.name ?? '').trim();
		if (key === '') return { problem: `has an entry without its field (number ${index + 1})` };
		const read = entryOf(key, { ...row, value: rowValue(row) });
		if (read.problem !== undefined) return read;
		for (const one of read.entries) entries.push(one);
	}
	return checkedForRepeats(entries);
}

/** The editor asks for some types in several inputs. */
function rowValue(row: Record<string, unknown>): unknown {
	switch (fieldTypeOf(row.type)) {
		case 'usersGroups':
			return 'users' in row || 'groups' in row ? { users: row.users, groups: row.groups } : row.value;
		case 'externalLinks':
			return 'link' in row
				? row.link === ''
					? ''
					: { name: row.value || row.link, url: row.link }
				: row.value;
		default:
			return row.value;
	}
}

function entryOf(key: string, given: Record<string, unknown>): ReadEntries {
	const { type: typeGiven, value, otherText } = given;
	const hasType =
		typeGiven !== undefined && typeGiven !== null && typeGiven !== '' && typeGiven !== 'automatic';
	const type = hasType ? fieldTypeOf(typeGiven) : undefined;
	if (hasType && type === undefined) {
		return { problem: `has the unknown field type "${String(typeGiven).slice(0, 40)}" at "${key}"` };
	}
	const change = given.change ?? 'replace';
	if (change !== 'replace' && change !== 'add' && change !== 'remove') {
		return { problem: `has an unknown change at "${key}": it can be replace, add or remove` };
	}
	const whole =
		type === 'valuesList' && typeof otherText === 'string' && otherText !== ''
			? withOtherText(value, otherText)
			: value;
	// Only an empty text or list clears a field: without a value an expression has found nothing.
	if (isNotGiven(value)) return { entries: [] };
	return { entries: [{ key: key.trim(), type, value: whole, change }] };
}

/** Of users and groups either will do. */
function isNotGiven(value: unknown): boolean {
	if (isAbsent(value)) return true;
	const isPair = isObject(value) && ('users' in value || 'groups' in value);
	return isPair && isAbsent(value.users) && isAbsent(value.groups);
}

/** The free text belongs to the 'other' value, which the person names last. */
function withOtherText(value: unknown, otherText: string): unknown {
	const ids = Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : [value];
	return ids.map((id: unknown, index) => {
		if (index < ids.length - 1) return id;
		return isObject(id) ? { ...id, otherText } : { id, otherText };
	});
}

function checkedForRepeats(entries: FieldEntry[]): ReadEntries {
	const keys = entries.map((entry) => entry.key.toLowerCase());
	const repeated = keys.find((key, index) => keys.indexOf(key) !== index);
	return repeated === undefined ? { entries } : { problem: `names the field "${repeated}" twice` };
}
