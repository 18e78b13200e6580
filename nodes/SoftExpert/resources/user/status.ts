import type { Operation } from '../../../shared/operation/spec';
import { codesOf } from '../../content/codes';
import { outcome } from '../../answers';
import { at, existingUserField } from '../../values';

export const changeUserStatus: Operation = {
	name: 'Change Status',
	value: 'changeStatus',
	action: 'Change status of user',
	description: 'Make a user active or inactive; repeating it changes nothing more',
	effect: 'idempotent',
	fields: [
		at('IdUser', existingUserField),
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
			xml: { path: 'UserStatus', type: 'int', codes: { active: '1', inactive: '2' } },
		},
	],
	element: 'changeUserStatus',
	answer: outcome({ repeats: ['userId', 'status'], codes: codesOf([7, 12, 50, 51]) }),
};

export const toggleUserStatus: Operation = {
	name: 'Toggle Status',
	value: 'toggleStatus',
	action: 'Toggle status of user to its opposite',
	description: 'Switch a user to the opposite status. Running it twice undoes it; Change Status is safer.',
	// A toggle (docs/quirks/softExpert.md, quirk 8): the request does not say which state is wanted.
	effect: 'write',
	warning:
		'Switches the user to the opposite status, whatever it is. Running it twice undoes it. Change Status sets the status that you choose.',
	fields: [at('cd/codes', existingUserField)],
	element: 'disableUser',
	answer: outcome({ repeats: ['userId'], codes: codesOf([7, 12, 20]), returns: 'zero' }),
};

export const deactivateUser: Operation = {
	name: 'Deactivate',
	value: 'deactivate',
	action: 'Deactivate user',
	description: 'Make a user inactive. SoftExpert calls this deleting, but keeps the user for later.',
	effect: 'idempotent',
	warning: 'SoftExpert calls this deleting and answers so, but keeps the user, who can be made active again.',
	fields: [existingUserField],
	element: 'deleteUser',
	answer: outcome({
		repeats: ['userId'],
		codes: codesOf([7, 12]),
		returns: 'key',
		done: { deactivated: true },
	}),
};
