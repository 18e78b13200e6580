import { isReferableCodePoint } from './characters';

const predefined: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const reference = /&(?:(amp|lt|gt|quot|apos)|#([0-9]+)|#x([0-9A-Fa-f]+));/y;
const references = /&(?:(amp|lt|gt|quot|apos)|#([0-9]+)|#x([0-9A-Fa-f]+));/g;

/**
 * Finds the first `&` that does not begin one of the five entities of XML 1.0 or a reference to a character. References to
 * control characters count: .NET writes them where a value has one, although XML 1.0 does not have them, and they are data.
 * Returns its index, or -1 when all references from `start` to `end` are right.
 */
export function indexOfBadReference(source: string, start: number, end: number): number {
	for (
		let index = source.indexOf('&', start);
		index !== -1 && index < end;
		index = source.indexOf('&', index + 1)
	) {
		reference.lastIndex = index;
		const match = reference.exec(source);
		if (match === null || reference.lastIndex > end) return index;
		if (match[1] === undefined && !isReferableCodePoint(codePointOf(match[2], match[3]))) return index;
	}
	return -1;
}

/** Replaces the references of a text that `indexOfBadReference` has found right. */
export function decodeReferences(text: string): string {
	if (!text.includes('&')) return text;
	return text.replace(references, (_match, name?: string, decimal?: string, hexadecimal?: string) =>
		name === undefined ? String.fromCodePoint(codePointOf(decimal, hexadecimal)) : predefined[name],
	);
}

function codePointOf(decimal: string | undefined, hexadecimal: string | undefined): number {
	return decimal === undefined ? parseInt(hexadecimal ?? '', 16) : parseInt(decimal, 10);
}
