import type { IDataObject } from 'n8n-workflow';
import { attributeOf, childOf, childrenOf, type XmlElement } from '../../shared/xml/tree';
import { fromArcherDate, fromConvertedValue } from './dates';
import {
	cellRows,
	hasRowAttribute,
	linkRows,
	listRows,
	put,
	references,
	wrapped,
	type Rows,
} from './entries';
import { numberOrText } from './identifiers';
import { isDateType, isListType, isPeopleType, type FieldType } from './types';

/**
 * Which of the two forms of a record: that of searches has content inside the fields, that of single records has attributes
 * (the vendor says that the two differ).
 */
export type RecordForm = 'search' | 'single';

export interface ValueOptions {
	form: RecordForm;
	/** IANA name of the account's time zone, for dates that come as text alone. */
	timeZone?: string;
	/** Whether the answer has a mark of production systems: then digits in `value` can be a text as well as an ID. */
	isProduction?: boolean;
	/** Reads records inside fields: links to records, rows of sub-forms. */
	nested: (record: XmlElement) => IDataObject;
}

export interface ReadValue {
	value: unknown;
	/** Names of the field's children that the value holds; the others are passed on beside it. */
	children: ReadonlySet<string>;
	/** Whether attributes of the field, such as `valueID`, are in an entry. */
	hasRow: boolean;
	/** What came beside the value as a text. */
	texts: string[];
	others: Array<{ name: string; value: IDataObject }>;
}

const listChildren = new Set(['ListValues', 'Reference', 'File', 'Subform', 'Record', 'MultiValue']);
const peopleChildren = new Set(['Users', 'Groups']);
const rowChildren = new Set(['MultiValue']);

/** The value of a field by its type, or by what it looks like where the type is not known. */
export function readValue(field: XmlElement, type: FieldType | undefined, options: ValueOptions): ReadValue {
	if (isPeopleType(type) || childOf(field, 'Users') || childOf(field, 'Groups')) return people(field);
	if (type === 'matrix' || hasRowAttribute(field, 'rowId', 'columnId')) {
		return rows(field, cellRows(field));
	}
	if (type === 'externalLinks' || hasRowAttribute(field, 'link')) {
		return rows(field, linkRows(field));
	}
	const looksLikeList =
		field.children.some(({ name }) => listChildren.has(name)) || hasRowAttribute(field, 'valueID', 'fileID');
	if (isListType(type) || looksLikeList) return list(field, options);
	const text = attributeOf(field, 'value') ?? field.text;
	const value = scalar(text, field, type, options);
	return { value, children: new Set(), hasRow: false, texts: textBeside(field), others: [] };
}

function rows(field: XmlElement, { entries, hasOwn }: Rows): ReadValue {
	return { value: entries, children: rowChildren, hasRow: hasOwn, texts: textBeside(field), others: [] };
}

function textBeside(field: XmlElement): string[] {
	return attributeOf(field, 'value') && field.text.trim() !== '' ? [field.text] : [];
}

function people(field: XmlElement): ReadValue {
	const [users, groups] = [
		wrapped(field, 'Users', 'User', 'name'),
		wrapped(field, 'Groups', 'Group', 'name'),
	];
	const others = [...users.others, ...groups.others];
	const texts = [attributeOf(field, 'value') ?? '', field.text].filter((text) => text.trim() !== '');
	const value = { users: users.entries, groups: groups.entries };
	const read = { children: peopleChildren, hasRow: false, others };
	// People in a form that is not known have no IDs to give.
	return texts.length > 0 && users.entries.length + groups.entries.length === 0
		? { ...read, value: texts[0], texts: texts.slice(1) }
		: { ...read, value, texts };
}

function list(field: XmlElement, { isProduction = false, nested }: ValueOptions): ReadValue {
	const values = wrapped(field, 'ListValues', 'ListValue', 'displayName');
	const subforms = childrenOf(field, 'Subform').map((row) => recordEntry(nested(row), true));
	const records = childrenOf(field, 'Record').map((row) => recordEntry(nested(row), false));
	const elements = [...values.entries, ...references(field), ...subforms, ...records];
	const known = new Map(elements.map((entry) => [String(entry.id), entry]));
	const { entries, hasOwn } = listRows(field, isProduction);
	for (const row of entries) {
		const same = row.id === undefined ? undefined : known.get(String(row.id));
		if (same === undefined) elements.push(row);
		else for (const [name, value] of Object.entries(row)) if (name !== 'id') put(same, name, value);
	}
	const texts = textBeside(field);
	return { value: elements, children: listChildren, hasRow: hasOwn, texts, others: values.others };
}

/** A record inside a field is an entry of it: `id` and `name` as entries have them, and whatever else the record says. */
function recordEntry(record: IDataObject, isRow: boolean): IDataObject {
	const { contentId, contentName, fields, ...rest } = record;
	const entry: IDataObject = {};
	if (contentId !== undefined && contentId !== '') entry.id = contentId;
	if (contentName !== undefined) entry.name = contentName;
	for (const [name, value] of Object.entries(rest)) {
		Object.defineProperty(entry, name === 'id' || name === 'name' ? `@${name}` : name, {
			value,
			enumerable: true,
			writable: true,
			configurable: true,
		});
	}
	if (isRow || Object.keys(fields as IDataObject).length > 0) entry.fields = fields;
	return entry;
}

function scalar(
	text: string,
	field: XmlElement,
	type: FieldType | undefined,
	options: ValueOptions,
): unknown {
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
