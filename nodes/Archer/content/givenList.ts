import type { Failure } from '../../shared/soap/failure';
import type { Known } from '../metadata/model';
import { listOf } from './identifiers';

/** Lists as people write them: `New, Open`, where a name may hold a comma itself. */

/** Names hold few commas; looking further would make long lists of IDs slow. */
const mostCommas = 3;

/**
 * The things that a text or a list names. The longest piece of a text that is the name of one counts, so that
 * `Doe, Jane, Risk Owners` is a person and a group; semicolons and line breaks part for sure. `usualCommas` are those that such
 * a name mostly has: an error names so much of the text.
 */
export async function namedIn<Found>(
	given: unknown,
	find: (entry: unknown) => Promise<Known<Found>>,
	usualCommas = 0,
): Promise<Known<Found[]>> {
	const found: Found[] = [];
	for (const entry of entriesOf(given)) {
		const known =
			typeof entry === 'string' ? await namedInText(entry, find, usualCommas) : await one(entry, find);
		if (known.failure) return known;
		found.push(...known.found);
	}
	return { found };
}

/** A text that is a JSON list is one: expressions write lists so. */
function entriesOf(given: unknown): unknown[] {
	if (typeof given !== 'string') return listOf(given);
	const text = given.trim();
	if (!text.startsWith('[')) return text === '' ? [] : [text];
	try {
		return listOf(JSON.parse(text));
	} catch {
		return [text];
	}
}

async function one<Found>(
	entry: unknown,
	find: (entry: unknown) => Promise<Known<Found>>,
): Promise<Known<Found[]>> {
	const known = await find(entry);
	return known.failure ? known : { found: [known.found] };
}

async function namedInText<Found>(
	text: string,
	find: (entry: unknown) => Promise<Known<Found>>,
	usualCommas: number,
): Promise<Known<Found[]>> {
	if (!/[,;\n]/.test(text)) return await one(text.trim(), find);
	const whole = await find(text.trim());
	if (!whole.failure) return { found: [whole.found] };
	if (!isUnknown(whole.failure)) return whole;
	const found: Found[] = [];
	for (const part of text.split(/[;\n]/)) {
		const known = await namedBetweenCommas(part, find, usualCommas);
		if (known.failure) return known;
		found.push(...known.found);
	}
	return { found };
}

/** Another piece of the text may be a name; a network that is down is down for all of them. */
function isUnknown({ kind }: Failure): boolean {
	return kind === 'parameter' || kind === 'notFound' || kind === 'conflict';
}

async function namedBetweenCommas<Found>(
	text: string,
	find: (entry: unknown) => Promise<Known<Found>>,
	usualCommas: number,
): Promise<Known<Found[]>> {
	const pieces = text.split(',');
	const found: Found[] = [];
	for (let start = 0; start < pieces.length; ) {
		const longest = Math.min(pieces.length, start + mostCommas + 1);
		let end = longest;
		let known: Known<Found> | undefined;
		let usual: Known<Found> | undefined;
		for (; end > start; end--) {
			const name = pieces.slice(start, end).join(',').trim();
			if (name === '') {
				end = start + 1;
				break;
			}
			known = await find(name);
			if (!known.failure) break;
			if (!isUnknown(known.failure)) return known;
			if (end > start + usualCommas) usual = known;
		}
		if (known?.failure) return { failure: usual?.failure ?? known.failure };
		if (known) found.push(known.found);
		start = Math.max(end, start + 1);
	}
	return { found };
}

/** Every piece of a text or list that could be a name by itself, so that all of them can be looked up together. */
export function piecesOf(given: unknown): unknown[] {
	return entriesOf(given).flatMap((entry): unknown[] => {
		if (typeof entry !== 'string' || !/[,;\n]/.test(entry)) return [entry];
		const between = entry.split(/[;\n]/).flatMap((part) => {
			const pieces = part.split(',');
			return pieces.flatMap((_, start) =>
				pieces
					.slice(start, start + mostCommas + 1)
					.map((_piece, length) => pieces.slice(start, start + length + 1).join(',')),
			);
		});
		return [...new Set([entry, ...between].map((piece) => piece.trim()).filter((piece) => piece !== ''))];
	});
}
