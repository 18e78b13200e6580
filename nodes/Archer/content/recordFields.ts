import type { PropertySpec, ResultField } from '../../shared/operation/spec';
import { namedVersions } from '../versions';

/** Properties and result fields that everything about records shares. */

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

/** Of simplified records; the others are as Archer gives them. */
export const linkedRecords: PropertySpec = {
	displayName: 'Read Linked Records',
	name: 'linkedRecords',
	type: 'boolean',
	default: true,
	description:
		'Whether the records that are linked to come with all their fields, when Simplify is on; otherwise with ID and name',
	collection: 'options',
	displayOptions: { show: namedVersions },
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
			'The values, under the names of the fields, with words beside the IDs of lists, people and links. What cannot be named, and all without Simplify, comes under the ID of the field.',
		example: { 'Device Name': 'Router', Status: [{ id: 466, name: 'New' }] },
	},
];

export const nestedRecords: ResultField = {
	name: 'records',
	xml: 'Record',
	type: 'list',
	description: 'Records of related applications and of other levels that the search brought along',
	gives: recordFields,
};
