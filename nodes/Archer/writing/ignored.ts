import type { IDataObject } from 'n8n-workflow';
import { toArcherDate } from '../content/dates';
import { cellsOf, identifierOf, linksOf, listOf } from '../content/identifiers';
import type { FieldEntry } from './input';
import { toArcherAddress } from '../content/ipAddress';
import { fieldTypeOf, isDateType, isListType, isPeopleType, type FieldType } from '../content/types';

/** What was written beside what the record shows. Where its form leaves a doubt nothing is said. */

export interface Ignored {
	field: string;
	given: unknown;
	stored: unknown;
}

export function ignoredIn(entries: FieldEntry[], fields: IDataObject[], timeZone: string): Ignored[] {
	return entries.flatMap((entry) => {
		const shown = fields.filter(({ id }) => String(id) === entry.key);
		// A field may be in several places of a record; then nobody knows which one is meant.
		if (shown.length > 1) return [];
		const type = entry.type ?? fieldTypeOf(shown[0]?.typeId);
		const stored = shown[0]?.value;
		if (isSame(type, entry, stored, timeZone)) return [];
		const given = entry.given ?? entry.value;
		return [{ field: entry.name ?? entry.key, given: shownValue(given), stored: shownValue(stored) }];
	});
}

function isSame(type: FieldType | undefined, entry: FieldEntry, stored: unknown, timeZone: string): boolean {
	const { value, definition } = entry;
	if (isPeopleType(type)) return arePeopleSame(value, stored);
	if (isListType(type)) return areSame(listOf(value), stored, identifierOf);
	if (type === 'externalLinks') return areSame(linksOf(value), stored, (link) => linksOf([link])[0].url);
	if (type === 'matrix') return areSame(cellsOf(value), stored, cellKey);
	const [one, other] = [value, stored].map((part) => String(part ?? '').trim());
	if (one === other) return true;
	if (isDateType(type)) return isSameDate(value, stored, timeZone, definition?.hasTime === false);
	if (type === 'numeric') return isSameNumber(one, other, definition?.decimalPlaces);
	if (type === 'ipAddress') return other !== '' && toArcherAddress(one) === toArcherAddress(other);
	return plainText(one) === plainText(other);
}

/** The same entries, whatever their order; a present one whose ID is not told keeps the rest from being known. */
function areSame(given: unknown[], stored: unknown, keyOf: (entry: unknown) => string | undefined): boolean {
	const present = listOf(stored).map(keyOf);
	if (present.includes(undefined)) return true;
	const keys = new Set(given.map(keyOf));
	return keys.size === new Set(present).size && present.every((key) => keys.has(key));
}

function cellKey(cell: unknown): string | undefined {
	const [{ rowId, columnId }] = cellsOf([cell]);
	return rowId === undefined || columnId === undefined ? undefined : `${rowId}:${columnId}`;
}

function arePeopleSame(given: unknown, stored: unknown): boolean {
	const lists = (value: unknown) => (typeof value === 'object' && value !== null ? value : {}) as IDataObject;
	// Text in the place of people tells nothing.
	if (typeof stored === 'string' && stored !== '') return true;
	return ['users', 'groups'].every((list) =>
		areSame(listOf(lists(given)[list]), lists(stored)[list], identifierOf),
	);
}

/** To the minute: whether seconds are kept depends on the field. */
function isSameDate(value: unknown, stored: unknown, timeZone: string, isDay: boolean): boolean {
	const [one, other] = [value, stored].map((part) =>
		part === '' || part === null || part === undefined ? { text: '' } : toArcherDate(part, timeZone),
	);
	// A text in the account's own format, which nothing tells.
	if (other.problem !== undefined || one.problem !== undefined) return true;
	const [day, time = ''] = one.text.split(' ');
	const [storedDay = '', storedTime = ''] = other.text.split(' ');
	if (day !== storedDay) return false;
	const minute = (text: string) => text.replace(/^(\d+:\d+):\d+/, '$1');
	return isDay || time === '' || storedTime === '' || minute(time) === minute(storedTime);
}

/** Archer rounds to the places that the field shows. */
function isSameNumber(one: string, other: string, places: number | undefined): boolean {
	if (one === '' || other === '') return false;
	const difference = Math.abs(Number(one) - Number(other));
	return places === undefined ? difference === 0 : difference <= 0.5 * 10 ** -places;
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** Text fields of several lines keep markup around what was given. */
function plainText(text: string): string {
	return text
		.replace(/<[^>]*>/g, ' ')
		.replace(/&(#\d+|\w+);/g, (whole, name: string) =>
			name.startsWith('#') ? String.fromCodePoint(Number(name.slice(1))) : (entities[name] ?? whole),
		)
		.replace(/\s+/g, ' ')
		.trim();
}

/** As the user knows it: names of what has one. */
function shownValue(value: unknown): unknown {
	if (value === undefined || value === '') return null;
	if (Array.isArray(value)) return value.map(shownEntry);
	if (typeof value !== 'object' || value === null) return value;
	if ('users' in value || 'groups' in value) {
		const { users, groups } = value as { users?: unknown; groups?: unknown };
		return [...listOf(users), ...listOf(groups)].map(shownEntry);
	}
	return value;
}

function shownEntry(entry: unknown): unknown {
	if (typeof entry !== 'object' || entry === null) return entry;
	const { name, otherText, id } = entry as { name?: unknown; otherText?: unknown; id?: unknown };
	return name ?? otherText ?? id ?? entry;
}
