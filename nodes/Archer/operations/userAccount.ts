import type { OperationSpec } from '../../shared/operation/spec';
import { codeField, done } from './results';
import { userLocator } from './userLocator';

export const forcePasswordChange: OperationSpec = {
	resource: 'user',
	name: 'Force Password Change',
	value: 'forcePasswordChange',
	action: 'Force password change of user',
	description: 'Set or clear the rule that a user has to change the password at the next sign-in',
	effect: 'idempotent',
	properties: [
		// The vendor's page has userId in its sample request and userID in its table: both are sent.
		{ ...userLocator, xml: { path: 'userId', type: 'int', alsoAs: ['userID'] } },
		{
			displayName: 'Force Password Change',
			name: 'forcePasswordChange',
			type: 'boolean',
			default: true,
			description: 'Whether the user has to change the password at the next sign-in',
			xml: { path: 'forcePasswordChange', type: 'boolean', alsoAs: ['forcePasswordchange'] },
		},
	],
	soap: { service: 'accesscontrol', element: 'ForcePasswordChange' },
	result: {
		cardinality: 'one',
		path: 'ForcePasswordChangeResult',
		echo: ['userId', 'forcePasswordChange'],
		fields: [codeField],
		codes: done('The rule is set'),
	},
};

export const changePassword: OperationSpec = {
	resource: 'user',
	name: 'Change Password',
	value: 'changePassword',
	action: 'Change password of user',
	description: 'Set a new password for a user',
	// A password history refuses the same password a second time, so a repeated request would read as a failure.
	effect: 'write',
	properties: [
		userLocator,
		{
			displayName: 'New Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'New password; it must follow the rules of the security parameter of the user',
			xml: { path: 'password' },
		},
	],
	soap: { service: 'accesscontrol', element: 'ChangePassword' },
	result: {
		cardinality: 'one',
		path: 'ChangePasswordResult',
		echo: ['userId'],
		fields: [codeField],
		codes: done('The password is changed', { changed: true }),
	},
};

export const changeStatus: OperationSpec = {
	resource: 'user',
	name: 'Change Status',
	value: 'changeStatus',
	action: 'Change status of user',
	description: 'Activate, deactivate or lock a user account',
	effect: 'idempotent',
	properties: [
		userLocator,
		{
			displayName: 'Status',
			name: 'accountStatus',
			type: 'options',
			options: [
				{ name: 'Active', value: 1, description: 'The user can sign in' },
				{ name: 'Inactive', value: 2, description: 'The account is kept, but nobody can sign in with it' },
				{ name: 'Locked', value: 3, description: 'The account is locked as after too many failed sign-ins' },
			],
			default: 1,
			required: true,
			description: 'State that the account shall have',
			xml: { path: 'accountStatus', type: 'int' },
		},
	],
	soap: { service: 'accesscontrol', element: 'UpdateUserAccountStatus' },
	result: {
		cardinality: 'one',
		path: 'UpdateUserAccountStatusResult',
		echo: ['userId', 'accountStatus'],
		fields: [codeField],
		codes: done('The status is set'),
	},
};

export const deleteUser: OperationSpec = {
	resource: 'user',
	name: 'Delete',
	value: 'delete',
	action: 'Delete user',
	description:
		'Delete a user account for good. Accounts that take part in an advanced workflow cannot be deleted; Deprovision keeps the account and takes its access away.',
	effect: 'write',
	destructive: true,
	properties: [userLocator],
	soap: { service: 'accesscontrol', element: 'DeleteUser' },
	result: {
		cardinality: 'one',
		path: 'DeleteUserResult',
		echo: ['userId'],
		fields: [codeField],
		codes: done('The user is deleted', { deleted: true }),
	},
};

export const updateNotes: OperationSpec = {
	resource: 'user',
	name: 'Update Notes',
	value: 'updateNotes',
	action: 'Update notes of user',
	description: 'Replace the additional notes of a user account',
	effect: 'idempotent',
	properties: [
		userLocator,
		{
			displayName: 'Notes',
			name: 'note',
			type: 'string',
			typeOptions: { rows: 4 },
			default: '',
			description: 'New text; it replaces the old one, and an empty one clears it',
			xml: { path: 'note', whenEmpty: 'send', whenAbsent: '' },
		},
	],
	soap: { service: 'accesscontrol', element: 'UpdateUserNote' },
	result: {
		cardinality: 'one',
		path: 'UpdateUserNoteResult',
		echo: ['userId', 'note'],
		fields: [codeField],
		codes: done('The notes are replaced'),
	},
};
