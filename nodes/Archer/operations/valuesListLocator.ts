import type { IDataObject } from 'n8n-workflow';
import type { OperationSpec, PropertySpec, ResultField } from '../../shared/operation/spec';
import { refusal } from '../../shared/soap/failure';
import { asInteger, valueOf } from './entries';
import { lookUpField } from './metadata';

export const valueFields: ResultField[] = [
	{
		name: 'valuesListValueId',
		xml: 'Id|ID',
		type: 'integer',
		description: 'Internal ID of the value, as records and searches need it',
		example: 466,
	},
	{ name: 'name', xml: 'Name|Value|Text', description: 'Text of the value', example: 'New' },
	{
		name: 'description',
		xml: 'Description',
		description: 'Description of the value',
		example: 'Not yet seen',
	},
];

/** The list that a field uses; Archer has no list of values lists. */
export const findListOfField: OperationSpec = {
	resource: 'valuesList',
	name: 'Find List of Field',
	value: 'findListOfField',
	action: 'Find values list of field',
	description: 'Get the ID of the values list that a field uses',
	effect: 'read',
	properties: [
		{
			displayName: 'Field ID',
			name: 'fieldId',
			type: 'string',
			default: '',
			required: true,
			description: 'Internal ID of a values list field',
			xml: { path: 'fieldId', type: 'int' },
		},
	],
	soap: { service: 'field', element: 'GetValueListForField' },
	steps: [lookUpField],
	// People have the field's ID or its GUID at hand: both lead to the list.
	run: async ({ values, call, send }) => {
		const given = String(values.fieldId).trim();
		if (/^\d*$/.test(given)) return await send();
		const field = await call(lookUpField, { guid: given });
		return field.failure ? field : await send({ fieldId: field.items[0].json.fieldId });
	},
	result: {
		cardinality: 'one',
		path: 'GetValueListForFieldResult',
		embedded: true,
		keep: 'everything',
		fields: [],
	},
	// Where the ID stands in the answer is not published: as an element or attribute of the list itself.
	finish: (items) => {
		const id = items[0] && valueOf(items[0] as IDataObject, ['ValuesListId', 'SelectDefId', 'Id']);
		return id === undefined || typeof id === 'object'
			? refusal('unreadable', 'Archer does not tell which values list the field uses', {
					advice: 'Give the ID of the values list: Archer shows it on the page of the list.',
				})
			: [{ json: { valuesListId: asInteger(id) } }];
	},
};

export const findValueByGuid: OperationSpec = {
	resource: 'valuesList',
	name: 'Look Up Value ID',
	value: 'lookUpValueId',
	action: 'Look up ID of value in values list',
	description: 'Get the internal ID of a value from its GUID',
	effect: 'read',
	properties: [
		{
			displayName: 'GUID',
			name: 'guid',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 06C4A84A-693C-46CB-8DF2-40A8215AA056',
			description: 'GUID of the value',
			xml: { path: 'GUID', type: 'guid' },
		},
	],
	soap: { service: 'field', element: 'GetValuesListValueIdByGUID', uncertain: true },
	result: {
		cardinality: 'one',
		path: 'GetValuesListValueIdByGUIDResult',
		echo: ['guid'],
		fields: [{ ...valueFields[0], xml: '.' }],
		emptyTexts: ['0', '-1'],
		whenEmpty: {
			failure: refusal('notFound', 'Archer knows no value with this GUID', {
				advice: 'Check the GUID. The value may belong to another instance.',
			}),
		},
	},
};

export const valuesListLocator: PropertySpec = {
	displayName: 'Values List',
	name: 'valuesListId',
	type: 'resourceLocator',
	default: { mode: 'field', value: '' },
	required: true,
	description:
		'The list to work on. Archer cannot list its values lists; a field that uses the list leads to it.',
	modes: [
		{
			displayName: 'Of Field',
			name: 'field',
			type: 'string',
			placeholder: 'e.g. 302',
			hint: 'ID or GUID of a field that uses the list, as in the Application Field Detail report',
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 45',
			hint: 'ID of the values list itself',
			validation: [
				{
					type: 'regex',
					properties: { regex: '^\\s*\\d+\\s*$', errorMessage: 'The ID of a values list is a whole number' },
				},
			],
		},
	],
	xml: { path: 'valuesListId', type: 'int' },
	lookup: { field: { operation: findListOfField, parameter: 'fieldId', field: 'valuesListId' } },
};

/** In operations that name the list too, the picker shows that list's values. */
export const valueLocator: PropertySpec = {
	displayName: 'Value',
	name: 'valuesListValueId',
	type: 'resourceLocator',
	default: { mode: 'id', value: '' },
	required: true,
	description: 'The value to work on',
	modes: [
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 466',
			validation: [
				{
					type: 'regex',
					properties: { regex: '^\\s*\\d+\\s*$', errorMessage: 'The ID of a value is a whole number' },
				},
			],
		},
		{
			displayName: 'By GUID',
			name: 'guid',
			type: 'string',
			placeholder: 'e.g. 06C4A84A-693C-46CB-8DF2-40A8215AA056',
		},
	],
	xml: { path: 'valuesListValueId', type: 'int' },
	lookup: { guid: { operation: findValueByGuid, parameter: 'guid', field: 'valuesListValueId' } },
};

export const listedValueLocator: PropertySpec = {
	...valueLocator,
	default: { mode: 'list', value: '' },
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a value...',
			typeOptions: { searchListMethod: 'searchValues', searchable: true },
		},
		...valueLocator.modes!,
	],
};
