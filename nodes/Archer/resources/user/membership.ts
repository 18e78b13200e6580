import type { Operation } from '../../../shared/operation/spec';
import { roleLocator } from '../accessRole';
import { doneAnswer } from '../../values';
import { groupLocator } from '../group';
import { userLocator } from './locator';

export const addToGroup: Operation = {
	name: 'Add to Group',
	value: 'addToGroup',
	action: 'Add user to group',
	description: 'Make a user a member of a group',
	effect: 'write',
	fields: [userLocator, groupLocator],
	element: 'AddUserToGroup',
	answer: doneAnswer('The user is in the group', ['userId', 'groupId'], { added: true }),
};

export const removeFromGroup: Operation = {
	name: 'Remove From Group',
	value: 'removeFromGroup',
	action: 'Remove user from group',
	description: 'Take a user out of a group',
	effect: 'write',
	fields: [
		{ ...userLocator, xml: { path: 'userId', type: 'int', alsoAs: ['userID'] } },
		{ ...groupLocator, xml: { path: 'groupId', type: 'int', alsoAs: ['groupID'] } },
	],
	element: 'RemoveUserFromGroup',
	uncertain: true,
	answer: doneAnswer('The user is out of the group', ['userId', 'groupId'], { removed: true }),
};

export const addToRole: Operation = {
	name: 'Grant Access Role',
	value: 'grantRole',
	action: 'Grant access role to user',
	description: 'Give a user an access role. Permissions of several roles add up.',
	effect: 'write',
	fields: [userLocator, roleLocator],
	element: 'AddUserToRole',
	answer: doneAnswer('The user has the role', ['userId', 'roleId'], { granted: true }),
};

export const removeFromRole: Operation = {
	name: 'Revoke Access Role',
	value: 'revokeRole',
	action: 'Revoke access role from user',
	description: 'Take an access role away from a user',
	effect: 'write',
	fields: [userLocator, roleLocator],
	element: 'RemoveUserFromRole',
	answer: doneAnswer('The user no longer has the role', ['userId', 'roleId'], { revoked: true }),
};
