import type { Operation, PropertySpec } from '../../../shared/operation/spec';
import { codeField, createdAnswer, doneAnswer, notCreated } from '../../values';
import { findValueByGuid, listedValueLocator, valueFields, valueLocator, valuesListLocator } from './locator';
import { getValue } from './value';

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

const createValue: Operation = {
	name: 'Add Value',
	value: 'createValue',
	action: 'Add value to values list',
	description: 'Add a value at the top of a values list',
	effect: 'write',
	fields: [
		...valuesListLocator,
		{ ...name, xml: { path: 'valuesListValueName', alsoAs: ['valuesListItemName'] } },
	],
	element: 'CreateValuesListValue',
	answer: createdAnswer('value', valueFields[0], ['valuesListId', 'text']),
};

const createChild: Operation = {
	name: 'Add Child Value',
	value: 'createChildValue',
	action: 'Add child value to values list',
	description: 'Add a value below another one of a values list',
	effect: 'write',
	warning:
		'The names in this request are not published: they are taken from the service description of the server. Where the server hides it, check the first result.',
	fields: [
		...valuesListLocator,
		name,
		{
			...listedValueLocator,
			displayName: 'Parent Value',
			name: 'parentId',
			description: 'The value that the new one goes below',
			xml: { path: 'parentId', type: 'int', unseen: true },
		},
	],
	element: 'CreateValuesListValueChild',
	uncertain: true,
	answer: createdAnswer('value', valueFields[0], ['valuesListId', 'text']),
};

const createNumeric: Operation = {
	name: 'Add Numeric Value',
	value: 'createNumericValue',
	action: 'Add numeric value to values list',
	description: 'Add a value with a number at the top of a values list. Look Up Value by Text gives its ID.',
	effect: 'write',
	fields: [...valuesListLocator, { ...name, xml: { path: 'valuesListItemName' } }, number],
	element: 'CreateValuesListItemWithNumericValue',
	answer: {
		repeats: ['valuesListId', 'text', 'numericValue'],
		// Documented as answering 1, while its sibling answers an ID: other numbers may be the ID, so they are passed on.
		gives: [
			{
				...codeField,
				description: 'Answer of Archer: 1 when it is done; some releases may answer the new ID',
			},
		],
		emptyTexts: ['0'],
		whenEmpty: notCreated('value'),
		done: { created: true },
	},
};

const updateValue: Operation = {
	name: 'Rename Value',
	value: 'renameValue',
	action: 'Rename value of values list, replacing it in all records',
	description: 'Change the text of a value, in all records that have it',
	effect: 'idempotent',
	warning: 'Replaces the text in all records that have the value.',
	fields: [valueLocator, name],
	element: 'UpdateValuesListValue',
	answer: doneAnswer('The text is changed', ['valuesListValueId', 'text']),
	present: { read: getValue },
};

const updateNumeric: Operation = {
	name: 'Update Numeric Value',
	value: 'updateNumericValue',
	action: 'Update numeric value of values list',
	description: 'Change text and number of a value; both are set',
	effect: 'idempotent',
	fields: [
		{ ...valueLocator, xml: { path: 'valuesListItemId', type: 'int' } },
		{ ...name, xml: { path: 'valuesListItemName' } },
		number,
	],
	element: 'UpdateValuesListItemWithNumericValue',
	answer: doneAnswer('Text and number are changed', ['valuesListValueId', 'text', 'numericValue']),
	present: { read: getValue },
};

const clearNumber: Operation = {
	name: 'Clear Number of Value',
	value: 'clearNumber',
	action: 'Clear number of value in values list',
	description: 'Take the number away from a value',
	effect: 'idempotent',
	fields: [{ ...valueLocator, xml: { path: 'valuesListItemId', type: 'int' } }],
	element: 'UpdateValuesListNumericValueToNull',
	uncertain: true,
	answer: doneAnswer('The value has no number', ['valuesListValueId']),
	present: { read: getValue },
};

const deleteValue: Operation = {
	name: 'Delete Value',
	value: 'deleteValue',
	action: 'Delete value of values list for good',
	description: 'Delete a value for good. Values below it have to be deleted first.',
	effect: 'write',
	destructive: true,
	warning: 'This cannot be undone. Values below it have to be deleted first.',
	fields: [...valuesListLocator, listedValueLocator],
	element: 'DeleteValuesListValue',
	answer: doneAnswer('The value is deleted', ['valuesListId', 'valuesListValueId'], { deleted: true }),
	present: { read: getValue, gone: true },
};

export const valuesListChangeOperations: Operation[] = [
	clearNumber,
	createChild,
	createNumeric,
	createValue,
	deleteValue,
	findValueByGuid,
	updateValue,
	updateNumeric,
];
