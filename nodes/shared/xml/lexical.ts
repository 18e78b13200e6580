import { ncNamePattern } from './characters';

/** What the markup is made of, as character codes. */
export const enum Code {
	Exclamation = 0x21,
	DoubleQuote = 0x22,
	SingleQuote = 0x27,
	Slash = 0x2f,
	Equals = 0x3d,
	Greater = 0x3e,
	Question = 0x3f,
}

/** Sticky expressions for the scanner: set `lastIndex`, test, and `lastIndex` is where the match ends. */
const qualifiedName = new RegExp(`${ncNamePattern}(?::${ncNamePattern})?`, 'y');
export const ncName = new RegExp(ncNamePattern, 'y');
/** The XML declaration (production 23), version 1.0 only: 1.1 has other line ends and characters, and no SOAP stack sends it. */
export const declaration =
	/<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*(?:"1\.0"|'1\.0')(?:[ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*(?:"[A-Za-z][A-Za-z0-9._-]*"|'[A-Za-z][A-Za-z0-9._-]*'))?(?:[ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*(?:"(?:yes|no)"|'(?:yes|no)'))?[ \t\r\n]*\?>/y;

/** Where the qualified name at an index ends; -1 when none begins there. */
export function endOfQualifiedName(source: string, start: number): number {
	qualifiedName.lastIndex = start;
	return qualifiedName.test(source) ? qualifiedName.lastIndex : -1;
}

/** The index of the first character from `start` on that is not white space to XML. */
export function skipSpace(source: string, start: number): number {
	for (let index = start; ; index += 1) {
		const code = source.charCodeAt(index);
		if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return index;
	}
}

/** Where a text begins behind blanks and byte order marks. A loop: regular expressions gave up on 50 MB of blanks. */
export function indexOfContent(text: string): number {
	for (let index = skipSpace(text, 0); ; index = skipSpace(text, index + 1)) {
		if (text.charCodeAt(index) !== 0xfeff) return index;
	}
}

/** Whether a text has nothing but what is white space to XML. */
export function isBlank(text: string): boolean {
	return skipSpace(text, 0) === text.length;
}

/** Line ends as XML 1.0, section 2.11, has them. */
export function withLineFeeds(text: string): string {
	return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/** A name as a message may show it. */
export function shown(name: string): string {
	return name.length > 60 ? `${name.slice(0, 60)}...` : name;
}
