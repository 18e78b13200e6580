import { listProperties } from '../../../shared/operation/listProperties';
import { resource } from '../../../shared/operation/resource';
import type { Entry, Operation } from '../../../shared/operation/spec';
import { nameContains } from '../../values';
import { otherNames } from '../../valuesTree';
import { valuesListChangeOperations } from './change';
import { findValue } from './find';
import { getValuesOfField, valuesAnswer } from './ofField';
import { valueFields, valueLocator, valuesListLocator } from './locator';
import { getValue, unknownValue } from './value';

export const getValues: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many values of values list',
	description: 'List the values at the top of a values list. Get Many of Field has all levels.',
	effect: 'read',
	fields: [...valuesListLocator, ...listProperties, nameContains],
	element: 'GetValuesList',
	answer: valuesAnswer,
};

const getChildren: Operation = {
	name: 'Get Children',
	value: 'getChildren',
	action: 'Get children of value in values list',
	description: 'List the values directly below a value. Get Many of Field gives all levels too.',
	effect: 'read',
	warning: 'The names in this request are not published. Get Many of Field gives all levels too.',
	rare: true,
	fields: [
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
	element: 'GetValueListByParent',
	uncertain: true,
	answer: { ...valuesAnswer, terms: otherNames },
};

const getValueText: Operation = {
	name: 'Look Up Value Text',
	value: 'lookUpValueText',
	action: 'Look up text of value in values list',
	description: 'Get the text of a value from its internal ID',
	effect: 'read',
	fields: [valueLocator],
	element: 'GetValuesListValue',
	uncertain: true,
	answer: {
		repeats: ['valuesListValueId'],
		gives: [{ ...valueFields[1], xml: '.' }],
		whenEmpty: { failure: unknownValue },
	},
};

const valuesListReadOperations: Entry[] = [
	getValues,
	findValue,
	getChildren,
	getValuesOfField,
	getValue,
	getValueText,
];

export const valuesListResource = resource({ name: 'Values List', value: 'valuesList', service: 'field' }, [
	...valuesListReadOperations,
	...valuesListChangeOperations,
]);
