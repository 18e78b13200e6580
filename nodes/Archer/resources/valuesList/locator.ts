import type {
	Loaded,
	Method,
	Operation,
	OperationContext,
	PropertySpec,
	ResultField,
} from '../../../shared/operation/spec';
import { refusal } from '../../../shared/soap/failure';
import { noIds } from '../../values';
import { fieldLists } from '../../metadata/locators';
import { applicationOfField, lookUpField } from '../metadata';

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
const findListOfField: Method = {
	effect: 'read',
	fields: [{ name: 'fieldId', required: true, xml: { path: 'fieldId', type: 'int' } }],
	element: 'GetValueListForField',
	answer: { form: 'listOfField', embedded: true, gives: [] },
	// People have the field's ID or its GUID at hand: both lead to the list.
	load: fieldOfGuid,
};

async function fieldOfGuid({ values, call }: OperationContext): Promise<Loaded> {
	const given = String(values.fieldId).trim();
	if (/^\d*$/.test(given)) return { values: {} };
	const field = await call(lookUpField, { guid: given });
	return field.failure ? field : { values: { fieldId: field.items[0].json.fieldId } };
}

export const findValueByGuid: Operation = {
	name: 'Look Up Value ID',
	value: 'lookUpValueId',
	action: 'Look up ID of value in values list',
	description: 'Get the internal ID of a value from its GUID',
	effect: 'read',
	fields: [
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
	element: 'GetValuesListValueIdByGUID',
	uncertain: true,
	answer: {
		repeats: ['guid'],
		gives: [{ ...valueFields[0], xml: '.' }],
		emptyTexts: noIds,
		whenEmpty: {
			failure: refusal('notFound', 'Archer knows no value with this GUID', {
				advice: 'Check the GUID. The value may belong to another instance.',
			}),
		},
	},
};

const locator: PropertySpec = {
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
			hint: 'ID or GUID of a field that uses the list, as in the Application Field Detail report.',
		},
		{
			displayName: 'Of Field From List',
			name: 'fieldList',
			type: 'list',
			placeholder: 'Select a field...',
			typeOptions: { searchListMethod: fieldLists.valuesList, searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 45',
			hint: 'ID of the values list itself.',
			validation: [
				{
					type: 'regex',
					properties: { regex: '^\\s*\\d+\\s*$', errorMessage: 'The ID of a values list is a whole number' },
				},
			],
		},
	],
	xml: { path: 'valuesListId', type: 'int' },
	lookup: {
		field: { operation: findListOfField, parameter: 'fieldId', field: 'valuesListId' },
		fieldList: { operation: findListOfField, parameter: 'fieldId', field: 'valuesListId' },
	},
};

/** The application is for those who choose the field from a list. */
export const valuesListLocator: PropertySpec[] = [applicationOfField, locator];

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
