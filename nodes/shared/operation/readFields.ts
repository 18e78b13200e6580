import type { IDataObject } from 'n8n-workflow';
import { attributeOf, childrenOf, isNil, type XmlElement } from '../xml/tree';
import { NamedValues, setOwn } from './namedValues';
import type { ResultField, ResultSpec } from './spec';

/** Reads the fields; `keep` says what else comes along under its own name. */
export function readFields(
	element: XmlElement,
	fields: ResultField[],
	keep?: ResultSpec['keep'],
): IDataObject {
	const json: IDataObject = {};
	for (const field of fields) {
		const value = readField(element, field);
		if (value === undefined) continue;
		json[field.name] = value;
		const word = field.words?.[String(value)];
		if (word !== undefined) json[`${field.name}Text`] = word;
	}
	if (keep) keepRest(element, keep === 'others' ? fields : [], json);
	return json;
}

function readField(element: XmlElement, field: ResultField): IDataObject[string] | undefined {
	if (field.pairs) return readPairs(element, field);
	if (field.type === 'list') return readList(element, field);
	if (field.type === 'object') {
		const inner = elementAt(element, field.xml);
		return inner && !isNil(inner) ? readFields(inner, field.fields ?? [], 'others') : undefined;
	}
	const text = textAt(element, field.xml);
	if (text === undefined || text === null) return text;
	return isUnset(text, field.type) ? undefined : typed(text, field.type ?? 'string');
}

function readList(element: XmlElement, field: ResultField): IDataObject[string] {
	return elementsAt(element, field.xml).map((entry) =>
		field.fields ? readFields(entry, field.fields) : entry.text,
	) as IDataObject[];
}

/** Name/value pairs as one object; of two values under one name the list keeps both. */
function readPairs(element: XmlElement, field: ResultField): IDataObject | undefined {
	const pairs = new NamedValues();
	for (const entry of elementsAt(element, field.xml)) {
		pairs.add(textAt(entry, field.pairs!.name) ?? '', textAt(entry, field.pairs!.value) ?? '');
	}
	const object: IDataObject = {};
	pairs.addTo(object);
	return object;
}

/** Text of an element or attribute: undefined when it is not there, null when it is nil. */
function textAt(element: XmlElement, path: string): string | null | undefined {
	const at = path.lastIndexOf('@');
	if (at >= 0) {
		const owner = elementAt(element, path.slice(0, at));
		return owner && attributeOf(owner, path.slice(at + 1));
	}
	const target = elementAt(element, path);
	if (target === undefined) return undefined;
	return isNil(target) ? null : target.text;
}

export function elementAt(from: XmlElement, path: string): XmlElement | undefined {
	return elementsAt(from, path)[0];
}

/** All elements at a path, the path's every step by local name; `A|B` takes either, `*` any. */
export function elementsAt(from: XmlElement, path: string): XmlElement[] {
	const steps = path.split('/').filter((step) => step !== '' && step !== '.');
	return steps.reduce<XmlElement[]>(
		(found, step) => found.flatMap((element) => childrenAt(element, step)),
		[from],
	);
}

/** The children of one step: by name, by any of several documented names (`A|B`), or all (`*`). */
function childrenAt(element: XmlElement, step: string): XmlElement[] {
	if (step === '*') return element.children;
	if (!step.includes('|')) return childrenOf(element, step);
	const names = step.split('|');
	return element.children.filter(({ name }) => names.includes(name));
}

/** .NET writes required identifiers and dates that it does not have as zeros and as the year 1. */
function isUnset(text: string, type: ResultField['type']): boolean {
	if (type === 'guid') return /^[0-]*$/.test(text.trim());
	return type === 'dateTime' && text.startsWith('0001-01-01');
}

/** The same in a value of unknown type: only the whole form of a GUID or of a date and time counts. */
function isPlaceholder(text: string): boolean {
	return /^(?:0{8}-(?:0{4}-){3}0{12}|0001-01-01T00:00:00(?:\.0+)?Z?)$/.test(text);
}

/** Values stay what they were when they do not fit their type: '007' and 20-digit identifiers are texts. */
function typed(text: string, type: NonNullable<ResultField['type']>): IDataObject[string] {
	const trimmed = text.trim();
	switch (type) {
		case 'integer':
			return integerOf(trimmed);
		case 'number':
			return /^-?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(trimmed) ? Number(trimmed) : text;
		case 'boolean':
			return /^(true|1)$/i.test(trimmed) ? true : /^(false|0)$/i.test(trimmed) ? false : text;
		default:
			return text;
	}
}

export function integerOf(text: string): number | string {
	const number = Number(text);
	return Number.isSafeInteger(number) && String(number) === text ? number : text;
}

function keepRest(element: XmlElement, fields: ResultField[], json: IDataObject): void {
	const used = new Set(fields.map((field) => field.xml));
	for (const attribute of element.attributes) {
		if (!used.has(`@${attribute.name}`) && attribute.name !== 'nil' && !isPlaceholder(attribute.value)) {
			setOwn(json, attribute.name, attribute.value);
		}
	}
	const usedNames = new Set(fields.flatMap(({ xml }) => xml.split('/')[0].split('|')));
	const rest = new NamedValues();
	for (const child of element.children) {
		if (!usedNames.has(child.name)) rest.add(child.name, plainValue(child));
	}
	rest.addTo(json);
}

/** An element nobody described: its text, or its attributes and children as an object. */
export function plainValue(element: XmlElement): IDataObject[string] {
	if (isNil(element)) return null;
	if (element.children.length === 0 && element.attributes.length === 0) return element.text;
	const json: IDataObject = {};
	keepRest(element, [], json);
	if (element.text.trim() !== '') setOwn(json, 'value', element.text);
	return json;
}
