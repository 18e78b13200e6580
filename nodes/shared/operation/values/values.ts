import type { IDataObject } from 'n8n-workflow';
import { characterProblem } from '../../xml/write';
import { toDateTime, toDay, type WireContext } from './dates';
import { decimalText } from './decimal';
import type { FieldXml, XmlType } from '../spec';

/** A value as it goes out, or a sentence that says what is wrong with it; the sentence follows the parameter's name. */
export type WireValue = { text: string; problem?: undefined } | { text?: undefined; problem: string };

/** Whether the user gave nothing at all: not the same as an empty text, which may be meant. */
export function isAbsent(value: unknown): value is undefined | null {
	return value === undefined || value === null;
}

/** Whether a value is an object of JSON, not a list. */
export function isObject(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function toWire(value: unknown, xml: FieldXml, context: WireContext = inUtc): WireValue {
	if (xml.codes) {
		const code = codeOf(value, xml.codes);
		return code.text === undefined ? code : toWire(code.text, { ...xml, codes: undefined }, context);
	}
	const type = xml.type === undefined || xml.type === 'json' ? 'string' : xml.type;
	if (Array.isArray(value) && xml.joinedWith === undefined) {
		return problem(`must be ${type === 'string' ? 'a text' : 'a single value'}, but is a list`);
	}
	const converted = converters[type](value, xml, context);
	if (converted.text === undefined) return converted;
	const character = characterProblem(converted.text);
	if (character !== undefined) {
		return { problem: `holds ${character}, which XML cannot carry. Remove it` };
	}
	const { maximumLength } = xml;
	const length = maximumLength === undefined ? 0 : [...converted.text].length;
	if (maximumLength !== undefined && length > maximumLength) {
		return { problem: `is ${length} characters long; the system takes at most ${maximumLength}` };
	}
	return converted;
}

const text = (value: string): WireValue => ({ text: value });
const problem = (sentence: string): WireValue => ({ problem: sentence });

/** For requests outside a workflow, such as a sign-in. */
const inUtc: WireContext = { timeZone: 'UTC' };

type Converter = (value: unknown, xml: FieldXml, context: WireContext) => WireValue;

const converters: Record<Exclude<XmlType, 'json'>, Converter> = {
	string: (value, xml) => {
		if (xml.joinedWith !== undefined) return joined(value, xml.joinedWith);
		if (typeof value === 'string') return text(value);
		if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') {
			return typeof value === 'number' ? numberText(value) : text(String(value));
		}
		return problem(`must be a text, but is ${kindOf(value)}`);
	},
	int: (value) => {
		const digits = wholeNumber(value);
		if (digits === undefined) return problem(`must be a whole number, but is ${shown(value)}`);
		// xs:int is 32 bits; ASP.NET refuses more with an unreadable parser message.
		return Number(digits) > 2147483647 || Number(digits) < -2147483648
			? problem(`must be between -2147483648 and 2147483647, but is ${digits}`)
			: text(digits);
	},
	decimal: (value) => {
		const digits = decimalText(value);
		return digits === undefined
			? problem(`must be a number of at most 28 digits with a point as decimal mark, but is ${shown(value)}`)
			: text(digits);
	},
	boolean: (value, xml) => {
		const words = xml.booleans ?? { true: 'true', false: 'false' };
		const truth = truthOf(value);
		return truth === undefined
			? problem(`must be true or false, but is ${shown(value)}`)
			: text(truth ? words.true : words.false);
	},
	date: (value, _xml, context) =>
		toDay(value, context) ?? problem(`must be a date like 2026-01-31, but is ${shown(value)}`),
	dateTime: (value, { daysStay }, context) =>
		toDateTime(value, context, daysStay) ??
		problem(`must be a date and time like 2026-01-31T09:30:00Z, but is ${shown(value)}`),
	guid: (value) => {
		const guid = (typeof value === 'string' ? value : '').trim().replace(/^\{(.*)\}$/, '$1');
		return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(guid)
			? text(guid)
			: problem('must be a GUID like 06C4A84A-693C-46CB-8DF2-40A8215AA056');
	},
	base64Binary: (value) => {
		if (value instanceof Uint8Array) return text(Buffer.from(value).toString('base64'));
		const base64 = typeof value === 'string' ? value.replace(/\s+/g, '') : '?';
		return base64.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(base64)
			? text(base64)
			: problem('must be file content in base64');
	},
};

function wholeNumber(value: unknown): string | undefined {
	if (typeof value === 'number') return Number.isInteger(value) ? String(value) : undefined;
	const digits = typeof value === 'string' || typeof value === 'bigint' ? String(value).trim() : '';
	return /^[+-]?\d+$/.test(digits) ? digits.replace(/^\+/, '') : undefined;
}

/** Texts with a number in them have no exponent either: no system reads `1e21` as a number. */
function numberText(value: number): WireValue {
	if (!Number.isFinite(value)) return problem('is not a number');
	return text(decimalText(value) ?? String(value));
}

/** The words and numbers that people and other nodes write for true and false; undefined for anything else. */
export function truthOf(value: unknown): boolean | undefined {
	if (value === true || value === 'true' || value === 1 || value === '1') return true;
	if (value === false || value === 'false' || value === 0 || value === '0') return false;
	return undefined;
}

/** Expressions may give the word or the code itself. */
function codeOf(value: unknown, codes: Record<string, string>): WireValue {
	const given = String(value).trim();
	if (Object.prototype.hasOwnProperty.call(codes, given)) return text(codes[given]);
	return Object.values(codes).includes(given)
		? text(given)
		: problem(`must be one of ${Object.keys(codes).join(', ')}, but is ${shown(given)}`);
}

function joined(value: unknown, separator: string): WireValue {
	const given = [value].flat(Infinity);
	const odd = given.find((element) => typeof element === 'object' && element !== null);
	if (odd !== undefined) return problem(`must be a list of texts, but holds ${kindOf(odd)}`);
	const elements = given.map((element) => String(element ?? '').trim());
	const offending = elements.find((element) => element.includes(separator));
	if (offending !== undefined) {
		return problem(
			`has the element "${offending}" with a "${separator}" in it, which the system would read as two elements`,
		);
	}
	return text(elements.filter((element) => element !== '').join(separator));
}

export function kindOf(value: unknown): string {
	if (Array.isArray(value)) return 'a list';
	return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

/** The value in an error, short; callers keep secrets out by never asking for secret fields. */
export function shown(value: unknown): string {
	if (value === '' || isAbsent(value)) return 'empty';
	if (typeof value === 'object') return kindOf(value);
	const full = String(value);
	return `"${full.length > 60 ? `${full.slice(0, 60)}…` : full}"`;
}
