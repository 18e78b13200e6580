import type { IDataObject } from 'n8n-workflow';
import { attributeOf, childOf, childrenOf, type XmlElement } from '../../shared/xml/tree';
import { hasRowAttribute, isRowAttribute, keepOthers, keyFor, put } from './entries';
import type { FieldNames } from './fieldDefinitions';
import { numberOrText } from './identifiers';
import { fieldTypeOf, isDateType } from './types';
import { readValue, type RecordForm, type ReadValue, type ValueOptions } from './values';

interface ReadOptions {
	form: RecordForm;
	names?: FieldNames;
	/** IANA name of the account's time zone, for dates that come as text alone. */
	timeZone?: string;
	/** Found out from the whole answer where it is not given. */
	isProduction?: boolean;
}

/** What is a number in a record's attributes, and the key that it has in the output. */
const recordKeys = new Map([
	['contentId', 'contentId'],
	['id', 'contentId'],
	['moduleId', 'moduleId'],
	['levelId', 'levelId'],
	['levelGuid', 'levelGuid'],
	['parentId', 'parentId'],
	['sequentialId', 'sequentialId'],
]);

/** The record in an answer that should hold one. */
export function recordIn(
	root: XmlElement,
): { record: XmlElement; problem?: undefined } | { record?: undefined; problem: string } {
	const record = root.name === 'Record' ? root : childOf(root, 'Record');
	return record === undefined ? { problem: `it is <${root.name}> instead of <Record>` } : { record };
}

/** A record as an item: its attributes, `fields` by field ID, and `records` for the rows nested in it. */
export function readRecord(record: XmlElement, given: ReadOptions): IDataObject {
	const options = {
		...given,
		isProduction: given.isProduction ?? (given.form === 'single' && isProduction(record)),
	};
	const item: IDataObject = {};
	const read = new Set<string>();
	for (const [attribute, key] of recordKeys) {
		const value = attributeOf(record, attribute);
		if (value === undefined || (item[key] !== undefined && String(item[key]) !== value)) continue;
		read.add(attribute);
		item[key] = numberOrText(value);
	}
	item.fields = readFields(record, options);
	const nested = childrenOf(record, 'Record');
	if (nested.length > 0) item.records = nested.map((child) => readRecord(child, options));
	keepOthers(record, item, {
		attribute: (name) => read.has(name),
		child: (name) => name === 'Field' || name === 'Record',
	});
	if (record.text.trim() !== '') put(item, 'text', record.text);
	return item;
}

/**
 * Whether a single record has the form of production systems anywhere: IDs beside the texts of values, files with theirs, or
 * records inside fields. The vendor's sample has none of these.
 */
function isProduction(element: XmlElement): boolean {
	const isField = element.name === 'Field';
	if (isField && hasRowAttribute(element, 'valueID', 'fileID')) return true;
	return element.children.some((child) => (isField && child.name === 'Record') || isProduction(child));
}

function readFields(record: XmlElement, options: ReadOptions): IDataObject {
	const fields: IDataObject = {};
	const keys = new Map<string, number>();
	for (const field of childrenOf(record, 'Field')) {
		const id = attributeOf(field, 'id') ?? attributeOf(field, 'guid') ?? '';
		put(fields, keyFor(keys, id), readField(field, options));
	}
	return fields;
}

function valueOf(field: XmlElement, options: ReadOptions): ReadValue {
	const valueOptions: ValueOptions = { ...options, nested: (row) => readRecord(row, options) };
	return readValue(field, fieldTypeOf(attributeOf(field, 'type')), valueOptions);
}

/** One field: ID, GUID, name, type, the typed value, the text as it came for dates, and whatever else it has. */
function readField(field: XmlElement, options: ReadOptions): IDataObject {
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
	const { value, children, hasRow, texts, others } = valueOf(field, options);
	json.value = value as IDataObject[string];
	const text = attributeOf(field, 'value') ?? field.text;
	if (isDateType(type) && text !== '') json.text = text;
	for (const beside of texts) put(json, 'text', beside);
	keepOthers(field, json, {
		attribute: (one) =>
			fieldAttributes.has(one) ||
			(hasRow && isRowAttribute(one)) ||
			(one === 'xmlConvertedValue' && attributeOf(field, one) === value),
		child: (one) => children.has(one),
	});
	for (const { name: other, value: rest } of others) put(json, other, rest);
	return json;
}

const fieldAttributes = new Set(['id', 'guid', 'name', 'type', 'value']);

/**
 * The children of fields that are in no value, by the key of the field: a list that holds something unread must not be
 * written back.
 */
export function unreadChildren(record: XmlElement, options: ReadOptions): Map<string, string[]> {
	const unread = new Map<string, string[]>();
	for (const field of childrenOf(record, 'Field')) {
		const { children, others, texts } = valueOf(field, options);
		const names = [
			...field.children.filter(({ name }) => !children.has(name)).map(({ name }) => name),
			...others.map(({ name }) => name),
			...texts.map(() => 'text'),
		];
		if (names.length > 0) unread.set(attributeOf(field, 'id') ?? '', names);
	}
	return unread;
}

/** The same record with plain values under the names of its fields. */
export function simplified(record: IDataObject): IDataObject {
	const { fields, records, ...others } = record;
	const plain: IDataObject = {};
	const keys = new Map<string, number>();
	for (const field of Object.values((fields ?? {}) as Record<string, IDataObject>)) {
		const id = String(field.id === '' ? (field.guid ?? '') : field.id);
		const name = String(field.name ?? id);
		const isTaken = Object.prototype.hasOwnProperty.call(plain, name);
		put(plain, keyFor(keys, isTaken ? `${name} (${id})` : name), simplifiedValue(field.value));
	}
	const result: IDataObject = { ...others, fields: plain };
	if (Array.isArray(records)) result.records = (records as IDataObject[]).map(simplified);
	return result;
}

/** Rows of a sub-form and linked records carry fields of their own. */
function simplifiedValue(value: IDataObject[string]): IDataObject[string] {
	if (!Array.isArray(value)) return value;
	return (value as unknown[]).map((entry) =>
		typeof entry === 'object' && entry !== null && 'fields' in entry
			? simplified(entry as IDataObject)
			: entry,
	) as IDataObject[];
}
