import type { OperationSpec, PropertySpec } from '../../shared/operation/spec';
import { codeField, done, noIds, notCreated } from './results';
import {
	findValueByGuid,
	listedValueLocator,
	valueFields,
	valueLocator,
	valuesListLocator,
} from './valuesListLocator';

const name: PropertySpec = {
	displayName: 'Text',
	name: 'text',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. New',
	description: 'Text of the value',
	xml: { path: 'valuesListValueName' },
};

const number: PropertySpec = {
	displayName: 'Number',
	name: 'numericValue',
	type: 'number',
	typeOptions: { numberPrecision: 6 },
	default: 0,
	required: true,
	description: 'Number that stands for the value in calculations',
	xml: { path: 'valuesListItemNumericValue', type: 'decimal' },
};

const createValue: OperationSpec = {
	resource: 'valuesList',
	name: 'Create Value',
	value: 'createValue',
	action: 'Create value in values list',
	description: 'Add a value at the top of a values list',
	effect: 'write',
	properties: [
		valuesListLocator,
		{ ...name, xml: { path: 'valuesListValueName', alsoAs: ['valuesListItemName'] } },
	],
	soap: { service: 'field', element: 'CreateValuesListValue' },
	result: {
		cardinality: 'one',
		path: 'CreateValuesListValueResult',
		echo: ['valuesListId', 'text'],
		fields: [{ ...valueFields[0], xml: '.' }],
		emptyTexts: noIds,
		whenEmpty: notCreated('value'),
	},
};

const createChild: OperationSpec = {
	...createValue,
	name: 'Create Child Value',
	value: 'createChildValue',
	action: 'Create child value in values list',
	description:
		'Add a value below another one. The names in this request are not published: they are taken from the service description of the server. Where the server hides it, check the first result.',
	properties: [
		valuesListLocator,
		name,
		{
			...listedValueLocator,
			displayName: 'Parent Value',
			name: 'parentId',
			description: 'The value that the new one goes below',
			xml: { path: 'parentId', type: 'int', unseen: true },
		},
	],
	soap: { service: 'field', element: 'CreateValuesListValueChild', uncertain: true },
	result: { ...createValue.result, path: 'CreateValuesListValueChildResult' },
};

const createNumeric: OperationSpec = {
	...createValue,
	name: 'Create Numeric Value',
	value: 'createNumericValue',
	action: 'Create numeric value in values list',
	description: 'Add a value with a number at the top of a values list. Find Value by Text gives its ID.',
	properties: [valuesListLocator, { ...name, xml: { path: 'valuesListItemName' } }, number],
	soap: { service: 'field', element: 'CreateValuesListItemWithNumericValue' },
	result: {
		cardinality: 'one',
		path: 'CreateValuesListItemWithNumericValueResult',
		echo: ['valuesListId', 'text', 'numericValue'],
		// Documented as answering 1, while its sibling answers an ID: other numbers may be the ID, so they are passed on.
		fields: [
			{
				...codeField,
				description: 'Answer of Archer: 1 when it is done; some releases may answer the new ID',
			},
		],
		emptyTexts: ['0'],
		whenEmpty: notCreated('value'),
	},
	finish: (items) => items.map((json) => ({ json: { ...json, created: true } })),
};

const updateValue: OperationSpec = {
	resource: 'valuesList',
	name: 'Rename Value',
	value: 'renameValue',
	action: 'Rename value of values list',
	description: 'Change the text of a value, in all records that have it',
	effect: 'idempotent',
	properties: [valueLocator, name],
	soap: { service: 'field', element: 'UpdateValuesListValue' },
	result: {
		cardinality: 'one',
		path: 'UpdateValuesListValueResult',
		echo: ['valuesListValueId', 'text'],
		fields: [codeField],
		codes: done('The text is changed'),
	},
};

const updateNumeric: OperationSpec = {
	...updateValue,
	name: 'Update Numeric Value',
	value: 'updateNumericValue',
	action: 'Update numeric value of values list',
	description: 'Change text and number of a value; both are set',
	properties: [
		{ ...valueLocator, xml: { path: 'valuesListItemId', type: 'int' } },
		{ ...name, xml: { path: 'valuesListItemName' } },
		number,
	],
	soap: { service: 'field', element: 'UpdateValuesListItemWithNumericValue' },
	result: {
		cardinality: 'one',
		path: 'UpdateValuesListItemWithNumericValueResult',
		echo: ['valuesListValueId', 'text', 'numericValue'],
		fields: [codeField],
		codes: done('Text and number are changed'),
	},
};

const clearNumber: OperationSpec = {
	...updateValue,
	name: 'Clear Number of Value',
	value: 'clearNumber',
	action: 'Clear number of value in values list',
	description: 'Take the number away from a value',
	properties: [{ ...valueLocator, xml: { path: 'valuesListItemId', type: 'int' } }],
	soap: { service: 'field', element: 'UpdateValuesListNumericValueToNull', uncertain: true },
	result: {
		cardinality: 'one',
		path: 'UpdateValuesListNumericValueToNullResult',
		echo: ['valuesListValueId'],
		fields: [codeField],
		codes: done('The value has no number'),
	},
};

const deleteValue: OperationSpec = {
	resource: 'valuesList',
	name: 'Delete Value',
	value: 'deleteValue',
	action: 'Delete value of values list',
	description: 'Delete a value for good. Values below it have to be deleted first.',
	effect: 'write',
	destructive: true,
	properties: [valuesListLocator, listedValueLocator],
	soap: { service: 'field', element: 'DeleteValuesListValue' },
	result: {
		cardinality: 'one',
		path: 'DeleteValuesListValueResult',
		echo: ['valuesListId', 'valuesListValueId'],
		fields: [codeField],
		codes: done('The value is deleted', { deleted: true }),
	},
};

export const valuesListChangeOperations: OperationSpec[] = [
	clearNumber,
	createChild,
	createNumeric,
	createValue,
	deleteValue,
	findValueByGuid,
	updateValue,
	updateNumeric,
];
