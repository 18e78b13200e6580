import type { Effect, Operation } from '../../../shared/operation/spec';
import { accountOption, contextAndSignIn, successField, userLocator, warningsField } from '../../values';
import { getUser } from './people';
import { changedFields } from './update';

/**
 * What people look for under its own name although DocumentNOW has no method for it (docs/quirks/assureSign.md, 'Not in v2 although often
 * asked for'): each is UpdateUser with some of its flags.
 */
function userTask(
	{ warning, ...texts }: Pick<Operation, 'name' | 'value' | 'action' | 'description' | 'warning'>,
	effect: Effect,
	change: Record<string, boolean>,
	shown: Record<string, boolean> = change,
): Operation {
	return {
		...texts,
		effect,
		...(warning && { warning }),
		fields: [userLocator, accountOption('Request')],
		element: 'UpdateUser',
		fromCredential: contextAndSignIn,
		answer: {
			repeats: ['userName'],
			done: shown,
			gives: [
				successField,
				warningsField,
				...Object.entries(shown).map(([name, example]) => ({
					name,
					type: 'boolean' as const,
					description: 'What was set',
					example,
				})),
			],
		},
		presets: { values: change, fields: changedFields },
		present: { read: getUser },
	};
}

export const userTasks: Operation[] = [
	userTask(
		{
			name: 'Activate',
			value: 'activate',
			action: 'Activate user',
			description: 'Let a deactivated user sign in again',
		},
		'idempotent',
		{ inactive: false },
	),
	userTask(
		{
			name: 'Deactivate',
			value: 'deactivate',
			action: 'Deactivate user',
			description: 'Keep a user from signing in without deleting anything',
		},
		'idempotent',
		{ inactive: true },
	),
	userTask(
		{
			name: 'Reset Password',
			value: 'resetPassword',
			action: 'Replace password of user',
			description:
				'Replace the password by one that AssureSign makes up and mails; the user has to change it then',
			warning:
				'Replaces the password at once. The user gets the new one by email and has to change it at the next sign-in.',
		},
		'write',
		{ autoGenerateNewPassword: true, sendCredentialsViaEmail: true, requirePasswordChange: true },
		{ passwordReset: true },
	),
	userTask(
		{
			name: 'Unlock',
			value: 'unlock',
			action: 'Unlock user',
			description: 'Let a user sign in again who was locked out after wrong passwords',
		},
		'idempotent',
		{ locked: false },
	),
];
