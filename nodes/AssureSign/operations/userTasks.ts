import type {
	Effect,
	OperationContext,
	OperationOutcome,
	OperationSpec,
	ParameterValues,
} from '../../shared/operation/spec';
import { accountOption, successField, userLocator, warningsField } from './common';
import { updateUser } from './userUpdate';

/**
 * What people look for under its own name although DocumentNOW has no method for it (docs/quirks/assureSign.md, 'Not in v2 although often
 * asked for'): each is UpdateUser with some of its flags.
 */
function userTask(
	texts: Pick<OperationSpec, 'name' | 'value' | 'action' | 'description'>,
	effect: Effect,
	change: ParameterValues,
	shown: Record<string, boolean>,
): OperationSpec {
	const names = Object.keys(shown);
	return {
		resource: 'user',
		...texts,
		effect,
		composite: true,
		properties: [userLocator, accountOption('Request')],
		soap: updateUser.soap,
		result: {
			...updateUser.result,
			fields: [
				successField,
				warningsField,
				...names.map((name) => ({
					name,
					xml: `@${name}`,
					type: 'boolean' as const,
					description: 'What was set',
					example: shown[name],
				})),
			],
		},
		steps: [updateUser],
		run: async (context) => await updateWith(context, change, shown),
	};
}

async function updateWith(
	{ call, values }: OperationContext,
	change: ParameterValues,
	shown: Record<string, boolean>,
): Promise<OperationOutcome> {
	const { userName, contextIdentifier } = values;
	const outcome = await call(updateUser, { userName, contextIdentifier, ...change });
	if (outcome.failure) return outcome;
	return { items: outcome.items.map(({ json }) => ({ json: { ...json, ...shown } })) };
}

export const userTasks: OperationSpec[] = [
	userTask(
		{
			name: 'Activate',
			value: 'activate',
			action: 'Activate user',
			description: 'Let a deactivated user sign in again',
		},
		'idempotent',
		{ inactive: false },
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
		{ inactive: true },
	),
	userTask(
		{
			name: 'Reset Password',
			value: 'resetPassword',
			action: 'Reset password of user',
			description:
				'Have AssureSign make up a new password, mail it to the user and ask for another one at the next sign-in',
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
		{ locked: false },
	),
];
