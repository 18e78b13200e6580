import type { IDataObject } from 'n8n-workflow';
import { refusal, type Failure } from '../../soap/failure';

/**
 * The one way from a name to what it names. Searches of the systems find parts of names, and what is done to a wrong hit is
 * done to somebody else's group: only a whole name counts, and only if it is the name of one.
 */

export type NamedHit = { entry: IDataObject; failure?: undefined } | { entry?: undefined; failure: Failure };

const mostNear = 5;

/**
 * The entry with exactly this name; one that differs in upper and lower case only where no other does. `what` is what the
 * entries are, in the singular: `group`.
 */
export function namedExactly(
	entries: IDataObject[],
	wanted: unknown,
	{ system, what, field = 'name' }: { system: string; what: string; field?: string },
): NamedHit {
	const name = String(wanted ?? '').trim();
	const nameOf = (entry: IDataObject) => String(entry[field] ?? '').trim();
	const exact = entries.filter((entry) => nameOf(entry) === name);
	const alike = entries.filter((entry) => folded(nameOf(entry)) === folded(name));
	const hits = exact.length > 0 ? exact : alike;
	if (name !== '' && hits.length === 1) return { entry: hits[0] };
	return {
		failure:
			hits.length > 1
				? several(hits.length, name, what, system)
				: none(entries.map(nameOf), name, what, system),
	};
}

function none(names: string[], name: string, what: string, system: string): Failure {
	const near = nearest(names, name);
	return refusal('notFound', `${system} has no ${what} called "${name}"`, {
		advice:
			near.length === 0
				? 'Check the spelling: the whole name is needed.'
				: `The whole name is needed. Near it: ${near.map((one) => `"${one}"`).join(', ')}.`,
	});
}

function several(count: number, name: string, what: string, system: string): Failure {
	return refusal('conflict', `${system} has ${count} times a ${what} called "${name}"`, {
		advice: 'Choose one by its ID instead: a name does not tell them apart.',
	});
}

/** Names that hold the wanted one, or that it holds, that begin alike or differ in few letters. */
export function nearest(names: string[], wanted: string): string[] {
	const sought = folded(wanted);
	if (sought === '') return [];
	const start = sought.slice(0, 3);
	const ranked = [...new Set(names)].flatMap((name) => {
		const candidate = folded(name);
		if (candidate === '') return [];
		if (candidate.includes(sought) || sought.includes(candidate)) return [{ name, rank: 0 }];
		if (isMistyped(candidate, sought)) return [{ name, rank: 0 }];
		return candidate.startsWith(start) ? [{ name, rank: 1 }] : [];
	});
	return ranked
		.sort((one, other) => one.rank - other.rank || one.name.localeCompare(other.name))
		.slice(0, mostNear)
		.map(({ name }) => name);
}

const mostLetters = 100;

/** Whether few letters make one of the other, one in four at most and two in all; neighbours that changed places are one. */
function isMistyped(one: string, other: string): boolean {
	const most = Math.min(2, Math.floor(Math.max(one.length, other.length) / 4));
	if (most === 0 || Math.abs(one.length - other.length) > most || one.length > mostLetters) return false;
	let before: number[] = [];
	let row = Array.from({ length: other.length + 1 }, (_, index) => index);
	for (let position = 1; position <= one.length; position++) {
		const next = [position];
		for (let column = 1; column <= other.length; column++) {
			const change = one[position - 1] === other[column - 1] ? 0 : 1;
			const isSwapped = one[position - 1] === other[column - 2] && one[position - 2] === other[column - 1];
			const swapped = isSwapped ? before[column - 2] + 1 : Infinity;
			next.push(Math.min(row[column] + 1, next[column - 1] + 1, row[column - 1] + change, swapped));
		}
		before = row;
		row = next;
	}
	return row[other.length] <= most;
}

export function folded(name: string): string {
	return name.normalize('NFC').toLowerCase().replace(/\s+/g, ' ');
}
