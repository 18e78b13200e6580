/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readAnswer } from '../../../nodes/shared/soap/answer';

const captured = (name: string) => readFileSync(path.join(__dirname, '../../samples/captured', name));
const answer = (status: number, body: string | Buffer, type = 'text/xml; charset=utf-8', more = {}) =>
	readAnswer({ status, headers: { 'content-type': type, ...more }, body: Buffer.from(body) }, 'System');

test.each([
	['asmx11-expired-session.xml', 'Server', 'Invalid session token'],
	['asmx12-expired-session.xml', 'Receiver', 'Invalid session token'],
	['asmx11-wrong-type.xml', 'Client', 'Input string was not in a correct format'],
	['wcf-unknown-method.xml', 'ActionNotSupported', 'did not match any operations'],
	['wcf-application-exception.xml', 'InternalServiceFault', 'internal error'],
	['php-unknown-method.xml', 'Server', "Procedure 'noSuchMethod' not present"],
])('the fault of %s is read whatever the status', (file, code, text) => {
	for (const status of [200, 500]) {
		const read = answer(status, captured(file));
		expect(read).toMatchObject({ kind: 'fault', fault: { code, text: expect.stringContaining(text) } });
	}
});

test.each(['asmx11-array-of-int.xml', 'asmx11-missing-int.xml', 'php-created.xml', 'php-duplicate.xml'])(
	'%s is a response',
	(file) => expect(answer(200, captured(file)).kind).toBe('response'),
);

test.each<[number, string, string, RegExp, string]>([
	[200, '<html><body>Sign in</body></html>', 'text/html', /web page answered/, 'unknown'],
	[200, '<!DOCTYPE html><html></html>', 'text/xml', /web page answered/, 'unknown'],
	[200, 'Please sign in', 'text/html', /web page answered/, 'unknown'],
	[302, '', 'text/html', /redirects to another page/, 'unknown'],
	[303, '', '', /redirects/, 'unknown'],
	[307, '', '', /redirects/, 'no'],
	[405, '', '', /HTTP error/, 'no'],
	[200, '', 'text/xml', /empty body/, 'unknown'],
	[200, '{"a":1}', 'application/json', /not a complete SOAP message/, 'unknown'],
	[200, '<a><b>1</b>', 'text/xml', /not a complete SOAP message/, 'unknown'],
	[200, '<a/>', 'text/xml', /not a SOAP envelope/, 'unknown'],
	[
		401,
		'Valid GatewayJWT not found in the request or user is blocked!',
		'text/plain',
		/did not accept the sign-in/,
		'no',
	],
	[403, '', '', /refuses access/, 'unknown'],
	[404, '<html><title>Not Found</title></html>', 'text/html', /no web service at this address/, 'no'],
	[413, '', '', /too large/, 'no'],
	[415, '', '', /SOAP version/, 'no'],
	[429, '', '', /no more requests/, 'no'],
	[
		502,
		'<html><head><title>502 Bad Gateway</title></head></html>',
		'text/html',
		/behind the gateway/,
		'unknown',
	],
	[503, '', '', /not available/, 'unknown'],
	[504, '', '', /took too long/, 'unknown'],
	[500, '<html><title>Runtime Error</title></html>', 'text/html', /HTTP error/, 'unknown'],
])('HTTP %i with %j says what it is', (status, body, type, message, reached) => {
	const read = answer(status, body, type);
	expect(read).toMatchObject({
		kind: 'failure',
		failure: { message: expect.stringMatching(message), reached },
	});
});

test('a redirect names the target without what may be secret in its address', () => {
	const read = answer(302, '', 'text/html', { location: 'https://sso.example.com/login?token=canary' });
	expect(JSON.stringify(read)).toContain('https://sso.example.com');
	expect(JSON.stringify(read)).not.toContain('canary');
});

test('the text of a gateway is kept: plain, JSON, or the title of its page', () => {
	const text = (status: number, body: string, type: string) => {
		const read = answer(status, body, type);
		return read.kind === 'failure' ? read.failure.systemText : undefined;
	};
	expect(text(401, 'Key expired', 'text/plain')).toBe('Key expired');
	expect(
		text(
			403,
			'{"basicErrorResponse":{"Status":"FAILURE","Code":"9","Detail":"No license"}}',
			'application/json',
		),
	).toBe('No license');
	expect(text(502, '<html><title>Bad Gateway</title></html>', 'text/html')).toBe('Bad Gateway');
});

const envelope = (content: string) =>
	`<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${content}</s:Body></s:Envelope>`;

test('what is called a web page but is SOAP is read: PHP calls everything so unless it is told otherwise', () => {
	expect(answer(200, envelope('<M/>'), 'text/html; charset=UTF-8').kind).toBe('response');
});

test('an envelope without its end is an answer that broke off, which a read may ask for again', () => {
	const whole = `<?xml version="1.0" encoding="utf-8"?>\r\n${envelope('<M><a>1</a></M>')}`;
	for (let length = whole.indexOf('<M>'); length < whole.length; length++) {
		expect(answer(200, whole.slice(0, length))).toMatchObject({
			kind: 'failure',
			failure: { kind: 'unreachable', reached: 'unknown' },
		});
	}
	const malformed = answer(200, envelope('<M><a></M>'));
	expect(malformed).toMatchObject({ kind: 'failure', failure: { kind: 'unreadable' } });
});

test('a limit that the caller raises or lowers holds for the whole document', () => {
	const headers = { 'content-type': 'text/xml' };
	const body = Buffer.from(envelope(`<M>${'x'.repeat(2000)}</M>`));
	expect(readAnswer({ status: 200, headers, body }, 'System', { bytes: 1000 })).toMatchObject({
		kind: 'failure',
		failure: { kind: 'unreadable', message: expect.stringContaining('the limit is 1000') },
	});
	expect(readAnswer({ status: 200, headers, body }, 'System', { bytes: 3000 }).kind).toBe('response');
});
