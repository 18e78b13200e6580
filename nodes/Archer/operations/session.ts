import type { OperationSpec } from '../../shared/operation/spec';

const tokenField = {
	name: 'sessionToken',
	xml: '.',
	secret: true,
	// No token has a blank in it: that is a message.
	pattern: /^\S+$/,
	description:
		'Token of the session, to be sent as sessionToken in SOAP or in the Authorization header of the REST API',
	example: '6B29FC40CA471067B31D00DD010662DA',
} as const;

/** The sign-in of users that a directory holds; the credential uses it when it has a domain. */
export const createDomainSession = {
	resource: 'session',
	name: 'Create for Domain User',
	value: 'createForDomainUser',
	action: 'Create session for domain user',
	description:
		'Sign in as a user of an LDAP domain and hand out the session token. Archer keeps one session per account: the former one of this account ends.',
	effect: 'write',
	properties: [
		{
			displayName: 'User Name',
			name: 'userName',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. jdoe',
			description:
				'Account to sign in as. Use another one than that of the credential, whose session would end.',
			// The parameter table of the vendor's page has it in lower case.
			xml: { path: 'userName', alsoAs: ['username'] },
		},
		{
			displayName: 'Instance Name',
			name: 'instanceName',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. Production',
			description: 'Archer instance to sign in to',
			xml: { path: 'instanceName' },
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'Password of the account',
			xml: { path: 'password' },
		},
		{
			displayName: 'Domain',
			name: 'usersDomain',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. corp.example.com',
			description: 'LDAP domain of the account as it is set up in Archer',
			xml: { path: 'usersDomain' },
		},
	],
	soap: { service: 'general', element: 'CreateDomainUserSessionFromInstance', session: false },
	result: {
		cardinality: 'one',
		path: 'CreateDomainUserSessionFromInstanceResult',
		fields: [tokenField],
	},
} satisfies OperationSpec;

/** Also the sign-in of the credential. */
export const createSession = {
	resource: 'session',
	name: 'Create',
	value: 'create',
	action: 'Create session',
	description:
		'Sign in and hand out the session token, for calls outside this node. Archer keeps one session per account: the former one of this account ends.',
	effect: 'write',
	properties: createDomainSession.properties
		.filter(({ name }) => name !== 'usersDomain')
		.map((property) =>
			property.name === 'userName' ? { ...property, xml: { path: 'userName' } } : property,
		),
	soap: { service: 'general', element: 'CreateUserSessionFromInstance', session: false },
	result: {
		cardinality: 'one',
		path: 'CreateUserSessionFromInstanceResult',
		fields: [tokenField],
	},
} satisfies OperationSpec;

export const terminateSession = {
	resource: 'session',
	name: 'Terminate',
	value: 'terminate',
	action: 'Terminate session',
	description: 'End a session by its token. Ending that of the sysadmin account can disturb Archer itself.',
	effect: 'write',
	properties: [
		{
			displayName: 'Session Token',
			name: 'sessionToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'Token that Session: Create has handed out',
			xml: { path: 'sessionToken' },
		},
	],
	soap: { service: 'general', element: 'TerminateSession', session: false },
	result: {
		cardinality: 'one',
		path: 'TerminateSessionResult',
		fields: [
			{
				name: 'code',
				xml: '.',
				type: 'integer',
				description: 'Answer of Archer: 1 when the session has ended',
				example: 1,
			},
		],
		codes: { 1: { meaning: 'The session has ended', result: { terminated: true } } },
	},
} satisfies OperationSpec;

export const sessionOperations: OperationSpec[] = [createSession, createDomainSession, terminateSession];
