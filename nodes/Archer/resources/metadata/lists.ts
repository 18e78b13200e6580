import { listProperties } from '../../../shared/operation/listProperties';
import type { PropertySpec, ResultField, Task } from '../../../shared/operation/spec';
import { applicationLocator } from '../../locating/applicationLocator';
import { fieldPicker, levelPicker } from '../../metadata/locators';
import {
	readApplications,
	readFields,
	readLevels,
	readQuestionnaires,
	readValues,
} from '../../metadata/methods';
import { nameContains } from '../../values';

const named: ResultField[] = [
	{ name: 'name', description: 'Name as the screens show it', example: 'Devices' },
	{ name: 'alias', description: 'Alias, the same in every language', example: 'Devices' },
	{
		name: 'guid',
		description: 'GUID, the same in every instance',
		example: '06C4A84A-693C-46CB-8DF2-40A8215AA056',
	},
];

const ofApplication: PropertySpec = { ...applicationLocator, xml: undefined };
const byName = { nameFields: ['name'] };

export const getManyApplications: Task = {
	name: 'Get Many Applications',
	value: 'getApplications',
	action: 'Get many applications',
	description: 'List the applications and questionnaires that the account may see',
	effect: 'read',
	fields: [...listProperties, nameContains],
	output: {
		cardinality: 'many',
		gives: [
			{
				name: 'applicationId',
				type: 'integer',
				description: 'Internal ID of the application',
				example: 84,
			},
			...named,
			{
				name: 'isQuestionnaire',
				type: 'boolean',
				description: 'Whether it is a questionnaire',
				example: false,
			},
		],
		list: byName,
	},
	uses: [readApplications, readQuestionnaires],
	tells: 'applications',
};

export const getManyLevels: Task = {
	name: 'Get Many Levels',
	value: 'getLevels',
	action: 'Get many levels of application',
	description: 'List the levels of an application or questionnaire; most have one',
	effect: 'read',
	fields: [ofApplication, ...listProperties, nameContains],
	output: {
		cardinality: 'many',
		gives: [
			{ name: 'levelId', type: 'integer', description: 'Internal ID of the level', example: 37 },
			...named,
			{
				name: 'applicationId',
				type: 'integer',
				description: 'Internal ID of the application',
				example: 84,
			},
			{ name: 'applicationName', description: 'Name of the application', example: 'Devices' },
		],
		list: byName,
	},
	uses: [readLevels],
	tells: 'levels',
};

export const getManyFields: Task = {
	name: 'Get Many Fields',
	value: 'getFields',
	action: 'Get many fields of application',
	description:
		'List the fields of an application, questionnaire or sub-form with their types and what may be written',
	effect: 'read',
	fields: [ofApplication, ...listProperties, nameContains, levelPicker('moduleId')],
	output: {
		cardinality: 'many',
		gives: [
			{ name: 'fieldId', type: 'integer', description: 'Internal ID of the field', example: 7001 },
			...named,
			{ name: 'type', description: 'Type of the field', example: 'valuesList' },
			{ name: 'typeId', type: 'integer', description: "Archer's number of the type", example: 4 },
			{ name: 'levelId', type: 'integer', description: 'Internal ID of its level', example: 37 },
			{ name: 'isActive', type: 'boolean', description: 'Whether it is in use', example: true },
			{ name: 'isRequired', type: 'boolean', description: 'Whether a record needs it', example: false },
			{
				name: 'isKey',
				type: 'boolean',
				description: 'Whether it is what people call the record by',
				example: false,
			},
			{ name: 'isReadOnly', type: 'boolean', description: 'Whether no call can set it', example: false },
			{ name: 'whyReadOnly', description: 'Why no call can set it', example: 'Archer calculates it' },
			{ name: 'helpText', description: 'What the screens say about it', example: 'As on its label' },
			{
				name: 'valuesListId',
				type: 'integer',
				description: 'Internal ID of the values list that it uses',
				example: 62,
			},
		],
		list: byName,
	},
	uses: [readFields],
	tells: 'fields',
};

export const getManyValues: Task = {
	name: 'Get Many Values',
	value: 'getValues',
	action: 'Get many values of values list field',
	description: 'List the values that a values list field takes, nested ones with their path',
	effect: 'read',
	fields: [
		ofApplication,
		fieldPicker({
			name: 'fieldId',
			displayName: 'Field',
			description: 'The values list field',
			application: 'moduleId',
			kind: 'valuesList',
			required: true,
		}),
		...listProperties,
		nameContains,
	],
	output: {
		cardinality: 'many',
		gives: [
			{
				name: 'valuesListValueId',
				type: 'integer',
				description: 'Internal ID of the value, as records and searches need it',
				example: 466,
			},
			...named,
			{
				name: 'path',
				description: 'Names from the top of the list down',
				example: 'Hardware > Laptop',
			},
			{
				name: 'isSelectable',
				type: 'boolean',
				description: 'Whether a record may have it: active, and no mere heading',
				example: true,
			},
			{
				name: 'hasOtherText',
				type: 'boolean',
				description: 'Whether it takes a text of the own',
				example: false,
			},
		],
		list: byName,
	},
	uses: [readFields, readValues],
	tells: 'values',
};
