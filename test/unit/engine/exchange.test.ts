import { archerDialect } from '../../../nodes/Archer/dialect';
import { archerSystem } from '../../../nodes/Archer/system';
import { Caller } from '../../../nodes/shared/engine/caller';
import { exchangeOver } from '../../../nodes/shared/engine/exchange';
import { sign } from '../../../nodes/shared/engine/signIn/sign';
import { ownerOf } from '../../../nodes/shared/engine/signIn/tokenOwner';
import type { HttpRequest } from '../../../nodes/shared/engine/transport';
import type { RestMethod } from '../../../nodes/shared/operation/spec';
import { element } from '../../../nodes/shared/xml/tree';
import { allMethods } from '../../support/methods';

/** The engine without n8n: a transport, a credential and a clock are all that it asks for. */

const upload: RestMethod = {
	transport: 'rest',
	name: 'attachment',
	path: '{prefix}/core/content/attachment',
	effect: 'write',
};
const settings = { baseUrl: 'http://archer.test/a/', instanceName: 'Main', userName: 'n8n' };

interface Reply {
	status: number;
	body: string;
	contentType?: string;
	/** When the answer says that it was made. */
	date?: string;
}

/** A host whose credential signs in by itself: each sign-in gives the next token. */
async function openExchange(replies: Reply[], plansOnly = false) {
	const sent: HttpRequest[] = [];
	let signIns = 0;
	const credentials = { ...settings, sessionOwner: ownerOf(archerDialect, settings), sessionToken: '' };
	const exchange = await exchangeOver(
		{
			transport: async (request, sender) => {
				let signed = sign(archerDialect, sender, request);
				if (signed === undefined) {
					credentials.sessionToken = `token-${++signIns}`;
					Object.assign(sender, credentials);
					signed = sign(archerDialect, sender, request)!;
				}
				sent.push({ ...request, ...signed });
				const { status, body, contentType = 'application/json', date } = replies.shift()!;
				const headers = { 'content-type': contentType, ...(date !== undefined && { date }) };
				return { status, headers, body: Buffer.from(body) };
			},
			readCredentials: async () => ({ ...credentials }),
			plansOnly,
			credentialId: `exchange-${Math.random()}`,
			timeZone: 'UTC',
			timeout: 1000,
			answerBytes: 1_000_000,
			wait: async () => {},
			isCancelled: () => false,
		},
		archerDialect,
	);
	return { exchange, sent, signIns: () => signIns };
}

const body = { AttachmentName: 'a.txt' };
const parameters = { prefix: 'api' };

test('a REST method goes out with the session, and renews it as a SOAP call does', async () => {
	const { exchange, sent, signIns } = await openExchange([
		{ status: 401, body: '{}' },
		{ status: 200, body: '{"IsSuccessful":true}' },
	]);
	expect(await exchange.sendRest({ method: upload, parameters, body })).toEqual({
		response: { IsSuccessful: true },
	});
	expect(signIns()).toBe(2);
	expect(sent.map(({ url, headers }) => [url, headers.Authorization])).toEqual([
		['http://archer.test/a/api/core/content/attachment', 'Archer session-id="token-1"'],
		['http://archer.test/a/api/core/content/attachment', 'Archer session-id="token-2"'],
	]);
	expect(sent.map((each) => each.body)).toEqual([JSON.stringify(body), JSON.stringify(body)]);
});

test.each([
	['read', 2],
	['idempotent', 2],
	['write', 1],
] as const)('a REST %s that a gateway did not carry out goes out %i times', async (effect, times) => {
	const { exchange, sent } = await openExchange([
		{ status: 503, body: '' },
		{ status: 200, body: '{}' },
	]);
	await exchange.sendRest({ method: { ...upload, effect }, parameters, body });
	expect(sent).toHaveLength(times);
});

test('a path without its parameter is not sent', async () => {
	const { exchange, sent } = await openExchange([]);
	await expect(exchange.sendRest({ method: upload, body })).rejects.toThrow('needs the parameter prefix');
	expect(sent).toEqual([]);
});

const exists = archerSystem.operations.find(({ value }) => value === 'checkName')!;

test('a SOAP method runs over the same host', async () => {
	const answer = `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><DoesUserExistResponse
		xmlns="http://archer-tech.com/webservices/"><DoesUserExistResult>true</DoesUserExistResult></DoesUserExistResponse></s:Body></s:Envelope>`;
	const { exchange, sent } = await openExchange([
		{ status: 404, body: 'no description' },
		{ status: 200, body: answer, contentType: 'text/xml' },
	]);
	const { wait, isCancelled } = exchange;
	const outcome = await new Caller(archerDialect, exchange).run(exists, {
		values: { userName: 'jdoe' },
		itemIndex: 0,
		settings: exchange.settings,
		binary: async () => await Promise.reject(new Error('no file')),
		wait,
		isCancelled,
	});
	expect(outcome.failure).toBeUndefined();
	const [description, call] = sent;
	expect(description).toMatchObject({
		method: 'GET',
		url: 'http://archer.test/a/ws/accesscontrol.asmx?WSDL',
	});
	expect(call.body).toContain('<sessionToken>token-1</sessionToken>');
	expect(call.headers.SOAPAction).toBe('"http://archer-tech.com/webservices/DoesUserExist"');
});

test('a SOAP method renews its session, and one without a session does not', async () => {
	const soap = (inner: string, status = 200) => ({
		status,
		body: `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${inner}</s:Body></s:Envelope>`,
		contentType: 'text/xml',
	});
	const fine = soap('<PingResponse xmlns="http://archer-tech.com/webservices/"/>');
	const gone = soap(
		'<s:Fault><faultcode>s:Server</faultcode><faultstring>Invalid session token</faultstring></s:Fault>',
		500,
	);
	const ping = {
		element: 'Ping',
		service: 'general',
		effect: 'write',
		fields: [],
		answer: { gives: [] },
	} as const;
	const { exchange, sent, signIns } = await openExchange([fine, gone, fine, gone]);
	const send = async (more: object = {}) =>
		await exchange.send(
			{ ...ping, ...more } as never,
			element('Ping', archerDialect.namespace(ping as never)),
		);
	expect((await send()).response?.name).toBe('PingResponse');
	expect((await send()).response?.name).toBe('PingResponse');
	expect(signIns()).toBe(2);
	expect(sent.map(({ body: written }) => /<sessionToken>([^<]*)/.exec(written!)?.[1])).toEqual([
		'token-1',
		'token-1',
		'token-2',
	]);
	expect((await send({ session: false })).failure).toBeDefined();
	expect([signIns(), sent.length]).toEqual([2, 4]);
});

describe('a REST method that reads', () => {
	const applications: RestMethod = {
		transport: 'rest',
		name: 'applications',
		path: '{prefix}/core/system/application',
		effect: 'read',
		reads: true,
	};
	const envelope = { RequestedObject: { Id: 84 }, IsSuccessful: true };

	test('is a POST with the header that makes it a question, and gives what an array holds', async () => {
		const { exchange, sent } = await openExchange([
			{ status: 200, body: JSON.stringify([envelope, envelope]) },
		]);
		const answer = await exchange.sendRest({ method: applications, parameters });
		expect(answer).toEqual({ response: {}, entries: [envelope, envelope] });
		expect(sent[0]).toMatchObject({
			method: 'POST',
			url: 'http://archer.test/a/api/core/system/application',
			body: '{}',
			headers: { 'X-Http-Method-Override': 'GET', Authorization: 'Archer session-id="token-1"' },
		});
	});

	test('goes as a plain GET where that is asked for', async () => {
		const { exchange, sent } = await openExchange([{ status: 200, body: JSON.stringify(envelope) }]);
		const answer = await exchange.sendRest({ method: applications, parameters, verb: 'GET' });
		expect(answer).toEqual({ response: envelope, entries: [envelope] });
		expect(sent[0].method).toBe('GET');
		expect(sent[0].body).toBeUndefined();
		expect(sent[0].headers).not.toHaveProperty('X-Http-Method-Override');
	});

	test('renews the session once; what refuses the new one too is no matter of sessions, and SOAP goes on with it', async () => {
		const refused = { status: 401, body: '{"Message":"Unauthorized"}' };
		const { exchange, sent, signIns } = await openExchange([
			{ status: 200, body: JSON.stringify(envelope) },
			refused,
			refused,
			{ status: 200, body: JSON.stringify(envelope) },
		]);
		await exchange.sendRest({ method: applications, parameters });
		const answer = await exchange.sendRest({ method: applications, parameters });
		expect(answer.failure).toMatchObject({ kind: 'denied', httpStatus: 401 });
		expect(signIns()).toBe(2);
		expect((await exchange.sendRest({ method: applications, parameters })).failure).toBeUndefined();
		expect(signIns()).toBe(2);
		expect(sent.at(-1)!.headers.Authorization).toBe('Archer session-id="token-2"');
	});

	test('a web page in its place is no answer', async () => {
		const { exchange } = await openExchange([
			{ status: 200, body: '<html></html>', contentType: 'text/html' },
		]);
		const answer = await exchange.sendRest({ method: applications, parameters });
		expect(answer.failure).toMatchObject({ kind: 'unreadable', httpStatus: 200 });
	});
});

const everything = allMethods(archerSystem);

test.each(everything.map((method) => [method.element, method] as const))(
	'with Dry Run %s goes out only if it reads',
	async (_element, method) => {
		const reply = { status: 404, body: 'no page', contentType: 'text/plain' };
		const { exchange, sent } = await openExchange([reply, reply, reply, reply], true);
		const { failure } = await exchange.send(method, element(method.element, archerDialect.namespace(method)));
		const posted = sent.filter(({ method: verb }) => verb === 'POST');
		expect(posted.length > 0).toBe(method.effect === 'read');
		expect(failure?.kind === 'planned').toBe(method.effect !== 'read');
	},
);

test('with Dry Run nothing is posted by REST either, and what asks is asked', async () => {
	const { exchange, sent } = await openExchange([{ status: 200, body: '[]' }], true);
	const { failure } = await exchange.sendRest({ method: upload, parameters, body });
	expect(failure).toMatchObject({ kind: 'planned', reached: 'no' });
	expect(sent).toEqual([]);
	await exchange.sendRest({ method: { ...upload, effect: 'read', reads: true }, parameters });
	expect(sent).toHaveLength(1);
});

describe('what the newest answer tells of latency and clock', () => {
	const answered = async (date?: string) => {
		const { exchange } = await openExchange([{ status: 200, body: '{}', date }]);
		expect(exchange.lastAnswer()).toBeUndefined();
		await exchange.sendRest({ method: upload, parameters, body });
		return exchange.lastAnswer()!;
	};

	test.each([0, 90, -3600])('a clock that is %d seconds ahead', async (seconds) => {
		const { milliseconds, clockDifference } = await answered(
			new Date(Date.now() + seconds * 1000).toUTCString(),
		);
		expect(milliseconds).toBeGreaterThanOrEqual(0);
		expect(Math.abs(clockDifference! - seconds)).toBeLessThanOrEqual(1);
	});

	test.each([undefined, 'yesterday'])('no clock in %p', async (date) => {
		expect((await answered(date)).clockDifference).toBeUndefined();
	});
});
