import type { Operation } from '../../../shared/operation/spec';
import { doneAnswer } from '../../values';
import { getUser } from './get';
import { userLocator } from './locator';

export const forcePasswordChange: Operation = {
	name: 'Force Password Change',
	value: 'forcePasswordChange',
	action: 'Force password change of user',
	description: 'Set or clear the rule that a user has to change the password at the next sign-in',
	effect: 'idempotent',
	fields: [
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
	element: 'ForcePasswordChange',
	answer: doneAnswer('The rule is set', ['userId', 'forcePasswordChange']),
	present: { read: getUser },
};

export const changePassword: Operation = {
	name: 'Change Password',
	value: 'changePassword',
	action: 'Replace password of user',
	description: 'Replace the password of a user; the old one stops working',
	// A password history refuses the same password a second time, so a repeated request would read as a failure.
	effect: 'write',
	warning: 'Replaces the password at once: the user cannot sign in with the old one any more.',
	fields: [
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
	element: 'ChangePassword',
	answer: doneAnswer('The password is changed', ['userId'], { changed: true }),
};

export const changeStatus: Operation = {
	name: 'Change Status',
	value: 'changeStatus',
	action: 'Change status of user',
	description: 'Activate, deactivate or lock a user account',
	effect: 'idempotent',
	fields: [
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
	element: 'UpdateUserAccountStatus',
	answer: doneAnswer('The status is set', ['userId', 'accountStatus']),
	present: { read: getUser },
};

export const deleteUser: Operation = {
	name: 'Delete',
	value: 'delete',
	action: 'Delete user for good',
	description: 'Delete a user account for good. Deprovision keeps the account and takes its access away.',
	effect: 'write',
	destructive: true,
	warning:
		'This cannot be undone. Accounts that take part in an advanced workflow cannot be deleted; Deprovision keeps the account and takes its access away.',
	fields: [userLocator],
	element: 'DeleteUser',
	answer: doneAnswer('The user is deleted', ['userId'], { deleted: true }),
	present: { read: getUser, gone: true },
};

export const updateNotes: Operation = {
	name: 'Update Notes',
	value: 'updateNotes',
	action: 'Replace notes of user',
	description: 'Replace the additional notes of a user account',
	effect: 'idempotent',
	warning: 'Replaces all the notes of the account.',
	fields: [
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
	element: 'UpdateUserNote',
	answer: doneAnswer('The notes are replaced', ['userId', 'note']),
	present: { read: getUser },
};
