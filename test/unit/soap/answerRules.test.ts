import type { Failure } from '../../../nodes/shared/soap/failure';
import { readAnswer } from '../../../nodes/shared/soap/answer';

/** What an HTTP answer is: by its status, its content and, last, by what it calls itself. */

const envelope = (body: string) =>
	`<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${body}</s:Body></s:Envelope>`;

function read(status: number, body: string, contentType = 'text/xml', headers: Record<string, string> = {}) {
	const answer = { status, headers: { 'content-type': contentType, ...headers }, body: Buffer.from(body) };
	return readAnswer(answer, 'Archer');
}

function failureOf(...given: Parameters<typeof read>): Failure {
	const answer = read(...given);
	if (answer.kind !== 'failure') throw new Error(`It is a ${answer.kind}`);
	return answer.failure;
}

const page = {
	kind: 'http',
	message: 'A web page answered instead of the Archer web services',
	advice:
		'Check the base URL and the path in the credential. A sign-in page of a proxy or of single sign-on in front of the system gives this answer too.',
	reached: 'unknown',
};
const broken = {
	kind: 'unreachable',
	code: undefined,
	message: 'Archer closed the connection before the answer was complete',
	advice: 'A restart of the system or a firewall between it and n8n gives this.',
	reached: 'unknown',
};
const incomplete = (detail: string) => ({
	kind: 'unreadable',
	message: `The answer of Archer is not a complete SOAP message: ${detail}`,
	advice:
		'A connection that broke or a proxy that changed the answer gives this. Try again, and check the system when it stays.',
	reached: 'unknown',
});

test('a response counts with a status of success, a fault with any but a redirect', () => {
	const response = envelope('<M/>');
	const fault = envelope('<s:Fault><faultstring>No</faultstring></s:Fault>');
	const statuses = [200, 201, 202, 299, 300, 302, 399, 400, 404, 500, 503];
	expect(statuses.map((status) => [read(status, response).kind, read(status, fault).kind])).toEqual([
		...statuses.slice(0, 4).map(() => ['response', 'fault']),
		...statuses.slice(4, 7).map(() => ['failure', 'failure']),
		...statuses.slice(7).map(() => ['failure', 'fault']),
	]);
	expect(read(202, response)).toMatchObject({ status: 202, element: { name: 'M' } });
	expect(read(503, fault)).toMatchObject({ status: 503, fault: { text: 'No' } });
});

test('what a web page is', () => {
	const rows: Array<[body: string, contentType: string, isPage: boolean]> = [
		['<html></html>', 'text/xml', true],
		['<HTML lang="en">', '', true],
		['<head>', 'text/xml', true],
		['<body onload="x">', 'text/xml', true],
		['<!DOCTYPE html>', 'text/xml', true],
		['\ufeff \n<!doctype HTML>', 'text/xml', true],
		['<!-- served by x -->\n<html>', 'text/xml', true],
		['<htmlx>', 'text/xml', false],
		['<a><html>', 'text/xml', false],
		['text <html>', 'text/xml', false],
		['<!DOCTYPE a>', 'text/xml', false],
		['Please sign in', 'text/html', true],
		['Please sign in', 'application/XHTML+xml', true],
		['Please sign in', 'text/plain', false],
		['', 'text/html', true],
		['<a><b>', 'text/html', true],
		[envelope('<M>').slice(0, 90), 'text/html', false],
		['<Envelope>', 'text/html', false],
		['<s-1.x:Envelope xmlns:s="u">', 'text/html', false],
		['  <?xml version="1.0"?>\n <s:Envelope>', 'text/html', false],
		['<EnvelopeX>', 'text/html', true],
		['<a><Envelope>', 'text/html', true],
		['text <Envelope>', 'text/html', true],
	];
	const isPage = (body: string, contentType: string) =>
		failureOf(200, body, contentType).message === page.message;
	expect(rows.map(([body, contentType]) => [body, contentType, isPage(body, contentType)])).toEqual(rows);
	expect(failureOf(200, '<html>')).toEqual({ ...page, httpStatus: 200 });
	expect(failureOf(200, envelope(''), 'text/xml')).toEqual({
		httpStatus: 200,
		...incomplete('the SOAP body is empty'),
	});
	expect(failureOf(299, '<html>', '')).toMatchObject({ httpStatus: 299 });
});

test('an envelope or a message of several parts without its end broke off', () => {
	const whole = envelope('<M><a/></M>');
	const early = (body: string, contentType = 'text/xml') =>
		failureOf(200, body, contentType).kind === 'unreachable';
	expect(failureOf(200, whole.slice(0, -1))).toEqual({ ...broken, httpStatus: 200 });
	const cut: Array<[body: string, contentType: string, isEarly: boolean]> = [
		[whole.slice(0, 80), 'text/xml', true],
		[whole.slice(0, -5), 'text/xml', true],
		[`\n<?xml version="1.0"?>${whole.slice(0, -5)}`, 'text/xml', true],
		[whole.replace('</M>', ''), 'text/xml', false],
		[`${whole.replace('</M>', '')} \n`, 'text/xml', false],
		[whole.replace('</M>', '').replace(/>$/, '  >'), 'text/xml', false],
		[`${whole.replace('</M>', '')}x`, 'text/xml', true],
		[`${whole.replace('</M>', '')}${' '.repeat(300)}`, 'text/xml', true],
		['<a><b>', 'text/xml', false],
		['--b\r\n\r\n<a/>\r\n--b', 'multipart/related; boundary=b', true],
		['--b\r\n\r\n<a>\r\n--b--', 'multipart/related; boundary=b', false],
		['--b\r\n\r\n<a>\r\n--b-- \r\n', 'multipart/related; boundary=b', false],
		['--b\r\n\r\n<a>\r\n--b--x', 'multipart/related; boundary=b', true],
		['--b\r\n\r\n<a>\r\n--b-', 'multipart/related; boundary=b', true],
	];
	expect(cut.map(([body, contentType]) => [body, contentType, early(body, contentType)])).toEqual(cut);
	// An empty answer, or one in other words, is no message that began.
	expect(failureOf(200, '').message).toBe('Archer answered with an empty body');
	expect(failureOf(200, '{"a":1}', 'application/json')).toEqual({
		...incomplete('The document is not XML: it does not begin with an element.'),
		httpStatus: 200,
	});
});

test('what is too much is told so, and what says several things too', () => {
	const less = 'Ask for less in one request, for example with a smaller page size or a narrower search.';
	const again =
		'A connection that broke or a proxy that changed the answer gives this. Try again, and check the system when it stays.';
	const deep = envelope('<a>'.repeat(99) + '</a>'.repeat(99));
	expect(failureOf(200, deep)).toEqual({
		kind: 'unreadable',
		message: `The answer of Archer is larger than this node reads: It nests elements deeper than 100 levels (at character ${deep.indexOf('<a>') + 98 * 3 + 1}).`,
		advice: less,
		httpStatus: 200,
		reached: 'unknown',
	});
	const large = readAnswer({ status: 200, headers: {}, body: Buffer.from(envelope('')) }, 'Archer', {
		bytes: 10,
	});
	expect(large).toMatchObject({
		failure: {
			kind: 'unreadable',
			advice: less,
			message: `The answer of Archer is larger than this node reads: The document has ${envelope('').length} bytes; the limit is 10.`,
		},
	});
	expect(failureOf(200, envelope('<M/><N/>'))).toEqual({
		kind: 'unreadable',
		message: 'The answer of Archer says more than one thing: its body holds <M> and <N>',
		advice: again,
		httpStatus: 200,
		reached: 'unknown',
	});
	expect(failureOf(200, ' ')).toMatchObject({ message: 'Archer answered with an empty body', advice: again });
	expect(failureOf(200, '<Other/>')).toMatchObject({
		message:
			'The answer of Archer is not a complete SOAP message: the document is <Other>, not a SOAP envelope',
	});
});

test('redirects name whereto, without what may be secret, and whether the request was passed on', () => {
	const to = (location?: string, status = 302) =>
		failureOf(status, '', '', location === undefined ? {} : { location });
	expect(to('https://h.test/x?t=1')).toEqual({
		kind: 'http',
		message: 'Archer redirects to https://h.test instead of answering',
		advice:
			'Redirects are not followed, because they would carry the sign-in to another address. Enter the final address as the base URL of the credential; a redirect to a sign-in page means that single sign-on stands before the web services.',
		httpStatus: 302,
		reached: 'unknown',
	});
	const rows: Array<[location: string | undefined, shown: string]> = [
		['http://h.test', 'http://h.test'],
		['HTTPS://h.test:81/a', 'HTTPS://h.test:81'],
		['https://h.test#a', 'https://h.test'],
		['https://h.test?a', 'https://h.test'],
		['https://user@h.test/', 'https://user'],
		['https://h.test a', 'https://h.test'],
		['httpx://h.test', 'another page'],
		['ftp://h.test', 'another page'],
		[' https://h.test', 'another page'],
		['/login', 'another page'],
		['https://', 'another page'],
		['', 'another page'],
		[undefined, 'another page'],
	];
	expect(rows.map(([location]) => [location, /to (.*) instead/.exec(to(location).message)![1]])).toEqual(
		rows,
	);
	const statuses = [300, 301, 302, 303, 304, 305, 306, 307, 308, 309];
	expect(statuses.filter((status) => to('', status).reached === 'no')).toEqual([301, 307, 308]);
	expect(statuses.map((status) => to('', status).httpStatus)).toEqual(statuses);
});

test('the words of a gateway: plain text, the message of its JSON, the title of its page', () => {
	const words = (body: string, contentType = 'text/plain') => failureOf(502, body, contentType).systemText;
	const rows: Array<[body: string, contentType: string, words: string | undefined]> = [
		[' Key expired\n', 'text/plain', 'Key expired'],
		['', 'text/plain', undefined],
		[' \n ', 'text/plain', undefined],
		['\ufeffText', 'text/plain', 'Text'],
		['x'.repeat(300), 'text/plain', 'x'.repeat(300)],
		['x'.repeat(301), 'text/plain', 'x'.repeat(300)],
		['<error>no</error>', 'text/xml', undefined],
		['Plain', 'text/html', undefined],
		['<title>One</title>', 'TEXT/HTML', 'One'],
		['<title>One</title>', 'text/xml', undefined],
		['<html><title class="a"> One\n</title></html>', 'text/plain', 'One'],
		['<html><TITLE>One</TITLE></html>', '', 'One'],
		['<html><title></title></html>', 'text/html', undefined],
		['<html><title>  </title></html>', 'text/html', undefined],
		[`<html><title>${'t'.repeat(201)}</title></html>`, 'text/html', 't'.repeat(200)],
		['{"message":"No \\"key\\" at a\\/b\\\\c"}', 'application/json', 'No "key" at a/b\\c'],
		['{"a":{"Detail" : "Gone"}}', 'text/plain', 'Gone'],
		['{"MESSAGE":"Gone"}', 'text/plain', 'Gone'],
		['{"message":"A\\nB"}', 'text/plain', 'A\\nB'],
		['{"message":""}', 'text/plain', undefined],
		['{"message":7}', 'text/plain', undefined],
		['{"mymessage":"Gone"}', 'text/plain', undefined],
		['{"error":"?"}', 'text/plain', undefined],
		['[{"message":"Gone"}]', 'text/plain', '[{"message":"Gone"}]'],
		[`${' '.repeat(1_990)}0123456789ABC`, 'text/plain', '0123456789'],
	];
	expect(rows.map(([body, contentType]) => [body, contentType, words(body, contentType)])).toEqual(rows);
});

test('what each status means, and whether the request was carried out', () => {
	const notCarriedOut = [401, 404, 405, 407, 408, 411, 413, 414, 415, 417, 421, 426, 429, 431];
	const statuses = Array.from({ length: 200 }, (_unused, index) => 400 + index);
	const failures = statuses.map((status) => failureOf(status, ''));
	expect(failures.filter(({ reached }) => reached === 'no').map(({ httpStatus }) => httpStatus)).toEqual(
		notCarriedOut,
	);
	expect(failures.every(({ reached }) => reached === 'no' || reached === 'unknown')).toBe(true);
	const meanings: Record<number, [kind: string, message: string, advice: string]> = {
		400: [
			'http',
			'The server could not read the request',
			'Check the SOAP version in the credential, and whether a proxy changes requests.',
		],
		401: [
			'signIn',
			'The server did not accept the sign-in',
			'Check the credential: a wrong, expired or replaced key or password and a blocked account all give this answer.',
		],
		403: [
			'denied',
			'The server refuses access',
			'The account lacks a right or a free licence, or a firewall blocks n8n.',
		],
		404: [
			'http',
			'There is no web service at this address',
			'Check the base URL and the path in the credential.',
		],
		407: ['http', 'The proxy asks for a sign-in', "Check n8n's proxy settings."],
		413: ['rejected', 'The request is too large for the server', 'Send less at once.'],
		415: [
			'http',
			'The server does not take this SOAP version',
			'Choose the other SOAP version in the credential.',
		],
		429: [
			'busy',
			'The server takes no more requests for now',
			'Lower Parallel Requests, or send fewer items at once.',
		],
		502: ['busy', 'The system behind the gateway does not answer', 'Try again later.'],
		503: ['busy', 'The system is not available at present', 'Try again later.'],
		504: ['timeout', 'The system took too long to answer its gateway', 'Try again later.'],
	};
	expect(failures).toEqual(
		statuses.map((status) => {
			const [kind, message, advice] = meanings[status] ?? [
				'http',
				'The server answered with an HTTP error',
				undefined,
			];
			return {
				kind,
				message: `${message} (Archer, HTTP ${status})`,
				advice,
				httpStatus: status,
				systemText: undefined,
				reached: notCarriedOut.includes(status) ? 'no' : 'unknown',
				retryAfter: undefined,
			};
		}),
	);
});

test('how long to wait is kept, by the clock of the server', () => {
	const wait = (headers: Record<string, string>) => failureOf(503, '', '', headers).retryAfter;
	expect(wait({ 'retry-after': '7' })).toBe(7_000);
	expect(
		wait({ 'retry-after': 'Wed, 21 Oct 2026 07:28:10 GMT', date: 'Wed, 21 Oct 2026 07:28:00 GMT' }),
	).toBe(10_000);
	expect(wait({ date: 'Wed, 21 Oct 2026 07:28:00 GMT' })).toBeUndefined();
});
