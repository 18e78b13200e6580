import type { IDataObject } from 'n8n-workflow';
import { valueOf } from '../shared/operation/values/alikeNames';
import type { AnswerForm } from '../shared/operation/dialect';
import { readingFields } from '../shared/operation/wire/response';
import type { AnswerSpec, ListSpec, ResultField } from '../shared/operation/spec';
import type { Failure } from '../shared/soap/failure';
import { isObject } from '../shared/operation/values/values';

/** Entries of a long list between which nobody else has to get a turn. */
const entriesAtOnce = 500;

/** Entries whose inner names the vendor does not publish. */
export const entriesForm: AnswerForm = {
	*read(root, { answer: { gives } }) {
		const items: IDataObject[] = [];
		for (const entry of unwrapped(yield* readingFields(root, gives, 'everything'))) {
			items.push(withKnownNames(entry, gives));
			if (items.length % entriesAtOnce === 0) yield;
		}
		return { items };
	},
};

export function unpublishedList(gives: ResultField[], list: ListSpec = {}): AnswerSpec {
	return { ...unpublished, cardinality: 'many', gives, whenEmpty: 'noItems', list };
}

export function unpublishedEntry(gives: ResultField[], repeats: string[], failure: Failure): AnswerSpec {
	return { ...unpublished, gives, repeats, whenEmpty: { failure } };
}

const unpublished = { form: 'entries', embedded: true, passOn: 'everything' } as const;

/** Wrapping elements are taken off, and known values stand under stable words beside everything that came. */
export function entriesOf(json: IDataObject, fields: ResultField[]): IDataObject[] {
	return unwrapped(json).map((entry) => withKnownNames(entry, fields));
}

/** What users and the members of groups come with. The names up to AccountStatus are published; the rest are those of public clients. */
export const userFields: ResultField[] = [
	{
		name: 'userId',
		xml: 'ID|Id|UserId|UserID',
		type: 'integer',
		description: 'Internal ID of the user',
		example: 221,
	},
	{
		name: 'userName',
		xml: 'UserName|Username|LoginName|UserLogin',
		description: 'Name that the user signs in with',
		example: 'alee',
	},
	{ name: 'firstName', xml: 'FirstName', description: 'First name', example: 'Ann' },
	{ name: 'lastName', xml: 'LastName', description: 'Last name', example: 'Lee' },
	{
		name: 'accountStatus',
		xml: 'AccountStatus|Status',
		description: 'Status of the account as Archer gives it',
		example: '1',
		words: { 1: 'Active', 2: 'Inactive', 3: 'Locked' },
	},
];

export function asInteger(value: IDataObject[string]): IDataObject[string] {
	if (typeof value !== 'string' || !/^-?\d{1,15}$/.test(value.trim())) return value;
	return Number(value);
}

function unwrapped(json: IDataObject): IDataObject[] {
	const keys = Object.keys(json);
	if (keys.length === 0) return [];
	if (keys.length > 1) return [json];
	const [inner] = Object.values(json);
	if (Array.isArray(inner)) {
		return (inner as Array<IDataObject | string>).map((entry) =>
			isObject(entry) ? entry : { value: entry },
		);
	}
	return isObject(inner) ? unwrapped(inner) : [json];
}

function withKnownNames(entry: IDataObject, fields: ResultField[]): IDataObject {
	const known: IDataObject = {};
	for (const { name, xml = name, type, words } of fields) {
		const value = valueOf(entry, xml.split('|'));
		if (value === undefined || isObject(value)) continue;
		known[name] = type === 'integer' ? asInteger(value) : value;
		const word = words?.[String(value)];
		if (word !== undefined) known[`${name}Text`] = word;
	}
	return { ...known, ...entry };
}
