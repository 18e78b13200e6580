import type { IDataObject } from 'n8n-workflow';
import type { OperationSpec, PropertySpec, ResultField } from '../../shared/operation/spec';
import { refusal } from '../../shared/soap/failure';
import { getManyRoles, roleFields, roleLocator } from './accessRoleLocator';
import { getPermissions, setPermissions } from './accessRolePermissions';
import { codeField, done, noIds, notCreated } from './results';
import { finishOne } from './entries';
import { presentValues, unreadableFailure, type Kept } from './keep';

const unknownRole = refusal('notFound', 'Archer knows no access role with this ID', {
	advice: 'Check the ID. The role may have been deleted.',
});

const createRole: OperationSpec = {
	resource: 'accessRole',
	name: 'Create',
	value: 'create',
	action: 'Create access role',
	description: 'Add an access role without permissions; set them with Set Page Permissions',
	effect: 'write',
	properties: [
		{
			displayName: 'Name',
			name: 'roleName',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. Risk Manager',
			description: 'Name of the new role',
			xml: { path: 'roleName' },
		},
		{
			displayName: 'Description',
			name: 'roleDesc',
			type: 'string',
			default: '',
			description: 'What the role is for',
			collection: 'additionalFields',
			xml: { path: 'roleDesc', whenEmpty: 'send', whenAbsent: '' },
		},
		{
			displayName: 'Default Role',
			name: 'defaultFlag',
			type: 'boolean',
			default: false,
			description: 'Whether the role is a default role',
			collection: 'additionalFields',
			xml: { path: 'defaultFlag', type: 'boolean', whenAbsent: 'false' },
		},
		{
			displayName: 'Members See All Records',
			name: 'requiredFlag',
			type: 'boolean',
			default: false,
			description: 'Whether members see all records of the applications that they can read',
			collection: 'additionalFields',
			xml: { path: 'requiredFlag', type: 'boolean', whenAbsent: 'false' },
		},
	],
	soap: { service: 'accessrole', element: 'CreateRole' },
	result: {
		cardinality: 'one',
		path: 'CreateRoleResult',
		echo: ['roleName'],
		fields: [{ ...roleFields[0], xml: '.' }],
		emptyTexts: noIds,
		whenEmpty: notCreated('access role'),
	},
};

const deleteRole: OperationSpec = {
	resource: 'accessRole',
	name: 'Delete',
	value: 'delete',
	action: 'Delete access role',
	description: 'Delete an access role for good. Get Dependencies lists who would be left without any role.',
	effect: 'write',
	destructive: true,
	properties: [roleLocator],
	soap: { service: 'accessrole', element: 'DeleteRole' },
	result: {
		cardinality: 'one',
		path: 'DeleteRoleResult',
		echo: ['roleId'],
		fields: [codeField],
		codes: done('The role is deleted', { deleted: true }),
	},
};

const getRole: OperationSpec = {
	resource: 'accessRole',
	name: 'Get',
	value: 'get',
	action: 'Get access role',
	description: 'Get an access role with its description and flags',
	effect: 'read',
	properties: [roleLocator],
	soap: { service: 'accessrole', element: 'GetRole' },
	result: {
		cardinality: 'one',
		path: 'GetRoleResult',
		embedded: true,
		keep: 'everything',
		fields: roleFields,
		whenEmpty: { failure: unknownRole },
	},
	finish: (items, context) => {
		const found = finishOne(roleFields, 'roleId')(items, context);
		return found.length > 0 ? found : unknownRole;
	},
};

/** The names of the flags in GetRole are not published. */
const keptOfRole: Kept[] = [
	{ parameter: 'roleName', displayName: 'Name', names: ['Name', 'RoleName'] },
	{ parameter: 'roleDesc', displayName: 'Description', names: ['Description', 'RoleDesc'] },
	{
		parameter: 'defaultFlag',
		displayName: 'Default Role',
		names: ['DefaultFlag', 'IsDefault', 'Default'],
	},
	{
		parameter: 'requiredFlag',
		displayName: 'Members See All Records',
		names: ['RequiredFlag', 'IsRequired', 'Required'],
	},
];

const updateRole: OperationSpec = {
	resource: 'accessRole',
	name: 'Update',
	value: 'update',
	action: 'Update access role',
	description: 'Change name, description or flags of an access role. What is not under Update Fields stays.',
	effect: 'idempotent',
	properties: [
		roleLocator,
		...createRole.properties.map((property): PropertySpec => {
			const xml = { whenAbsent: '', ...property.xml! };
			return { ...property, required: undefined, collection: 'updateFields', xml };
		}),
	],
	soap: { service: 'accessrole', element: 'UpdateRole', uncertain: true },
	result: {
		cardinality: 'one',
		path: 'UpdateRoleResult',
		echo: ['roleId'],
		fields: [codeField],
		codes: done('The role is updated', { updated: true }),
	},
	steps: [getRole],
	// The method replaces the whole role, so what stays is read and sent again.
	run: async ({ values, call, send }) => {
		const role = await call(getRole, { roleId: values.roleId });
		if (role.failure) return role;
		const present = presentValues(role.items[0].json, keptOfRole, values);
		if (present.unreadable.length > 0) return { failure: unreadableFailure(present.unreadable, false) };
		return await send({ ...lowerCaseFlags(present.values), ...values });
	},
};

/** .NET writes its booleans as True and False. */
function lowerCaseFlags(values: IDataObject): IDataObject {
	return Object.fromEntries(
		Object.entries(values).map(([name, value]) => [
			name,
			name.endsWith('Flag') ? String(value).trim().toLowerCase() : value,
		]),
	);
}

const dependencyFields: ResultField[] = [
	{ name: 'users', xml: 'Users', type: 'object', description: 'Users who have no other access role' },
	{ name: 'groups', xml: 'Groups', type: 'object', description: 'Groups that have no other access role' },
];

/** The vendor's page does not show the inner names. */
const getDependencies: OperationSpec = {
	resource: 'accessRole',
	name: 'Get Dependencies',
	value: 'getDependencies',
	action: 'Get dependencies of access role',
	description: 'List the users and groups that have no other access role than this one',
	effect: 'read',
	properties: [roleLocator],
	soap: { service: 'accessrole', element: 'GetRoleDependencies', uncertain: true },
	result: {
		cardinality: 'one',
		path: 'GetRoleDependenciesResult',
		embedded: true,
		echo: ['roleId'],
		keep: 'others',
		fields: dependencyFields,
		whenEmpty: { json: {} },
	},
};

export const accessRoleOperations: OperationSpec[] = [
	getManyRoles,
	createRole,
	deleteRole,
	getRole,
	getDependencies,
	getPermissions,
	setPermissions,
	updateRole,
];
