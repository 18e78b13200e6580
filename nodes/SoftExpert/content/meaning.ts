import { answerTexts, type LanguageTexts, type Thing } from './texts';

export type TextMeaning = 'saved' | 'deleted' | 'refused';

/** A page of text is no sentence, and not worth a search for every ID in it. */
const longestText = 1000;

/** Stands for the record's ID inside a sentence. */
const idPlace = '{id}';

/**
 * What a whole text means in the answer of a method about such things; undefined when it is none of the known ones. The only
 * part that may vary is an ID or name of the request itself, right after the name of the thing.
 */
export function meaningOf(text: string, things: Thing[], given: unknown[]): TextMeaning | undefined {
	if (text.length > longestText) return undefined;
	const sentence = normalised(text);
	for (const candidate of [sentence, ...withIdPlaces(sentence, given)]) {
		const found = knownTexts()
			.get(candidate)
			?.find(({ meaning, thing }) => meaning === 'refused' || thing === undefined || things.includes(thing));
		if (found) return found.meaning;
	}
	return undefined;
}

/** Blanks, case, accents and the period at the end are not what a sentence says. */
function normalised(text: string): string {
	return text
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/\s+/gu, ' ')
		.trim()
		.replace(/\s*[.!;]$/u, '');
}

/** The sentence with each value of the request, bare or quoted, replaced where it stands as a word of its own. */
function withIdPlaces(sentence: string, given: unknown[]): string[] {
	const found: string[] = [];
	for (const value of given) {
		const name = typeof value === 'string' ? normalised(value) : '';
		if (name === '') continue;
		for (const quoted of [`"${name}"`, `'${name}'`, `(${name})`, name]) {
			for (let at = sentence.indexOf(quoted); at >= 0; at = sentence.indexOf(quoted, at + 1)) {
				const [before, after] = [sentence.slice(0, at), sentence.slice(at + quoted.length)];
				const isWord = before.endsWith(' ') && (after === '' || after.startsWith(' '));
				if (isWord) found.push(before + idPlace + after);
			}
		}
	}
	return found;
}

interface KnownText {
	meaning: TextMeaning;
	/** Missing for sentences that name no thing. */
	thing?: Thing;
}

let texts: Map<string, KnownText[]> | undefined;

/** Spelled out at the first answer that needs them: most workflows never do. */
function knownTexts(): Map<string, KnownText[]> {
	if (texts) return texts;
	texts = new Map();
	for (const language of answerTexts) {
		addAll(texts, language.done, language, 'saved', language.savedWords);
		addAll(texts, language.done, language, 'deleted', language.deletedWords);
		const words = [...language.savedWords, ...language.deletedWords];
		addAll(texts, language.refused, language, 'refused', words);
	}
	return texts;
}

function addAll(
	to: Map<string, KnownText[]>,
	sentences: string[],
	language: LanguageTexts,
	meaning: TextMeaning,
	words: string[],
): void {
	for (const sentence of sentences) {
		for (const word of sentence.includes('{done}') ? words : ['']) {
			for (const [thing, text] of withThings(sentence.replace('{done}', word), language)) {
				const key = normalised(text);
				to.set(key, [...(to.get(key) ?? []), { meaning, thing }]);
			}
		}
	}
}

/** The sentence about each thing, with and without the place for the ID after its name. */
function withThings(
	sentence: string,
	{ things, articles }: LanguageTexts,
): Array<[thing: Thing | undefined, text: string]> {
	if (!sentence.includes('{thing}')) return [[undefined, sentence]];
	return (Object.entries(things) as Array<[Thing, LanguageTexts['things'][Thing]]>).flatMap(
		([thing, names]) =>
			names.flatMap(([name, gender]): Array<[Thing, string]> => {
				const { the, a, ending } = articles[gender];
				const text = sentence.replace('{the}', the).replace('{a}', a).replaceAll('{o}', ending);
				return [
					[thing, text.replace('{thing}', name)],
					[thing, text.replace('{thing}', `${name} ${idPlace}`)],
				];
			}),
	);
}
