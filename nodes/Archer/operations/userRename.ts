import type { OperationContext, OperationOutcome, OperationSpec } from '../../shared/operation/spec';
import { parameterFailure, refusal, type Failure } from '../../shared/soap/failure';
import { codeField } from './results';
import { lookUpUserName } from './userGet';
import { userLocator } from './userLocator';
import { doesUserExist, lookUpUserId } from './userLookup';

export const renameUser: OperationSpec = {
	resource: 'user',
	name: 'Rename',
	value: 'rename',
	action: 'Rename user',
	description: 'Change the name that a user signs in with. The result says whether anything changed.',
	// Sent twice, the second answer would be 'unchanged' although the name has changed.
	effect: 'write',
	properties: [
		userLocator,
		{
			displayName: 'New User Name',
			name: 'userName',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. adoe',
			description: 'Name that the user signs in with from now on. No other account may have it.',
			xml: { path: 'userName' },
		},
		{
			displayName: 'Check That Name Is Free',
			name: 'checkName',
			type: 'boolean',
			default: false,
			description:
				'Whether to ask Archer first if another account has the new name, for a clearer message; costs one more request',
			collection: 'options',
		},
	],
	soap: { service: 'accesscontrol', element: 'UpdateUserName' },
	result: {
		cardinality: 'one',
		path: 'UpdateUserNameResult',
		echo: ['userId', 'userName'],
		fields: [codeField],
		codes: {
			0: { meaning: 'Nothing was changed', result: { changed: false } },
			1: { meaning: 'The name was changed', result: { changed: true } },
		},
	},
	steps: [doesUserExist, lookUpUserId, lookUpUserName],
	// Two more methods are needed, because the one that has the name may be the user itself.
	prepare: nameIsFree,
	// Nothing changed may mean that the user had the name already, or that Archer did not take it: only the name tells.
	run: renameAndCheck,
};

async function renameAndCheck({ values, send, call }: OperationContext): Promise<OperationOutcome> {
	const { userId, userName } = values;
	const outcome = await send();
	if (outcome.failure || outcome.items[0].json.changed !== false) return outcome;
	const present = await call(lookUpUserName, { userId });
	if (present.failure) return present;
	const name = String(present.items[0].json.userName);
	if (name === String(userName)) return outcome;
	return {
		failure: refusal('conflict', `Archer did not change the user name: it still is "${name}"`, {
			code: '0',
			advice: 'Another account may have the new name, or the name may not be allowed.',
		}),
	};
}

async function nameIsFree({ values, call }: OperationContext): Promise<Failure | undefined> {
	if (values.checkName !== true) return undefined;
	const { userName } = values;
	const taken = await call(doesUserExist, { userName });
	if (taken.failure) return taken.failure;
	if (taken.items[0].json.exists !== true) return undefined;
	const owner = await call(lookUpUserId, { userName });
	if (owner.failure) return owner.failure;
	return String(owner.items[0].json.userId) === String(values.userId)
		? undefined
		: parameterFailure(
				'New User Name',
				`The user name "${String(userName)}" belongs to another account`,
				'Choose a name that is free, or rename the other account first.',
			);
}
