import type { IDataObject } from 'n8n-workflow';
import { attributeOf, childrenOf, isNil, type XmlElement } from '../../shared/xml/tree';
import { identifierOf, numberOrText } from './identifiers';

/**
 * The entries of fields that hold several values. Archer gives them in three forms: searches as elements with the ID in an
 * attribute, the vendor's sample of a single record as `value` on Field and MultiValue, and production systems with
 * `valueID` or `fileID` beside a text, or as records inside the field.
 */

/** What of a field's attributes belongs to its first entry; on MultiValue the same attributes belong to the others. */
const rowAttributes = new Set([
	'value',
	'valueid',
	'fileid',
	'filename',
	'height',
	'width',
	'othertext',
	'parentid',
	'rowid',
	'columnid',
	'link',
]);

export function isRowAttribute(name: string): boolean {
	return rowAttributes.has(name.toLowerCase());
}

/** The attribute in whatever case: pages and connectors write `valueID` and `otherText` in more than one. */
function anyCase(element: XmlElement, name: string): string {
	const wanted = name.toLowerCase();
	return element.attributes.find((attribute) => attribute.name.toLowerCase() === wanted)?.value ?? '';
}

/** Sets an own property whatever its name (`__proto__` is data here), beside one of the same name rather than over it. */
export function put(json: IDataObject, name: string, value: IDataObject[string]): void {
	let key = name;
	for (let number = 2; Object.prototype.hasOwnProperty.call(json, key); number++) key = `${name} (${number})`;
	Object.defineProperty(json, key, { value, enumerable: true, writable: true, configurable: true });
}

/** Attributes that hold the ID of a user or a value, wherever they stand. */
const knownIds = new Set(['createLogin', 'updateLogin', 'parentId']);

/** A key for each of several things of one name: `7004`, `7004 (2)`. */
export function keyFor(counts: Map<string, number>, name: string): string {
	const count = (counts.get(name) ?? 0) + 1;
	counts.set(name, count);
	return count === 1 ? name : `${name} (${count})`;
}

interface Read {
	attribute: (name: string) => boolean;
	child: (name: string) => boolean;
}

const none = () => false;

/** Passes on what nothing here reads, under its own name; several children of one name are a list. */
export function keepOthers(element: XmlElement, json: IDataObject, isRead: Read): void {
	for (const { name, value } of element.attributes) {
		if (isRead.attribute(name) || value === '') continue;
		put(json, name, knownIds.has(name) ? numberOrText(value) : value);
	}
	keepChildren(element, json, isRead.child);
}

function keepChildren(element: XmlElement, json: IDataObject, isRead: Read['child']): void {
	const others = new Map<string, Array<IDataObject[string]>>();
	for (const child of element.children) {
		if (isRead(child.name)) continue;
		const known = others.get(child.name);
		if (known) known.push(passedOn(child));
		else others.set(child.name, [passedOn(child)]);
	}
	for (const [name, values] of others) {
		put(json, name, (values.length === 1 ? values[0] : values) as IDataObject[string]);
	}
}

/** An element that nobody described: its text, or all that it has as an object. */
function passedOn(element: XmlElement): IDataObject[string] {
	if (isNil(element)) return null;
	if (element.children.length === 0 && element.attributes.length === 0) return element.text;
	const json: IDataObject = {};
	for (const { name, value } of element.attributes) put(json, name, value);
	keepChildren(element, json, none);
	if (element.text.trim() !== '') put(json, 'value', element.text);
	return json;
}

/** An entry of a search or of a list of people: the ID is an attribute, the name an attribute or the text. */
function named(element: XmlElement, nameAttribute: string): IDataObject {
	const json: IDataObject = {};
	const id = attributeOf(element, 'id') ?? '';
	if (id !== '') json.id = numberOrText(id);
	const shown = attributeOf(element, nameAttribute) ?? '';
	const text = element.text.trim() === '' ? '' : element.text;
	const name = shown || text;
	if (name !== '') json.name = name;
	if (text !== '' && text !== name) json.text = text;
	const otherText = anyCase(element, 'otherText');
	if (otherText !== '') json.otherText = otherText;
	const read = new Set(['id', nameAttribute]);
	keepOthers(element, json, {
		attribute: (attribute) => read.has(attribute) || attribute.toLowerCase() === 'othertext',
		child: none,
	});
	return json;
}

/** What is left of an element that wraps entries: its attributes, and children that are no entries. */
function remainder(holder: XmlElement, entryName: string): IDataObject | undefined {
	const json: IDataObject = {};
	keepOthers(holder, json, { attribute: none, child: (name) => name === entryName });
	if (holder.text.trim() !== '') put(json, 'value', holder.text);
	return Object.keys(json).length > 0 ? json : undefined;
}

export interface ReadEntries {
	entries: IDataObject[];
	/** Beside the entries, by the name of the element that wraps them. */
	others: Array<{ name: string; value: IDataObject }>;
}

/** The entries in elements such as `<Users><User id=""/></Users>`, of all wrapping elements of that name. */
export function wrapped(
	field: XmlElement,
	list: string,
	entryName: string,
	nameAttribute: string,
): ReadEntries {
	const read: ReadEntries = { entries: [], others: [] };
	for (const holder of childrenOf(field, list)) {
		for (const entry of childrenOf(holder, entryName)) read.entries.push(named(entry, nameAttribute));
		const value = remainder(holder, entryName);
		if (value !== undefined) read.others.push({ name: list, value });
	}
	return read;
}

export function references(field: XmlElement): IDataObject[] {
	return field.children
		.filter(({ name }) => name === 'Reference' || name === 'File')
		.map((entry) => named(entry, 'displayName'));
}

/** The field itself and its MultiValue elements: each says one value. */
export function rowsOf(field: XmlElement): XmlElement[] {
	return [field, ...childrenOf(field, 'MultiValue')];
}

/** What stands with an entry beside what the caller reads; of a field only what belongs to its first entry. */
function keepOfRow(row: XmlElement, json: IDataObject, read: string[]): void {
	const isField = row.name !== 'MultiValue';
	for (const name of ['parentId', 'height', 'width']) {
		const value = anyCase(row, name);
		if (value !== '' && !read.includes(name.toLowerCase())) json[name] = numberOrText(value);
	}
	const done = new Set([...read, 'parentid', 'height', 'width']);
	if (!isField && anyCase(row, 'value') !== '' && row.text.trim() !== '') put(json, 'text', row.text);
	keepOthers(row, json, {
		attribute: (name) => done.has(name.toLowerCase()) || (isField && !isRowAttribute(name)),
		child: () => isField,
	});
}

/** The text of a row: of a MultiValue without the attribute it is what the element holds. */
function valueOf(row: XmlElement): string {
	return anyCase(row, 'value') || (row.text.trim() === '' ? '' : row.text);
}

export interface Rows {
	entries: IDataObject[];
	/** Whether the field's own attributes are the first of them. */
	hasOwn: boolean;
}

/** Reads each row; `read` names the attributes that are in its entry, in lower case. */
function readRows(
	field: XmlElement,
	entryOf: (row: XmlElement) => { json: IDataObject; read: string[] },
): Rows {
	const rows: Rows = { entries: [], hasOwn: false };
	for (const row of rowsOf(field)) {
		const { json, read } = entryOf(row);
		const isOwn = row === field;
		// A field says nothing of an entry by what only belongs to one, such as parentId.
		if (isOwn && Object.keys(json).length === 0) continue;
		keepOfRow(row, json, read);
		if (Object.keys(json).length === 0) continue;
		rows.entries.push(json);
		rows.hasOwn ||= isOwn;
	}
	return rows;
}

/**
 * Values, files and links to records. The ID is in `valueID` or `fileID` beside the text; `value` is the ID in the vendor's
 * sample, and only where nothing in the answer has the production form: a text of digits would pass for an ID.
 */
export function listRows(field: XmlElement, isProduction: boolean): Rows {
	return readRows(field, (row) => {
		const json: IDataObject = {};
		const read = ['value', 'filename', 'othertext'];
		const value = valueOf(row);
		const given = ['valueID', 'fileID'].filter((one) => anyCase(row, one) !== '');
		const idName = given.find((one) => identifierOf(anyCase(row, one)) !== undefined);
		const isValueTheId = !isProduction && given.length === 0 && /^\d+$/.test(anyCase(row, 'value'));
		if (idName !== undefined) json.id = numberOrText(anyCase(row, idName));
		else if (isValueTheId) json.id = numberOrText(value);
		const fileName = anyCase(row, 'fileName');
		const name = fileName || (isValueTheId ? '' : value);
		if (name !== '') json.name = name;
		if (fileName !== '' && !isValueTheId && value !== '' && value !== fileName) json.value = value;
		const otherText = anyCase(row, 'otherText');
		if (otherText !== '') json.otherText = otherText;
		for (const one of given) {
			json[one === idName ? 'id' : one] = numberOrText(anyCase(row, one));
			read.push(one.toLowerCase());
		}
		return { json, read };
	});
}

export function linkRows(field: XmlElement): Rows {
	return readRows(field, (row) => {
		const json: IDataObject = {};
		const [name, url] = [valueOf(row), anyCase(row, 'link')];
		if (url !== '' || name !== '') json.name = name;
		if (url !== '') json.url = url;
		return { json, read: ['value', 'link'] };
	});
}

export function cellRows(field: XmlElement): Rows {
	return readRows(field, (row) => {
		const json: IDataObject = {};
		for (const name of ['rowId', 'columnId']) {
			const id = anyCase(row, name);
			if (id !== '') json[name] = numberOrText(id);
		}
		const value = valueOf(row);
		if (value !== '') json.name = value;
		return { json, read: ['value', 'rowid', 'columnid'] };
	});
}

export function hasRowAttribute(field: XmlElement, ...names: string[]): boolean {
	return rowsOf(field).some((row) => names.some((name) => anyCase(row, name) !== ''));
}
