import { archerDialect } from '../../../nodes/Archer/dialect';
import type { Method } from '../../../nodes/shared/operation/spec';
import type { Failure } from '../../../nodes/shared/soap/failure';
import { element } from '../../../nodes/shared/xml/tree';

/** What Archer's dialect makes of a credential, where a session stands in requests, and what a fault is shown as. */

const method = (more: Partial<Method> = {}) => ({ element: 'GetUser', ...more }) as unknown as Method;

test.each([
	['https://a.example/archer', 'https://a.example/archer'],
	['https://a.example/archer/ws', 'https://a.example/archer'],
	['https://a.example/archer/WS/', 'https://a.example/archer'],
	['https://a.example/ws/archer', 'https://a.example/ws/archer'],
	['https://a.example/aws', 'https://a.example/aws'],
])('%s stands for the instance at %s', (baseUrl, address) => {
	expect(archerDialect.endpoint('general', { baseUrl })).toBe(`${address}/ws/general.asmx`);
	expect(archerDialect.description!('general', { baseUrl })).toBe(`${address}/ws/general.asmx?WSDL`);
	expect(archerDialect.rest!.url('api/core/x', { baseUrl })).toBe(`${address}/api/core/x`);
	expect(archerDialect.account({ baseUrl })[0]).toBe(address);
});

test('what reads and completes its answers has the names that the methods use', () => {
	const { forms, completions } = archerDialect;
	expect(Object.keys(completions!)).toEqual(['recordNames']);
	expect(Object.keys(forms!)).toEqual(expect.arrayContaining(['entries', 'listOfField', 'values', 'record']));
});

describe('whose account it is', () => {
	const both = {
		baseUrl: 'https://a.example',
		instanceName: 'Prod',
		userName: 'n8n',
		userDomain: ' corp ',
		password: 'p',
		personalAccessToken: ' pat ',
	};

	it('user and domain of the instance, with the password as the secret', () => {
		expect(archerDialect.account(both)).toEqual(['https://a.example', 'Prod', 'corp', 'n8n']);
		expect(archerDialect.secret(both)).toBe('p');
		expect(archerDialect.session!.isFixed!(both)).toBe(false);
	});

	it('the token where it signs in with one: another token may be another account', () => {
		const token = { ...both, signInWith: 'personalAccessToken' };
		expect(archerDialect.account(token)).toEqual(['https://a.example', 'Prod', 'token', 'pat']);
		expect(archerDialect.secret(token)).toBe('pat');
		expect(archerDialect.session!.isFixed!(token)).toBe(true);
	});

	it('nothing of what is not filled in', () => {
		expect(archerDialect.account({})).toEqual(['', '', '', '']);
		expect(archerDialect.secret({})).toBe('');
		expect(archerDialect.secret({ signInWith: 'personalAccessToken', password: 'p' })).toBe('');
	});
});

describe('the place of the session token', () => {
	const { readToken } = archerDialect.session!;

	it.each([
		['<GetUser><sessionToken>T</sessionToken></GetUser>', 'T'],
		['<GetUser><sessionToken/></GetUser>', ''],
		['<GetUser/>', undefined],
	])('%s', (envelope, token) => {
		expect(readToken(envelope)).toBe(token);
	});

	it.each([
		'TerminateSession',
		'CreateUserSession',
		'CreateDomainUserSession',
		'CreateUserSessionFromInstance',
		'CreateDomainUserSessionFromInstance',
	])('the token of %s is a parameter of its own', (name) => {
		expect(readToken(`<${name}><sessionToken>T</sessionToken></${name}>`)).toBeUndefined();
		expect(readToken(`<${name} xmlns="x"><sessionToken>T</sessionToken></${name}>`)).toBeUndefined();
		expect(readToken(`<${name} ><sessionToken/></${name}>`)).toBeUndefined();
	});

	it.each(['TerminateSessions', 'CreateSession'])('%s, of a like name, has the place', (name) => {
		expect(readToken(`<${name}><sessionToken>T</sessionToken></${name}>`)).toBe('T');
	});

	it('is the first child of a request, and of none without a session', () => {
		const body = element('GetUser', 'urn:a', { children: [element('userId', 'urn:a', { text: '7' })] });
		const completed = archerDialect.complete!(body, method(), {});
		expect(completed.children.map(({ name, namespace, text }) => [name, namespace, text])).toEqual([
			['sessionToken', 'urn:a', ''],
			['userId', 'urn:a', '7'],
		]);
		expect(archerDialect.complete!(body, method({ session: false }), {})).toBe(body);
		expect(body.children).toHaveLength(1);
		expect(archerDialect.filledIn).toEqual(['sessionToken']);
	});
});

describe('the header of REST', () => {
	const { writeToken, readToken, header, readHeaders } = archerDialect.rest!;

	it('holds the session in quotes', () => {
		expect(header).toBe('Authorization');
		expect(readHeaders).toEqual({ 'X-Http-Method-Override': 'GET' });
		expect(writeToken('A1+/=')).toBe('Archer session-id="A1+/="');
		expect(writeToken('A1-!~')).toBe('Archer session-id="A1-!~"');
	});

	it('no character of a token ends the header or the quotes', () => {
		expect(writeToken('a"b\r\nX: y\u00e4 \u0000')).toBe('Archer session-id="abX:y"');
		expect(writeToken('A"B C\tD\u00e9\r\nE')).toBe('Archer session-id="ABCDE"');
	});

	it.each([
		['Archer session-id="T"', 'T'],
		['Archer session-id=""', ''],
		['Bearer Archer session-id="T"', undefined],
		['Archer session-id="T" x', undefined],
		['Archer session-id="T"U"', undefined],
		['Basic x', undefined],
	])('%s', (value, token) => {
		expect(readToken(value)).toBe(token);
	});
});

test.each<[status: number, more: Partial<Method>, isGone: boolean]>([
	[401, {}, true],
	[401, { session: false }, false],
	[403, {}, false],
	[400, {}, false],
])('the status %i of %j is a session that is gone: %s', (status, more, isGone) => {
	for (const kind of ['http', 'signIn'] as const) {
		const failure: Failure = { kind, message: 'x', httpStatus: status, reached: 'no' };
		const answer = { status, headers: {}, body: Buffer.from('') };
		expect(archerDialect.httpFailure!(failure, answer, method(more), {})).toEqual({
			...failure,
			kind: isGone ? 'sessionGone' : kind,
		});
	}
});

describe('what a fault says', () => {
	const said = (text: string, detail = '', code = '') => {
		const failure = archerDialect.faultFailure({ text, detail, code }, method(), 500);
		return [failure.message, failure.systemText, failure.code];
	};

	it.each([
		['System.Web.Services.Protocols.SoapException: It broke', 'It broke'],
		[
			'Server was unable to process request. ---> System.Exception: It broke\n   at A.B()\n   at C.D()',
			'It broke',
		],
		['a ---> b ---> c', 'c'],
		['A.BException: C.DError: It broke', 'It broke'],
		['It: broke', 'It: broke'],
		['The Exception: it broke', 'The Exception: it broke'],
		['It broke\n   at A.B()\n   at C', 'It broke'],
		['It broke\r\n   at A.B()', 'It broke'],
		['It broke at noon', 'It broke at noon'],
		['  two   words \n here\t now ', 'two words here now'],
	])('%j', (text, plain) => {
		expect(said(text)).toEqual([`Archer refused GetUser: ${plain}`, plain, undefined]);
	});

	it('its detail or its code where it has no text', () => {
		expect(said('', 'more', 'Server')).toEqual(['Archer refused GetUser: more', 'more', 'Server']);
		expect(said(' ', '', 'Server')).toEqual(['Archer refused GetUser: Server', 'Server', 'Server']);
	});
});
