import { isPlainAscii } from './characters';
import { longestString } from './limits';
import type { XmlProblem } from './problem';

export type DecodeResult =
	| {
			text: string;
			/** Nothing but characters that XML can carry is in it: that has been looked for already. */
			isPlain?: boolean;
			problem?: undefined;
	  }
	| { text?: undefined; problem: XmlProblem };

/** Character sets in which ASCII bytes are what they are in ASCII. */
const likeAscii = /^(?:utf-?8|us-ascii|iso-8859-1|windows-1252)$/i;

/** What bytes 80 to 9F mean in windows-1252; the five undefined ones stay control characters, as the Encoding Standard says. */
const windows1252HighControls =
	'\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F' +
	'\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178';

/**
 * Turns the bytes of an answer into text. The first that is present decides: byte order mark, `charset` of the HTTP
 * Content-Type, encoding of the XML declaration, UTF-8 (RFC 7303, section 3; XML 1.0, appendix F).
 * Bytes that are not text in that charset are a problem, never U+FFFD. The byte order mark is not part of the text.
 */
export function decodeXml(bytes: Uint8Array, contentType?: string): DecodeResult {
	const { charset, source } = charsetOf(bytes, contentType);
	if (likeAscii.test(charset) && bytes.length <= longestString && isPlainAscii(bytes)) {
		return { text: latin1Of(bytes), isPlain: true };
	}
	try {
		const decoder = new TextDecoder(charset, { fatal: true });
		return decode(decoder, bytes);
	} catch {
		return {
			problem: {
				kind: 'charset',
				message: `The character set '${charset.slice(0, 40)}' (${source}) is not known.`,
			},
		};
	}
}

function decode(decoder: InstanceType<typeof TextDecoder>, bytes: Uint8Array): DecodeResult {
	if (bytes.length > longestString) {
		const message = `The document has ${bytes.length} bytes, more than a text can hold.`;
		return { problem: { kind: 'tooLarge', message } };
	}
	try {
		const text = decoder.decode(bytes);
		// ISO-8859-1 means windows-1252 in the Encoding Standard. Node.js 20.18.3 and later, up to some of 24, decode that as if
		// it were Latin-1 (nodejs/node issue 56542).
		const corrected =
			decoder.encoding === 'windows-1252' ? text.replace(/[\u0080-\u009F]/g, highControl) : text;
		return { text: corrected };
	} catch {
		return {
			problem: {
				kind: 'charset',
				message: `The body has bytes that are not valid ${decoder.encoding.toUpperCase()}.`,
			},
		};
	}
}

/** Copies bytes without looking at them. */
function latin1Of({ buffer, byteOffset, length }: Uint8Array): string {
	return Buffer.from(buffer, byteOffset, length).toString('latin1');
}

function highControl(character: string): string {
	return windows1252HighControls[character.charCodeAt(0) - 0x80];
}

function charsetOf(bytes: Uint8Array, contentType: string | undefined): { charset: string; source: string } {
	const first = startOf(bytes);
	if (first.hasMark) return { charset: 'utf-8', source: 'byte order mark' };
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return { charset: 'utf-16le', source: 'byte order mark' };
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return { charset: 'utf-16be', source: 'byte order mark' };
	const wide = wideCharsetOf(bytes);
	const header = /;\s*charset\s*=\s*["']?([^"';\s]+)/i.exec(contentType ?? '')?.[1];
	// 'utf-16' leaves the byte order to the byte order mark; without one the first '<' shows it.
	if (header !== undefined) {
		const charset = /^utf-?16$/i.test(header) ? (wide ?? 'utf-16be') : header;
		return { charset, source: 'Content-Type header' };
	}
	if (wide !== undefined) return { charset: wide, source: 'first bytes' };
	const declared = declaredCharset(bytes.subarray(first.index, first.index + 200));
	// A declaration that can be read byte by byte cannot be UTF-16, whatever it says; .NET writes 'utf-16' for any string.
	if (declared === undefined || /^(utf|ucs|iso-10646-ucs)-?(16|2)/i.test(declared)) {
		return { charset: 'utf-8', source: 'default' };
	}
	return { charset: declared, source: 'XML declaration' };
}

/** The byte order of UTF-16 text without a byte order mark, told by its leading `<`. */
function wideCharsetOf(bytes: Uint8Array): string | undefined {
	if (bytes[0] === 0x3c && bytes[1] === 0) return 'utf-16le';
	return bytes[0] === 0 && bytes[1] === 0x3c ? 'utf-16be' : undefined;
}

/** Where the document begins, and whether a byte order mark of UTF-8 stands before it: not always as the very first. */
function startOf(bytes: Uint8Array): { index: number; hasMark: boolean } {
	let hasMark = false;
	for (let index = 0; ; ) {
		if (bytes[index] === 0xef && bytes[index + 1] === 0xbb && bytes[index + 2] === 0xbf) {
			hasMark = true;
			index += 3;
		} else if ([0x20, 0x09, 0x0a, 0x0d].includes(bytes[index])) index += 1;
		else return { index, hasMark };
	}
}

function declaredCharset(start: Uint8Array): string | undefined {
	const head = Buffer.from(start).toString('latin1');
	return /^<\?xml\s[^>]*?\sencoding\s*=\s*["']([^"'<>]*)["']/.exec(head)?.[1];
}
