import { readAnswer } from '../../../nodes/shared/soap/answer';
import table from './answerFailures.json';

/** The whole failure of every answer that is none: what a user reads, and whether the request may have been carried out. */
const read = (status: number, body: string, type: string, more = {}) =>
	readAnswer({ status, headers: { 'content-type': type, ...more }, body: Buffer.from(body) }, 'Archer');

test.each(table)('HTTP $status with $body ($type)', ({ status, body, type, failure }) => {
	expect(JSON.parse(JSON.stringify(read(status, body, type)))).toEqual({ kind: 'failure', failure });
});

test.each<[string, string, string | undefined]>([
	['Key expired', 'text/plain', 'Key expired'],
	['  ', 'text/plain', undefined],
	['x'.repeat(400), 'text/plain', 'x'.repeat(300)],
	['<error/>', 'text/xml', undefined],
	['<html><title class="a"> Bad Gateway </title></html>', 'text/html', 'Bad Gateway'],
	['<!-- proxy --> <HTML><TITLE>Down</TITLE></HTML>', 'text/plain', 'Down'],
	['<html><body>No title</body></html>', 'text/html', undefined],
	['<html><title> </title></html>', 'text/html', undefined],
	['{"message":"No \\"key\\" at a\\/b","status":401}', 'application/json', 'No "key" at a/b'],
	['{"basicErrorResponse":{"Status":"FAILURE","Detail":"No license"}}', 'application/json', 'No license'],
	['{"error":"?"}', 'application/json', undefined],
])('the words of %j (%s) are %j', (body, type, systemText) => {
	const { failure } = read(502, body, type) as { failure: { systemText?: string } };
	expect(failure.systemText).toBe(systemText);
});

test('what the server says about waiting is kept', () => {
	const date = 'Wed, 21 Oct 2026 07:28:00 GMT';
	const later = 'Wed, 21 Oct 2026 07:28:10 GMT';
	expect(read(503, '', '', { 'retry-after': '7' })).toMatchObject({ failure: { retryAfter: 7000 } });
	expect(read(503, '', '', { 'retry-after': later, date })).toMatchObject({
		failure: { retryAfter: 10_000 },
	});
});

test.each<[string | undefined, string]>([
	['https://sso.example.com/?t=1', 'https://sso.example.com'],
	['HTTP://sso.example.com:81', 'HTTP://sso.example.com:81'],
	['/login', 'another page'],
	['see https://sso.example.com', 'another page'],
	[undefined, 'another page'],
])('a redirect to %j names %s', (location, origin) => {
	const { failure } = read(302, '', '', location === undefined ? {} : { location }) as {
		failure: { message: string };
	};
	expect(failure.message).toBe(`Archer redirects to ${origin} instead of answering`);
});

test('what is too deep is larger than is read, and a page stays a page', () => {
	const deep = `${'<a>'.repeat(101)}${'</a>'.repeat(101)}`;
	expect(read(200, deep, 'text/xml')).toMatchObject({
		failure: {
			message:
				'The answer of Archer is larger than this node reads: It nests elements deeper than 100 levels (at character 301).',
			advice: 'Ask for less in one request, for example with a smaller page size or a narrower search.',
		},
	});
});
