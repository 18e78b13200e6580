import { fieldIn, type FieldEntry } from './input';

/** What is going to be written, for people to read: by the names of the fields, with the IDs that names have become. */
export function entriesInWords(entries: FieldEntry[]): Record<string, unknown> {
	return Object.fromEntries(
		entries.map((entry) => {
			const { name, definition, value, given } = entry;
			const label = definition?.name ?? name;
			const isSame = given === undefined || JSON.stringify(given) === JSON.stringify(value);
			return [label ?? fieldIn(entry), isSame ? value : { given, sent: value }];
		}),
	);
}
