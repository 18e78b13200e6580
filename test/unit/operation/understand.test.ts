import type { Dialect } from '../../../nodes/shared/operation/dialect';
import type { Effect, Method } from '../../../nodes/shared/operation/spec';
import { understand, type UnderstandOptions } from '../../../nodes/shared/operation/wire/understand';
import { refusal, type Failure } from '../../../nodes/shared/soap/failure';
import { dialect as ledger } from '../n8n/fakeSystem';

/** What an HTTP answer means to a method: its response element, under whatever spelling, or why there is none. */

const method = (more: object = {}) =>
	({ element: 'GetEntry', effect: 'read', answer: { gives: [] }, ...more }) as unknown as Method;
const answer = (body: string, status = 200) => ({
	status,
	headers: { 'content-type': 'text/xml' },
	body: Buffer.from(
		`<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${body}</s:Body></s:Envelope>`,
	),
});
const response = (name = 'GetEntryResponse', namespace = 'urn:ledger', inner = '') =>
	`<${name} xmlns="${namespace}">${inner}</${name}>`;

interface Asked {
	dialect?: Partial<Dialect>;
	method?: object;
	options?: Partial<UnderstandOptions>;
	status?: number;
}
const ask = (body: string, { dialect = {}, method: more, options = {}, status }: Asked = {}) =>
	understand({ ...ledger, ...dialect }, method(more), answer(body, status), {
		namespace: 'urn:ledger',
		...options,
	});

describe('the response element', () => {
	test.each<[string, string, Asked]>([
		['of the request`s namespace', 'urn:sent', { options: { namespace: 'urn:sent' } }],
		['of the dialect`s', 'urn:ledger', { options: { namespace: 'urn:sent' } }],
		['of one that the vendor shows', 'urn:shown', { dialect: { answerNamespaces: ['urn:a', 'urn:shown'] } }],
		[
			'of the one that the service describes',
			'urn:own',
			{ method: { described: { response: { element: 'GetEntryResponse', namespace: 'urn:own' } } } },
		],
	])('%s counts', (_what, namespace, asked) => {
		expect(ask(response(undefined, namespace), asked).response).toMatchObject({
			name: 'GetEntryResponse',
			namespace,
		});
	});

	test('is called as the service describes it, and no other name counts then', () => {
		const described = { response: { element: 'Answer', namespace: 'urn:ledger' } };
		expect(ask(response('Answer'), { method: { described } }).response?.name).toBe('Answer');
		expect(ask(response(), { method: { described } }).failure?.message).toBe(
			'Ledger answered GetEntry with <GetEntryResponse>',
		);
	});

	test('and the result in it take the method`s spelling, nothing else does', () => {
		const inner = '<getentryRESULT><getentryresult/></getentryRESULT><Getentry/>';
		const { response: found } = ask(response('getentryresponse', undefined, inner));
		expect(found?.name).toBe('GetEntryResponse');
		expect(found?.children.map(({ name }) => name)).toEqual(['GetEntryResult', 'Getentry']);
		expect(found?.children[0].children[0].name).toBe('getentryresult');
	});
});

describe('an answer of somebody else', () => {
	const advice = 'Check the base URL in the credential: another service seems to answer there.';

	test.each<[string, string, string, Asked]>([
		['another method', response('ListResponse'), '<ListResponse>', {}],
		['a longer name', response('GetEntryResponse2'), '<GetEntryResponse2>', {}],
		[
			'another namespace',
			response(undefined, 'urn:other'),
			'<GetEntryResponse> of another namespace (urn:other)',
			{},
		],
		['no namespace', response(undefined, ''), '<GetEntryResponse> of another namespace (none)', {}],
		[
			'a namespace that only other systems use',
			response(undefined, 'urn:shown'),
			'<GetEntryResponse> of another namespace (urn:shown)',
			{ dialect: { answerNamespaces: ['urn:a'] } },
		],
	])('is known by %s', (_what, body, said, asked) => {
		expect(ask(body, asked)).toEqual({
			failure: {
				kind: 'unreadable',
				message: `Ledger answered GetEntry with ${said}`,
				advice,
				reached: 'yes',
			},
		});
	});

	test.each<[Effect, Failure['reached']]>([
		['read', 'yes'],
		['idempotent', 'unknown'],
		['write', 'unknown'],
	])('to a %s: whether the system has acted is %s', (effect, reached) => {
		expect(ask(response('ListResponse'), { method: { effect } }).failure?.reached).toBe(reached);
		expect(ask(response(undefined, 'urn:other'), { method: { effect } }).failure?.reached).toBe(reached);
	});
});

describe('what the system refuses', () => {
	const denied = refusal('denied', 'No');

	test('in its response is asked of the dialect, unless each entry is looked at', () => {
		const responseFailure = jest.fn(() => denied);
		expect(ask(response(), { dialect: { responseFailure } })).toEqual({ failure: denied });
		expect(responseFailure).toHaveBeenCalledWith(
			expect.objectContaining({ name: 'GetEntryResponse' }),
			expect.objectContaining({ element: 'GetEntry' }),
		);
		const options = { manyEntries: true };
		expect(ask(response(), { dialect: { responseFailure }, options }).response).toBeDefined();
		expect(ask(response(), { dialect: { responseFailure: () => undefined } }).response).toBeDefined();
	});

	test('in a fault is told by the dialect, with the status', () => {
		const faultFailure = jest.fn(() => denied);
		const fault = '<s:Fault><faultcode>s:Server</faultcode><faultstring>Broken</faultstring></s:Fault>';
		expect(ask(fault, { dialect: { faultFailure }, status: 500 })).toEqual({ failure: denied });
		expect(faultFailure).toHaveBeenCalledWith(
			expect.objectContaining({ text: 'Broken' }),
			expect.objectContaining({ element: 'GetEntry' }),
			500,
		);
	});

	test('in an answer that is no SOAP the dialect may sharpen, knowing the settings', () => {
		const plain = ask('', { status: 403 }).failure;
		expect(plain).toMatchObject({ httpStatus: 403 });
		const httpFailure = jest.fn(() => denied);
		const settings = { baseUrl: 'http://l.test' };
		expect(ask('', { dialect: { httpFailure }, status: 403, options: { settings } })).toEqual({
			failure: denied,
		});
		expect(httpFailure).toHaveBeenCalledWith(
			plain,
			expect.objectContaining({ status: 403 }),
			expect.objectContaining({ element: 'GetEntry' }),
			settings,
		);
		ask('', { dialect: { httpFailure }, status: 403 });
		expect(httpFailure).toHaveBeenLastCalledWith(plain, expect.anything(), expect.anything(), {});
	});
});

test('an answer of more bytes than it may have is not read', () => {
	const options = { limits: { bytes: 200 } };
	expect(ask(response(), { options }).response).toBeDefined();
	expect(ask(response(undefined, undefined, ' '.repeat(200)), { options }).failure).toMatchObject({
		kind: 'unreadable',
	});
});
