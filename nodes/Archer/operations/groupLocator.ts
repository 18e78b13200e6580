import { listProperties } from '../../shared/operation/listProperties';
import type { OperationSpec, PropertySpec, ResultField } from '../../shared/operation/spec';
import { finishExact, finishNamed } from './entries';
import { nameContains } from './results';

export const groupFields: ResultField[] = [
	{
		name: 'groupId',
		xml: 'Id|ID|GroupId',
		type: 'integer',
		description: 'Internal ID of the group',
		example: 91,
	},
	{ name: 'name', xml: 'Name|GroupName', description: 'Name of the group', example: 'Risk Owners' },
	{
		name: 'description',
		xml: 'Description',
		description: 'Description of the group',
		example: 'Owners of risks',
	},
];

export const findGroup: OperationSpec = {
	resource: 'group',
	name: 'Find by Name',
	value: 'findByName',
	action: 'Find group by name',
	description: 'Get the group that has exactly this name; an error lists near ones when there is none',
	effect: 'read',
	properties: [
		{
			displayName: 'Name',
			name: 'name',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. Risk Owners',
			description: 'Whole name of the group, not a part of it',
			xml: { path: 'keyword' },
		},
	],
	soap: { service: 'accesscontrol', element: 'LookupGroup' },
	result: {
		cardinality: 'many',
		path: 'LookupGroupResult',
		embedded: true,
		item: 'Group',
		keep: 'everything',
		fields: groupFields,
	},
	// Archer also gives the groups whose name only holds the keyword.
	finish: finishExact('group'),
};

export const getManyGroups: OperationSpec = {
	resource: 'group',
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many groups',
	description: 'List groups with ID, name and description',
	effect: 'read',
	properties: [...listProperties, nameContains],
	soap: { service: 'accesscontrol', element: 'GetGroups' },
	result: {
		cardinality: 'many',
		path: 'GetGroupsResult',
		embedded: true,
		item: 'Group',
		keep: 'others',
		fields: groupFields,
	},
	// Archer gives the whole list.
	finish: finishNamed('name'),
};

/** By name means one look-up per name and run. */
export const groupLocator: PropertySpec = {
	displayName: 'Group',
	name: 'groupId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The group to work on',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a group...',
			typeOptions: { searchListMethod: 'searchGroups', searchable: true },
		},
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. Risk Owners',
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 91',
			validation: [
				{
					type: 'regex',
					properties: { regex: '^\\s*\\d+\\s*$', errorMessage: 'The ID of a group is a whole number' },
				},
			],
		},
	],
	xml: { path: 'groupId', type: 'int' },
	lookup: { name: { operation: findGroup, parameter: 'name', field: 'groupId' } },
};
