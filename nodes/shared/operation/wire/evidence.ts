import type { IDataObject } from 'n8n-workflow';
import type { Failure } from '../../soap/failure';
import type { XmlElement } from '../../xml/tree';
import { readFields } from './readFields';
import type { Method, ResultField } from '../spec';

/** What an answer must hold before it counts as a success: no is not yes, and silence is neither. */

/** Whether the system may have acted when its answer cannot be made out. */
export function reachedBy({ effect }: Method): Failure['reached'] {
	return effect === 'read' ? 'yes' : 'unknown';
}

/** The system answered, but not with what the method is documented to answer. */
export function noEvidence(
	spec: Method,
	message: string,
	more: Partial<Pick<Failure, 'advice' | 'systemText'>> = {},
): Failure {
	return { kind: 'unreadable', message, reached: reachedBy(spec), ...more };
}

/**
 * Why an entry that was read proves nothing: a number, a GUID or a yes/no on which the success depends is not there or is
 * something else. Methods whose names are guesses (`passOn: 'everything'`) and documents of their own are left as they are.
 */
export function missingEvidence(
	spec: Method,
	element: XmlElement,
	json: IDataObject,
	system: string,
): Failure | undefined {
	const { passOn, gives, cardinality } = spec.answer;
	const stray = strayText(spec, element, system);
	if (stray) return stray;
	if (passOn === 'everything' || cardinality === 'many') return undefined;
	const either = gives.filter(({ proof }) => proof === 'either');
	const isProved = either.some(({ name }) => json[name] !== undefined && json[name] !== null);
	for (const [index, field] of gives.entries()) {
		const isMain = index === 0 && isTyped(field);
		if (field.proof === 'either' && isProved && (json[field.name] ?? undefined) === undefined) continue;
		if (!isMain && !field.proof && !field.created && !field.pattern) continue;
		const value = json[field.name];
		if (value === undefined || value === null) {
			// A read that says nothing has changed nothing: what is missing shows in the item.
			if (spec.effect === 'read' && !field.proof) continue;
			return withCreated(spec, element, noEvidence(spec, answeredWithout(spec, system, field), checkFirst));
		}
		if (!hasForm(value, field)) return noEvidence(spec, wrongForm(spec, system, field), textOf(value));
	}
	return undefined;
}

/** What an answer says in words, wherever they stand: a message in the place of a result. */
export function saidIn(element: XmlElement): Pick<Failure, 'systemText'> {
	const texts: string[] = [];
	const collect = (from: XmlElement) => {
		texts.push(from.text);
		from.children.forEach(collect);
	};
	collect(element);
	return textOf(texts.join(' ').replace(/\s+/g, ' '));
}

/** Text where a result has attributes and children only is a message, whatever stands around it. */
export function strayText(spec: Method, element: XmlElement, system: string): Failure | undefined {
	const { gives, embedded, decode, passOn } = spec.answer;
	const isOwnText = gives.some(({ xml }) => xml === '.');
	if (isOwnText || embedded || decode || passOn === 'everything' || element.text.trim() === '') {
		return undefined;
	}
	return noEvidence(
		spec,
		`${system} answered ${spec.element} with a text instead of a result`,
		textOf(element.text),
	);
}

/**
 * Adds what the answer says was made, IDs and keys that cannot be had a second time, so that a failure beside them does not
 * make it unreachable.
 */
export function withCreated(spec: Method, element: XmlElement, failure: Failure): Failure {
	const fields = spec.answer.gives.filter((field) => field.created);
	const read = readFields(element, fields);
	const created = Object.fromEntries(
		fields.flatMap((field) => {
			const value = read[field.name];
			return value !== undefined && value !== null && hasForm(value, field) ? [[field.name, value]] : [];
		}),
	) as IDataObject;
	return Object.keys(created).length === 0 ? failure : { ...failure, created };
}

const checkFirst = { advice: 'Check in the system what was done.' };

function answeredWithout(spec: Method, system: string, field: ResultField): string {
	return `${system} answered ${spec.element} without '${field.name}' (${lowered(field.description)})`;
}

function wrongForm(spec: Method, system: string, field: ResultField): string {
	const wanted = field.type === undefined || field.type === 'string' ? 'value' : formNames[field.type];
	return `${system} answered ${spec.element} with something that is no ${wanted} for '${field.name}' (${lowered(field.description)})`;
}

function lowered(description: string): string {
	return description.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase());
}

function textOf(value: unknown): Pick<Failure, 'systemText'> {
	const text = typeof value === 'string' ? value.trim() : JSON.stringify(value);
	return text === '' ? {} : { systemText: text };
}

type TypeName = NonNullable<ResultField['type']>;

const formNames: Record<TypeName, string> = {
	string: 'text',
	integer: 'whole number',
	number: 'number',
	boolean: 'true or false',
	dateTime: 'date and time',
	guid: 'GUID',
	object: 'object',
	list: 'list',
};

const forms: Partial<Record<TypeName, (value: unknown) => boolean>> = {
	// An integer that JavaScript cannot hold stays a text.
	integer: (value) => typeof value === 'number' || /^\s*[+-]?\d+\s*$/.test(String(value)),
	number: (value) => typeof value === 'number',
	boolean: (value) => typeof value === 'boolean',
	dateTime: (value) => /^\s*\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}|\s*$)/.test(String(value)),
	guid: (value) => /^\s*\{?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?\s*$/i.test(String(value)),
};

function isTyped({ type }: ResultField): boolean {
	return type !== undefined && forms[type] !== undefined;
}

function hasForm(value: unknown, { type, pattern }: ResultField): boolean {
	if (pattern && !pattern.test(String(value))) return false;
	return (type === undefined ? undefined : forms[type])?.(value) ?? true;
}
