import type { IDataObject } from 'n8n-workflow';
import { atOnce, type Steps } from '../../xml/steps';
import { attributeOf, childOf, childrenOf, isNil, type XmlElement } from '../../xml/tree';
import { NamedValues, setOwn } from '../values/namedValues';
import type { ResultField, AnswerSpec } from '../spec';

/** Reads the fields; `passOn` says what else comes along under its own name. */
export function readFields(
	element: XmlElement,
	fields: ResultField[],
	passOn?: AnswerSpec['passOn'],
): IDataObject {
	return passOn ? atOnce(readingFields(element, fields, passOn)) : knownFields(element, fields);
}

/** The same in steps, for what may be a long list. */
export function* readingFields(
	element: XmlElement,
	fields: ResultField[],
	passOn: NonNullable<AnswerSpec['passOn']>,
): Steps<IDataObject> {
	const json = knownFields(element, fields);
	yield* keepingRest(element, passOn === 'others' ? fields : noFields, json);
	return json;
}

function knownFields(element: XmlElement, fields: ResultField[]): IDataObject {
	const json: IDataObject = {};
	for (const field of fields) {
		const value = readField(element, field);
		if (value === undefined) continue;
		json[field.name] = value;
		const word = field.words?.[String(value)];
		if (word !== undefined) json[`${field.name}Text`] = word;
	}
	return json;
}

function readField(element: XmlElement, field: ResultField): IDataObject[string] | undefined {
	const { xml } = field;
	if (xml === undefined) return undefined;
	if (field.pairs) return readPairs(element, xml, field.pairs);
	if (field.type === 'list') return readList(element, xml, field.gives);
	if (field.type === 'object') {
		const inner = elementAt(element, xml);
		return inner && !isNil(inner) ? readFields(inner, field.gives ?? [], 'others') : undefined;
	}
	const text = textAt(element, xml);
	if (field.yes) return field.yes.includes(text?.trim() ?? '');
	if (text === undefined || text === null) return text;
	return isUnset(text, field.type) ? undefined : typed(text, field.type ?? 'string');
}

function readList(element: XmlElement, path: string, gives: ResultField['gives']): IDataObject[string] {
	return elementsAt(element, path).map((entry) =>
		gives ? readFields(entry, gives) : entry.text,
	) as IDataObject[];
}

/** Name/value pairs as one object; of two values under one name the list keeps both. */
function readPairs(
	element: XmlElement,
	path: string,
	{ name, value }: NonNullable<ResultField['pairs']>,
): IDataObject {
	const pairs = new NamedValues();
	for (const entry of elementsAt(element, path)) {
		pairs.add(textAt(entry, name) ?? '', textAt(entry, value) ?? '');
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
	const steps = stepsOf(path);
	if (steps.length === 1 && typeof steps[0] === 'string') return childOf(from, steps[0]);
	return elementsAt(from, path)[0];
}

/** All elements at a path, the path's every step by local name; `A|B` takes either, `*` any. */
export function elementsAt(from: XmlElement, path: string): XmlElement[] {
	let found = [from];
	for (const step of stepsOf(path)) {
		found = found.length === 1 ? childrenAt(found[0], step) : found.flatMap((each) => childrenAt(each, step));
	}
	return found;
}

/** One name, any of several documented names (`A|B`), or all (`*`). */
type Step = string | string[] | null;

/** The paths of the operations, taken apart once; bounded, because a path may come from a user too. */
const stepsByPath = new Map<string, Step[]>();
const mostPathsKept = 5_000;

function stepsOf(path: string): Step[] {
	const known = stepsByPath.get(path);
	if (known !== undefined) return known;
	const steps = path
		.split('/')
		.filter((step) => step !== '' && step !== '.')
		.map((step): Step => (step === '*' ? null : step.includes('|') ? step.split('|') : step));
	if (stepsByPath.size >= mostPathsKept) stepsByPath.clear();
	stepsByPath.set(path, steps);
	return steps;
}

function childrenAt(element: XmlElement, step: Step): XmlElement[] {
	if (step === null) return element.children;
	if (typeof step === 'string') return childrenOf(element, step);
	return element.children.filter(({ name }) => step.includes(name));
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

const noFields: ResultField[] = [];

/** Attributes and children that the fields of an element read. */
interface Used {
	attributes: Set<string | undefined>;
	children: Set<string>;
}

const usedBy = new WeakMap<ResultField[], Used>();

function usedOf(fields: ResultField[]): Used {
	const known = usedBy.get(fields);
	if (known !== undefined) return known;
	const used = {
		attributes: new Set(fields.map((field) => field.xml)),
		children: new Set(fields.flatMap(({ xml }) => xml?.split('/')[0].split('|') ?? [])),
	};
	usedBy.set(fields, used);
	return used;
}

function* keepingRest(element: XmlElement, fields: ResultField[], json: IDataObject): Steps<void> {
	const used = usedOf(fields);
	for (const attribute of element.attributes) {
		if (
			!used.attributes.has(`@${attribute.name}`) &&
			attribute.name !== 'nil' &&
			!isPlaceholder(attribute.value)
		) {
			setOwn(json, attribute.name, attribute.value);
		}
	}
	if (element.children.length === 0) return;
	yield;
	const rest = new NamedValues();
	for (const child of element.children) {
		if (used.children.has(child.name)) continue;
		rest.add(child.name, isPlain(child) ? textOf(child) : yield* readingValue(child));
	}
	rest.addTo(json);
}

/** An element nobody described: its text, or its attributes and children as an object. */
export function plainValue(element: XmlElement): IDataObject[string] {
	return isPlain(element) ? textOf(element) : atOnce(readingValue(element));
}

function isPlain(element: XmlElement): boolean {
	return isNil(element) || (element.children.length === 0 && element.attributes.length === 0);
}

function textOf(element: XmlElement): string | null {
	return isNil(element) ? null : element.text;
}

function* readingValue(element: XmlElement): Steps<IDataObject> {
	const json: IDataObject = {};
	yield* keepingRest(element, noFields, json);
	if (element.text.trim() !== '') setOwn(json, 'value', element.text);
	return json;
}
