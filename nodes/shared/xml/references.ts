import { isReferableCodePoint } from './characters';
import { refuse } from './problem';

const predefined = new Map([
	['amp', '&'],
	['lt', '<'],
	['gt', '>'],
	['quot', '"'],
	['apos', "'"],
]);
const characterReference = /^#(?:([0-9]+)|x([0-9A-Fa-f]+))$/;

/** So many pieces are glued at once: a text that grows by each of millions needs several times its size while it grows. */
const piecesAtOnce = 4096;

/** Characters of a text that take a few milliseconds at most. */
export const lengthAtOnce = 1_000_000;

/**
 * The text from `start` to `end` with its references replaced; what is between them goes through `normalise` first, so that
 * a line end that is written as a reference stays as it is. Refuses an `&` that does not begin one of the five entities of
 * XML 1.0 or a reference to a character. References to control characters count: .NET writes them where a value has one,
 * although XML 1.0 does not have them, and they are data.
 */
export function decodeReferences(
	source: string,
	start: number,
	end: number,
	normalise: (text: string) => string,
): string {
	let decoded = '';
	for (const piece of decodedPieces(source, start, end, normalise)) decoded += piece;
	return decoded;
}

/** The same, piece by piece. */
export function* decodedPieces(
	source: string,
	start: number,
	end: number,
	normalise: (text: string) => string,
): Generator<string, void> {
	let pieces: string[] = [];
	let from = start;
	let nextReference = source.indexOf('&', start);
	while (from < end) {
		const isReference = nextReference !== -1 && nextReference < end;
		const upTo = isReference ? nextReference : end;
		if (upTo - from > lengthAtOnce) {
			// Not between the two characters of one line end.
			const cut = from + lengthAtOnce - (source[from + lengthAtOnce - 1] === '\r' ? 1 : 0);
			pieces.push(normalise(source.slice(from, cut)));
			from = cut;
		} else {
			if (upTo > from) pieces.push(normalise(source.slice(from, upTo)));
			from = upTo;
			if (isReference) {
				const semicolon = source.indexOf(';', from);
				const isHere = semicolon !== -1 && semicolon < end;
				const character = isHere ? characterOf(source.slice(from + 1, semicolon)) : undefined;
				if (character === undefined) refuse("There is an '&' that is not a reference XML knows", from);
				pieces.push(character);
				from = semicolon + 1;
				nextReference = source.indexOf('&', from);
			}
			if (pieces.length < piecesAtOnce) continue;
		}
		yield pieces.join('');
		pieces = [];
	}
	yield pieces.join('');
}

/** What a reference stands for, given what is between its `&` and `;`; undefined when it is none. */
function characterOf(reference: string): string | undefined {
	const character = predefined.get(reference);
	if (character !== undefined) return character;
	const match = characterReference.exec(reference);
	if (match === null) return undefined;
	const code = match[1] === undefined ? parseInt(match[2], 16) : parseInt(match[1], 10);
	return isReferableCodePoint(code) ? String.fromCodePoint(code) : undefined;
}
