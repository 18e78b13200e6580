import type { IDataObject } from 'n8n-workflow';
import { attributeOf, childrenOf, isNil, type XmlElement } from '../xml/tree';
import { parseXml, type XmlProblem } from '../xml/parse';
import { refusal, type Failure } from '../soap/failure';
import { NamedValues, setOwn } from './namedValues';
import type { OperationSpec, ParameterValues, ResultCode, ResultField, ResultSpec } from './spec';

export type ReadResult =
	| { items: IDataObject[]; failure?: undefined }
	| { items?: undefined; failure: Failure };

/** Turns the response element into items as the operation's `result` says. */
export function readResult(
	spec: OperationSpec,
	response: XmlElement,
	values: ParameterValues,
	system: string,
): ReadResult {
	const { result } = spec;
	const holder = elementAt(response, result.path);
	if (result.cardinality === 'none') return { items: [echoOf(spec, values)] };
	if (holder === undefined || isNil(holder) || isEmpty(holder, result)) {
		return whenEmpty(spec, values, system);
	}
	let root = holder;
	if (result.embedded) {
		const inner = embeddedRoot(holder);
		if (inner.problem)
			return {
				failure:
					tooLargeInside(spec, system, inner.problem) ??
					unreadableInside(spec, system, inner.problem.message),
			};
		root = inner.root;
	}
	if (result.document) {
		const read = result.document(root, values);
		return Array.isArray(read)
			? { items: read.map((json) => ({ ...echoOf(spec, values), ...json })) }
			: { failure: unreadableInside(spec, system, read.problem) };
	}
	const elements = result.item === undefined ? [root] : elementsAt(root, result.item);
	const items: IDataObject[] = [];
	for (const element of elements) {
		const entry = readEntry(spec, element, values, system);
		if (entry.failure) return entry;
		for (const item of entry.items) items.push(item);
	}
	return items.length === 0 && result.item === undefined ? whenEmpty(spec, values, system) : { items };
}

/**
 * Some releases answer with the elements themselves instead of their text. The answer as a whole has kept to the limit of its
 * size, so a part of it needs none.
 */
function embeddedRoot(holder: XmlElement): ReturnType<typeof parseXml> {
	return holder.children.length === 1 && holder.text.trim() === ''
		? { root: holder.children[0] }
		: parseXml(holder.text, { limits: { bytes: Infinity } });
}

/** Reads one entry of an answer: the fields, the parameters it is about, and what its code means. */
export function readEntry(
	spec: OperationSpec,
	entry: XmlElement,
	values: ParameterValues,
	system: string,
): ReadResult {
	const { fields, keep, codes } = spec.result;
	const json = { ...echoOf(spec, values), ...readFields(entry, fields, keep) };
	const failure = codes ? applyCode(spec, codes, json, system) : undefined;
	return failure ? { failure } : { items: [json] };
}

function isEmpty(holder: XmlElement, result: ResultSpec): boolean {
	if (result.emptyTexts?.includes(holder.text.trim())) return true;
	return (
		result.path !== '' &&
		holder.text.trim() === '' &&
		holder.children.length === 0 &&
		holder.attributes.length === 0
	);
}

function whenEmpty(spec: OperationSpec, values: ParameterValues, system: string): ReadResult {
	const { whenEmpty: meaning, cardinality } = spec.result;
	if (meaning === 'noItems' || (meaning === undefined && cardinality === 'many')) return { items: [] };
	if (meaning !== undefined && typeof meaning === 'object') {
		return 'json' in meaning
			? { items: [{ ...echoOf(spec, values), ...meaning.json }] }
			: { failure: meaning.failure };
	}
	return {
		failure: {
			kind: 'unreadable',
			message: `${system} answered without a result`,
			advice: 'The identifier may not exist, or the account may lack the right to see it.',
			reached: 'yes',
		},
	};
}

function tooLargeInside(spec: OperationSpec, system: string, problem: XmlProblem): Failure | undefined {
	if (problem.kind !== 'tooLarge' && problem.kind !== 'tooDeep') return undefined;
	return {
		kind: 'unreadable',
		message: `The result of ${spec.soap.element} from ${system} is larger than this node reads: ${problem.message}`,
		advice: 'Ask for less in one request, for example page by page or with a narrower search.',
		reached: 'yes',
	};
}

function unreadableInside(spec: OperationSpec, system: string, detail: string): Failure {
	return {
		kind: 'unreadable',
		message: `The result of ${spec.soap.element} from ${system} is not complete XML: ${detail}`,
		reached: 'yes',
	};
}

/** The parameters that say what the item is about, under their own names. */
function echoOf(spec: OperationSpec, values: ParameterValues): IDataObject {
	const echoed: IDataObject = {};
	for (const name of spec.result.echo ?? []) {
		const value = values[name];
		if (value === undefined || value === null) continue;
		const integer = spec.properties.find((property) => property.name === name)?.xml?.type === 'int';
		echoed[name] = integer ? integerOf(String(value)) : (value as IDataObject[string]);
	}
	return echoed;
}

/** Adds what the code means; a code that is no result becomes a failure with the system's meaning and advice. */
function applyCode(
	spec: OperationSpec,
	codes: Record<string, ResultCode>,
	json: IDataObject,
	system: string,
): Failure | undefined {
	const value = json[spec.result.fields[0].name];
	if (value === undefined) return undefined;
	const code = String(value);
	const known = codes[code];
	if (known?.result) {
		Object.assign(json, known.result);
		return undefined;
	}
	return refusal(
		known?.kind ?? 'rejected',
		known ? known.meaning : `${system} answered ${spec.soap.element} with the unknown code ${code}`,
		{ code, advice: known?.advice ?? 'Nothing is known about this answer: check the result in the system.' },
	);
}

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
	const entries = elementsAt(element, field.xml);
	const pairs = new NamedValues();
	for (const entry of entries)
		pairs.add(textAt(entry, field.pairs!.name) ?? '', textAt(entry, field.pairs!.value) ?? '');
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

function integerOf(text: string): number | string {
	const number = Number(text);
	return Number.isSafeInteger(number) && String(number) === text ? number : text;
}

function keepRest(element: XmlElement, fields: ResultField[], json: IDataObject): void {
	const used = new Set(fields.map((field) => field.xml));
	for (const attribute of element.attributes) {
		if (!used.has(`@${attribute.name}`) && attribute.name !== 'nil') {
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
