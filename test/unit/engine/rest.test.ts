import { archerDialect } from '../../../nodes/Archer/dialect';
import { assureSignDialect } from '../../../nodes/AssureSign/dialect';
import { softExpertDialect } from '../../../nodes/SoftExpert/dialect';
import { restLoad } from '../../../nodes/shared/engine/rest';
import type { RestRequest } from '../../../nodes/shared/operation/spec';

/** What goes out to a REST interface, and what becomes of every answer. */
const request: RestRequest = {
	method: { transport: 'rest', name: 'PostThing', path: 'api/{kind}/{id}', effect: 'write' },
	parameters: { kind: 'thing', id: '7' },
	body: { name: 'x' },
};
const settings = { baseUrl: 'https://grc.example.com/Archer/' };
const load = () => restLoad(request, archerDialect, { settings, timeout: 1234 });

test('the request has the address, the types, the session and the body', () => {
	const { effect, text, writeToken, requestWith } = load() as Required<ReturnType<typeof load>>;
	expect(effect).toBe('write');
	expect(text).toBe('Archer session-id=""');
	expect(requestWith(writeToken(text, 'A"B\u00e4C'))).toEqual({
		method: 'POST',
		url: 'https://grc.example.com/Archer/api/thing/7',
		headers: {
			'Content-Type': 'application/json',
			Accept: 'application/json',
			Authorization: 'Archer session-id="ABC"',
		},
		body: '{"name":"x"}',
		timeout: 1234,
	});
});

test('a place in the path without a value is a mistake of ours, as is a system without REST', () => {
	const incomplete = { ...request, parameters: { kind: 'thing' } };
	expect(() => restLoad(incomplete, archerDialect, { settings, timeout: 1 })).toThrow(
		'PostThing needs the parameter id in its path',
	);
	expect(() => restLoad(request, assureSignDialect, { settings, timeout: 1 })).toThrow(
		'AssureSign has no REST interface',
	);
});

const advice = 'Check that the REST interface is there, and that the account may use it.';
const status = (httpStatus: number, kind: string, reached: string) => ({
	kind,
	message: `Archer answered the REST call with the HTTP status ${httpStatus}`,
	advice,
	httpStatus,
	reached,
});
const notJson = (httpStatus: number) => ({
	kind: 'unreadable',
	message: 'The answer of Archer is not JSON',
	advice,
	httpStatus,
	reached: 'unknown',
});

test.each<[number, string, object]>([
	[200, '{"a":1}', { response: { response: { a: 1 } } }],
	[299, '{}', { response: { response: {} } }],
	[200, '[1]', { failure: notJson(200) }],
	[200, 'null', { failure: notJson(200) }],
	[200, '7', { failure: notJson(200) }],
	[200, '<html/>', { failure: notJson(200) }],
	[201, '', { failure: notJson(201) }],
	[300, '{"a":1}', { failure: status(300, 'http', 'unknown') }],
	[400, '{}', { failure: status(400, 'http', 'no') }],
	[401, '{}', { failure: status(401, 'sessionGone', 'no') }],
	[403, '{}', { failure: status(403, 'denied', 'unknown') }],
	[404, '', { failure: status(404, 'notFound', 'no') }],
	[429, '', { failure: status(429, 'busy', 'no') }],
	[499, '', { failure: status(499, 'http', 'no') }],
	[500, '', { failure: status(500, 'http', 'unknown') }],
	[503, '', { failure: status(503, 'busy', 'unknown') }],
])('HTTP %i with %j', (code, body, expected) => {
	const answer = { status: code, headers: { 'retry-after': '' }, body: Buffer.from(body) };
	expect(JSON.parse(JSON.stringify(load().read(answer)))).toEqual(expected);
});

test('what it says about waiting is kept', () => {
	const answer = { status: 503, headers: { 'retry-after': '3' }, body: Buffer.alloc(0) };
	expect(load().read(answer)).toMatchObject({ failure: { retryAfter: 3000 } });
});

describe('a question that there is another way for', () => {
	const question: RestRequest = {
		method: { transport: 'rest', name: 'GetThing', path: 'api/thing', effect: 'read', reads: true },
	};
	const loadOf = (more: object = {}, timeout = 99_000) =>
		restLoad({ ...question, method: { ...question.method, ...more } }, archerDialect, { settings, timeout });

	test.each<[string, object, number, number | undefined, number]>([
		['is asked twice, for half a minute', {}, 99_000, 2, 30_000],
		['is asked for no longer than anything else', {}, 29_999, 2, 29_999],
		['that is the only one is asked as anything else', { onlyWay: true }, 99_000, undefined, 99_000],
		['is no change', { reads: undefined, effect: 'write' }, 99_000, undefined, 99_000],
	])('%s: %j', (_what, more, timeout, attempts, expected) => {
		const { attempts: most, requestWith } = loadOf(more, timeout);
		expect([most, requestWith('').timeout]).toEqual([attempts, expected]);
	});

	const answers = (more: object, ...codes: number[]) => {
		const { read } = loadOf(more);
		const of = (code: number) => read({ status: code, headers: {}, body: Buffer.from('') });
		return codes.map((code) => (of(code) as { failure?: { kind: string } }).failure?.kind);
	};

	test.each<[string, object, number[], string[]]>([
		['is denied to a renewed session', {}, [401, 401, 401], ['sessionGone', 'denied', 'denied']],
		['keeps other refusals as they are', {}, [404, 404, 404], ['notFound', 'notFound', 'notFound']],
		[
			'counts refused sessions alone',
			{},
			[404, 401, 404, 401],
			['notFound', 'sessionGone', 'notFound', 'denied'],
		],
		[
			'that changes something is the session`s matter',
			{ reads: undefined, effect: 'write' },
			[401, 401],
			['sessionGone', 'sessionGone'],
		],
	])('%s', (_what, more, codes, kinds) => expect(answers(more, ...codes)).toEqual(kinds));

	test('of a token that nothing renews is denied at once', () => {
		const dialect = {
			...archerDialect,
			session: { ...archerDialect.session!, isFixed: () => true },
		};
		const { read } = restLoad(question, dialect, { settings, timeout: 1 });
		expect(read({ status: 401, headers: {}, body: Buffer.from('') })).toMatchObject({
			failure: { kind: 'denied' },
		});
	});

	test('says where it signs in without the thing that it asks for', () => {
		expect(loadOf().signInAddress).toBe('https://grc.example.com/Archer/');
	});

	test.each<[string, object, number, string, unknown]>([
		['one entry', {}, 200, '{"a":1}', { response: { a: 1 }, entries: [{ a: 1 }] }],
		['several, without what is none', {}, 200, '[{"a":1},2,null]', { response: {}, entries: [{ a: 1 }] }],
		['a list where one is wanted', { lists: true }, 200, '[{"a":1}]', { response: {}, entries: [{ a: 1 }] }],
		['one where a list is wanted', { lists: true }, 200, '{"a":1}', 'The answer of Archer is not a list'],
		['no JSON where a list is wanted', { lists: true }, 200, '<a/>', 'The answer of Archer is not JSON'],
		['a list of other things', { lists: true }, 200, '[{"a":1},2]', 'The answer of Archer is not a list'],
		['a list with a failure', {}, 300, '[{"a":1}]', 'Archer answered the REST call with the HTTP status 300'],
		['one with a failure', {}, 300, '{"a":1}', 'Archer answered the REST call with the HTTP status 300'],
	])('is answered with %s', (_what, more, code, body, expected) => {
		const answer = loadOf(more).read({ status: code, headers: {}, body: Buffer.from(body) }) as {
			response?: object;
			failure?: { message: string };
		};
		expect(answer.response ?? answer.failure?.message).toEqual(expected);
	});
});

describe('a system without sessions whose questions may have a body', () => {
	const rows: RestRequest = {
		method: {
			transport: 'rest',
			name: 'rows',
			path: 'rows/{id}',
			effect: 'read',
			reads: true,
			lists: true,
			onlyWay: true,
		},
		parameters: { id: 'all' },
	};
	const asked = (more: Partial<RestRequest>) =>
		restLoad({ ...rows, ...more }, softExpertDialect, {
			settings: { baseUrl: 'https://a' },
			timeout: 99_000,
		});

	test('is asked by GET, and by POST with a body, for as long as anything else', () => {
		const { requestWith, text, attempts } = asked({});
		expect(requestWith(text)).toMatchObject({
			method: 'GET',
			url: 'https://a/apigateway/v1/rows/all',
			headers: { Authorization: '' },
			timeout: 99_000,
		});
		expect(attempts).toBeUndefined();
		expect(asked({ body: { a: '1' } }).requestWith('')).toMatchObject({ method: 'POST', body: '{"a":"1"}' });
	});

	test.each<[string, string | undefined, object | undefined]>([
		['[]', undefined, []],
		['[{"a":1}]', undefined, [{ a: 1 }]],
		['[{"a":"\u00e9"}]', 'application/json; charset=iso-8859-1', [{ a: '\u00e9' }]],
		['[{"a":"\u00e9"}]', undefined, undefined],
		['[{"a":1},2]', undefined, undefined],
		['{"a":1}', undefined, undefined],
		['', undefined, undefined],
	])('%j of %s', (body, contentType, entries) => {
		const headers = { 'content-type': contentType ?? 'application/json' };
		const { response } = asked({}).read({ status: 200, headers, body: Buffer.from(body, 'latin1') }) as {
			response?: { entries: object };
		};
		expect(response?.entries).toEqual(entries);
	});
});
