import { assureSignDialect } from '../../../nodes/AssureSign/dialect';
import type { ConnectionSettings, Method } from '../../../nodes/shared/operation/spec';
import { parseXml } from '../../../nodes/shared/xml/parse';
import { element, type XmlElement } from '../../../nodes/shared/xml/tree';

/** What AssureSign wants in a request besides its parameters, and which results are refusals. */

const { complete, sign, secret, session, responseFailure, entryFailure, faultFailure, filledIn } =
	assureSignDialect;
const method = (more: object = {}) =>
	({
		element: 'GetUser',
		service: 'Users',
		effect: 'read',
		fields: [],
		answer: { gives: [] },
		...more,
	}) as unknown as Method;

describe('the user of the credential', () => {
	const user = (value: string) =>
		element('User', 'urn:a', { attributes: [{ name: 'UserName', namespace: '', value }] });
	const body = (...children: XmlElement[]) => element('GetUser', 'urn:a', { children });
	const names = (paths: string[], settings: ConnectionSettings, ...children: XmlElement[]) =>
		complete!(body(...children), method({ fromCredential: paths }), settings).children.map(
			({ attributes }) => attributes.find(({ name }) => name === 'UserName')?.value,
		);

	test('stands in where the request wants one and the item named none', () => {
		expect(names(['User/@UserName'], { userName: 'ada' }, user(''))).toEqual(['ada']);
		expect(names(['User/@UserName'], { userName: 'ada' }, user('bob'))).toEqual(['bob']);
		expect(names(['User/@UserName'], { userName: 'ada' }, user(''), user('bob'), user(''))).toEqual([
			'ada',
			'bob',
			'ada',
		]);
		expect(names(['User/@UserName'], {}, user(''))).toEqual(['']);
	});

	test('stands nowhere else', () => {
		expect(names(['User/@ContextIdentifier'], { userName: 'ada' }, user(''))).toEqual(['']);
		expect(names([], { userName: 'ada' }, user(''))).toEqual(['']);
		expect(complete!(body(user('')), method(), { userName: 'ada' }).children[0].attributes[0].value).toBe('');
	});
});

describe('the account', () => {
	const guid = '06c4a84a-693c-46cb-8df2-40a8215aa056';
	const signed = (credentials: object, body?: string) =>
		sign!(credentials as never, { headers: { a: 'b' }, body });
	const request = '<A ContextIdentifier=""/><B ContextIdentifier=""/><C ContextIdentifier="x"/>';
	const filled = (context: string) =>
		`<A ContextIdentifier="${context}"/><B ContextIdentifier="${context}"/><C ContextIdentifier="x"/>`;

	test.each<[string, object, string]>([
		['the one that is given', { contextIdentifier: ` ${guid} `, accountContext: 'x' }, filled(guid)],
		[
			'the one of the sign-in otherwise',
			{ contextIdentifier: ' ', accountContext: guid.toUpperCase() },
			filled(guid.toUpperCase()),
		],
		['none that is no identifier', { contextIdentifier: 'me', accountContext: guid }, request],
		['none that is longer', { contextIdentifier: `${guid}0` }, request],
		['none that is behind something', { contextIdentifier: `"${guid}` }, request],
		['none', {}, request],
	])('that is put into a request is %s', (_what, credentials, expected) => {
		expect(signed(credentials, request)).toEqual({ headers: { a: 'b' }, body: expected });
	});

	test('is put into no request without a body', () => {
		expect(signed({ contextIdentifier: guid })).toEqual({ headers: { a: 'b' }, body: undefined });
	});

	test('is proved by the password, and signed in with a token in an attribute', () => {
		expect([secret({ password: 'p' }), secret({})]).toEqual(['p', '']);
		expect(session!.property).toBe('authenticationToken');
		expect(session!.readToken('<A AuthenticationToken="T"/>')).toBe('T');
		expect(session!.writeToken('<A AuthenticationToken=""/>', 'T')).toBe('<A AuthenticationToken="T"/>');
		expect(filledIn).toEqual(['@AuthenticationToken', '@ContextIdentifier']);
	});
});

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
