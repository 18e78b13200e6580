import { readFields } from '../operation/wire/readFields';
import { isAbsent } from '../operation/values/values';
import type { Operation, ParameterValues } from '../operation/spec';
import type { XmlElement } from '../xml/tree';

/** Identifiers by the places of an entry that repeat them. */
type Names = Map<string, string>;

/**
 * Which entry of the answer is whose; undefined where nothing tells it. An entry that names what an item asked about is that
 * item's. One that names nothing is in the order of the request, which counts only if no entry is missing or too many.
 */
export function entriesOfItems(
	{ batch, effect }: Operation,
	entries: XmlElement[],
	items: ParameterValues[],
): Array<XmlElement | undefined> {
	const named = Object.entries(batch?.named ?? {});
	const paths = [...new Set(named.map(([, path]) => path))];
	const told = new Map(entries.map((entry) => [entry, namesIn(entry, paths)]));
	const asked = items.map((values) => namesOf(named, values));
	const isComplete = entries.length === items.length;
	const free = new Set(entries);
	const take = (entry: XmlElement | undefined) => {
		if (entry) free.delete(entry);
		return entry;
	};
	// Two items about the same thing are told apart by their order.
	const inPlace = asked.map((own, position) =>
		isComplete && agrees(own, told.get(entries[position])!) ? take(entries[position]) : undefined,
	);
	const found = asked.map((own, position) => {
		if (inPlace[position]) return inPlace[position];
		const agreeing = entries.filter((entry) => agrees(own, told.get(entry)!));
		// Who only asks about the same thing twice may get one answer.
		return take(agreeing.find((entry) => free.has(entry)) ?? (effect === 'read' ? agreeing[0] : undefined));
	});
	return found.map((entry, position) => {
		if (entry || !isComplete || !free.has(entries[position])) return entry;
		const names = told.get(entries[position])!;
		return [...asked[position].keys()].some((path) => names.has(path)) ? undefined : entries[position];
	});
}

/** Whether an entry names what the item asked about, and nothing else in its place. */
function agrees(own: Names, told: Names): boolean {
	const shared = [...own].filter(([path]) => told.has(path));
	return shared.length > 0 && shared.every(([path, identifier]) => told.get(path) === identifier);
}

function namesOf(named: Array<[parameter: string, path: string]>, values: ParameterValues): Names {
	const given = named.filter(([parameter]) => !isAbsent(values[parameter]) && values[parameter] !== '');
	return new Map(given.map(([parameter, path]) => [path, folded(values[parameter])]));
}

/** Zeros, which .NET writes for what it does not have, name nothing. */
function namesIn(entry: XmlElement, paths: string[]): Names {
	const fields = paths.map((xml) => ({ name: xml, xml, type: 'guid' as const, description: '' }));
	return new Map(
		Object.entries(readFields(entry, fields))
			.filter(([, value]) => !isAbsent(value) && value !== '')
			.map(([path, value]) => [path, folded(value)]),
	);
}

/** GUIDs are the same in either case, with braces and without. */
function folded(value: unknown): string {
	return String(value)
		.trim()
		.toLowerCase()
		.replace(/^\{(.*)\}$/, '$1');
}
