import { signInFailure } from '../../../nodes/Archer/signInFaults';
import table from './signInFaults.json';

/** What a text of a refused sign-in means, and what only looks like one of those: a part of a sentence is no statement. */
test.each(table)('$text', ({ text, kind, message, advice }) => {
	expect(JSON.parse(JSON.stringify(signInFailure(text, 500)))).toMatchObject({
		kind,
		message,
		...(advice === undefined ? {} : { advice }),
		systemText: text,
		httpStatus: 500,
	});
	expect(signInFailure(text, 500).advice).toBe(advice);
});

const unknown = 'Archer could not sign in';
const password = 'Archer did not accept user name and password';
const instance = 'Archer does not know this instance. Check the instance name in the credential';
const domain = "Archer does not know this user's domain. Check the domain in the credential";
const locked = "The credential's account is locked in Archer";
const inactive = "The credential's account is not active in Archer";
const expired = "The password of the credential's account has expired in Archer";
const trouble = 'Archer could not sign in: it failed by itself';

describe('a text decides as a whole', () => {
	test.each([
		...[
			'Login failed',
			'Log in failed.',
			'LOGIN FAILED!',
			'Invalid user name',
			'Invalid username',
			'Invalid login',
		].map((text) => [text, password]),
		...[
			'Invalid credential',
			'Invalid credentials',
			'Invalid password',
			'User name or password is incorrect',
		].map((text) => [text, password]),
		...['The user or password is invalid', 'Username or password is wrong'].map((text) => [text, password]),
		...[
			'The instance name is invalid',
			'Instance is unknown',
			'Instance does not exist',
			'The instance was not found',
		].map((text) => [text, instance]),
		...['Invalid instance', 'Invalid instance name'].map((text) => [text, instance]),
		...[
			"The user's domain is invalid",
			'Users domain name does not exist',
			'Domain was not found',
			'Invalid domain name',
		].map((text) => [text, domain]),
		...['The account is locked', 'Your user account has been locked out', 'This account is locked out'].map(
			(text) => [text, locked],
		),
		...['Account is inactive', 'The user account is disabled'].map((text) => [text, inactive]),
		...['Password has expired', 'Your password is expired'].map((text) => [text, expired]),
		...[
			'Object reference not set to an instance of an object.',
			"Login failed for user 'sa'.",
			'Thread was being aborted.',
		].map((text) => [text, trouble]),
		...[
			"Exception of type 'System.OutOfMemoryException' was thrown.",
			'The method or operation is not implemented.',
		].map((text) => [text, trouble]),
	])('%s', (text, message) => {
		const said = (whole: string) => signInFailure(whole, 500).message;
		expect(said(text)).toBe(message);
		expect(said(` ${text.toLowerCase()} `)).toBe(message);
		expect(said(`It said ${text}`)).toBe(unknown);
		expect(said(`${text.replace(/[.!]$/, '')} today`)).toBe(unknown);
	});

	test.each([
		'A network-related or instance-specific error occurred while establishing a connection to SQL Server',
		'Cannot open database "Archer" requested by the login',
		'Timeout expired',
		'Execution timeout expired',
		'Transaction (Process ID 55) was deadlocked',
	])('%s, whatever follows', (text) => {
		const said = (whole: string) => signInFailure(whole, 500).message;
		expect(said(text)).toBe(trouble);
		expect(said(`${text}. The statement has ended: 5`)).toBe(trouble);
		expect(said(`${text}x`)).toBe(unknown);
		expect(said(`It said ${text}`)).toBe(unknown);
	});
});

test.each<[string, object]>([
	[
		'Login failed',
		{
			kind: 'signIn',
			reached: 'yes',
			advice: expect.stringMatching(
				/^Check user name, password and, .* Failed sign-ins count towards lock-out/,
			),
		},
	],
	['Invalid instance', { kind: 'signIn', advice: undefined }],
	[
		'Account is locked',
		{ kind: 'signIn', advice: expect.stringContaining('An administrator of Archer unlocks it.') },
	],
	['Account is disabled', { kind: 'signIn', advice: 'An administrator of Archer activates it.' }],
	['Password is expired', { kind: 'signIn', advice: expect.stringContaining('set a new password') }],
	[
		'Timeout expired',
		{ kind: 'fault', advice: expect.stringContaining('The fault lies in Archer or its database') },
	],
	[
		'Closed',
		{
			kind: 'signIn',
			advice:
				'Its own words say why; check the credential against them. Failed sign-ins count towards lock-out, so nothing was tried again.',
		},
	],
])('"%s" is said with what to do', (text, expected) => {
	expect(signInFailure(`${text}.`, 503)).toMatchObject({
		...expected,
		systemText: `${text}.`,
		httpStatus: 503,
	});
});
