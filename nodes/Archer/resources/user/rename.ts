import type { OperationContext, OperationOutcome, Task } from '../../../shared/operation/spec';
import { parameterFailure, type Failure } from '../../../shared/soap/failure';
import { codeField } from '../../values';
import { getUser } from './get';
import { userLocator } from './locator';
import { doesUserExist, lookUpUserId } from './lookUp';
import { giveUserName, namingMethods } from './userName';

export const renameUser: Task = {
	name: 'Rename',
	value: 'rename',
	action: 'Rename user',
	description: 'Change the name that a user signs in with. The result says whether anything changed.',
	effect: 'write',
	fields: [
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
	output: {
		repeats: ['userId', 'userName'],
		gives: [
			codeField,
			{
				name: 'changed',
				type: 'boolean',
				description: 'Whether the user had another name before',
				example: true,
			},
		],
	},
	uses: [...namingMethods, doesUserExist, lookUpUserId],
	present: { read: getUser },
	// The one that has the name may be the user itself, and no answer says whether it was taken.
	perform: renamed,
};

async function renamed(context: OperationContext): Promise<OperationOutcome> {
	const failure = await nameIsTaken(context);
	const { userId, userName } = context.values;
	return failure ? { failure } : await giveUserName(context, userId, userName);
}

async function nameIsTaken({ values, call }: OperationContext): Promise<Failure | undefined> {
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
