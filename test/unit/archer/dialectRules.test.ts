import {
	asInteger,
	entriesForm,
	entriesOf,
	unpublishedEntry,
	unpublishedList,
} from '../../../nodes/Archer/answers';
import { archerDialect } from '../../../nodes/Archer/dialect';
import type { Method, ResultField } from '../../../nodes/shared/operation/spec';
import { refusal, type Failure } from '../../../nodes/shared/soap/failure';
import { atOnce } from '../../../nodes/shared/xml/steps';
import { parseXml } from '../../../nodes/shared/xml/parse';
import { element } from '../../../nodes/shared/xml/tree';

/** What Archer wants in a request besides its parameters, and what its answers mean. */

const { session, rest, complete, httpFailure, secret } = archerDialect;
const method = (more: object = {}) => ({ element: 'GetUser', ...more }) as unknown as Method;

describe('the place of the session', () => {
	test.each<[string, string, string | undefined]>([
		['is the element of a call', '<GetUser><sessionToken>T</sessionToken></GetUser>', 'T'],
		['may be empty', '<GetUser><sessionToken/></GetUser>', ''],
		[
			'is none in a sign-in',
			'<CreateUserSession><sessionToken>T</sessionToken></CreateUserSession>',
			undefined,
		],
		['nor in one of a domain', '<CreateDomainUserSessionFromInstance ><sessionToken/>', undefined],
		[
			'nor in the end of a session, which has one of the user`s',
			'<TerminateSession xmlns="x"><sessionToken>T</sessionToken>',
			undefined,
		],
		['nor where there is none', '<GetUser/>', undefined],
		['is there in methods of a like name', '<CreateSession><sessionToken>T</sessionToken>', 'T'],
		['and in those whose name only begins so', '<TerminateSessions><sessionToken>T</sessionToken>', 'T'],
	])('%s', (_what, envelope, token) => expect(session!.readToken(envelope)).toBe(token));

	test('is the first element of the body, and of no method without a session', () => {
		const body = element('GetUser', 'urn:a', { children: [element('userId', 'urn:a', { text: '7' })] });
		expect(
			complete!(body, method(), {}).children.map(({ name, namespace, text }) => [name, namespace, text]),
		).toEqual([
			['sessionToken', 'urn:a', ''],
			['userId', 'urn:a', '7'],
		]);
		expect(complete!(body, method({ session: false }), {})).toBe(body);
		expect(body.children).toHaveLength(1);
		expect(archerDialect.filledIn).toEqual(['sessionToken']);
	});

	test('of REST is a header without what would end its value', () => {
		expect(rest!.writeToken('A1-!~')).toBe('Archer session-id="A1-!~"');
		expect(rest!.writeToken('A"B C\tDé\r\nE')).toBe('Archer session-id="ABCDE"');
		expect(rest!.readToken('Archer session-id="T"')).toBe('T');
		expect(rest!.readToken('Archer session-id=""')).toBe('');
		for (const other of [
			'Basic x',
			'x Archer session-id="T"',
			'Archer session-id="T" x',
			'Archer session-id="T"U"',
		]) {
			expect(rest!.readToken(other)).toBeUndefined();
		}
		expect(rest).toMatchObject({ header: 'Authorization', readHeaders: { 'X-Http-Method-Override': 'GET' } });
	});
});

test('what reads and completes its answers has the names that the methods use', () => {
	const { forms, completions } = archerDialect;
	expect(Object.keys(completions!)).toEqual(['recordNames']);
	expect(Object.keys(forms!)).toEqual(expect.arrayContaining(['entries', 'listOfField', 'values', 'record']));
});

test.each<[string, object, string]>([
	['a password', { password: 'p' }, 'p'],
	['no password', {}, ''],
	[
		'a token of the user`s own',
		{ signInWith: 'personalAccessToken', personalAccessToken: ' t ', password: 'p' },
		't',
	],
	['no such token', { signInWith: 'personalAccessToken', password: 'p' }, ''],
])('what proves the account is %s', (_what, credentials, expected) => {
	expect(secret(credentials as never)).toBe(expected);
});

test.each<[number, object, Failure['kind']]>([
	[401, {}, 'sessionGone'],
	[401, { session: false }, 'http'],
	[403, {}, 'http'],
	[400, {}, 'http'],
])('HTTP %i of %j is of the kind %s', (status, more, kind) => {
	const failure: Failure = { kind: 'http', message: 'x', httpStatus: status, reached: 'no' };
	const answer = { status, headers: {}, body: Buffer.from('') };
	expect(httpFailure!(failure, answer, method(more), {})).toEqual({ ...failure, kind });
});

describe('a fault', () => {
	const said = (text: string, detail = '', code = '') => {
		const {
			message,
			systemText,
			code: told,
		} = archerDialect.faultFailure({ text, detail, code } as never, method(), 500);
		return [message, systemText, told];
	};

	test.each<[string, string[], string, string | undefined]>([
		['the innermost message', ['A ---> B ---> System.Exception: C'], 'C', undefined],
		['without a trace of the stack', ['A\n   at X.Y()\n   at Z'], 'A', undefined],
		['without one of Windows', ['A\r\n   at X.Y()'], 'A', undefined],
		['without names of types', ['System.Web.HttpException: Some.OtherError: A'], 'A', undefined],
		['with words that are no names of types', ['The Exception: A'], 'The Exception: A', undefined],
		['in one line', ['  A \n B\t C '], 'A B C', undefined],
		['or what is told beside it', ['', 'D', 'E'], 'D', 'E'],
		['or its code', ['', '', 'E'], 'E', 'E'],
	])('is %s', (_what, [text, detail, code], systemText, expected) => {
		expect(said(text, detail, code)).toEqual([`Archer refused GetUser: ${systemText}`, systemText, expected]);
	});
});

describe('entries whose names nobody has published', () => {
	const fields: ResultField[] = [
		{ name: 'userId', xml: 'ID|UserId', type: 'integer', description: '' },
		{ name: 'status', words: { 1: 'Active' }, description: '' },
	];

	test.each<[string, object, object[]]>([
		['nothing', {}, []],
		['one', { ID: '7', Name: 'a' }, [{ userId: 7, ID: '7', Name: 'a' }]],
		[
			'one within others',
			{ Users: { User: { UserId: 'x', Name: 'a' } } },
			[{ userId: 'x', UserId: 'x', Name: 'a' }],
		],
		[
			'several',
			{ Users: { User: [{ ID: '1' }, { ID: '2' }] } },
			[
				{ userId: 1, ID: '1' },
				{ userId: 2, ID: '2' },
			],
		],
		['several texts', { Users: { User: ['a', 'b'] } }, [{ value: 'a' }, { value: 'b' }]],
		['one text', { Users: { User: 'a' } }, [{ User: 'a' }]],
		['what is an object is no value', { ID: { x: 1 }, Name: 'a' }, [{ ID: { x: 1 }, Name: 'a' }]],
		['codes get their word', { status: '1', Name: 'a' }, [{ status: '1', statusText: 'Active', Name: 'a' }]],
		['unknown codes get none', { status: '9', Name: 'a' }, [{ status: '9', Name: 'a' }]],
	])('%s', (_what, json, expected) => expect(entriesOf(json as never, fields)).toEqual(expected));

	test('are read from their document', () => {
		const { root } = parseXml('<Users><User><ID>7</ID></User><User><ID>8</ID><Name>b</Name></User></Users>');
		const spec = { answer: { gives: fields } } as unknown as Method;
		const given = entriesForm.read(root!, spec, {});
		expect('next' in given ? atOnce(given) : given).toEqual({
			items: [
				{ userId: 7, ID: '7' },
				{ userId: 8, ID: '8', Name: 'b' },
			],
		});
	});

	test.each<[unknown, unknown]>([
		['7', 7],
		[' -7 ', -7],
		['123456789012345', 123456789012345],
		['1234567890123456', '1234567890123456'],
		['7.5', '7.5'],
		['x7', 'x7'],
		['7x', '7x'],
		['', ''],
		[7, 7],
		[null, null],
	])('an integer is one where it is exact: %j is %j', (value, expected) => {
		expect(asInteger(value as never)).toBe(expected);
	});

	test('are a list that may be empty, or one that is not there', () => {
		const common = { form: 'entries', embedded: true, passOn: 'everything' };
		expect(unpublishedList(fields)).toEqual({
			...common,
			cardinality: 'many',
			gives: fields,
			whenEmpty: 'noItems',
			list: {},
		});
		expect(unpublishedList(fields, { nameFields: ['a'] }).list).toEqual({ nameFields: ['a'] });
		const failure = refusal('notFound', 'None');
		expect(unpublishedEntry(fields, ['id'], failure)).toEqual({
			...common,
			gives: fields,
			repeats: ['id'],
			whenEmpty: { failure },
		});
	});
});
