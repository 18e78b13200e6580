/**
 * The character classes of XML 1.0 (fifth edition), productions 2 (Char), 4 and 4a (names), as sources for regular
 * expressions without the `u` flag. Surrogates stand for the characters beyond U+FFFF: D800-DB7F begin U+10000-U+EFFFF, and an
 * unpaired surrogate is refused before any name is looked at, so a low surrogate can only follow a high one.
 *
 * U+1680 and U+FEFF are name characters to XML but white space to JavaScript, whose parsers (fast-xml-parser too) split a
 * name there; they are left out, and a name that has one is neither read nor written.
 */
const nameStartCharacter =
	'A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u167F\\u1681-\\u1FFF\\u200C-\\u200D' +
	'\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uD800-\\uDB7F\\uF900-\\uFDCF\\uFDF0-\\uFEFE\\uFF00-\\uFFFD';
const nameCharacter = `${nameStartCharacter}\\-.0-9\\u00B7\\u0300-\\u036F\\u203F-\\u2040\\uDC00-\\uDFFF`;

/** Source of a regular expression for an NCName (a name without a colon). */
export const ncNamePattern = `[${nameStartCharacter}][${nameCharacter}]*`;

/** Source of a character class: the code units that XML 1.0 cannot carry, surrogates aside. */
export const illegalCharacters = '\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uFFFE\\uFFFF';

const controlCharacter = new RegExp(`[${illegalCharacters}]`);
const anySurrogate = /[\uD800-\uDFFF]/;
const unpairedSurrogate = /\p{Surrogate}/u;

/**
 * Whether the bytes are ASCII without the control characters that XML 1.0 cannot carry: they mean the same in every character set
 * that has ASCII in it. Sixteen at once, since whatever looks at each of ten million bytes takes longer than reading the rest.
 */
export function isPlainAscii(bytes: Uint8Array): boolean {
	const { buffer, byteOffset, length } = bytes;
	if (length < 16) return arePlain(bytes, 0, length);
	// A view of whole words begins at a multiple of four.
	const first = -byteOffset & 3;
	const words = new Int32Array(buffer, byteOffset + first, (length - first) >> 2);
	let index = 0;
	for (const last = words.length - 3; index < last; index += 4) {
		const high =
			highBits(words[index]) |
			highBits(words[index + 1]) |
			highBits(words[index + 2]) |
			highBits(words[index + 3]);
		if ((high & 0x80808080) === 0) continue;
		const start = first + index * 4;
		if (!arePlain(bytes, start, start + 16)) return false;
	}
	return arePlain(bytes, 0, first) && arePlain(bytes, first + index * 4, length);
}

/** The high bit of each of four bytes is set where one is beyond ASCII or below the blank. */
function highBits(word: number): number {
	return word | (word - 0x20202020);
}

function arePlain(bytes: Uint8Array, start: number, end: number): boolean {
	for (let index = start; index < end; index += 1) {
		const byte = bytes[index];
		const isPlain = byte >= 0x20 ? byte < 0x80 : byte === 0x0a || byte === 0x0d || byte === 0x09;
		if (!isPlain) return false;
	}
	return true;
}

/** The index of the first UTF-16 code unit that XML 1.0 cannot carry, or -1. */
export function indexOfIllegalCharacter(value: string): number {
	const control = value.search(controlCharacter);
	const surrogate = indexOfUnpairedSurrogate(value);
	if (control === -1 || surrogate === -1) return Math.max(control, surrogate);
	return Math.min(control, surrogate);
}

/** The index of the first unpaired surrogate, or -1. */
export function indexOfUnpairedSurrogate(value: string): number {
	return anySurrogate.test(value) ? value.search(unpairedSurrogate) : -1;
}

/** Names an illegal character, for example `the control character U+0001`. */
export function describeIllegalCharacter(value: string, index: number): string {
	const code = value.charCodeAt(index);
	const hexadecimal = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
	if (code < 0x20) return `the control character ${hexadecimal}`;
	return code >= 0xfffe ? `the noncharacter ${hexadecimal}` : `the unpaired surrogate ${hexadecimal}`;
}

/** Whether a text of JavaScript can hold the code point as a character; half a surrogate pair is none. */
export function isReferableCodePoint(code: number): boolean {
	return code <= 0xd7ff || (code >= 0xe000 && code <= 0x10ffff);
}
