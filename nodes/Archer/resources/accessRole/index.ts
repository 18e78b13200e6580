import { resource } from '../../../shared/operation/resource';
import type { Operation, PropertySpec, ResultField } from '../../../shared/operation/spec';
import { refusal } from '../../../shared/soap/failure';
import { getManyRoles, roleFields, roleLocator } from './locator';
import { getPermissions, setPermissions } from './permissions';
import { createdAnswer, doneAnswer } from '../../values';
import { unpublishedEntry } from '../../answers';

export { findRole, getManyRoles, roleLocator } from './locator';

const unknownRole = refusal('notFound', 'Archer knows no access role with this ID', {
	advice: 'Check the ID. The role may have been deleted.',
});

const createRole: Operation = {
	name: 'Create',
	value: 'create',
	action: 'Create access role',
	description: 'Add an access role without permissions; set them with Set Page Permissions',
	effect: 'write',
	fields: [
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
	element: 'CreateRole',
	answer: createdAnswer('access role', roleFields[0], ['roleName']),
};

const getRole: Operation = {
	name: 'Get',
	value: 'get',
	action: 'Get access role',
	description: 'Get an access role with its description and flags',
	effect: 'read',
	fields: [roleLocator],
	element: 'GetRole',
	answer: unpublishedEntry(roleFields, ['roleId'], unknownRole),
};

const deleteRole: Operation = {
	name: 'Delete',
	value: 'delete',
	action: 'Delete access role for good',
	description: 'Delete an access role for good. Get Dependencies lists who would be left without any role.',
	effect: 'write',
	destructive: true,
	warning: 'This cannot be undone. Get Dependencies lists who would be left without any role.',
	fields: [roleLocator],
	element: 'DeleteRole',
	answer: doneAnswer('The role is deleted', ['roleId'], { deleted: true }),
	present: { read: getRole, gone: true },
};

const updateRole: Operation = {
	name: 'Update',
	value: 'update',
	action: 'Update access role',
	description: 'Change name, description or flags of an access role. What is not under Update Fields stays.',
	effect: 'idempotent',
	fields: [
		roleLocator,
		...createRole.fields.map((property): PropertySpec => {
			const xml = { whenAbsent: '', ...property.xml! };
			return { ...property, required: undefined, collection: 'updateFields', xml };
		}),
	],
	element: 'UpdateRole',
	uncertain: true,
	answer: doneAnswer('The role is updated', ['roleId'], { updated: true }),
	keeps: {
		what: 'access role',
		read: getRole,
		by: 'roleId',
		// The names of the flags in GetRole are not published.
		values: [
			{ parameter: 'roleName', names: ['Name', 'RoleName'] },
			{ parameter: 'roleDesc', names: ['Description', 'RoleDesc'] },
			{ parameter: 'defaultFlag', names: ['DefaultFlag', 'IsDefault', 'Default'] },
			{ parameter: 'requiredFlag', names: ['RequiredFlag', 'IsRequired', 'Required'] },
		],
	},
};

const dependencyFields: ResultField[] = [
	{ name: 'users', xml: 'Users', type: 'object', description: 'Users who have no other access role' },
	{ name: 'groups', xml: 'Groups', type: 'object', description: 'Groups that have no other access role' },
];

/** The vendor's page does not show the inner names. */
const getDependencies: Operation = {
	name: 'Get Dependencies',
	value: 'getDependencies',
	action: 'Get dependencies of access role',
	description: 'List the users and groups that have no other access role than this one',
	effect: 'read',
	fields: [roleLocator],
	element: 'GetRoleDependencies',
	uncertain: true,
	answer: {
		embedded: true,
		repeats: ['roleId'],
		passOn: 'others',
		gives: dependencyFields,
		whenEmpty: { json: {} },
	},
};

export const accessRoleResource = resource(
	{ name: 'Access Role', value: 'accessRole', service: 'accessrole' },
	[
		getManyRoles,
		createRole,
		deleteRole,
		getRole,
		getDependencies,
		getPermissions,
		setPermissions,
		updateRole,
	],
);
