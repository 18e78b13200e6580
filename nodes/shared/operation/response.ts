import type { IDataObject } from 'n8n-workflow';
import { isNil, type XmlElement } from '../xml/tree';
import { parseXml, type XmlProblem } from '../xml/parse';
import { refusal, type Failure } from '../soap/failure';
import { missingEvidence, noEvidence, reachedBy, saidIn, strayText } from './evidence';
import { elementAt, elementsAt, integerOf, readFields } from './readFields';
import type { OperationSpec, ParameterValues, ResultCode, ResultField, ResultSpec } from './spec';

export { elementAt, elementsAt, plainValue, readFields } from './readFields';

export type ReadResult =
	| {
			items: IDataObject[];
			/** What the system remarked on an answer that has no entry to carry it. */
			remarks?: string[];
			failure?: undefined;
	  }
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
		return whenEmpty(spec, values, system, response);
	}
	let root = holder;
	if (result.embedded) {
		const inner = embeddedRoot(holder);
		if (inner.problem) {
			return {
				failure:
					tooLargeInside(spec, system, inner.problem) ??
					unreadableInside(spec, system, inner.problem.message, holder.text),
			};
		}
		root = inner.root;
	}
	if (result.document) {
		const read = result.document(root, values);
		return Array.isArray(read)
			? { items: read.map((json) => ({ ...echoOf(spec, values), ...json })) }
			: { failure: unreadableInside(spec, system, read.problem) };
	}
	const stray = strayText(spec, root, system);
	if (stray) return { failure: stray };
	const elements = result.item === undefined ? [root] : elementsAt(root, result.item);
	const beside = result.beside ? besideOf(root, result.beside) : {};
	const items: IDataObject[] = [];
	for (const element of elements) {
		const entry = readEntry(spec, element, values, system);
		if (entry.failure) return entry;
		for (const item of entry.items) items.push({ ...item, ...beside });
	}
	if (items.length > 0) return { items };
	if (result.item === undefined) return whenEmpty(spec, values, system);
	const remarks = Object.values(beside).flat().map(String);
	return remarks.length > 0 ? { items, remarks } : { items };
}

/** What a list says as a whole; an empty list of warnings is nothing to pass on. */
function besideOf(root: XmlElement, fields: ResultField[]): IDataObject {
	return Object.fromEntries(
		Object.entries(readFields(root, fields)).filter(([, value]) => !Array.isArray(value) || value.length > 0),
	);
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
	const read = readFields(entry, fields, keep);
	const missing = missingEvidence(spec, entry, read, system);
	if (missing) return { failure: missing };
	const json = { ...echoOf(spec, values), ...read };
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

function whenEmpty(
	spec: OperationSpec,
	values: ParameterValues,
	system: string,
	response?: XmlElement,
): ReadResult {
	const { whenEmpty: meaning, cardinality } = spec.result;
	if (meaning === 'noItems' || (meaning === undefined && cardinality === 'many')) return { items: [] };
	if (meaning !== undefined && typeof meaning === 'object') {
		return 'json' in meaning
			? { items: [{ ...echoOf(spec, values), ...meaning.json }] }
			: { failure: { ...meaning.failure, reached: reachedBy(spec) } };
	}
	return {
		failure: noEvidence(spec, `${system} answered without a result`, {
			advice: 'The identifier may not exist, or the account may lack the right to see it.',
			...(response && saidIn(response)),
		}),
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

function unreadableInside(spec: OperationSpec, system: string, detail: string, text = ''): Failure {
	return {
		kind: 'unreadable',
		message: `The result of ${spec.soap.element} from ${system} is not complete XML: ${detail}`,
		reached: reachedBy(spec),
		// A document that breaks off is no message; a text without markup is one.
		...(/^\s*</.test(text) || text.trim() === '' ? {} : { systemText: text.trim() }),
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
	const code = String(value);
	const known = codes[code];
	if (known?.result) {
		Object.assign(json, known.result);
		return undefined;
	}
	return refusal(
		known?.kind ?? 'rejected',
		known ? known.meaning : `${system} answered ${spec.soap.element} with the unknown code ${code}`,
		{
			code,
			advice: known?.advice ?? 'Nothing is known about this answer: check the result in the system.',
			reached: known ? 'yes' : reachedBy(spec),
		},
	);
}
