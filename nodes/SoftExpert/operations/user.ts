import type { OperationSpec, PropertySpec } from '../../shared/operation/spec';
import { codesOf } from '../codes';
import { admin } from './answer';
import {
	accessGroupIdField,
	additional,
	at,
	departmentIdField,
	emailField,
	languageField,
	leaderIdField,
	loginField,
	nameField,
	passwordField,
	positionIdField,
	together,
	userIdField,
} from './fields';
import { importUser, upsertUser } from './userImport';
import { addAbsence, removeLeader, synchronizeUser, updateProfile } from './userProfile';
import { changeUserStatus, deactivateUser, toggleUserStatus } from './userStatus';

const shortLoginField: PropertySpec = { ...loginField, xml: { path: 'LOGIN', maximumLength: 50 } };

const optional = (property: PropertySpec) => additional({ ...property, required: false });

export const createUser: OperationSpec = {
	resource: 'user',
	name: 'Create',
	value: 'create',
	action: 'Create user',
	description:
		'Create a user with one department, position and access group. An existing user with the same ID is changed: then leave department and position empty unless they are new.',
	effect: 'write',
	properties: [
		at('IDUSER', userIdField),
		nameField,
		shortLoginField,
		passwordField,
		emailField,
		additional(languageField),
		{
			...optional(departmentIdField),
			description:
				'ID of the department. Goes together with Position ID; for an existing user it becomes the default, and one that the user has already is refused.',
		},
		{
			...optional(positionIdField),
			description: 'ID of the position. Goes together with Department ID.',
		},
		optional(accessGroupIdField),
		additional(leaderIdField),
	],
	...admin('newUser', {
		echo: ['userId', 'login'],
		codes: codesOf([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 18, 19, 59, 60, 89, -1]),
		returns: 'key',
	}),
	prepare: together(['departmentId', 'Department ID'], ['positionId', 'Position ID']),
};

export const updateUser: OperationSpec = {
	resource: 'user',
	name: 'Update',
	value: 'update',
	action: 'Update user',
	description:
		'Change name, login, password, email, language or leader of a user. SoftExpert knows no partial update: all required fields are overwritten, the password included.',
	effect: 'idempotent',
	properties: [
		userIdField,
		nameField,
		shortLoginField,
		{
			...passwordField,
			description: 'Password that the user has from now on; SoftExpert wants it with every change',
		},
		emailField,
		additional(languageField),
		additional(leaderIdField),
	],
	...admin('editUser', {
		echo: ['userId', 'login'],
		codes: codesOf([3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 15, 16, 18, 19, 59, 60, 89]),
		returns: 'key',
	}),
};

export const addUserDepartment: OperationSpec = {
	resource: 'userDepartment',
	name: 'Add',
	value: 'add',
	action: 'Add department to user',
	description: 'Give a user one more department and position',
	effect: 'write',
	properties: [
		userIdField,
		departmentIdField,
		positionIdField,
		additional({
			displayName: 'Default',
			name: 'isDefault',
			type: 'boolean',
			default: false,
			description:
				'Whether it becomes the default department of the user. Releases before 2.2.3 do not know it, so it is only sent when added.',
			xml: { path: 'FGDEFAULT', type: 'boolean', booleans: { true: '1', false: '2' } },
		}),
	],
	...admin('addUserDepartment', {
		echo: ['userId', 'departmentId', 'positionId'],
		codes: codesOf([7, 12, 13, 14, 15, 16, 19, 51]),
		returns: 'key',
	}),
};

export const replaceDefaultDepartment: OperationSpec = {
	resource: 'userDepartment',
	name: 'Replace Default',
	value: 'replaceDefault',
	action: 'Replace default department of user',
	description: 'Give a user another default department and position in place of the present one',
	effect: 'idempotent',
	properties: [userIdField, departmentIdField, positionIdField],
	...admin('editUserDepartment', {
		echo: ['userId', 'departmentId', 'positionId'],
		codes: codesOf([12, 15, 16, 17, -1]),
		returns: 'key',
	}),
};

export const removeUserDepartment: OperationSpec = {
	resource: 'userDepartment',
	name: 'Remove',
	value: 'remove',
	action: 'Remove department from user',
	description: 'Take a department and position from a user. The default one cannot be taken.',
	// A repeat answers that the user does not have the pair: it would hide that the first one worked.
	effect: 'write',
	properties: [userIdField, departmentIdField, positionIdField],
	...admin('deleteUserDepartment', {
		echo: ['userId', 'departmentId', 'positionId'],
		codes: codesOf([7, 12, 13, 14, 15, 16, 19, 69, 70]),
		returns: 'key',
		done: { removed: true },
	}),
};

export const addUserToAccessGroup: OperationSpec = {
	resource: 'accessGroup',
	name: 'Add User',
	value: 'addUser',
	action: 'Add user to access group',
	description:
		'Put a user into an access group. The vendor does not document this method; its fields come from the service description.',
	effect: 'write',
	properties: [at('IdUser', userIdField), at('IdAccessGroup', accessGroupIdField)],
	...admin('addUserToAccessGroup', {
		echo: ['userId', 'accessGroupId'],
		codes: codesOf([2, 7, 12, 55]),
	}),
};

export const removeUserFromAccessGroup: OperationSpec = {
	resource: 'accessGroup',
	name: 'Remove User',
	value: 'removeUser',
	action: 'Remove user from access group',
	description: 'Take a user out of an access group',
	// A repeat answers that the user is not in the group: it would hide that the first one worked.
	effect: 'write',
	properties: [at('USERID', userIdField), accessGroupIdField],
	...admin('deleteUserAccessGroup', {
		echo: ['userId', 'accessGroupId'],
		codes: codesOf([2, 7, 12, 55, 72]),
		// Here the key is the group's.
		returns: 'key',
		done: { removed: true },
	}),
};

export const userOperations: OperationSpec[] = [
	upsertUser,
	importUser,
	createUser,
	updateUser,
	changeUserStatus,
	toggleUserStatus,
	deactivateUser,
	addAbsence,
	updateProfile,
	removeLeader,
	synchronizeUser,
	addUserDepartment,
	replaceDefaultDepartment,
	removeUserDepartment,
	addUserToAccessGroup,
	removeUserFromAccessGroup,
];
