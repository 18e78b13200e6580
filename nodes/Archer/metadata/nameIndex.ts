import { folded } from '../../shared/operation/values/byName';
import type { Named } from './model';

/** Ten thousand items that name one of ten thousand users must not compare each with each. */

export type TextsOf<T> = Array<(entry: T) => string | undefined>;

/** From a text to the entries that it may mean, in the order in which the ways count. */
type Way<T> = Map<string, T[]>;

interface NameIndex<T> {
	ids: Way<T>;
	guids: Way<T>;
	exact: Array<Way<T>>;
	folded: Array<Way<T>>;
}

const guidPattern = /^\{?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}?$/i;

/** The GUID in a text, in lower case and without braces; undefined for anything else. */
export function guidOf(text: string | undefined): string | undefined {
	return guidPattern.exec(text?.trim() ?? '')?.[1].toLowerCase();
}

/** Entries that a text means, by the best way that has any. */
export function entriesCalled<T extends Named>(entries: T[], given: string, textsOf: TextsOf<T>): T[] {
	const text = given.trim();
	if (text === '') return [];
	const index = indexOf(entries, textsOf);
	const loose = folded(text);
	const guid = guidOf(text);
	const found = [
		index.ids.get(text),
		guid === undefined ? undefined : index.guids.get(guid),
		...index.exact.map((way) => way.get(text)),
		...index.folded.map((way) => way.get(loose)),
	];
	return found.find((hits) => hits !== undefined) ?? [];
}

/** By the list and by what is read of its entries, as long as somebody holds the two. */
const indexes = new WeakMap<object, WeakMap<object, unknown>>();

function indexOf<T extends Named>(entries: T[], textsOf: TextsOf<T>): NameIndex<T> {
	const ofEntries = indexes.get(entries) ?? new WeakMap<object, unknown>();
	indexes.set(entries, ofEntries);
	const known = ofEntries.get(textsOf) as NameIndex<T> | undefined;
	if (known !== undefined) return known;
	const index: NameIndex<T> = {
		ids: wayOf(entries, ({ id }) => String(id)),
		guids: wayOf(entries, ({ guid }) => guidOf(guid)),
		exact: textsOf.map((textOf) => wayOf(entries, textOf)),
		folded: textsOf.map((textOf) => wayOf(entries, (entry) => folded(textOf(entry) ?? ''))),
	};
	ofEntries.set(textsOf, index);
	return index;
}

function wayOf<T>(entries: T[], textOf: (entry: T) => string | undefined): Way<T> {
	const way: Way<T> = new Map();
	for (const entry of entries) {
		const text = textOf(entry);
		if (text === undefined || text === '') continue;
		const same = way.get(text);
		if (same === undefined) way.set(text, [entry]);
		else same.push(entry);
	}
	return way;
}
