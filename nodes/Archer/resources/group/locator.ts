import { listProperties } from '../../../shared/operation/listProperties';
import type { Operation, PropertySpec, ResultField } from '../../../shared/operation/spec';
import { nameContains } from '../../values';

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

export const findGroup: Operation = {
	name: 'Find by Name',
	value: 'findByName',
	action: 'Find group by name',
	description: 'Get the group that has exactly this name; an error lists near ones when there is none',
	effect: 'read',
	fields: [
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
	element: 'LookupGroup',
	answer: {
		cardinality: 'many',
		embedded: true,
		item: 'Group',
		passOn: 'everything',
		gives: groupFields,
		// Archer also gives the groups whose name only holds the keyword.
		exact: { what: 'group' },
	},
};

export const getManyGroups: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many groups',
	description: 'List groups with ID, name and description',
	effect: 'read',
	fields: [...listProperties, nameContains],
	element: 'GetGroups',
	answer: {
		cardinality: 'many',
		embedded: true,
		item: 'Group',
		passOn: 'others',
		gives: groupFields,
		list: { nameFields: ['name'] },
	},
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
