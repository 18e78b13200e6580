import type { IDataObject } from 'n8n-workflow';
import { cellsOf, entryName, identifierOf, isLink, linksOf, listOf } from '../content/identifiers';
import { fieldIn, type FieldEntry } from './input';
import { fieldTypeOf, holdsSeveral, isPeopleType, type FieldType } from '../content/types';

/**
 * Adding to and removing from fields of several values. Archer replaces such a field as a whole, so the present entries
 * are sent along: nothing is written unless each of them is known by its ID.
 */
export type ChangedValue =
	| { value: unknown; type: FieldType | undefined; problem?: undefined }
	| { value?: undefined; problem: string; advice?: string };

/** A field as the record shows it. */
export interface PresentField {
	json: IDataObject;
	/** Names of elements in it that no value holds. */
	unread: string[];
}

const useReplace =
	"Nothing was sent, for the entries would have been lost. Give the whole list with the change 'Replace' instead.";

/** The new list; `fields` are those of the record with this ID, of which there should be one. */
export function changedValue(entry: FieldEntry, fields: PresentField[]): ChangedValue {
	const what = entry.change === 'add' ? 'adds to' : 'removes from';
	const shown = fields.length === 1 ? fields[0].json.name : undefined;
	const name = typeof shown === 'string' ? `field ${entry.key} (${shown})` : fieldIn(entry);
	const fail = (text: string, advice: string): ChangedValue => ({
		problem: `${what} ${name}, ${text}`,
		advice,
	});
	if (fields.length === 0) return fail('but the record does not show what that field holds', useReplace);
	if (fields.length > 1) return fail('but the record shows that field more than once', useReplace);
	const [{ json, unread }] = fields;
	const type = fieldTypeOf(json.typeId) ?? entry.type;
	if (type === undefined) return fail('whose type is not known', 'Say the type of the field.');
	if (!holdsSeveral(type)) return fail('which does not hold a list', 'Set the change to Replace.');
	if (unread.length > 0) {
		return fail(`but Archer gives what it holds in a form that is not known (<${unread[0]}>)`, useReplace);
	}
	const changed = isPeopleType(type)
		? changedPeople(entry, json.value)
		: changedList(listKind(type), entry, json.value);
	if ('unknown' in changed) {
		const { unknown } = changed;
		return fail(`but Archer gives ${unknown} of its present values without an ID`, useReplace);
	}
	return 'wrong' in changed
		? { problem: `has a value for ${name} that ${changed.wrong}` }
		: { value: changed.value, type };
}

type Changed = { value: unknown } | { unknown: string } | { wrong: string };

interface ListKind {
	/** The list that a person gave, entry by entry. */
	given: (value: unknown) => unknown[];
	/** What makes an entry the same as another; undefined where it cannot be written. */
	keyOf: (entry: unknown) => string | undefined;
	/** Of two with the same key, whether one takes the place of the other. */
	isSame: (present: unknown, given: unknown) => boolean;
	expected: string;
}

const identifierKind: ListKind = {
	given: listOf,
	keyOf: identifierOf,
	isSame: () => true,
	expected: 'must be a list of IDs like [466, 467]',
};

const linkKind: ListKind = {
	given: linksOf,
	keyOf: (entry) => {
		const [{ url }] = linksOf([entry]);
		return isLink(url) ? url : undefined;
	},
	// One address may be there under several names.
	isSame: (present, given) => {
		const [[one], [other]] = [linksOf([present]), linksOf([given])];
		return (one.name || one.url) === (other.name || other.url);
	},
	expected: 'must be links like { "name": "Policy", "url": "https://example.com" }',
};

const cellKind: ListKind = {
	given: cellsOf,
	keyOf: (entry) => {
		const [{ rowId, columnId }] = cellsOf([entry]);
		return rowId === undefined || columnId === undefined ? undefined : `${rowId}:${columnId}`;
	},
	isSame: () => true,
	expected: 'must be cells like { "rowId": 1253, "columnId": 728 }',
};

function listKind(type: FieldType): ListKind {
	return type === 'externalLinks' ? linkKind : type === 'matrix' ? cellKind : identifierKind;
}

function changedPeople(entry: FieldEntry, present: unknown): Changed {
	if (typeof present !== 'object' || present === null) return { unknown: entryName(present, 0) };
	const { value, change } = entry;
	if (
		value !== '' &&
		value !== null &&
		value !== undefined &&
		(typeof value !== 'object' || Array.isArray(value))
	) {
		return { wrong: 'must name users and groups, like { "users": [221], "groups": [91] }' };
	}
	const lists: IDataObject = {};
	for (const list of ['users', 'groups'] as const) {
		const now = (present as Record<string, unknown>)[list];
		const given = ((value || {}) as Record<string, unknown>)[list];
		const changed = changedList(identifierKind, { ...entry, change, value: given }, now);
		if ('unknown' in changed) return { unknown: `${changed.unknown} in ${list}` };
		if ('wrong' in changed)
			return { wrong: 'must name users and groups by ID, like { "users": [221], "groups": [91] }' };
		lists[list] = changed.value as IDataObject[];
	}
	return { value: lists };
}

function changedList(kind: ListKind, { value, change }: FieldEntry, present: unknown): Changed {
	if (!Array.isArray(present)) return { unknown: entryName(present, 0) };
	let list = [...(present as unknown[])];
	for (const [position, entry] of list.entries()) {
		if (kind.keyOf(entry) === undefined) return { unknown: entryName(entry, position) };
	}
	for (const [position, entry] of kind.given(value).entries()) {
		const key = kind.keyOf(entry);
		if (key === undefined) return { wrong: `${kind.expected}, but ${entryName(entry, position)} is none` };
		if (change === 'remove') {
			list = list.filter((one) => kind.keyOf(one) !== key);
			continue;
		}
		const at = list.findIndex((one) => kind.keyOf(one) === key && kind.isSame(one, entry));
		if (at < 0) list.push(entry);
		else list[at] = merged(list[at], entry);
	}
	return { value: list };
}

const object = (value: unknown) =>
	typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

/** What is there stays, its free text included, where the new entry says nothing of it. */
function merged(present: unknown, given: unknown): unknown {
	const said = Object.entries(object(given)).filter(([, value]) => value !== undefined && value !== '');
	return { ...object(present), ...Object.fromEntries(said) };
}
