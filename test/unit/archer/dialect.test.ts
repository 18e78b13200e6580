import { archerDialect } from '../../../nodes/Archer/dialect';
import type { Failure } from '../../../nodes/shared/soap/failure';
import type { HttpAnswer } from '../../../nodes/shared/soap/answer';
import type { Method } from '../../../nodes/shared/operation/spec';
import { element } from '../../../nodes/shared/xml/tree';

/** What Archer's dialect makes of a credential and of a request beside addresses, which a table holds. */

const method = (more: Partial<Method> = {}) =>
	({
		element: 'GetUser',
		service: 'accesscontrol',
		effect: 'read',
		fields: [],
		...more,
	}) as unknown as Method;

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
		expect(archerDialect.secret({ signInWith: 'personalAccessToken' })).toBe('');
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
	});

	it('a method that only begins so has the place', () => {
		expect(readToken('<TerminateSessions><sessionToken>T</sessionToken></TerminateSessions>')).toBe('T');
	});

	it('is the first child of a request, and of none that signs in', () => {
		const body = element('GetUser', 'n', { children: [element('userId', 'n')] });
		const names = (spec: Method) =>
			archerDialect.complete!(body, spec, {}).children.map(({ name, namespace }) => `${namespace}:${name}`);
		expect(names(method())).toEqual(['n:sessionToken', 'n:userId']);
		expect(names(method({ session: false }))).toEqual(['n:userId']);
	});
});

describe('the header of REST', () => {
	const { writeToken, readToken, header, readHeaders } = archerDialect.rest!;

	it('holds the session in quotes', () => {
		expect(header).toBe('Authorization');
		expect(readHeaders).toEqual({ 'X-Http-Method-Override': 'GET' });
		expect(writeToken('A1+/=')).toBe('Archer session-id="A1+/="');
	});

	it('no character of a token ends the header or the quotes', () => {
		expect(writeToken('a"b\r\nX: y\u00e4 \u0000')).toBe('Archer session-id="abX:y"');
	});

	it.each([
		['Archer session-id="T"', 'T'],
		['Archer session-id=""', ''],
		['Bearer Archer session-id="T"', undefined],
		['Archer session-id="T" x', undefined],
	])('%s', (value, token) => {
		expect(readToken(value)).toBe(token);
	});
});

test('a status of 401 is a session that is gone, but not for a sign-in', () => {
	const failure: Failure = { kind: 'signIn', message: 'm', reached: 'no' };
	const kindOf = (status: number, spec: Method) =>
		archerDialect.httpFailure!(failure, { status } as HttpAnswer, spec, {}).kind;
	expect(kindOf(401, method())).toBe('sessionGone');
	expect(kindOf(403, method())).toBe('signIn');
	expect(kindOf(401, method({ session: false }))).toBe('signIn');
});

describe('what a fault says', () => {
	const said = (text: string, more: { code?: string; detail?: string } = {}) =>
		archerDialect.faultFailure({ text, code: '', detail: '', ...more }, method(), 500).systemText;

	it.each([
		['System.Web.Services.Protocols.SoapException: It broke', 'It broke'],
		[
			'Server was unable to process request. ---> System.Exception: It broke\n   at A.B()\n   at C.D()',
			'It broke',
		],
		['A.BException: C.DError: It broke', 'It broke'],
		['It: broke', 'It: broke'],
		['It broke\r\n   at A.B()', 'It broke'],
		['It broke at noon', 'It broke at noon'],
		['  two   words \n here ', 'two words here'],
		['a ---> b ---> c', 'c'],
	])('%j', (text, plain) => {
		expect(said(text)).toBe(plain);
	});

	it('its detail or its code where it has no text', () => {
		expect(said('', { code: 'Server', detail: 'more' })).toBe('more');
		expect(said(' ', { code: 'Server' })).toBe('Server');
		expect(
			archerDialect.faultFailure({ text: 't', code: '', detail: '' }, method(), 500).code,
		).toBeUndefined();
	});
});
