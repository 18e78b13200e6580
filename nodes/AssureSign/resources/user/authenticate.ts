import type { Operation } from '../../../shared/operation/spec';
import { successField, warningsField } from '../../values';
import { newUserNameField } from './properties';

/** Also the sign-in of the credential. */
export const authenticateUser: Operation = {
	name: 'Check Login',
	value: 'checkLogin',
	action: 'Check login of user, counting towards lock-out',
	description: 'Check a user name and password. Wrong passwords count towards lock-out.',
	// A wrong password counts, so nothing is ever sent twice.
	effect: 'write',
	warning: 'Wrong passwords count towards lock-out.',
	rare: true,
	fields: [
		newUserNameField,
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
		{
			displayName: 'Return Sign-In Token',
			name: 'returnToken',
			type: 'boolean',
			default: false,
			description: 'Whether the output holds the token of the sign-in, for calls outside this node',
			collection: 'options',
		},
	],
	element: 'AuthenticateUser',
	session: false,
	answer: {
		gives: [
			successField,
			{
				name: 'userName',
				xml: '@UserName',
				description: 'Email address that the user signs in with',
				example: 'ann.lee@example.com',
			},
			{ name: 'firstName', xml: '@FirstName', description: 'First name', example: 'Ann' },
			{ name: 'lastName', xml: '@LastName', description: 'Last name', example: 'Lee' },
			{
				name: 'authenticationToken',
				xml: '@AuthenticationToken',
				secret: true,
				// A key to everything the user may do: handed out only where it was asked for.
				when: [{ parameter: 'returnToken', is: [true] }],
				description: 'Token of the sign-in, where asked for',
				example: 'b2c1f0f5e9c24d57',
			},
			{
				name: 'changePasswordUrl',
				xml: '@ChangePasswordUrl',
				description: 'Page on which the password is changed',
				example: 'https://account.example.com/change-password',
			},
			{
				name: 'expiredPasswordUrl',
				xml: '@ExpiredPasswordUrl',
				description: 'Page on which an expired password is replaced',
				example: 'https://account.example.com/expired-password',
			},
			{
				name: 'updateSecurityQuestionUrl',
				xml: '@UpdateSecurityQuestionUrl',
				description: 'Page on which the security question is changed',
				example: 'https://account.example.com/security-question',
			},
			{
				name: 'accounts',
				xml: 'Accounts/UserAccount',
				type: 'list',
				description: 'Accounts that the login may use',
				gives: [
					{ name: 'name', xml: '@Name', description: 'Name of the account', example: 'Sales' },
					{
						name: 'contextIdentifier',
						xml: '@ContextIdentifier',
						type: 'guid',
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
			warningsField,
		],
	},
};
