import type { OperationSpec, PropertySpec, ResultField } from '../../shared/operation/spec';

/** What an account-bound request takes from the credential. */
const fromCredential = ['Request/@ContextIdentifier', 'Request/@AuthenticationToken'];

/** Another account than that of the credential, for logins that may use several. */
export const accountOption: PropertySpec = {
	displayName: 'Context Identifier',
	name: 'contextIdentifier',
	type: 'string',
	default: '',
	placeholder: 'e.g. 06C4A84A-693C-46CB-8DF2-40A8215AA056',
	description: 'Key of another account than that of the credential',
	collection: 'options',
	xml: { path: 'Request/@ContextIdentifier', type: 'guid' },
};

export const warningsField: ResultField = {
	name: 'warnings',
	xml: 'Exceptions/UserException',
	type: 'list',
	description: 'What AssureSign remarked on a request that it carried out',
};

export const getUser: OperationSpec = {
	resource: 'user',
	name: 'Get',
	value: 'get',
	action: 'Get user',
	description: 'Get name, role, state and tags of a user',
	effect: 'read',
	properties: [
		{
			displayName: 'User Name',
			name: 'userName',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'name@email.com',
			description: 'Email address that the user signs in with',
			xml: { path: 'Request/@UserName' },
		},
		accountOption,
	],
	soap: { service: 'Users', element: 'GetUser', fromCredential },
	result: {
		cardinality: 'one',
		path: 'GetUserResult',
		fields: [
			{
				name: 'userName',
				xml: '@UserName',
				description: 'Email address that the user signs in with',
				example: 'ann.lee@example.com',
			},
			{ name: 'firstName', xml: '@FirstName', description: 'First name', example: 'Ann' },
			{ name: 'lastName', xml: '@LastName', description: 'Last name', example: 'Lee' },
			{ name: 'role', xml: '@Role', description: 'Role in the account', example: 'Limited User' },
			{
				name: 'requirePasswordChange',
				xml: '@RequirePasswordChange',
				type: 'boolean',
				description: 'Whether the password has to be changed at the next sign-in',
				example: false,
			},
			{
				name: 'inactive',
				xml: '@Inactive',
				type: 'boolean',
				description: 'Whether the user is deactivated',
				example: false,
			},
			{
				name: 'locked',
				xml: '@Locked',
				type: 'boolean',
				description: 'Whether the user is locked out after wrong passwords',
				example: false,
			},
			{
				name: 'success',
				xml: '@Success',
				type: 'boolean',
				description: 'Whether the user was found',
				example: true,
			},
			{
				name: 'tags',
				xml: 'Tags/UserTag',
				pairs: { name: '@Name', value: '@Value' },
				description: 'Tags of the user, by name',
				example: { costCentre: '42' },
			},
			warningsField,
		],
	},
};

/** The sign-in of the credential. No operation of its own: the password is the credential's. */
export const authenticateUser: OperationSpec = {
	resource: 'user',
	name: 'Authenticate',
	value: 'authenticate',
	action: 'Authenticate user',
	description: 'Check a login and get the accounts that it may use',
	effect: 'write',
	properties: [
		{
			displayName: 'User Name',
			name: 'userName',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'name@email.com',
			description: 'Email address that the user signs in with',
			xml: { path: 'Request/@UserName' },
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'Password of the user',
			xml: { path: 'Request/@Password' },
		},
	],
	soap: { service: 'Users', element: 'AuthenticateUser', session: false },
	result: {
		cardinality: 'one',
		path: 'AuthenticateUserResult',
		fields: [
			{
				name: 'authenticationToken',
				xml: '@AuthenticationToken',
				secret: true,
				description: 'Token of the sign-in',
				example: 'b2c1f0f5e9c24d57',
			},
			{
				name: 'accounts',
				xml: 'Accounts/UserAccount',
				type: 'list',
				description: 'Accounts that the login may use',
				fields: [
					{ name: 'name', xml: '@Name', description: 'Name of the account', example: 'Sales' },
					{
						name: 'contextIdentifier',
						xml: '@ContextIdentifier',
						description: 'Key of the account',
						example: '06C4A84A-693C-46CB-8DF2-40A8215AA056',
					},
					{
						name: 'isPrimary',
						xml: '@IsPrimary',
						type: 'boolean',
						description: 'Whether this is the default account of the login',
						example: true,
					},
				],
			},
		],
	},
};

export const userOperations: OperationSpec[] = [getUser];
