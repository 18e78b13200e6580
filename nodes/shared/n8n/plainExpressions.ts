/**
 * Expressions that only name a place in the item. n8n takes about half a millisecond for each expression, and most are of this
 * kind: `={{ $json.a.b }}`, `={{ $json['a b'][0] }}` and texts made of such places. What n8n gives for them, value, type and
 * absence, is held by test/integration/plainExpressions.test.ts; whatever is not certain is left to n8n.
 */

/** The value is for n8n to make out. */
export const undecided = Symbol('undecided');

/** Reads an expression's value from an item's JSON. */
export type PlainReader = (json: unknown) => unknown;

type Step = string | number;

const place = /^\$json((?:\.[A-Za-z_$][\w$]*|\[\d{1,9}\]|\['[^'"\\{}\n\r`]*'\]|\["[^'"\\{}\n\r`]*"\])+)$/;

/**
 * The reader for a parameter as n8n stores it: a text, or an object of texts and plain values such as a resource locator or a
 * collection. Undefined where something in it is more than a place. Lists and mappers are n8n's: it checks and converts them.
 */
export function plainReader(raw: unknown): PlainReader | undefined {
	if (typeof raw === 'string') return raw.startsWith('=') ? textReader(raw.slice(1)) : () => raw;
	if (typeof raw !== 'object' || raw === null) return () => raw;
	if (Array.isArray(raw) || 'mappingMode' in raw) return undefined;
	const members: Array<[string, PlainReader]> = [];
	for (const [name, value] of Object.entries(raw)) {
		const reader = plainReader(value);
		if (reader === undefined) return undefined;
		members.push([name, reader]);
	}
	return (json) => {
		const read: Record<string, unknown> = {};
		for (const [name, reader] of members) {
			const value = reader(json);
			if (value === undecided) return undecided;
			read[name] = value;
		}
		return read;
	};
}

function textReader(text: string): PlainReader | undefined {
	if (text.includes('\\')) return undefined;
	const parts = text.split(/\{\{(.*?)\}\}/s);
	const texts = parts.filter((_, index) => index % 2 === 0);
	if (texts.some((part) => /\{|\}/.test(part))) return undefined;
	const readers: PlainReader[] = [];
	for (const expression of parts.filter((_, index) => index % 2 === 1)) {
		const reader = placeReader(expression.trim());
		if (reader === undefined) return undefined;
		readers.push(reader);
	}
	if (readers.length === 1 && texts.every((part) => part === '')) return readers[0];
	return (json) => {
		let joined = texts[0];
		for (const [index, reader] of readers.entries()) {
			const value = reader(json);
			if (value === undecided || (typeof value === 'number' && !Number.isFinite(value))) return undecided;
			joined += (value === undefined || value === null ? '' : String(value)) + texts[index + 1];
		}
		return joined;
	};
}

function placeReader(expression: string): PlainReader | undefined {
	const steps = stepsOf(expression);
	return steps && ((json) => valueAt(json, steps));
}

function stepsOf(expression: string): Step[] | undefined {
	const path = place.exec(expression)?.[1];
	if (path === undefined) return undefined;
	const steps = [...path.matchAll(/\.([\w$]+)|\[(\d+)\]|\[['"]([^'"]*)['"]\]/g)].map(
		([, name, index, quoted]): Step => name ?? quoted ?? Number(index),
	);
	return steps.some((step) => isInherited(step)) ? undefined : steps;
}

/** Names that objects have of themselves: n8n refuses some, binds others and extends what it finds. */
function isInherited(step: Step): boolean {
	return step in Object.prototype || step in Array.prototype;
}

function valueAt(json: unknown, steps: Step[]): unknown {
	let value = json;
	for (const [index, step] of steps.entries()) {
		if (!isPlain(value)) return undecided;
		const own = Object.getOwnPropertyDescriptor(value, step);
		if (own === undefined) return index === steps.length - 1 ? undefined : undecided;
		if (!('value' in own)) return undecided;
		value = own.value as unknown;
	}
	return isCertain(value) ? value : undecided;
}

function isPlain(value: unknown): value is object {
	if (typeof value !== 'object' || value === null) return false;
	const prototype: unknown = Object.getPrototypeOf(value);
	return prototype === Object.prototype || prototype === Array.prototype || prototype === null;
}

/** Objects are handed over by n8n in wrappers of its own. */
function isCertain(value: unknown): boolean {
	if (typeof value === 'number') return !Object.is(value, -0);
	return value === undefined || value === null || typeof value === 'string' || typeof value === 'boolean';
}
