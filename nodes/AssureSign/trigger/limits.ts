/**
 * What a body may hold. It comes from outside and goes into expressions and into n8n's database: names that JavaScript's own
 * objects have would stand in front of these there, and neither survives any depth.
 */

/** As in the XML reader. */
const deepest = 100;
const longestName = 256;

/** Whether JSON nests deeper than is read; looked at before it is parsed. */
export function isTooDeep(json: string): boolean {
	let depth = 0;
	let inText = false;
	for (let index = 0; index < json.length; index++) {
		const character = json.charCodeAt(index);
		if (inText) {
			if (character === 0x5c) index++;
			else if (character === 0x22) inText = false;
		} else if (character === 0x22) inText = true;
		else if (character === 0x7b || character === 0x5b) {
			if (++depth > deepest) return true;
		} else if (character === 0x7d || character === 0x5d) depth--;
	}
	return false;
}

/** Whether every object of JavaScript has a member of this name: `toString`, `__proto__`. */
export function isReservedName(name: string): boolean {
	return name in Object.prototype || name === 'prototype';
}

/** What is wrong with a name anywhere in the fields. */
export function nameProblem(fields: object): string | undefined {
	const open: object[] = [fields];
	for (let next = open.pop(); next !== undefined; next = open.pop()) {
		const isList = Array.isArray(next);
		for (const name of Object.keys(next)) {
			if (!isList && isReservedName(name)) return `The body has a field called '${name}', which is not taken`;
			if (name.length > longestName) return `The body has a field with a name of ${name.length} characters`;
			const value = (next as Record<string, unknown>)[name];
			if (typeof value === 'object' && value !== null) open.push(value);
		}
	}
	return undefined;
}
