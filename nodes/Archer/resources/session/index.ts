import { resource } from '../../../shared/operation/resource';
import type { Operation } from '../../../shared/operation/spec';

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
	name: 'Create for Domain User',
	value: 'createForDomainUser',
	action: 'Create session for domain user and hand out its token',
	description:
		'Hand out a session token of a user of an LDAP domain. The former session of the account ends.',
	effect: 'write',
	warning: 'Archer keeps one session per account: the former one of this account ends.',
	fields: [
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
	element: 'CreateDomainUserSessionFromInstance',
	session: false,
	answer: {
		gives: [tokenField],
	},
} satisfies Operation;

/** Also the sign-in of the credential. */
export const createSession = {
	name: 'Create',
	value: 'create',
	action: 'Create session and hand out its token',
	description:
		'Hand out a session token by signing in, for calls outside this node. It ends the former session.',
	effect: 'write',
	warning: 'Archer keeps one session per account: the former one of this account ends.',
	fields: createDomainSession.fields
		.filter(({ name }) => name !== 'usersDomain')
		.map((property) =>
			property.name === 'userName' ? { ...property, xml: { path: 'userName' } } : property,
		),
	element: 'CreateUserSessionFromInstance',
	session: false,
	answer: {
		gives: [tokenField],
	},
} satisfies Operation;

export const terminateSession = {
	name: 'Terminate',
	value: 'terminate',
	action: 'Terminate session',
	description: 'End a session by its token. Ending that of the sysadmin account can disturb Archer itself.',
	effect: 'write',
	warning: 'Ending the session of the sysadmin account can disturb Archer itself.',
	fields: [
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
	element: 'TerminateSession',
	session: false,
	answer: {
		gives: [
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
} satisfies Operation;

export const sessionResource = resource({ name: 'Session', value: 'session', service: 'general' }, [
	createSession,
	createDomainSession,
	terminateSession,
]);
