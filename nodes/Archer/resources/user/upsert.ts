import type { IDataObject } from 'n8n-workflow';
import type { OperationContext, OperationOutcome, Task } from '../../../shared/operation/spec';
import { creationFields } from './accountFields';
import { withDomain } from './domain';
import { doesUserExist, lookUpUserId } from './lookUp';
import { createAccount, createAndName, naming, namingMethods } from './newUser';
import { unreadableValues, updateUser } from './update';

export const createOrUpdateUser: Task = {
	name: 'Create or Update',
	value: 'upsert',
	action: 'Create or update user',
	description: 'Create a new record, or update the current one if it already exists (upsert)',
	effect: 'write',
	fields: [
		{
			displayName: 'User Name',
			name: 'userName',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. alee',
			description: 'Name to sign in with. An account that has it is updated, otherwise one is created.',
		},
		...creationFields(),
		unreadableValues,
	],
	output: {
		repeats: ['userName'],
		gives: [
			{ name: 'userId', type: 'integer', description: 'Internal ID of the user', example: 241 },
			{
				name: 'created',
				type: 'boolean',
				description: 'Whether the account is new; false when an existing one was updated',
				example: true,
			},
			{
				name: 'cleared',
				type: 'list',
				description: 'Fields that were cleared because Archer does not tell their present value',
			},
		],
	},
	uses: [doesUserExist, lookUpUserId, createAccount, ...namingMethods, updateUser],
	then: [naming],
	// Archer has no such method: it is asked for the name, then one of two others is called.
	perform: createOrUpdate,
};

async function createOrUpdate({ values: given, call }: OperationContext): Promise<OperationOutcome> {
	const values = { ...given, ...withDomain(given.userName, given.userDomain) };
	const { userName, userDomain: usersDomain } = values;
	const known = await call(doesUserExist, { userName, usersDomain });
	if (known.failure) return known;
	if (known.items[0].json.exists !== true) {
		const created = await createAndName(createAccount, { values, call });
		if (created.failure) return created;
		return {
			items: created.items.map(({ json }) => ({
				json: { userName, ...json, created: true } as IDataObject,
			})),
		};
	}
	const found = await call(lookUpUserId, { userName, usersDomain });
	if (found.failure) return found;
	const { userId } = found.items[0].json;
	const updated = await call(updateUser, { ...values, userId });
	if (updated.failure) return updated;
	const { cleared } = updated.items[0].json;
	const json: IDataObject = { userName: userName as string, userId, created: false };
	return { items: [{ json: cleared === undefined ? json : { ...json, cleared } }] };
}
