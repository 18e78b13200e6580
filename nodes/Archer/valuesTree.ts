import type { IDataObject } from 'n8n-workflow';
import { valueOf } from '../shared/operation/values/alikeNames';
import type { AnswerForm } from '../shared/operation/dialect';
import { readFields } from '../shared/operation/wire/response';
import { refusal } from '../shared/soap/failure';
import { asInteger, entriesOf } from './answers';

/** What the form wants to know of a method whose page could not be read: the values may come under other names. */
export const otherNames = 'other names';

/** The values of a list come as a tree of SelectDefValue; the output has one item per value, parents first. */
export const valuesForm: AnswerForm = {
	read: (root, { answer: { gives, terms } }) => {
		const json = readFields(root, gives, 'everything');
		const items = valuesIn(json);
		if (items.length > 0 || terms !== otherNames) return { items };
		// Without anything inside it is the list's own heading, not a value.
		const isList = Object.values(json).some((inner) => typeof inner === 'object');
		return { items: isList ? entriesOf(json, gives) : [] };
	},
};

/** Where the ID of the list stands is not published: as an element or attribute of the list itself. */
export const listOfFieldForm: AnswerForm = {
	read: (root) => {
		const id = valueOf(readFields(root, [], 'everything'), ['ValuesListId', 'SelectDefId', 'Id']);
		return id === undefined || typeof id === 'object'
			? {
					failure: refusal('unreadable', 'Archer does not tell which values list the field uses', {
						advice: 'Give the ID of the values list: Archer shows it on the page of the list.',
					}),
				}
			: { items: [{ valuesListId: asInteger(id) }] };
	},
};

function valuesIn(holder: IDataObject, level = 1, parentId?: IDataObject[string]): IDataObject[] {
	return listOf(holder.SelectDefValues ?? holder).flatMap((entry) => {
		const { SelectDefValues: children, ...rest } = entry;
		const id = asInteger(valueOf(entry, ['Id']) ?? '');
		const name = valueOf(entry, ['Name', 'Value', 'Text']);
		const description = valueOf(entry, ['Description']);
		const value: IDataObject = { valuesListValueId: id, name: name ?? '' };
		if (description !== undefined) value.description = description;
		value.level = level;
		if (parentId !== undefined) value.parentId = parentId;
		const below = children === undefined ? [] : valuesIn({ SelectDefValues: children }, level + 1, id);
		return [{ ...value, ...rest }, ...below];
	});
}

/** One value alone comes as an object, several as a list. */
function listOf(holder: IDataObject[string]): IDataObject[] {
	if (typeof holder !== 'object' || holder === null || Array.isArray(holder)) return [];
	const entries = (holder as IDataObject).SelectDefValue;
	const list = Array.isArray(entries) ? entries : [entries];
	return (list as IDataObject[]).filter((entry) => typeof entry === 'object' && entry !== null);
}
