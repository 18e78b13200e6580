import type { IDataObject } from 'n8n-workflow';
import { plainValue } from '../../shared/operation/response';
import { attributeOf, childOf, childrenOf, type XmlElement } from '../../shared/xml/tree';
import { fromArcherDate, fromConvertedValue } from './dates';
import { fieldTypeOf, isDateType, isListType, type FieldType } from './types';

/** Names of the fields in a result, by field ID. */
export type FieldNames = Map<string, { name?: string; alias?: string; guid?: string }>;

/**
 * Which of the two forms of a record: that of searches has content inside the fields, that of single records has attributes
 * (the vendor says that the two differ).
 */
export type RecordForm = 'search' | 'single';

interface ReadOptions {
	form: RecordForm;
	names?: FieldNames;
	/** IANA name of the account's time zone, for dates that come as text alone. */
	timeZone?: string;
}

/** A record as an item: its IDs, `fields` by field ID, and `records` for the rows nested in it. */
export function readRecord(record: XmlElement, options: ReadOptions): IDataObject {
	const item: IDataObject = {};
	for (const [name, attribute] of [
		['contentId', 'contentId'],
		['contentId', 'id'],
		['moduleId', 'moduleId'],
		['levelId', 'levelId'],
		['levelGuid', 'levelGuid'],
		['parentId', 'parentId'],
	]) {
		const value = attributeOf(record, attribute);
		if (value !== undefined && item[name] === undefined) item[name] = numberOrText(value);
	}
	item.fields = readFields(record, options);
	const nested = childrenOf(record, 'Record');
	if (nested.length > 0) item.records = nested.map((child) => readRecord(child, options));
	return item;
}

function readFields(record: XmlElement, options: ReadOptions): IDataObject {
	const fields: IDataObject = {};
	for (const field of childrenOf(record, 'Field')) {
		put(fields, attributeOf(field, 'id') ?? attributeOf(field, 'guid') ?? '', readField(field, options));
	}
	return fields;
}

/** One field: ID, GUID, name, type, the typed value, and the text as it came for dates. */
export function readField(field: XmlElement, options: ReadOptions): IDataObject {
	const id = attributeOf(field, 'id') ?? '';
	const known = options.names?.get(id);
	const typeId = attributeOf(field, 'type');
	const type = fieldTypeOf(typeId);
	const json: IDataObject = { id: numberOrText(id) };
	const guid = attributeOf(field, 'guid') ?? known?.guid;
	if (guid !== undefined) json.guid = guid;
	const name = attributeOf(field, 'name') ?? known?.name;
	if (name !== undefined) json.name = name;
	if (known?.alias !== undefined) json.alias = known.alias;
	if (type !== undefined) json.type = type;
	if (typeId !== undefined) json.typeId = numberOrText(typeId);
	json.value = valueOf(field, type, options) as IDataObject[string];
	const text = attributeOf(field, 'value') ?? field.text;
	if (isDateType(type) && text !== '') json.text = text;
	for (const child of field.children) {
		if (!readChildren.has(child.name)) put(json, child.name, plainValue(child));
	}
	return json;
}

const readChildren = new Set(['ListValues', 'Users', 'Groups', 'Reference', 'File', 'Subform', 'MultiValue']);

function valueOf(field: XmlElement, type: FieldType | undefined, options: ReadOptions): unknown {
	if (type === 'usersGroups' || childOf(field, 'Users') || childOf(field, 'Groups')) {
		return { users: people(field, 'Users', 'User'), groups: people(field, 'Groups', 'Group') };
	}
	const listValues = childOf(field, 'ListValues');
	if (listValues) return childrenOf(listValues, 'ListValue').map(named);
	for (const name of ['Reference', 'File']) {
		const entries = childrenOf(field, name);
		if (entries.length > 0) return entries.map(named);
	}
	const subforms = childrenOf(field, 'Subform');
	if (subforms.length > 0) {
		return subforms.map((row) => ({
			id: numberOrText(attributeOf(row, 'contentId') ?? attributeOf(row, 'id') ?? ''),
			fields: readFields(row, options),
		}));
	}
	const rows = [field, ...childrenOf(field, 'MultiValue')];
	if (type === 'matrix' || attributeOf(field, 'rowId') !== undefined) {
		return rows
			.filter((row) => attributeOf(row, 'rowId') !== undefined)
			.map((row) => ({
				rowId: numberOrText(attributeOf(row, 'rowId') ?? ''),
				columnId: numberOrText(attributeOf(row, 'columnId') ?? ''),
			}));
	}
	if (type === 'externalLinks' || attributeOf(field, 'link') !== undefined) {
		const links = rows
			.filter((row) => attributeOf(row, 'link') !== undefined)
			.map((row) => ({ name: attributeOf(row, 'value') ?? row.text, url: attributeOf(row, 'link') ?? '' }));
		return links.length > 0 || field.text === '' ? links : field.text;
	}
	if (isListType(type) || rows.length > 1) {
		const entries = rows.filter((row) => (attributeOf(row, 'value') ?? '') !== '').map(listed);
		// A list whose entries came as a plain text has no IDs to give.
		return entries.length > 0 || field.text === '' ? entries : field.text;
	}
	return scalar(attributeOf(field, 'value') ?? field.text, field, type, options);
}

function scalar(text: string, field: XmlElement, type: FieldType | undefined, options: ReadOptions): unknown {
	if (isDateType(type)) {
		const converted = attributeOf(field, 'xmlConvertedValue');
		if (converted) return fromConvertedValue(converted, text);
		if (text === '') return null;
		// In searches the text is in the format of the account's language, which nothing tells.
		return (options.form === 'single' ? fromArcherDate(text, options.timeZone) : undefined) ?? text;
	}
	if (type === 'numeric') return text === '' ? null : decimal(text);
	if (type === 'trackingId') return text === '' ? null : numberOrText(text);
	return text;
}

/** A number where it says the same as the text; `1,5` and twenty digits stay texts. */
function decimal(text: string): number | string {
	const plain = /^-?\d+(?:\.(\d+))?$/.exec(text.trim());
	if (!plain) return text;
	const digits = text.replace(/[-.]/g, '').replace(/^0+/, '');
	return digits.replace(/(?<!0)0+$/, '').length <= 15 ? Number(text) : text;
}

function named(entry: XmlElement): IDataObject {
	const json: IDataObject = { id: numberOrText(attributeOf(entry, 'id') ?? '') };
	const name = attributeOf(entry, 'displayName') ?? entry.text;
	if (name !== '') json.name = name;
	addOtherText(entry, json);
	return json;
}

function listed(entry: XmlElement): IDataObject {
	const json: IDataObject = { id: numberOrText(attributeOf(entry, 'value') ?? '') };
	addOtherText(entry, json);
	return json;
}

function addOtherText(entry: XmlElement, json: IDataObject): void {
	const other = entry.attributes.find(({ name }) => name.toLowerCase() === 'othertext')?.value;
	if (other) json.otherText = other;
}

function people(field: XmlElement, list: string, entryName: string): IDataObject[] {
	const holder = childOf(field, list);
	return (holder ? childrenOf(holder, entryName) : []).map((entry) => {
		const json: IDataObject = { id: numberOrText(attributeOf(entry, 'id') ?? '') };
		if (entry.text !== '') json.name = entry.text;
		for (const name of ['firstName', 'middleName', 'lastName']) {
			const value = attributeOf(entry, name);
			if (value) json[name] = value;
		}
		return json;
	});
}

/** IDs are numbers while they are exact: '007' and twenty digits stay texts. */
export function numberOrText(text: string): number | string {
	const number = Number(text);
	return Number.isSafeInteger(number) && String(number) === text ? number : text;
}

/** Sets an own property whatever its name: `__proto__` is data here. */
function put(json: IDataObject, name: string, value: IDataObject[string]): void {
	Object.defineProperty(json, name, { value, enumerable: true, writable: true, configurable: true });
}

/** The same record with plain values under the names of its fields. */
export function simplified(record: IDataObject): IDataObject {
	const { fields, records, ...ids } = record;
	const plain: IDataObject = {};
	for (const field of Object.values((fields ?? {}) as Record<string, IDataObject>)) {
		const name = String(field.name ?? field.id);
		const key = Object.prototype.hasOwnProperty.call(plain, name) ? `${name} (${String(field.id)})` : name;
		put(plain, key, simplifiedValue(field.value));
	}
	const result: IDataObject = { ...ids, fields: plain };
	if (Array.isArray(records)) result.records = (records as IDataObject[]).map(simplified);
	return result;
}

/** Rows of a sub-form carry fields of their own. */
function simplifiedValue(value: IDataObject[string]): IDataObject[string] {
	if (!Array.isArray(value)) return value;
	return (value as unknown[]).map((entry) =>
		typeof entry === 'object' && entry !== null && 'fields' in entry
			? simplified(entry as IDataObject)
			: entry,
	) as IDataObject[];
}
