import { listProperties } from '../../shared/operation/listProperties';
import type { OperationSpec } from '../../shared/operation/spec';
import { authenticateUser } from './authenticateUser';
import {
	accountOption,
	contextAndSignIn,
	successField,
	upToLimit,
	userLocator,
	warningsField,
} from './common';
import { newUserNameField, roleLocator, tagsField, userResultFields } from './userFields';
import { userTasks } from './userTasks';
import { updateUser } from './userUpdate';

const account = accountOption('Request');

const createUser: OperationSpec = {
	resource: 'user',
	name: 'Create',
	value: 'create',
	action: 'Create user',
	description: 'Add a user to the account',
	effect: 'write',
	properties: [
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
	soap: { service: 'Users', element: 'CreateUser', fromCredential: contextAndSignIn },
	result: {
		cardinality: 'one',
		path: 'CreateUserResult',
		echo: ['userName'],
		fields: [successField, warningsField],
	},
	// Without a password and without these two flags nobody could ever sign in as the new user.
	prepare: async ({ values }) => {
		if (!values.password) {
			values.autoGeneratePassword ??= true;
			values.sendCredentialsViaEmail ??= true;
		}
		return undefined;
	},
};

export const getUser: OperationSpec = {
	resource: 'user',
	name: 'Get',
	value: 'get',
	action: 'Get user',
	description: 'Get name, role, state and tags of a user',
	effect: 'read',
	properties: [userLocator, account],
	soap: { service: 'Users', element: 'GetUser', fromCredential: contextAndSignIn },
	result: {
		cardinality: 'one',
		path: 'GetUserResult',
		fields: [...userResultFields, successField, warningsField],
	},
};

export const getManyUsers: OperationSpec = {
	resource: 'user',
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many users',
	description: 'List the users of an account with name, role, state and tags',
	effect: 'read',
	properties: [...listProperties, account],
	soap: { service: 'Users', element: 'ListUsers', fromCredential: contextAndSignIn },
	result: {
		cardinality: 'many',
		path: 'ListUsersResult',
		item: 'Users/User',
		fields: userResultFields,
		beside: [warningsField],
	},
	// The method has neither pages nor a limit.
	finish: upToLimit,
};

const deleteUser: OperationSpec = {
	resource: 'user',
	name: 'Delete',
	value: 'delete',
	action: 'Delete user',
	description: 'Remove a user from the account for good. Deactivate the user instead to keep it.',
	effect: 'write',
	destructive: true,
	properties: [userLocator, account],
	soap: { service: 'Users', element: 'DeleteUser', fromCredential: contextAndSignIn },
	result: {
		cardinality: 'one',
		path: 'DeleteUserResult',
		echo: ['userName'],
		fields: [successField, warningsField],
	},
	finish: (items) => items.map((item) => ({ json: { deleted: true, ...item } })),
};

export { authenticateUser };

export const userOperations: OperationSpec[] = [
	...userTasks,
	authenticateUser,
	createUser,
	deleteUser,
	getUser,
	getManyUsers,
	updateUser,
];
