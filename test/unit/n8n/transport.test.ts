import type { IHttpRequestHelper, IHttpRequestOptions } from 'n8n-workflow';
import { tlsOptions } from '../../../nodes/shared/n8n/connection';
import {
	authenticated,
	callFromCredential,
	callWithTokenOfCredential,
	testRequest,
} from '../../../nodes/shared/n8n/signIn';
import {
	helperOptions,
	plainTransport,
	signedTransport,
	type SoapContext,
} from '../../../nodes/shared/n8n/transport';
import { ownerOf } from '../../../nodes/shared/engine/signIn/tokenOwner';
import type { Dialect } from '../../../nodes/shared/operation/dialect';
import type { Method } from '../../../nodes/shared/operation/spec';
import { tokenElement } from '../../../nodes/shared/soap/sessionPlace';
import { element } from '../../../nodes/shared/xml/tree';
import { dialect as ledger, text } from './fakeSystem';

/** What is asked of n8n's HTTP client, and what a credential does with it. */

const request = {
	method: 'POST' as const,
	url: 'http://l.test/a',
	headers: { A: 'b' },
	body: '<x/>',
	timeout: 1000,
};
const asked = {
	encoding: 'stream',
	returnFullResponse: true,
	ignoreHttpStatusErrors: true,
	disableFollowRedirect: true,
	sendCredentialsOnCrossOriginRedirect: false,
};
const receiving = { system: 'Ledger', bytes: 1000 };
const envelope = (body: string) =>
	`<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${body}</s:Body></s:Envelope>`;

function helperOf(answer: unknown) {
	const sent: IHttpRequestOptions[] = [];
	const httpRequest = async (options: IHttpRequestOptions) => {
		sent.push(options);
		return await (answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer));
	};
	return { sent, helper: { helpers: { httpRequest } } as unknown as IHttpRequestHelper };
}
const answered = (body: string, statusCode = 200) => ({
	statusCode,
	headers: { 'content-type': 'text/xml' },
	body: Buffer.from(envelope(body)),
});

test('a request is asked for as bytes, with its own status, and never sent on', () => {
	expect(helperOptions(request)).toEqual({ ...request, ...asked });
	const { signal } = new AbortController();
	expect(helperOptions({ ...request, signal })).toEqual({ ...request, ...asked, abortSignal: signal });
});

test('what is signed already goes out with the certificates of the credential', async () => {
	const { helper, sent } = helperOf(answered('<a/>', 500));
	const answer = await plainTransport(helper, receiving)(request, { ignoreSslIssues: true });
	expect(sent).toEqual([{ ...request, ...asked, skipSslCertificateValidation: true }]);
	expect(answer).toMatchObject({ status: 500, headers: { 'content-type': 'text/xml' } });
});

test('what the credential signs goes out with the credential as it was read', async () => {
	const calls: unknown[][] = [];
	const context = {
		helpers: {
			async httpRequestWithAuthentication(...given: unknown[]) {
				calls.push([this, ...given]);
				return await Promise.resolve(answered('<a/>'));
			},
		},
	} as unknown as SoapContext;
	await signedTransport(context, { credential: 'ledgerApi', id: '7' }, receiving)(request, { password: 'p' });
	const credentialsDecrypted = { id: '7', name: 'ledgerApi', type: 'ledgerApi', data: { password: 'p' } };
	expect(calls).toEqual([[context, 'ledgerApi', { ...request, ...asked }, { credentialsDecrypted }]]);
});

test('an error of the client, and an answer that is too large, are failures in words', async () => {
	const { helper } = helperOf(Object.assign(new Error('x'), { code: 'ECONNREFUSED' }));
	expect(await plainTransport(helper, receiving)(request, {})).toMatchObject({
		kind: 'unreachable',
		message: 'Ledger does not take connections at this address',
	});
	const large = helperOf({ ...answered(''), body: Buffer.alloc(1001) });
	expect(await plainTransport(large.helper, receiving)(request, {})).toMatchObject({ kind: 'unreadable' });
});

describe('certificates', () => {
	const pem = '-----BEGIN CERTIFICATE-----\nAB\nCD\n-----END CERTIFICATE-----';

	test('count while their switch is on', () => {
		const fields = { ca: ` ${pem} `, certificate: pem.replaceAll('\n', ' '), privateKey: '', passphrase: '' };
		expect(tlsOptions({ ...fields, useCertificates: false })).toEqual({});
		expect(tlsOptions({ ...fields, useCertificates: true })).toEqual({
			agentOptions: { ca: pem, cert: pem },
		});
		const key = { useCertificates: true, privateKey: 'no pem', passphrase: 'p', ca: 5 };
		expect(tlsOptions(key)).toEqual({ agentOptions: { key: 'no pem', passphrase: 'p' } });
		expect(tlsOptions({ ignoreSslIssues: 'true' })).toEqual({});
	});
});

const place = tokenElement('Token');
const dialect: Dialect = {
	...ledger,
	session: { property: 'sessionToken', ...place },
	complete: (body) => ({ ...body, children: [element('Token', 'urn:ledger'), ...body.children] }),
};
const method = {
	name: 'ask',
	element: 'Ask',
	service: 'entries',
	effect: 'read',
	fields: [text('id', { xml: { path: 'Id' } })],
	answer: { gives: [{ name: 'title', xml: 'Title', description: '' }] },
} as unknown as Method;
const account = { baseUrl: 'http://l.test', userName: 'ada', password: 'Canary-1' };
const credentials = { ...account, sessionOwner: ownerOf(dialect, account), sessionToken: 'T1' };
const result = '<AskResponse xmlns="urn:ledger"><AskResult><Title>a</Title></AskResult></AskResponse>';

describe('a credential', () => {
	test('signs a request with its living session, and its certificates', () => {
		const given = { ...request, body: '<Ask><Token/></Ask>' };
		const signed = authenticated(dialect, { ...credentials, ignoreSslIssues: true }, given);
		expect(signed).toEqual({
			...given,
			body: '<Ask><Token>T1</Token></Ask>',
			skipSslCertificateValidation: true,
		});
		const bytes = { ...request, body: Buffer.from('x') };
		expect(authenticated(dialect, credentials, bytes)).toEqual(bytes);
	});

	test('has n8n sign in anew where the session has ended, or there is none', () => {
		const dead = { ...request, body: '<Ask><Token>T1</Token></Ask>' };
		const none = { ...request, body: '<Ask><Token/></Ask>' };
		for (const sign of [
			() => authenticated(dialect, credentials, dead),
			() => authenticated(dialect, account, none),
		]) {
			expect(sign).toThrow(
				expect.objectContaining({
					response: { status: 401 },
					message:
						'Ledger handed out the ended session again instead of a new one. Save the credential once more, and check the account in the system.',
					failure: expect.objectContaining({ kind: 'signIn', reached: 'no' }),
				}),
			);
		}
	});

	test('calls a method without a session, or with the one that it holds', async () => {
		const { helper, sent } = helperOf(answered(result));
		expect(await callFromCredential(helper, dialect, credentials, method, { id: '7' })).toEqual([
			{ title: 'a' },
		]);
		expect(await callWithTokenOfCredential(helper, dialect, credentials, method, { id: '7' })).toEqual([
			{ title: 'a' },
		]);
		expect(sent[0]).toMatchObject({ url: 'http://l.test/entries', timeout: 60_000, ...asked });
		expect(String(sent[0].body)).toMatch(/<Token\/>|<Token><\/Token>/);
		expect(String(sent[0].body)).toContain('<Id>7</Id>');
		expect(String(sent[1].body)).toContain('<Token>T1</Token>');
	});

	test('throws what went wrong, without its secrets', async () => {
		const fault = '<s:Fault><faultcode>s:Server</faultcode><faultstring>No Canary-1</faultstring></s:Fault>';
		const failing = helperOf(answered(fault, 500));
		const failed = callFromCredential(failing.helper, dialect, credentials, method, {});
		await expect(failed).rejects.toMatchObject({ name: 'SignInError', failure: { kind: 'fault' } });
		await expect(failed).rejects.not.toThrow(/Canary/);
		const gone = helperOf(Object.assign(new Error('x'), { code: 'ENOTFOUND' }));
		await expect(callFromCredential(gone.helper, dialect, credentials, method, {})).rejects.toMatchObject({
			failure: { kind: 'unreachable' },
		});
	});

	test('is tested by a request to the given address, whose answer is taken as a whole', () => {
		const { request: tested } = testRequest(dialect, method, { id: '7' }, '={{ address }}');
		expect(tested).toMatchObject({
			...asked,
			method: 'POST',
			url: '={{ address }}',
			encoding: 'arraybuffer',
		});
		expect(tested.timeout).toBe(60_000);
		const number = { ...method, fields: [text('id', { xml: { path: 'Id', type: 'int' } })] } as Method;
		expect(() => testRequest(dialect, number, { id: 'x' }, 'a')).toThrow('whole number');
	});
});
