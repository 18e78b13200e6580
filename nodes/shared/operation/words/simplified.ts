import type { IDataObject } from 'n8n-workflow';
import { isObject } from '../values/values';
import type { AnswerSpec, Entry, OutputSpec, ParameterValues, PropertySpec, ResultField } from '../spec';

/** What a system writes beside the fields that have names here: everything once, in one spelling and with real types. */

const since = 1.1;

/** Forms whose items hold what came beside what is known of it. */
const formsWithOriginals = ['entries', 'values'];

export function hasOriginals(entry: Entry, output: OutputSpec | AnswerSpec): boolean {
	if (entry.effect !== 'read' || entry.resource === 'callMethod') return false;
	const { originals, passOn, form } = output as AnswerSpec;
	return (
		originals === true || passOn !== undefined || (form !== undefined && formsWithOriginals.includes(form))
	);
}

/** Saved nodes give what they gave, so they have no such switch. */
export function simplifyField(versions: readonly number[]): PropertySpec {
	return {
		displayName: 'Simplify',
		name: 'simplify',
		type: 'boolean',
		default: true,
		description: 'Whether to return a simplified version of the response instead of the raw data',
		displayOptions: { show: { '@version': versions.filter((version) => version >= since) } },
	};
}

export function isSimplified({ '@version': version, simplify }: ParameterValues): boolean {
	return Number(version ?? 0) >= since && simplify !== false;
}

/** The place in a page is no fact about the entry. */
const positions = /^row_?num$/i;

export function simplified(json: IDataObject, gives: ResultField[]): IDataObject {
	const sources = new Set(
		gives.flatMap(({ name, xml = '' }) =>
			json[name] === undefined ? [] : xml.split(/[|/]/).map((step) => step.replace('@', '').toLowerCase()),
		),
	);
	const kept = Object.entries(json).filter(([name]) => isOwn(name));
	const simple: IDataObject = Object.fromEntries(kept.map(([name, value]) => [name, within(value)]));
	for (const [name, value] of Object.entries(json)) {
		if (isOwn(name) || positions.test(name) || sources.has(name.toLowerCase())) continue;
		const plain = camelCase(name);
		simple[plain] ??= typed(plain, value);
	}
	return simple;
}

/** A value of a field of ours is as it should be; what stands in it may be the system's. */
function within(value: IDataObject[string]): IDataObject[string] {
	if (Array.isArray(value)) return (value as IDataObject[]).map((entry) => within(entry)) as IDataObject[];
	return isObject(value) ? inner(value) : value;
}

function isOwn(name: string): boolean {
	return /^[a-z][A-Za-z0-9]*$/.test(name);
}

/** `MiddleName`, `xcomp_sec_prm_id`, `ID` and `URLName` become `middleName`, `xcompSecPrmId`, `id` and `urlName`. */
function camelCase(name: string): string {
	const words = name
		.replace(/([a-z0-9])([A-Z])/g, '$1 $2')
		.replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
		.split(/[^A-Za-z0-9]+/)
		.filter((word) => word !== '');
	const [first = name, ...others] = words.map((word) => word.toLowerCase());
	return first + others.map((word) => word[0].toUpperCase() + word.slice(1)).join('');
}

/** Flags and identifiers; what looks like a number elsewhere may be a text that does, such as a telephone number. */
function typed(name: string, value: IDataObject[string]): IDataObject[string] {
	if (typeof value === 'string') {
		if (/^(?:true|false)$/i.test(value)) return value.toLowerCase() === 'true';
		return /id$/i.test(name) && /^(?:0|[1-9]\d{0,14})$/.test(value) ? Number(value) : value;
	}
	if (Array.isArray(value))
		return (value as IDataObject[]).map((entry) => typed(name, entry)) as IDataObject[];
	return isObject(value) ? inner(value) : value;
}

function inner(entry: IDataObject): IDataObject {
	const simple: IDataObject = {};
	for (const [name, value] of Object.entries(entry)) {
		const plain = isOwn(name) ? name : camelCase(name);
		simple[plain] ??= typed(plain, value);
	}
	return simple;
}
