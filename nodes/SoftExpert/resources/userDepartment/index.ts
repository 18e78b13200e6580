import { resource } from '../../../shared/operation/resource';
import type { Operation } from '../../../shared/operation/spec';
import { codesOf } from '../../content/codes';
import { outcome } from '../../answers';
import { additional, existingDepartmentField, existingPositionField, existingUserField } from '../../values';

export const addUserDepartment: Operation = {
	name: 'Add',
	value: 'add',
	action: 'Add department to user',
	description: 'Give a user one more department and position',
	effect: 'write',
	fields: [
		existingUserField,
		existingDepartmentField,
		existingPositionField,
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
	element: 'addUserDepartment',
	answer: outcome({
		repeats: ['userId', 'departmentId', 'positionId'],
		codes: codesOf([7, 12, 13, 14, 15, 16, 19, 51]),
		returns: 'key',
	}),
};

const replaceDefaultDepartment: Operation = {
	name: 'Replace Default',
	value: 'replaceDefault',
	action: 'Replace default department of user',
	description: 'Give a user another default department and position in place of the present one',
	effect: 'idempotent',
	warning: 'Replaces the present default department and position of the user.',
	fields: [existingUserField, existingDepartmentField, existingPositionField],
	element: 'editUserDepartment',
	answer: outcome({
		repeats: ['userId', 'departmentId', 'positionId'],
		codes: codesOf([12, 15, 16, 17, -1]),
		returns: 'key',
	}),
};

const removeUserDepartment: Operation = {
	name: 'Remove',
	value: 'remove',
	action: 'Remove department from user',
	description: 'Take a department and position from a user. The default one cannot be taken.',
	// A repeat answers that the user does not have the pair: it would hide that the first one worked.
	effect: 'write',
	fields: [existingUserField, existingDepartmentField, existingPositionField],
	element: 'deleteUserDepartment',
	answer: outcome({
		repeats: ['userId', 'departmentId', 'positionId'],
		codes: codesOf([7, 12, 13, 14, 15, 16, 19, 69, 70]),
		returns: 'key',
		done: { removed: true },
	}),
};

export const userDepartmentResource = resource(
	{ name: 'User Department', value: 'userDepartment', service: 'adm_ws' },
	[addUserDepartment, replaceDefaultDepartment, removeUserDepartment],
);
