import type { Operation, PropertySpec } from '../../../shared/operation/spec';
import { accountOption, contextAndSignIn, successField, userLocator, warningsField } from '../../values';
import { getUser } from './people';
import { roleLocator, tagsField } from './properties';

/** Flags that are not given go out as nil, which leaves them as they are. */
export const changedFields: PropertySpec[] = [
	{
		displayName: 'New User Name',
		name: 'newUserName',
		type: 'string',
		default: '',
		placeholder: 'name@email.com',
		description: 'Email address that the user signs in with from now on',
		collection: 'updateFields',
		xml: { path: 'Request/@NewUserName' },
	},
	{
		displayName: 'First Name',
		name: 'firstName',
		type: 'string',
		default: '',
		description: 'First name of the person',
		collection: 'updateFields',
		xml: { path: 'Request/@FirstName' },
	},
	{
		displayName: 'Last Name',
		name: 'lastName',
		type: 'string',
		default: '',
		description: 'Last name of the person',
		collection: 'updateFields',
		xml: { path: 'Request/@LastName' },
	},
	{
		displayName: 'Password',
		name: 'password',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		description: 'New password, as strong as the account demands',
		collection: 'updateFields',
		xml: { path: 'Request/@Password' },
	},
	{ ...roleLocator, collection: 'updateFields' },
	{
		displayName: 'Generate New Password',
		name: 'autoGenerateNewPassword',
		type: 'boolean',
		default: true,
		description: 'Whether AssureSign makes up a new password',
		collection: 'updateFields',
		xml: { path: 'Request/AutoGenerateNewPassword', type: 'boolean', whenEmpty: 'nil' },
	},
	{
		displayName: 'Send Credentials by Email',
		name: 'sendCredentialsViaEmail',
		type: 'boolean',
		default: true,
		description: 'Whether the user gets an email with user name and password',
		collection: 'updateFields',
		xml: { path: 'Request/SendCredentialsViaEmail', type: 'boolean', whenEmpty: 'nil' },
	},
	{
		displayName: 'Require Password Change',
		name: 'requirePasswordChange',
		type: 'boolean',
		default: true,
		description: 'Whether the user has to choose a new password at the next sign-in',
		collection: 'updateFields',
		xml: { path: 'Request/RequirePasswordChange', type: 'boolean', whenEmpty: 'nil' },
	},
	{
		displayName: 'Inactive',
		name: 'inactive',
		type: 'boolean',
		default: true,
		description: 'Whether the user is deactivated and cannot sign in',
		collection: 'updateFields',
		xml: { path: 'Request/Inactive', type: 'boolean', whenEmpty: 'nil' },
	},
	{
		displayName: 'Locked',
		name: 'locked',
		type: 'boolean',
		default: false,
		description: 'Whether the user is locked out. Set it to false to unlock.',
		collection: 'updateFields',
		xml: { path: 'Request/Locked', type: 'boolean', whenEmpty: 'nil' },
	},
	{ ...tagsField, collection: 'updateFields' },
];

export const updateUser: Operation = {
	name: 'Update',
	value: 'update',
	action: 'Update user',
	description: 'Change name, role, password, state or tags of a user',
	// A new user name or a generated password is not the same when it is asked for twice.
	effect: 'write',
	fields: [userLocator, accountOption('Request'), ...changedFields],
	element: 'UpdateUser',
	fromCredential: contextAndSignIn,
	answer: {
		repeats: ['userName', 'newUserName'],
		gives: [successField, warningsField],
	},
	present: { read: getUser, renamed: { userName: 'newUserName' } },
};
