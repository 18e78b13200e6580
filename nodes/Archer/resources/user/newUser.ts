import type {
	Method,
	OperationContext,
	OperationOutcome,
	PropertySpec,
	ResultField,
	Sequel,
} from '../../../shared/operation/spec';
import { createdAnswer } from '../../values';
import { firstEmailXml } from '../../content/contact';
import { creationFields } from './accountFields';
import { giveUserName, namingMethods } from './userName';

export const newUserId: ResultField = {
	name: 'userId',
	xml: '.',
	type: 'integer',
	description: 'Internal ID of the new user',
	example: 241,
};

export const passwordFields: PropertySpec[] = [
	{
		displayName: 'Password',
		name: 'password',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		required: true,
		description: 'First password; it must follow the rules of the security parameter',
		xml: { path: 'password' },
	},
	{
		displayName: 'Email',
		name: 'email',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'name@email.com',
		description: 'Email address of the account, which becomes the default one',
		xml: firstEmailXml,
	},
	{
		displayName: 'Send Notification',
		name: 'sendNotification',
		type: 'boolean',
		default: false,
		description: 'Whether Archer mails user name and password to the new user',
		xml: { path: 'sendNotification', type: 'boolean' },
	},
];

export const createAccount: Method = {
	effect: 'write',
	fields: creationFields().map((property) =>
		property.name === 'locale' ? { ...property, xml: { ...property.xml!, alsoAs: ['Locale'] } } : property,
	),
	element: 'CreateUserEx',
	uncertain: true,
	answer: createdAnswer('user', newUserId, ['firstName', 'lastName']),
};

export const createAccountWithPassword: Method = {
	effect: 'write',
	fields: [...creationFields(), ...passwordFields],
	element: 'CreateUserExWithPassword',
	uncertain: true,
	answer: createdAnswer('user', newUserId, ['firstName', 'lastName']),
};

/** What `createAndName` does with the ID of the new account. */
export const naming: Sequel = {
	after: ['CreateUserEx', 'CreateUserExWithPassword'],
	when: [{ given: ['userName'] }],
	says: 'The new account gets the user name, by the ID that Archer answers with (UpdateUserName).',
};

/** What `createAndName` calls beside the method that creates. */
export { namingMethods };

/** Archer makes up the user name of a new account; the wanted one takes a second request. */
export async function createAndName(
	method: Method,
	{ values, call }: Pick<OperationContext, 'values' | 'call'>,
): Promise<OperationOutcome> {
	const outcome = await call(method, values);
	const userName = String(values.userName ?? '').trim();
	if (outcome.failure || userName === '') return outcome;
	const [{ json }] = outcome.items;
	const { failure } = await giveUserName({ call }, json.userId, userName);
	if (failure === undefined) return { items: [{ json: { ...json, userName } }] };
	return {
		failure: {
			...failure,
			message: `The user was created with the ID ${String(json.userId)}, but not named: ${failure.message}`,
			// The account is there, whatever became of its name.
			reached: failure.reached === 'no' ? 'yes' : failure.reached,
			done: [`user ${String(json.userId)} created`],
		},
	};
}
