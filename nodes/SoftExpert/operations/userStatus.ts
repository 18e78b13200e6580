import type { OperationSpec } from '../../shared/operation/spec';
import { codesOf } from '../codes';
import { admin } from './answer';
import { at, coded, userIdField } from './fields';

export const changeUserStatus: OperationSpec = {
	resource: 'user',
	name: 'Change Status',
	value: 'changeStatus',
	action: 'Change status of user',
	description: 'Make a user active or inactive; repeating it changes nothing more',
	effect: 'idempotent',
	properties: [
		at('IdUser', userIdField),
		{
			displayName: 'Status',
			name: 'status',
			type: 'options',
			options: [
				{ name: 'Active', value: 'active', description: 'The user can sign in' },
				{ name: 'Inactive', value: 'inactive', description: 'The user cannot sign in; nothing is deleted' },
			],
			default: 'active',
			required: true,
			description: 'Status that the user has afterwards',
			xml: { path: 'UserStatus', type: 'int', ...coded({ active: '1', inactive: '2' }) },
		},
	],
	...admin('changeUserStatus', { echo: ['userId', 'status'], codes: codesOf([7, 12, 50, 51]) }),
};

export const toggleUserStatus: OperationSpec = {
	resource: 'user',
	name: 'Toggle Status',
	value: 'toggleStatus',
	action: 'Toggle status of user',
	description:
		'Switch a user to the opposite status: an active one becomes inactive, an inactive one active. Running it twice undoes it, so it is never repeated; Change Status is safer.',
	// A toggle (docs/quirks/softExpert.md, quirk 8): the request does not say which state is wanted.
	effect: 'write',
	warning:
		'Switches the user to the opposite status, whatever it is. Running it twice undoes it. Change Status sets the status that you choose.',
	properties: [at('cd/codes', userIdField)],
	...admin('disableUser', { echo: ['userId'], codes: codesOf([7, 12, 20]), returns: 'zero' }),
};

export const deactivateUser: OperationSpec = {
	resource: 'user',
	name: 'Deactivate',
	value: 'deactivate',
	action: 'Deactivate user',
	description:
		'Make a user inactive. SoftExpert calls this deleting and answers so, but keeps the user, who can be made active again.',
	effect: 'idempotent',
	properties: [userIdField],
	...admin('deleteUser', {
		echo: ['userId'],
		codes: codesOf([7, 12]),
		returns: 'key',
		done: { deactivated: true },
	}),
};
