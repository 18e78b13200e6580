import { assureSignDialect } from '../../../nodes/AssureSign/dialect';
import type { Method } from '../../../nodes/shared/operation/spec';
import { parseXml } from '../../../nodes/shared/xml/parse';

/** Which results of AssureSign are refusals, and what its refusals and faults say. */

const { responseFailure, entryFailure, faultFailure } = assureSignDialect;
const method = (more: object = {}) =>
	({
		element: 'GetUser',
		service: 'Users',
		effect: 'read',
		fields: [],
		answer: { gives: [] },
		...more,
	}) as unknown as Method;

describe('a result', () => {
	const failureOf = (inner: string, more: object = {}) =>
		responseFailure!(parseXml(`<GetUserResponse>${inner}</GetUserResponse>`).root!, method(more));
	const exception = (severity: string, text: string) => `<E Severity="${severity}">${text}</E>`;
	const result = (attributes: string, ...exceptions: string[]) =>
		`<GetUserResult ${attributes}><Exceptions>${exceptions.join('')}</Exceptions></GetUserResult>`;

	test.each<[string, string, string | undefined]>([
		['is a success without exceptions', result('Success="true"'), undefined],
		['is one with warnings', result('Success="true"', exception('Warning', 'Careful')), undefined],
		['is one where nobody says so', '<GetUserResult/>', undefined],
		['is none where there is none', '<Other Success="false"/>', undefined],
		[
			'is refused with an exception',
			result('Success="true"', exception('Error', 'Bad')),
			'AssureSign refused GetUser: Bad',
		],
		['is refused without a severity', result('', '<E>Bad</E>'), 'AssureSign refused GetUser: Bad'],
		['is refused in any case', result('Success="FALSE"'), 'AssureSign refused GetUser: it gave no reason'],
		[
			'is refused with warnings alone',
			result('Success="false"', exception('Warning', 'W')),
			'AssureSign refused GetUser: W',
		],
		[
			'is refused for what is serious',
			result(
				'Success="false"',
				exception('Warning', 'W'),
				exception('Error', ' A '),
				exception('Error', ' '),
				exception('Error', 'B'),
			),
			'AssureSign refused GetUser: A B',
		],
	])('%s', (_what, inner, message) => expect(failureOf(inner)?.message).toBe(message));

	test('of a method called by its name alone is the only child', () => {
		const answer = { gives: [], path: '' };
		expect(failureOf('<Any Success="false"/>', { answer })?.kind).toBe('rejected');
		expect(failureOf('', { answer })).toBeUndefined();
	});

	test('of an entry is looked at in the same way', () => {
		const { root } = parseXml('<R Success="false"/>');
		expect(entryFailure!(root!, method())).toMatchObject({ kind: 'rejected' });
	});

	test.each<[string, object, object]>([
		['The user could not be found', {}, { kind: 'notFound', advice: undefined }],
		['No such user', {}, { kind: 'notFound' }],
		['Could not locate it', {}, { kind: 'notFound' }],
		['It does not exist', {}, { kind: 'notFound' }],
		[
			'Not found',
			{ fields: [{ name: 'documentAuthToken' }] },
			{ kind: 'notFound', advice: expect.stringContaining('auth token') },
		],
		['Bad', { fields: [{ name: 'documentAuthToken' }] }, { kind: 'rejected', advice: undefined }],
		['Not found', { fields: [{ name: 'authTokenNote' }] }, { kind: 'notFound', advice: undefined }],
		['Unknown Context', {}, { kind: 'notFound', advice: expect.stringContaining('context identifier') }],
		['The token has expired', {}, { kind: 'sessionGone', message: 'The sign-in at AssureSign has expired' }],
		['The token has expired', { fromCredential: [] }, { kind: 'rejected' }],
		['The token has expired', { fromCredential: ['A/@UserName'] }, { kind: 'rejected' }],
		[
			'The token has expired',
			{ fromCredential: ['A/@UserName', 'A/@AuthenticationToken'] },
			{ kind: 'sessionGone' },
		],
	])('"%s" of %j', (text, more, expected) => {
		expect(failureOf(result('Success="false"', exception('Error', text)), more)).toMatchObject(expected);
	});

	test('that made something all the same says what, and that it may not be made again', () => {
		const answer = { gives: [{ name: 'documentId', xml: '@Id', created: true, description: '' }] };
		const failure = failureOf(result('Id="7" Success="false"', exception('Error', 'No mail')), { answer });
		expect(failure).toMatchObject({
			kind: 'rejected',
			message: 'AssureSign carried out GetUser in part: No mail',
			advice: 'Look at what was made before you run it again, or there will be two.',
			created: { documentId: '7' },
		});
		expect(failureOf(result('Id="7" Success="false"'), { answer })?.message).toBe(
			'AssureSign carried out GetUser in part: it gave no reason',
		);
	});
});

describe('a refused sign-in', () => {
	const signIn = method({ element: 'AuthenticateUser' });
	const failureOf = (attributes: string, text: string) =>
		responseFailure!(
			parseXml(
				`<R><AuthenticateUserResult Success="false" ${attributes}><Exceptions><E>${text}</E></Exceptions></AuthenticateUserResult></R>`,
			).root!,
			signIn,
		)!;
	const lockOut = 'Failed sign-ins count towards lock-out, so nothing was tried again.';

	test.each<[string, string, string, string, string]>([
		[
			'names what was wrong',
			'',
			'The user name or password is incorrect.',
			'AssureSign did not accept user name and password',
			`Check both. ${lockOut}`,
		],
		[
			'says only what is known',
			'',
			'Account closed',
			'AssureSign refused the sign-in',
			`Check what it says, and user name and password too. ${lockOut}`,
		],
		[
			'says where the password is changed, without what may be a key',
			'ChangePasswordUrl="https://a/change?k=1#x"',
			'Invalid credentials',
			'AssureSign did not accept user name and password',
			`Check both. ${lockOut} The password is changed at https://a/change`,
		],
		[
			'says that the password has expired, before anything else',
			'ExpiredPasswordUrl="https://a/expired#k" ChangePasswordUrl="https://a/change"',
			'Invalid credentials',
			"The login's password has expired in AssureSign",
			'The password has to be changed first, at https://a/expired',
		],
		[
			'takes an empty page for none',
			'ExpiredPasswordUrl="" ChangePasswordUrl="?k"',
			'Invalid login',
			'AssureSign did not accept user name and password',
			`Check both. ${lockOut}`,
		],
	])('%s', (_what, attributes, text, message, advice) => {
		expect(failureOf(attributes, text)).toMatchObject({ kind: 'signIn', message, advice, systemText: text });
	});

	test.each<[string, boolean]>([
		['username and password are invalid', true],
		['User name and/or password is wrong', true],
		['Invalid username or password', true],
		['Invalid credentials.', true],
		['Invalid credentials for this account', false],
		['An invalid login', false],
	])('by "%s" speaks of user name and password: %s', (text, isKnown) => {
		expect(failureOf('', text).message).toBe(
			isKnown ? 'AssureSign did not accept user name and password' : 'AssureSign refused the sign-in',
		);
	});
});

test.each<[object, string, object]>([
	[
		{ code: 'ActionNotSupported', text: 'No', detail: 'D' },
		'GetUser',
		{
			kind: 'rejected',
			message: 'AssureSign refused GetUser: No',
			systemText: 'No - D',
			advice: expect.stringContaining('path prefix'),
		},
	],
	[
		{ code: 'DeserializationFailed', text: 'No', detail: '' },
		'GetUser',
		{ kind: 'rejected', systemText: 'No', advice: expect.stringContaining('no GUID') },
	],
	[
		{ code: 'InternalServiceFault', text: '', detail: 'D' },
		'GetUser',
		{
			kind: 'fault',
			message: 'AssureSign refused GetUser: InternalServiceFault',
			systemText: 'D',
			advice: expect.stringContaining('try again later'),
		},
	],
	[
		{ code: '', text: 'No', detail: '' },
		'AuthenticateUser',
		{ kind: 'fault', message: 'AssureSign could not sign in: No', code: undefined, advice: undefined },
	],
])('the fault %j of %s', (fault, name, expected) => {
	expect(faultFailure(fault as never, method({ element: name }), 500)).toMatchObject({
		...expected,
		httpStatus: 500,
		reached: 'yes',
	});
});
