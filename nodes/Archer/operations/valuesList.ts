import type { IDataObject } from 'n8n-workflow';
import { listProperties } from '../../shared/operation/listProperties';
import type {
	OperationContext,
	OperationItem,
	OperationOutcome,
	OperationSpec,
	ResultField,
	ResultSpec,
} from '../../shared/operation/spec';
import { namedExactly } from '../../shared/operation/byName';
import { refusal } from '../../shared/soap/failure';
import { fieldLocator } from './fieldLocator';
import { nameContains } from './results';
import { asInteger, filtered, finishList, finishOne, toItems, valueOf } from './entries';
import { valueFields, valueLocator, valuesListLocator } from './valuesListLocator';

const listFields: ResultField[] = [
	...valueFields,
	{
		name: 'level',
		xml: 'none',
		type: 'integer',
		description: 'Level of the value: 1 at the top, 2 below a value of level 1',
		example: 1,
	},
	{
		name: 'parentId',
		xml: 'none',
		type: 'integer',
		description: 'Internal ID of the value above; absent at the top',
		example: 460,
	},
];

function valuesAt(path: string): ResultSpec {
	return {
		cardinality: 'many',
		path,
		embedded: true,
		keep: 'everything',
		fields: listFields,
		whenEmpty: 'noItems',
	};
}

/** The list comes as a tree of SelectDefValue; the output has one item per value, parents first. */
function finishValues(items: IDataObject[], { values }: OperationContext): OperationItem[] {
	return toItems(
		filtered(
			items.flatMap((item) => valuesIn(item)),
			{ values },
			['name'],
		),
	);
}

export function valuesIn(holder: IDataObject, level = 1, parentId?: IDataObject[string]): IDataObject[] {
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

export const getValues: OperationSpec = {
	resource: 'valuesList',
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many values of values list',
	description: 'List the values at the top of a values list. Get Many of Field has all levels.',
	effect: 'read',
	properties: [valuesListLocator, ...listProperties, nameContains],
	soap: { service: 'field', element: 'GetValuesList' },
	result: valuesAt('GetValuesListResult'),
	finish: finishValues,
};

export const getValuesOfField: OperationSpec = {
	...getValues,
	name: 'Get Many of Field',
	value: 'getAllOfField',
	action: 'Get many values of field',
	description:
		'List all values of the values list that a field uses, all levels, parents before their children',
	properties: [fieldLocator, ...listProperties, nameContains],
	soap: { service: 'field', element: 'GetValueListForField' },
	result: valuesAt('GetValueListForFieldResult'),
};

const getChildren: OperationSpec = {
	...getValues,
	name: 'Get Children',
	value: 'getChildren',
	action: 'Get children of value in values list',
	description:
		'List the values directly below a value. The names in this request are not published; Get Many of Field gives all levels too.',
	properties: [
		{
			...valueLocator,
			displayName: 'Parent Value',
			name: 'parentId',
			description: 'The value above',
			xml: { path: 'parentId', type: 'int', unseen: true },
		},
		...listProperties,
		nameContains,
	],
	soap: { service: 'field', element: 'GetValueListByParent', uncertain: true },
	result: valuesAt('GetValueListByParentResult'),
	// The page could not be read: values may come as in the other lists or under other names.
	finish: (items, context) => {
		const known = items.flatMap((item) => valuesIn(item));
		if (known.length > 0) return toItems(filtered(known, context, ['name']));
		// Without anything inside it is the list's own heading, not a value.
		const lists = items.filter((item) => Object.values(item).some((inner) => typeof inner === 'object'));
		return finishList(valueFields, 'name')(lists, context);
	},
};

const unknownValue = refusal('notFound', 'Archer knows no value with this ID', {
	advice: 'Check the ID. The value may have been deleted.',
});

const getValue: OperationSpec = {
	resource: 'valuesList',
	name: 'Get Value',
	value: 'getValue',
	action: 'Get value of values list',
	description: 'Get a value with its description, number, default mark and color',
	effect: 'read',
	properties: [valueLocator],
	soap: { service: 'field', element: 'GetValuesListItem' },
	result: {
		cardinality: 'one',
		path: 'GetValuesListItemResult',
		embedded: true,
		keep: 'everything',
		fields: valueFields,
		whenEmpty: { failure: unknownValue },
	},
	finish: (items, context) => {
		const found = finishOne(valueFields, 'valuesListValueId')(items, context);
		return found.length > 0 ? found : unknownValue;
	},
};

const getValueText: OperationSpec = {
	resource: 'valuesList',
	name: 'Look Up Value Text',
	value: 'lookUpValueText',
	action: 'Look up text of value in values list',
	description: 'Get the text of a value from its internal ID',
	effect: 'read',
	properties: [valueLocator],
	soap: { service: 'field', element: 'GetValuesListValue', uncertain: true },
	result: {
		cardinality: 'one',
		path: 'GetValuesListValueResult',
		echo: ['valuesListValueId'],
		fields: [{ ...valueFields[1], xml: '.' }],
		whenEmpty: { failure: unknownValue },
	},
};

async function findExactValue({ values, call, send }: OperationContext): Promise<OperationOutcome> {
	const { fieldId, keyword } = values;
	const found = await send();
	if (found.failure) return found;
	const list = await call(getValuesOfField, { fieldId, returnAll: true });
	if (list.failure) return list;
	const hit = namedExactly(
		list.items.map(({ json }) => json),
		keyword,
		{ system: 'Archer', what: 'value' },
	);
	if (hit.failure) return hit;
	const { valuesListValueId } = hit.entry;
	return { items: found.items.map(({ json }) => ({ json: { ...json, valuesListValueId } })) };
}

const findValue: OperationSpec = {
	resource: 'valuesList',
	name: 'Find Value by Text',
	value: 'findValueByText',
	action: 'Find value of values list by text',
	description: 'Get the ID of the value that has exactly this text, in the values list of a field',
	effect: 'read',
	properties: [
		fieldLocator,
		{
			displayName: 'Keyword',
			name: 'keyword',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. New',
			description: 'Whole text of the value',
			xml: { path: 'keyword' },
		},
	],
	soap: { service: 'field', element: 'LookupListValue' },
	steps: [getValuesOfField],
	// Archer's look-up takes the first value that holds the keyword, so what it finds is looked for in the whole list.
	run: findExactValue,
	result: {
		cardinality: 'one',
		path: 'LookupListValueResult',
		echo: ['fieldId', 'keyword'],
		fields: [{ ...valueFields[0], xml: '.' }],
		emptyTexts: ['0', '-1'],
		whenEmpty: {
			failure: refusal('notFound', 'The values list of the field has no value with this text', {
				advice: 'Values List: Get Many of Field shows the values that exist.',
			}),
		},
	},
};

export const valuesListReadOperations: OperationSpec[] = [
	getValues,
	findValue,
	getChildren,
	getValuesOfField,
	getValue,
	getValueText,
];
