/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests never run inside n8n */
import { setTimeout as sleep } from 'node:timers/promises';
import { sandboxLogins, startSandbox, type FaultRule, type Sandbox } from '../../../sandbox';
import {
	callArcher,
	callAssureSign,
	callSoftExpert,
	exchange,
	inside,
	logIntoArcher,
	type Answer,
} from './support';

let sandbox: Sandbox;
let token: string;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(async () => await sandbox.stop());
beforeEach(async () => {
	sandbox.control.reset();
	token = await logIntoArcher(sandbox);
	sandbox.control.clearRequests();
});

const rename = async (name: string): Promise<Answer> =>
	await callArcher(
		sandbox,
		'UpdateUserName',
		`<sessionToken>${token}</sessionToken><userId>205</userId><userName>${name}</userName>`,
	);
const nameNow = () => sandbox.archer.state.users.get(205)?.userName;

async function control(
	method: string,
	path: string,
	value?: unknown,
): Promise<{ status: number; value: unknown }> {
	const { status, body } = await exchange(`${sandbox.url}/control/${path}`, {
		method,
		body: value === undefined ? undefined : JSON.stringify(value),
	});
	return { status, value: JSON.parse(body) as unknown };
}

describe('injected failures', () => {
	test.each([
		['reset-before-response', false],
		['reset-after-handling', true],
		['cut', true],
	] as const)('%s breaks the connection', async (kind, handled) => {
		sandbox.control.addFault({ kind, system: 'archer' });
		await expect(rename('changed')).rejects.toThrow(/ECONNRESET|socket hang up|aborted/);
		expect(nameNow()).toBe(handled ? 'changed' : 'user0001');
		const [request] = sandbox.requests;
		expect([request.method, request.handled, request.faults]).toEqual(['UpdateUserName', handled, [kind]]);
		expect((await rename('changed')).status).toBe(200);
	});

	test.each([false, true])('a timeout whose method %p runs', async (handled) => {
		sandbox.control.addFault({ kind: 'timeout', handled });
		const answer = exchange(`${sandbox.archer.url}/ws/accesscontrol.asmx`, {
			headers: {
				'Content-Type': 'text/xml; charset=utf-8',
				SOAPAction: '"http://archer-tech.com/webservices/UpdateUserName"',
			},
			body:
				'<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>' +
				'<UpdateUserName xmlns="http://archer-tech.com/webservices/">' +
				`<sessionToken>${token}</sessionToken><userId>205</userId><userName>late</userName>` +
				'</UpdateUserName></s:Body></s:Envelope>',
			timeout: 500,
		});
		await expect(answer).rejects.toThrow('timed out');
		expect(nameNow()).toBe(handled ? 'late' : 'user0001');
	});

	test('a status, as often as asked, with Retry-After', async () => {
		sandbox.control.addFault({ kind: 'status', status: 503, retryAfter: 2, times: 2 });
		const answers = [await rename('a'), await rename('a'), await rename('a')];
		expect(answers.map(({ status }) => status)).toEqual([503, 503, 200]);
		expect(answers[0].headers['retry-after']).toBe('2');
		expect(answers[0].headers['content-type']).toBe('text/html');
		expect(answers[0].body).toContain('<h1>503</h1>');
	});

	test('a sign-in page, half an answer, no answer', async () => {
		sandbox.control.addFault({ kind: 'html-login-page' });
		sandbox.control.addFault({ kind: 'truncated' });
		sandbox.control.addFault({ kind: 'empty' });
		const page = await rename('a');
		expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
		expect(nameNow()).toBe('user0001');
		const half = await rename('a');
		expect(half.body).toMatch(/^<\?xml/);
		expect(half.body).not.toContain('</soap:Envelope>');
		const nothing = await rename('a');
		expect([nothing.status, nothing.body]).toEqual([200, '']);
		expect(nameNow()).toBe('a');
	});

	test('a fault in each system’s own form', async () => {
		sandbox.control.addFault({ kind: 'fault', text: 'Deadlock', times: 3 });
		const archer = await rename('a');
		expect(inside(archer.body, 'faultstring')).toBe('Server was unable to process request. ---&gt; Deadlock');
		const softExpert = await callSoftExpert(
			sandbox,
			'getAttribData',
			'<urn:IDATTRIBS>REGION</urn:IDATTRIBS>',
		);
		expect(inside(softExpert.body, 'faultcode')).toBe('SOAP-ENV:Server');
		const { userName, password } = sandboxLogins.assureSign;
		const login = `<Request UserName="${userName}" Password="${password}"/>`;
		const assureSign = await callAssureSign(sandbox, 'Users', 'AuthenticateUser', login);
		expect(inside(assureSign.body, 'faultcode')).toBe('a:InternalServiceFault');
		expect([archer, softExpert, assureSign].map(({ status }) => status)).toEqual([500, 500, 500]);
	});

	test('latency adds up with another failure', async () => {
		sandbox.control.addFault({ kind: 'latency', milliseconds: 80 });
		sandbox.control.addFault({ kind: 'status', status: 502 });
		expect((await rename('a')).status).toBe(502);
		const [{ startedAt, endedAt = 0, faults }] = sandbox.requests;
		expect(endedAt - startedAt).toBeGreaterThanOrEqual(75);
		expect(faults).toEqual(['latency', 'status']);
	});

	test('only the named system and method, after the named number of requests', async () => {
		sandbox.control.addFault({ kind: 'status', status: 502, system: 'softExpert' });
		sandbox.control.addFault({ kind: 'status', status: 502, method: 'GetUserList' });
		sandbox.control.addFault({ kind: 'status', status: 502, method: 'UpdateUserName', after: 1 });
		expect([(await rename('a')).status, (await rename('b')).status]).toEqual([200, 502]);
		expect(sandbox.control.faults().map(({ hits }) => hits)).toEqual([0, 0, 1]);
		sandbox.control.clearFaults();
		expect(sandbox.control.faults()).toEqual([]);
	});

	test('a probability with a seed hits the same requests every time', async () => {
		const run = async () => {
			sandbox.control.clearFaults();
			sandbox.control.addFault({ kind: 'status', status: 502, probability: 0.4, seed: 7 });
			const statuses: number[] = [];
			for (let number = 0; number < 30; number++) statuses.push((await rename('a')).status);
			return statuses;
		};
		const first = await run();
		expect(await run()).toEqual(first);
		const hits = first.filter((status) => status === 502).length;
		expect(hits).toBeGreaterThan(5);
		expect(hits).toBeLessThan(20);
	});

	test('a rule that makes no sense is refused', () => {
		expect(() => sandbox.control.addFault({ kind: 'status' })).toThrow('needs a status');
		expect(() => sandbox.control.addFault({ kind: 'explode' } as unknown as FaultRule)).toThrow(
			'Unknown kind',
		);
	});
});

describe('the journal', () => {
	test('knows how many requests were open at once', async () => {
		sandbox.control.addFault({ kind: 'latency', milliseconds: 400, times: 4 });
		await Promise.all([rename('a'), rename('b'), rename('c'), rename('d')]);
		await rename('e');
		expect(sandbox.control.maximumConcurrency({ system: 'archer' })).toBe(4);
		expect(sandbox.control.maximumConcurrency({ method: 'GetUserList' })).toBe(0);
		expect(sandbox.control.count({ method: 'UpdateUserName' })).toBe(5);
	});

	test('requests one after the other do not overlap', async () => {
		for (const name of ['a', 'b', 'c']) await rename(name);
		expect(sandbox.control.maximumConcurrency()).toBe(1);
	});
});

describe('the control endpoint', () => {
	test('requests come without secrets unless bodies are asked for', async () => {
		await rename('a');
		const { value } = await control('GET', 'requests?system=archer&method=UpdateUserName');
		expect(value).toMatchObject([
			{ system: 'archer', method: 'UpdateUserName', status: 200, handled: true, faults: [] },
		]);
		expect(JSON.stringify(value)).not.toContain(token);
		expect(JSON.stringify((await control('GET', 'requests?bodies=1')).value)).toContain(token);
	});

	test('deviations, tokens and the summary', async () => {
		await callArcher(sandbox, 'GetUserListCount', `<sessionToken>${token}</sessionToken><extra/>`);
		expect((await control('GET', 'deviations')).value).toMatchObject([
			{ system: 'archer', method: 'GetUserListCount', message: 'unknown element extra' },
		]);
		expect((await control('GET', 'sessions/tokens?system=archer')).value).toEqual([token]);
		expect((await control('GET', 'summary')).value).toEqual({
			count: 1,
			maximumConcurrency: 1,
			archerLogins: { 'api.n8n': 1 },
			refusedSignIns: { archer: {}, softExpert: {}, assureSign: {} },
		});
		await control('DELETE', 'requests');
		expect(sandbox.requests).toEqual([]);
	});

	test('faults, options, clock, sessions and seed reach the systems', async () => {
		await control('POST', 'faults', { kind: 'status', status: 429, system: 'archer' });
		expect((await rename('a')).status).toBe(429);
		await control('POST', 'options', { archer: { sessionIdleMilliseconds: 1000 } });
		await control('POST', 'clock', { milliseconds: 2000 });
		expect(inside((await rename('a')).body, 'faultstring')).toContain('Invalid session token');
		token = await logIntoArcher(sandbox);
		await control('POST', 'sessions/expire', { system: 'archer' });
		expect((await control('GET', 'sessions/tokens?system=archer')).value).toEqual([]);
		expect((await control('POST', 'seed', { system: 'archer', users: 60 })).value).toEqual({ users: 100 });
		expect((await control('GET', 'users?system=archer')).value).toHaveLength(100);
	});

	test('reset brings everything back', async () => {
		await rename('a');
		await control('POST', 'faults', { kind: 'timeout' });
		await control('POST', 'options', { archer: { spelling: 'table' } });
		expect(await control('POST', 'reset')).toEqual({ status: 200, value: { ok: true } });
		expect(nameNow()).toBe('user0001');
		expect(sandbox.control.faults()).toEqual([]);
		expect(sandbox.control.liveTokens('archer')).toEqual([]);
		token = await logIntoArcher(sandbox);
		expect((await rename('b')).status).toBe(200);
	});

	test('users are listed without passwords', async () => {
		const text = JSON.stringify((await control('GET', 'users?system=assureSign')).value);
		expect(text).toContain('jdoe@example.com');
		expect(text).not.toContain(sandboxLogins.assureSign.password);
	});

	test('mistakes are told', async () => {
		expect((await control('GET', 'nothing')).status).toBe(404);
		expect((await control('POST', 'sessions/expire', { system: 'other' })).status).toBe(400);
		expect((await control('POST', 'faults', { kind: 'explode' })).status).toBe(400);
	});
});

test('stop closes connections that still wait for an answer', async () => {
	const own = await startSandbox();
	own.control.addFault({ kind: 'timeout' });
	const waiting = expect(logIntoArcher(own)).rejects.toThrow(/ECONNRESET|socket hang up/);
	while (own.requests.length === 0 || own.requests[0].faults.length === 0) {
		await sleep(5);
	}
	await own.stop();
	await waiting;
	await expect(exchange(own.url)).rejects.toThrow('ECONNREFUSED');
});
