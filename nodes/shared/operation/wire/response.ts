import type { IDataObject } from 'n8n-workflow';
import { element, isNil, type XmlElement } from '../../xml/tree';
import { parsingXml, type ParseResult, type XmlProblem } from '../../xml/parse';
import { atOnce, type Steps } from '../../xml/steps';
import { refusal, type Failure } from '../../soap/failure';
import { missingEvidence, noEvidence, reachedBy, saidIn, strayText } from './evidence';
import { elementAt, elementsAt, integerOf, readFields } from './readFields';
import type { Dialect } from '../dialect';
import type { Method, ParameterValues, ResultCode, ResultField } from '../spec';

export { elementAt, elementsAt, plainValue, readFields, readingFields } from './readFields';

export type ReadResult =
	| {
			items: IDataObject[];
			/** What the system remarked on an answer that has no entry to carry it. */
			remarks?: string[];
			/** Of a page: the entries of all pages together, where the answer tells. */
			total?: number;
			failure?: undefined;
	  }
	| { items?: undefined; failure: Failure };

/** What reading an answer needs of a dialect. */
export type AnsweringDialect = Pick<Dialect, 'system' | 'resultPath' | 'forms'>;

/** Where the result stands in the response element. */
export function resultPath(method: Method, dialect: Pick<Dialect, 'resultPath'>): string {
	return method.answer.path ?? dialect.resultPath?.(method) ?? `${method.element}Result`;
}

function formOf(name: string, { system, forms }: AnsweringDialect) {
	const form = forms?.[name];
	if (form === undefined) throw new Error(`${system} has no form of answers that is called ${name}`);
	return form;
}

/** Turns the response element into items as the operation's `result` says. */
export function readResult(
	spec: Method,
	response: XmlElement,
	values: ParameterValues,
	dialect: AnsweringDialect,
): ReadResult {
	return atOnce(readingResult(spec, response, values, dialect));
}

/** The same in steps. What was read is taken out of the tree, so that a long list is never in memory twice. */
export function* readingResult(
	spec: Method,
	response: XmlElement,
	values: ParameterValues,
	dialect: AnsweringDialect,
): Steps<ReadResult> {
	const { answer } = spec;
	const { system } = dialect;
	const echo = echoOf(spec, values);
	const holder = elementAt(response, resultPath(spec, dialect));
	if (answer.cardinality === 'none') return { items: [echo] };
	if (holder === undefined || isNil(holder) || isEmpty(holder, spec, dialect)) {
		return whenEmpty(spec, values, system, response);
	}
	let root = holder;
	if (answer.embedded) {
		const inner = yield* embeddedRoot(holder);
		if (inner.problem) {
			return {
				failure:
					tooLargeInside(spec, system, inner.problem) ??
					unreadableInside(spec, system, inner.problem.message, holder.text),
			};
		}
		root = inner.root;
	}
	if (answer.form !== undefined) {
		const given = formOf(answer.form, dialect).read(root, spec, values);
		const read = 'next' in given ? yield* given : given;
		if (read.failure) return read;
		if (read.problem !== undefined) return { failure: unreadableInside(spec, system, read.problem) };
		if (read.items.length === 0 && answer.whenEmpty !== undefined) return whenEmpty(spec, values, system);
		return { items: withEcho(echo, read.items), total: read.total };
	}
	if (answer.decode) {
		const read = answer.decode(root, values);
		return Array.isArray(read)
			? { items: withEcho(echo, read) }
			: { failure: unreadableInside(spec, system, read.problem, read.text) };
	}
	const stray = strayText(spec, root, system);
	if (stray) return { failure: stray };
	const elements = answer.item === undefined ? [root] : [...elementsAt(root, answer.item)];
	const beside = answer.beside ? besideOf(root, answer.beside) : {};
	const hasBeside = Object.keys(beside).length > 0;
	const items: IDataObject[] = [];
	const isLong = elements.length > entriesAtOnce;
	if (isLong) {
		response.children = [];
		root.children = [];
	}
	for (let index = 0; index < elements.length; index += 1) {
		const entry = readEntryWith(echo, spec, elements[index], system);
		if (entry.failure) return entry;
		for (const item of entry.items) items.push(hasBeside ? { ...item, ...beside } : item);
		if (!isLong || index % entriesAtOnce !== 0) continue;
		elements.fill(nothing, Math.max(0, index - entriesAtOnce), index + 1);
		yield;
	}
	if (items.length > 0) return { items };
	if (answer.item === undefined) return whenEmpty(spec, values, system);
	const remarks = Object.values(beside).flat().map(String);
	return remarks.length > 0 ? { items, remarks } : { items };
}

/** Entries of a list between which nobody else has to get a turn. */
const entriesAtOnce = 500;

/** In the place of an entry that has been read. */
const nothing = element('', '');

function withEcho(echo: IDataObject, items: IDataObject[]): IDataObject[] {
	return Object.keys(echo).length === 0 ? items : items.map((json) => ({ ...echo, ...json }));
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
function* embeddedRoot(holder: XmlElement): Steps<ParseResult> {
	if (holder.children.length === 1 && holder.text.trim() === '') return { root: holder.children[0] };
	return yield* parsingXml(holder.text, { limits: { bytes: Infinity } });
}

/** Reads one entry of an answer: the fields, the parameters it is about, and what its code means. */
export function readEntry(
	spec: Method,
	entry: XmlElement,
	values: ParameterValues,
	system: string,
): ReadResult {
	return readEntryWith(echoOf(spec, values), spec, entry, system);
}

/** `echo` is what the item repeats of its parameters, made once for all entries of an answer. */
function readEntryWith(echo: IDataObject, spec: Method, entry: XmlElement, system: string): ReadResult {
	const { gives, passOn, codes } = spec.answer;
	const read = readFields(entry, gives, passOn);
	const missing = missingEvidence(spec, entry, read, system);
	if (missing) return { failure: missing };
	const json = { ...echo, ...read };
	const failure = codes ? applyCode(spec, codes, json, system) : undefined;
	return failure ? { failure } : { items: [json] };
}

function isEmpty(holder: XmlElement, method: Method, dialect: AnsweringDialect): boolean {
	if (method.answer.emptyTexts?.includes(holder.text.trim())) return true;
	return (
		resultPath(method, dialect) !== '' &&
		holder.text.trim() === '' &&
		holder.children.length === 0 &&
		holder.attributes.length === 0
	);
}

function whenEmpty(spec: Method, values: ParameterValues, system: string, response?: XmlElement): ReadResult {
	const { whenEmpty: meaning, cardinality } = spec.answer;
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

function tooLargeInside(spec: Method, system: string, problem: XmlProblem): Failure | undefined {
	if (problem.kind !== 'tooLarge' && problem.kind !== 'tooDeep') return undefined;
	return {
		kind: 'unreadable',
		message: `The result of ${spec.element} from ${system} is larger than this node reads: ${problem.message}`,
		advice: 'Ask for less in one request, for example page by page or with a narrower search.',
		reached: 'yes',
	};
}

function unreadableInside(spec: Method, system: string, detail: string, text = ''): Failure {
	return {
		kind: 'unreadable',
		message: `The result of ${spec.element} from ${system} is not complete XML: ${detail}`,
		reached: reachedBy(spec),
		// A document that breaks off is no message; a text without markup is one.
		...(/^\s*</.test(text) || text.trim() === '' ? {} : { systemText: text.trim() }),
	};
}

/** The parameters that say what the item is about, under their own names. */
function echoOf(spec: Method, values: ParameterValues): IDataObject {
	const echoed: IDataObject = {};
	for (const name of spec.answer.repeats ?? []) {
		const value = values[name];
		if (value === undefined || value === null) continue;
		const integer = spec.fields.find((property) => property.name === name)?.xml?.type === 'int';
		echoed[name] = integer ? integerOf(String(value)) : (value as IDataObject[string]);
	}
	return echoed;
}

/** Adds what the code means; a code that is no result becomes a failure with the system's meaning and advice. */
function applyCode(
	spec: Method,
	codes: Record<string, ResultCode>,
	json: IDataObject,
	system: string,
): Failure | undefined {
	const value = json[spec.answer.gives[0].name];
	const code = String(value);
	const known = codes[code];
	if (known?.result) {
		Object.assign(json, known.result);
		return undefined;
	}
	return refusal(
		known?.kind ?? 'rejected',
		known ? known.meaning : `${system} answered ${spec.element} with the unknown code ${code}`,
		{
			code,
			advice: known?.advice ?? 'Nothing is known about this answer: check the result in the system.',
			reached: known ? 'yes' : reachedBy(spec),
		},
	);
}
