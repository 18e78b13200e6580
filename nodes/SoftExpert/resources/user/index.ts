import { resource } from '../../../shared/operation/resource';
import type { Operation, PropertySpec } from '../../../shared/operation/spec';
import { codesOf } from '../../content/codes';
import { outcome } from '../../answers';
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
	existingUserField,
	userIdField,
} from '../../values';
import { importUser, upsertUser } from './import';
import { findUsers, getManyUsers } from './list';
import { addAbsence, removeLeader, synchronizeUser, updateProfile } from './profile';
import { changeUserStatus, deactivateUser, toggleUserStatus } from './status';

const shortLoginField: PropertySpec = { ...loginField, xml: { path: 'LOGIN', maximumLength: 50 } };

const optional = (property: PropertySpec) => additional({ ...property, required: false });

export const createUser: Operation = {
	name: 'Create',
	value: 'create',
	action: 'Create user or change existing one',
	description:
		'Change the user who has this ID, or add one with a department, a position and an access group',
	effect: 'write',
	warning:
		'A user who has this ID already is changed: then leave department and position empty unless they are new.',
	fields: [
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
	element: 'newUser',
	answer: outcome({
		repeats: ['userId', 'login'],
		codes: codesOf([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 18, 19, 59, 60, 89, -1]),
		returns: 'key',
	}),
	checks: [{ together: ['departmentId', 'positionId'] }],
};

export const updateUser: Operation = {
	name: 'Update',
	value: 'update',
	action: 'Update user, replacing password',
	description:
		'Replace password, name, login, email, language and leader of a user: there is no partial update',
	effect: 'idempotent',
	warning: 'Replaces all required fields, the password included: SoftExpert knows no partial update.',
	fields: [
		existingUserField,
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
	element: 'editUser',
	answer: outcome({
		repeats: ['userId', 'login'],
		codes: codesOf([3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 15, 16, 18, 19, 59, 60, 89]),
		returns: 'key',
	}),
};

export const userResource = resource({ name: 'User', value: 'user', service: 'adm_ws' }, [
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
	findUsers,
	getManyUsers,
]);
