import { listProperties } from '../../../shared/operation/listProperties';
import type {
	AnswerSpec,
	Method,
	Operation,
	PropertySpec,
	ResultField,
} from '../../../shared/operation/spec';
import { nameContains } from '../../values';

export const roleFields: ResultField[] = [
	{
		name: 'roleId',
		xml: 'Id|ID|RoleId',
		type: 'integer',
		description: 'Internal ID of the access role',
		example: 12,
	},
	{ name: 'name', xml: 'Name|RoleName', description: 'Name of the access role', example: 'Risk Manager' },
	{
		name: 'description',
		xml: 'Description',
		description: 'Description of the access role',
		example: 'May edit risks',
	},
];

const roleList: AnswerSpec = {
	cardinality: 'many',
	embedded: true,
	item: 'Role',
	passOn: 'others',
	gives: roleFields,
};

export const getManyRoles: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many access roles',
	description: 'List access roles with ID, name and description',
	effect: 'read',
	fields: [...listProperties, nameContains],
	element: 'GetRoles',
	answer: { ...roleList, list: { nameFields: ['name'] } },
};

/** One by its exact name: Archer has no look-up for it, so the list is read. */
export const findRole: Method = {
	effect: 'read',
	fields: [{ name: 'name' }],
	element: 'GetRoles',
	// Users ask for it too, and their methods are of another one.
	service: 'accessrole',
	answer: { ...roleList, exact: { what: 'access role' } },
};

export const roleLocator: PropertySpec = {
	displayName: 'Access Role',
	name: 'roleId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The access role to work on',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select an access role...',
			typeOptions: { searchListMethod: 'searchRoles', searchable: true },
		},
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. Risk Manager',
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 12',
			validation: [
				{
					type: 'regex',
					properties: {
						regex: '^\\s*\\d+\\s*$',
						errorMessage: 'The ID of an access role is a whole number',
					},
				},
			],
		},
	],
	xml: { path: 'roleId', type: 'int' },
	lookup: { name: { operation: findRole, parameter: 'name', field: 'roleId' } },
};
