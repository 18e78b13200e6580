import type { PropertySpec, ResultField } from '../../shared/operation/spec';
import { lookUpModule } from './metadata';

/** Properties and result fields that several resources share. */

export const applicationLocator: PropertySpec = {
	displayName: 'Application',
	name: 'moduleId',
	type: 'resourceLocator',
	default: { mode: 'id', value: '' },
	required: true,
	description:
		'The application or questionnaire that the record is in. Archer shows its ID in Administration > Application Builder, on the General tab, and in the address of its pages.',
	modes: [
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 84',
			validation: [
				{
					type: 'regex',
					properties: { regex: '^\\s*\\d+\\s*$', errorMessage: 'The ID of an application is a whole number' },
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
	xml: { path: 'moduleId', type: 'int' },
	lookup: { guid: { operation: lookUpModule, parameter: 'guid', field: 'moduleId' } },
};

export const recordId: PropertySpec = {
	displayName: 'Record ID',
	name: 'contentId',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 238756',
	description:
		'System ID of the record (content ID). This is not the tracking ID that people see in the application.',
	xml: { path: 'contentId', type: 'int' },
};

export const simplify: PropertySpec = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

/** The page is counted by the operation itself. */
export const pageNumber: PropertySpec = {
	displayName: 'Page Number',
	name: 'pageNumber',
	type: 'hidden',
	default: 1,
	xml: { path: 'pageNumber', type: 'int' },
};

export const timeZone: PropertySpec = {
	displayName: 'Time Zone of API Account',
	name: 'timeZone',
	type: 'string',
	default: '',
	placeholder: 'e.g. Europe/Berlin',
	description:
		"Only for workflows from before the credential had its own Time Zone: overrides the credential's. Leave it out otherwise.",
	collection: 'options',
};

/** What a record looks like in the output. */
export const recordFields: ResultField[] = [
	{
		name: 'contentId',
		xml: '@contentId',
		type: 'integer',
		description: 'System ID of the record',
		example: 238756,
	},
	{ name: 'moduleId', xml: '@moduleId', type: 'integer', description: 'ID of the application', example: 84 },
	{ name: 'levelId', xml: '@levelId', type: 'integer', description: 'ID of the data level', example: 37 },
	{
		name: 'parentId',
		xml: '@parentId',
		type: 'integer',
		description: 'ID of the record above, or 0',
		example: 0,
	},
	{
		name: 'fields',
		xml: 'Field',
		type: 'object',
		description:
			'The values, under the names of the fields where Archer gives them, which it does in searches; else under their IDs. Without Simplify they come under the IDs of the fields, with type, GUID and name.',
		example: { 'Device Name': 'Router', Status: [{ id: 466, name: 'New' }] },
	},
];

export const nestedRecords: ResultField = {
	name: 'records',
	xml: 'Record',
	type: 'list',
	description: 'Records of related applications and of other levels that the search brought along',
	fields: recordFields,
};

export const doneField: ResultField = {
	name: 'code',
	xml: '.',
	type: 'integer',
	description: 'Answer of Archer: 1 when it is done',
	example: 1,
};
