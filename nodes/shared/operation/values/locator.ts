import type { MethodField } from '../spec';

const guidPattern = /^\s*\{?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?\s*$/i;

/**
 * What a resource locator holds. Expressions give bare values, and so do workflows that were saved when the field was a text:
 * then the value itself tells what it is.
 */
export function locatorOf(field: MethodField, given: unknown): { mode: string; value: unknown } {
	if (typeof given === 'object' && given !== null && 'value' in given) {
		const { mode, value } = given as { mode?: unknown; value: unknown };
		return { mode: mode ? String(mode) : modeFor(field, value), value };
	}
	return { mode: modeFor(field, given), value: given };
}

/** A number or GUID is one. Where the wire wants an ID, an expression that finds something else must not turn into a name. */
function modeFor({ modes, lookup, xml }: MethodField, value: unknown): string {
	const text = String(value ?? '');
	if (/^\s*\d*\s*$/.test(text)) return 'id';
	if (guidPattern.test(text) && modes?.some(({ name }) => name === 'guid')) return 'guid';
	return lookup?.name === undefined || xml !== undefined ? 'id' : 'name';
}
