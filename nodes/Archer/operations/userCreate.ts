import type { IDataObject } from 'n8n-workflow';
import type {
	OperationContext,
	OperationOutcome,
	OperationSpec,
	ResultSpec,
} from '../../shared/operation/spec';
import { noIds, notCreated } from './results';
import { contactDocument, emailSubtype, emailType } from './contactDocument';
import { creationFields, newUserName } from './userAccountFields';
import { renameUser } from './userRename';

function newUser(path: string): ResultSpec {
	return {
		cardinality: 'one',
		path,
		echo: ['firstName', 'lastName'],
		fields: [
			{
				name: 'userId',
				xml: '.',
				type: 'integer',
				description: 'Internal ID of the new user',
				example: 241,
			},
		],
		emptyTexts: noIds,
		whenEmpty: notCreated('user'),
	};
}

/** Archer makes up the user name of a new account; the wanted one takes a second request. */
async function createAndName({ values, call, send }: OperationContext): Promise<OperationOutcome> {
	const outcome = await send();
	const userName = String(values.userName ?? '').trim();
	if (outcome.failure || userName === '') return outcome;
	const [{ json }] = outcome.items;
	const named = await call(renameUser, { userId: json.userId, userName });
	if (named.failure) {
		const { failure } = named;
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
	return { items: [{ json: { ...json, userName } as IDataObject }] };
}

export const createUser: OperationSpec = {
	resource: 'user',
	name: 'Create',
	value: 'create',
	action: 'Create user',
	description:
		'Add a user account. Archer makes up its user name unless one is given under Additional Fields.',
	effect: 'write',
	properties: creationFields()
		.map((property) =>
			property.name === 'locale' ? { ...property, xml: { ...property.xml!, alsoAs: ['Locale'] } } : property,
		)
		.concat(newUserName),
	soap: { service: 'accesscontrol', element: 'CreateUserEx', uncertain: true },
	result: newUser('CreateUserExResult'),
	steps: [renameUser],
	// The user name has a method of its own.
	run: createAndName,
};

export const createUserWithPassword: OperationSpec = {
	resource: 'user',
	name: 'Create With Password',
	value: 'createWithPassword',
	action: 'Create user with password',
	description:
		'Add a user account with a first password and an email address, and mail both to the person if wanted',
	effect: 'write',
	properties: [
		...creationFields(),
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
			xml: { path: 'contactInfo', document: contactDocument },
		},
		{
			displayName: 'Send Notification',
			name: 'sendNotification',
			type: 'boolean',
			default: false,
			description: 'Whether Archer mails user name and password to the new user',
			xml: { path: 'sendNotification', type: 'boolean' },
		},
		newUserName,
		emailType,
		emailSubtype,
	],
	soap: { service: 'accesscontrol', element: 'CreateUserExWithPassword', uncertain: true },
	result: newUser('CreateUserExWithPasswordResult'),
	steps: [renameUser],
	// One element carries the address together with its type, which are fields of their own here.
	run: async (context) => {
		const { values } = context;
		const { contactTypeId, contactSubTypeId } = values;
		const email = { contactInfo: values.email, contactTypeId, contactSubTypeId, isDefault: true };
		return await createAndName({
			...context,
			send: async () => await context.send({ ...values, email }),
		});
	},
};
