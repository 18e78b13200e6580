import { listProperties } from '../../../shared/operation/listProperties';
import type { AnswerSpec, Operation, ResultField } from '../../../shared/operation/spec';
import { nameContains } from '../../values';
import { applicationOfField, fieldLocator } from '../metadata';
import { valueFields } from './locator';

const listFields: ResultField[] = [
	...valueFields,
	{
		name: 'level',
		type: 'integer',
		description: 'Level of the value: 1 at the top, 2 below a value of level 1',
		example: 1,
	},
	{
		name: 'parentId',
		type: 'integer',
		description: 'Internal ID of the value above; absent at the top',
		example: 460,
	},
];

export const valuesAnswer: AnswerSpec = {
	form: 'values',
	cardinality: 'many',
	embedded: true,
	gives: listFields,
	whenEmpty: 'noItems',
	list: { nameFields: ['name'] },
};

export const getValuesOfField: Operation = {
	name: 'Get Many of Field',
	value: 'getAllOfField',
	action: 'Get many values of field',
	description:
		'List all values of the values list that a field uses, all levels, parents before their children',
	effect: 'read',
	fields: [applicationOfField, fieldLocator, ...listProperties, nameContains],
	element: 'GetValueListForField',
	answer: valuesAnswer,
};
