import type { OperationSpec } from '../../shared/operation/spec';
import { roleLocator } from './accessRoleLocator';
import { codeField, done } from './results';
import { groupLocator } from './groupLocator';
import { userLocator } from './userLocator';

export const addToGroup: OperationSpec = {
	resource: 'user',
	name: 'Add to Group',
	value: 'addToGroup',
	action: 'Add user to group',
	description: 'Make a user a member of a group',
	effect: 'write',
	properties: [userLocator, groupLocator],
	soap: { service: 'accesscontrol', element: 'AddUserToGroup' },
	result: {
		cardinality: 'one',
		path: 'AddUserToGroupResult',
		echo: ['userId', 'groupId'],
		fields: [codeField],
		codes: done('The user is in the group', { added: true }),
	},
};

export const removeFromGroup: OperationSpec = {
	resource: 'user',
	name: 'Remove From Group',
	value: 'removeFromGroup',
	action: 'Remove user from group',
	description: 'Take a user out of a group',
	effect: 'write',
	properties: [
		{ ...userLocator, xml: { path: 'userId', type: 'int', alsoAs: ['userID'] } },
		{ ...groupLocator, xml: { path: 'groupId', type: 'int', alsoAs: ['groupID'] } },
	],
	soap: { service: 'accesscontrol', element: 'RemoveUserFromGroup', uncertain: true },
	result: {
		cardinality: 'one',
		path: 'RemoveUserFromGroupResult',
		echo: ['userId', 'groupId'],
		fields: [codeField],
		codes: done('The user is out of the group', { removed: true }),
	},
};

export const addToRole: OperationSpec = {
	resource: 'user',
	name: 'Grant Access Role',
	value: 'grantRole',
	action: 'Grant access role to user',
	description: 'Give a user an access role. Permissions of several roles add up.',
	effect: 'write',
	properties: [userLocator, roleLocator],
	soap: { service: 'accesscontrol', element: 'AddUserToRole' },
	result: {
		cardinality: 'one',
		path: 'AddUserToRoleResult',
		echo: ['userId', 'roleId'],
		fields: [codeField],
		codes: done('The user has the role', { granted: true }),
	},
};

export const removeFromRole: OperationSpec = {
	resource: 'user',
	name: 'Revoke Access Role',
	value: 'revokeRole',
	action: 'Revoke access role from user',
	description: 'Take an access role away from a user',
	effect: 'write',
	properties: [userLocator, roleLocator],
	soap: { service: 'accesscontrol', element: 'RemoveUserFromRole' },
	result: {
		cardinality: 'one',
		path: 'RemoveUserFromRoleResult',
		echo: ['userId', 'roleId'],
		fields: [codeField],
		codes: done('The user no longer has the role', { revoked: true }),
	},
};
