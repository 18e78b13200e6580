import type { Failure } from './failure';

export type Redact = (text: string) => string;

const mask = '***';

/** Longest text of a system that an error shows. */
export const longestText = 2_000;

/** Beyond this a text is not searched: what an error shows comes from its beginning. */
const searched = 20_000;

/**
 * Replaces secrets in whatever spelling a system or a gateway may repeat them: as they are, escaped for XML, JSON or an
 * address, and in base64 at any place of a longer text. A secret of up to three characters counts as a whole word only:
 * anywhere else it would shred the sentence that it stands in.
 */
export function redactor(secrets: Iterable<string>): Redact {
	const parts = partsOf(secrets);
	const patterns: RegExp[] = [];
	for (let start = 0; start < parts.length; start += mostPerPattern) {
		patterns.push(patternOf(parts.slice(start, start + mostPerPattern)));
	}
	return (text) => patterns.reduce(replaced, text);
}

/** An engine refuses to read a pattern that is too long: a batch may bring a password per item. */
const mostPerPattern = 10;

function patternOf(secrets: string[]): RegExp {
	const plain = new Set<string>();
	const encoded = new Set<string>();
	for (const secret of secrets) {
		const isShort = secret.length <= 3;
		const anySpelling = spelled(secret, !isShort);
		plain.add(isShort ? `(?<![\\p{L}\\p{N}])${anySpelling}(?![\\p{L}\\p{N}])` : anySpelling);
		if (isShort) continue;
		for (const text of escapedForms(secret)) {
			for (const core of base64Cores(text)) encoded.add(spelled(core));
		}
	}
	return new RegExp(`${group(encoded)}|${group(plain)}`, 'gu');
}

/** Makes the pattern anew only when the secrets have changed: most failures of a run know the same ones. */
export function rememberingRedactor(): (secrets: string[]) => Redact {
	let known: { secrets: string; redact: Redact } | undefined;
	return (secrets) => {
		const together = secrets.join('\u0000');
		if (known?.secrets !== together) known = { secrets: together, redact: redactor(secrets) };
		return known.redact;
	};
}

/** Bounds and redacts every text of a failure that may hold words of the system. */
export function redactFailure(failure: Failure, redact: Redact): Failure {
	const clean = (text: string | undefined) => (text === undefined ? undefined : bounded(text, redact));
	return {
		...failure,
		message: bounded(failure.message, redact),
		advice: clean(failure.advice),
		code: clean(failure.code),
		systemText: clean(failure.systemText),
		done: failure.done?.map((step) => bounded(step, redact)),
	};
}

/** Redacts before it cuts: a secret that the cut goes through would stay in part. */
function bounded(text: string, redact: Redact): string {
	const start = text.slice(0, searched);
	const clean = redact(start);
	if (clean.length <= longestText && start.length === text.length) return clean;
	// What was not searched to its end may end in the beginning of a secret: that part is never shown.
	const shown =
		start.length === text.length ? clean : clean.slice(0, Math.max(0, clean.length - longestText));
	return `${shown.slice(0, longestText - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** Longer ones are looked for in pieces, which also finds what a system has cut. */
const longestPart = 100;

/** Secrets without the blanks around them; of several lines, as keys in PEM form, each line. Longest first. */
function partsOf(secrets: Iterable<string>): string[] {
	const parts = new Set<string>();
	for (const secret of secrets) {
		const lines = secret.split(/\r\n|\r|\n/).map((line) => line.trim());
		for (const line of lines) {
			const isMark = /^-----(?:BEGIN|END) [A-Z0-9 ]+-----$/.test(line);
			if (line === '' || isMark || (lines.length > 1 && line.length <= 3)) continue;
			for (let start = 0; start < line.length; start += longestPart) {
				const part = line.slice(start, start + longestPart);
				if (start === 0 || part.length > 3) parts.add(part);
			}
		}
		// Masked inputs keep one line only: the lines of a key stand there with blanks between them.
		const key = /^-----BEGIN [A-Z0-9 ]+-----\s+([\s\S]+?)\s+-----END/.exec(secret.trim())?.[1];
		for (const line of key?.split(/\s+/) ?? []) if (line.length > 3) parts.add(line);
	}
	return [...parts].sort((a, b) => b.length - a.length);
}

function group(patterns: Set<string>): string {
	return patterns.size === 0 ? '(?!)()' : `(${[...patterns].join('|')})`;
}

/**
 * The first group of the pattern is the sure part of a base64 text, which holds more of the secret on both of its sides: the
 * whole run of base64 goes.
 */
function replaced(text: string, pattern: RegExp): string {
	let result = '';
	let end = 0;
	for (const match of text.matchAll(pattern)) {
		let from = match.index;
		let to = from + match[0].length;
		if (to <= end) continue;
		if (match[1]) {
			while (from > end && isBase64(text[from - 1])) from--;
			while (to < text.length && isBase64(text[to])) to++;
		}
		result += text.slice(end, Math.max(end, from)) + (from < end ? '' : mask);
		end = to;
	}
	return result + text.slice(end);
}

function isBase64(character: string): boolean {
	return /[A-Za-z0-9+/_=-]/.test(character);
}

/** The forms in which a secret stands in a document, of which a server may give the whole in base64. */
function escapedForms(secret: string): Set<string> {
	const escaped = (characters: string) =>
		[...secret].map((one) => (characters.includes(one) ? `&${entities[one]};` : one)).join('');
	const forms = ['&<', '&<>', '&<>"', `&<>"'`].map(escaped);
	return new Set([
		secret,
		...forms,
		escaped(`&<>"'`).replaceAll('&apos;', '&#39;'),
		JSON.stringify(secret).slice(1, -1),
	]);
}

/**
 * What base64 of any text makes of the secret inside it: three bytes become four characters, so there are three ways to
 * stand in them. The characters at either end that also depend on the neighbours are left out.
 */
function base64Cores(secret: string): string[] {
	const bytes = Buffer.from(secret, 'utf8');
	return [0, 1, 2].map((shift) => {
		const text = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
		const sure = Math.floor(((shift + bytes.length) * 8) / 6);
		return text.slice(Math.ceil((shift * 8) / 6), sure);
	});
}

/**
 * A pattern for the secret in which every character may be written in any of its spellings. Letters and digits, which nothing
 * has to escape, may be escaped all the same by a gateway that is careful: not in base64, which is escaped by nobody.
 */
function spelled(secret: string, withLetters = false): string {
	// Tokens and keys in hexadecimal digits come back in either case.
	const anyCase = secret.length >= 16 && /^[0-9a-f-]+$/i.test(secret);
	return [...secret].map((character) => spelling(character, anyCase, withLetters)).join('');
}

/** Escapes of JSON that are no number. */
const escapes: Record<string, string> = { '\b': 'b', '\f': 'f', '\t': 't' };

const entities: Record<string, string> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": 'apos' };

/** Escaped once more, an ampersand is `&amp;`. */
const ampersand = '&(?:amp;)*';

function spelling(character: string, anyCase: boolean, withLetters: boolean): string {
	if (/[A-Za-z0-9]/.test(character)) {
		const cases =
			anyCase && /[a-f]/i.test(character) ? [character.toLowerCase(), character.toUpperCase()] : [character];
		const plain = cases.length > 1 ? `[${cases.join('')}]` : character;
		return withLetters ? `(?:${[plain, ...cases.map(escapedLetter)].join('|')})` : plain;
	}
	const code = character.codePointAt(0)!;
	const hex = code.toString(16);
	const units = [...Array(character.length).keys()].map((index) => character.charCodeAt(index));
	const spellings = [
		`${ampersand}#(?:0*${code}|[xX]0*${caseless(hex)});`,
		units.map((unit) => `\\\\+u${caseless(unit.toString(16).padStart(4, '0'))}`).join(''),
		percent(Buffer.from(character, 'utf8')),
		...(code > 0x7f && code <= 0xff ? [percent(Buffer.from([code]))] : []),
		...(character in entities ? [`${ampersand}${entities[character]};`] : []),
		...(character in escapes ? [`\\\\+${escapes[character]}`] : []),
		...(/["\\/']/.test(character) ? [`\\\\+\\u{${hex}}`] : []),
		// In base64 for addresses two of its characters are others.
		...(character === ' ' ? ['\\+'] : character === '+' ? ['-', ' '] : character === '/' ? ['_'] : []),
		`\\u{${hex}}`,
	];
	return `(?:${spellings.join('|')})`;
}

function escapedLetter(letter: string): string {
	const code = letter.codePointAt(0)!;
	const hex = caseless(code.toString(16));
	return `${ampersand}#(?:0*${code}|[xX]0*${hex});|\\\\+(?:u00|x)${hex}|${percent(Buffer.from(letter))}`;
}

/** Addresses that were encoded twice have `%25` for the percent sign. */
function percent(bytes: Buffer): string {
	return [...bytes].map((byte) => `%(?:25)*${caseless(byte.toString(16).padStart(2, '0'))}`).join('');
}

function caseless(hex: string): string {
	return hex.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}
