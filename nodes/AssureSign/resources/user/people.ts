import { listProperties } from '../../../shared/operation/listProperties';
import type { Operation } from '../../../shared/operation/spec';
import { accountOption, contextAndSignIn, successField, userLocator, warningsField } from '../../values';
import { newUserNameField, roleLocator, tagsField, userResultFields } from './properties';

const account = accountOption('Request');

export const createUser: Operation = {
	name: 'Create',
	value: 'create',
	action: 'Create user',
	description: 'Add a user to the account',
	effect: 'write',
	fields: [
		account,
		newUserNameField,
		{
			displayName: 'First Name',
			name: 'firstName',
			type: 'string',
			default: '',
			required: true,
			description: 'First name of the person',
			xml: { path: 'Request/@FirstName' },
		},
		{
			displayName: 'Last Name',
			name: 'lastName',
			type: 'string',
			default: '',
			required: true,
			description: 'Last name of the person',
			xml: { path: 'Request/@LastName' },
		},
		{ ...roleLocator, required: true },
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'First password. Leave it out to have AssureSign make one and mail it.',
			collection: 'additionalFields',
			xml: { path: 'Request/@Password' },
		},
		{
			displayName: 'Require Password Change',
			name: 'requirePasswordChange',
			type: 'boolean',
			default: true,
			description: 'Whether the user has to choose a new password at the first sign-in',
			collection: 'additionalFields',
			xml: { path: 'Request/@RequirePasswordChange', type: 'boolean', whenAbsent: 'true' },
		},
		{
			displayName: 'Inactive',
			name: 'inactive',
			type: 'boolean',
			default: false,
			description: 'Whether the user is created deactivated',
			collection: 'additionalFields',
			xml: { path: 'Request/@Inactive', type: 'boolean', whenAbsent: 'false' },
		},
		{
			displayName: 'Generate Password',
			name: 'autoGeneratePassword',
			type: 'boolean',
			default: true,
			description: 'Whether AssureSign makes up the password. It does so when none is given.',
			collection: 'additionalFields',
			xml: { path: 'Request/AutoGeneratePassword', type: 'boolean', whenEmpty: 'nil' },
		},
		{
			displayName: 'Send Credentials by Email',
			name: 'sendCredentialsViaEmail',
			type: 'boolean',
			default: true,
			description: 'Whether the user gets an email with user name and password',
			collection: 'additionalFields',
			xml: { path: 'Request/SendCredentialsViaEmail', type: 'boolean', whenEmpty: 'nil' },
		},
		{ ...tagsField, collection: 'additionalFields' },
	],
	element: 'CreateUser',
	fromCredential: contextAndSignIn,
	answer: {
		repeats: ['userName'],
		gives: [successField, warningsField],
	},
	// Without a password and without these two flags nobody could ever sign in as the new user.
	presets: {
		when: [{ parameter: 'password', is: [undefined, ''] }],
		values: { autoGeneratePassword: true, sendCredentialsViaEmail: true },
	},
};

export const getUser: Operation = {
	name: 'Get',
	value: 'get',
	action: 'Get user',
	description: 'Get name, role, state and tags of a user',
	effect: 'read',
	fields: [userLocator, account],
	element: 'GetUser',
	fromCredential: contextAndSignIn,
	answer: {
		gives: [...userResultFields, successField, warningsField],
	},
};

export const getManyUsers: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many users',
	description: 'List the users of an account with name, role, state and tags',
	effect: 'read',
	fields: [...listProperties, account],
	element: 'ListUsers',
	fromCredential: contextAndSignIn,
	answer: {
		cardinality: 'many',
		// The method has neither pages nor a limit.
		list: {},
		item: 'Users/User',
		gives: userResultFields,
		beside: [warningsField],
	},
};
