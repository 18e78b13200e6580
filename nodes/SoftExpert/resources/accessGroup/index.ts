import { resource } from '../../../shared/operation/resource';
import type { Operation } from '../../../shared/operation/spec';
import { codesOf } from '../../content/codes';
import { outcome } from '../../answers';
import { accessGroupIdField, at, existingUserField } from '../../values';

export const addUserToAccessGroup: Operation = {
	name: 'Add User',
	value: 'addUser',
	action: 'Add user to access group',
	description: 'Put a user into an access group',
	effect: 'write',
	warning: 'The vendor does not document this method; its fields come from the service description.',
	fields: [at('IdUser', existingUserField), at('IdAccessGroup', accessGroupIdField)],
	element: 'addUserToAccessGroup',
	answer: outcome({
		repeats: ['userId', 'accessGroupId'],
		codes: codesOf([2, 7, 12, 55]),
	}),
};

const removeUserFromAccessGroup: Operation = {
	name: 'Remove User',
	value: 'removeUser',
	action: 'Remove user from access group',
	description: 'Take a user out of an access group',
	// A repeat answers that the user is not in the group: it would hide that the first one worked.
	effect: 'write',
	fields: [at('USERID', existingUserField), accessGroupIdField],
	element: 'deleteUserAccessGroup',
	answer: outcome({
		repeats: ['userId', 'accessGroupId'],
		codes: codesOf([2, 7, 12, 55, 72]),
		// Here the key is the group's.
		returns: 'key',
		done: { removed: true },
	}),
};

export const accessGroupResource = resource(
	{ name: 'Access Group', value: 'accessGroup', service: 'adm_ws' },
	[addUserToAccessGroup, removeUserFromAccessGroup],
);
