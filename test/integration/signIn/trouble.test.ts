import { startSandbox, type FaultRule, type Sandbox } from '../../../sandbox';
import { runNode } from '../../support/workflow';
import { archerSignIn, freshSecret, reads, runRead, storeWith, type System } from './support';
import { enough } from '../../support/slowness';

/** Sign-ins that fail otherwise than by a refusal, and sessions that are refused. */
let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(async () => await sandbox.stop());
beforeEach(() => sandbox.control.reset());

const unknownOutcome = /not known whether the system has acted/;
const signIns = (system: System) => sandbox.control.count({ method: reads[system].signIn });

/** A write, so that nothing is repeated for its own sake. */
const rename = {
	resource: 'user',
	operation: 'rename',
	userId: { __rl: true, mode: 'id', value: '205' },
	userName: 'renamed',
};

describe.each(['archer', 'assureSign'] as const)('%s: a sign-in that does not get through', (system) => {
	const passing: Array<[string, Omit<FaultRule, 'system'>]> = [
		['a reset connection', { kind: 'reset-before-response' }],
		['a connection that is reset after the sign-in', { kind: 'reset-after-handling' }],
		['503 with Retry-After', { kind: 'status', status: 503, retryAfter: 0 }],
		['502', { kind: 'status', status: 502 }],
		['429 with Retry-After', { kind: 'status', status: 429, retryAfter: 0 }],
	];

	test.each(passing)('%s is repeated like a read', async (_what, fault) => {
		sandbox.control.addFault({ ...fault, system, method: reads[system].signIn, times: 2 });
		const { items, failed } = await runRead(system, storeWith(sandbox, system, {}));
		expect(failed).toEqual([]);
		expect(items).toHaveLength(20);
		expect(signIns(system)).toBe(3);
	});

	const lasting: Array<[string, Omit<FaultRule, 'system'>, RegExp, number]> = [
		['resets', { kind: 'reset-before-response' }, /closed the connection/, 6],
		['503', { kind: 'status', status: 503, retryAfter: 0 }, /not available at present/, 6],
		['503 for an hour', { kind: 'status', status: 503, retryAfter: 3600 }, /not available at present/, 3],
		['500', { kind: 'status', status: 500 }, /HTTP error/, 3],
		['a web page', { kind: 'html-login-page' }, /^A web page answered/, 3],
		['an empty answer', { kind: 'empty' }, /empty body/, 3],
		['half an answer', { kind: 'truncated' }, /closed the connection before the answer was complete/, 6],
	];

	test.each(lasting)(
		'%s: says what failed, and that nothing was sent',
		async (_what, fault, sentence, count) => {
			sandbox.control.addFault({ ...fault, system, method: reads[system].signIn, times: 1000 });
			const { failed } = await runRead(system, storeWith(sandbox, system, {}));
			expect(failed).toHaveLength(20);
			for (const { message, description, fault: told } of failed) {
				expect(message).toMatch(sentence);
				expect(message).not.toMatch(/password|instance/i);
				expect(description).toContain('It was the sign-in that failed: the request itself was not sent.');
				expect(description).not.toMatch(unknownOutcome);
				expect(told.kind).not.toBe('signIn');
			}
			// Four attempts and two items that only try once; then the run stops asking.
			expect(signIns(system)).toBe(count);
			expect(sandbox.control.count({ method: reads[system].method })).toBe(0);

			// Nothing of it is held against the account.
			sandbox.control.clearFaults();
			expect((await runRead(system, storeWith(sandbox, system, {}))).items).toHaveLength(20);
		},
		30_000,
	);

	test("keeps to the node's timeout", async () => {
		sandbox.control.addFault({ kind: 'timeout', system, method: reads[system].signIn, times: 1000 });
		const start = Date.now();
		const { failed } = await runRead(system, storeWith(sandbox, system, {}), {
			count: 1,
			options: { timeout: 1 },
		});
		expect(failed[0].message).toMatch(/did not answer in time/);
		expect(failed[0].description).not.toMatch(unknownOutcome);
		// Four attempts of a second each and the waits between them.
		expect(Date.now() - start).toBeLessThan(enough(9_000));
		expect(signIns(system)).toBe(4);
	}, 20_000);
});

test('the outcome of a write is never unknown because of its sign-in', async () => {
	sandbox.control.addFault({ kind: 'cut', system: 'archer', method: archerSignIn, times: 1000 });
	const { failed } = await runRead('archer', storeWith(sandbox, 'archer', {}), {
		count: 1,
		parameters: rename,
	});
	expect(failed[0].description).not.toMatch(unknownOutcome);
	expect(sandbox.control.count({ method: 'UpdateUserName' })).toBe(0);
});

/** What Archer may say, and what it is taken for: `known` by its whole text, `unknown` texts accuse nothing. */
const texts: Array<[string, string, RegExp, 'signIn' | 'fault']> = [
	['a wrong password', 'Login failed', /^Archer did not accept user name and password/, 'signIn'],
	['an instance', 'The instance name is invalid', /^Archer does not know this instance/, 'signIn'],
	['a locked account', 'The account is locked', /^The credential's account is locked in Archer/, 'signIn'],
	['an account out of use', 'Account is inactive', /^The credential's account is not active/, 'signIn'],
	['an expired password', 'The password has expired.', /^The password of .* has expired in Archer/, 'signIn'],
	['a domain', 'The domain is invalid', /^Archer does not know this user's domain/, 'signIn'],
	[
		'a null reference',
		'Object reference not set to an instance of an object.',
		/^Archer could not sign in: it failed by itself/,
		'fault',
	],
	[
		'a database that is down',
		'A network-related or instance-specific error occurred while establishing a connection to SQL Server. The server was not found.',
		/^Archer could not sign in: it failed by itself/,
		'fault',
	],
	[
		"the database's own account",
		"Login failed for user 'archer_svc'.",
		/^Archer could not sign in: it failed/,
		'fault',
	],
	[
		'a text of nobody',
		'Anmeldung fehlgeschlagen (instance domain)',
		/^Archer could not sign in \[item 0\]\.$/,
		'signIn',
	],
];

test.each(texts)('Archer says %s', async (_what, text, sentence, kind) => {
	sandbox.control.addFault({ kind: 'fault', system: 'archer', method: archerSignIn, text, times: 1000 });
	const store = storeWith(sandbox, 'archer', { password: freshSecret() });
	const { failed } = await runRead('archer', store);
	expect(failed[0].message).toMatch(sentence);
	expect(failed[0].description).toContain(text.replace(/\.$/, ''));
	expect(failed[0].description).not.toMatch(unknownOutcome);
	expect(failed.map(({ fault }) => fault.kind)).toEqual(failed.map(() => kind));
	expect(signIns('archer')).toBe(kind === 'signIn' ? 1 : 3);
});

describe('a session that is refused right after its sign-in', () => {
	const refused: Array<[string, FaultRule]> = [
		['by a fault', { kind: 'fault', method: 'LookupUserId', text: 'Invalid session token', times: 1000 }],
		['by HTTP 401', { kind: 'status', method: 'LookupUserId', status: 401, times: 1000 }],
	];
	test.each(refused)('%s: two sign-ins for 20 items, stored session or not', async (_what, fault) => {
		const store = storeWith(sandbox, 'archer', {});
		for (const [execution, options] of [{}, { parallelRequests: 1 }].entries()) {
			sandbox.control.addFault(fault);
			const { failed } = await runRead('archer', store, { options });
			expect(failed).toHaveLength(20);
			expect(failed[19].message).toMatch(/^Archer does not accept the session, although it was renewed/);
			expect(signIns('archer')).toBe(2 * (execution + 1));
			sandbox.control.clearFaults();
		}
		expect((await runRead('archer', store)).items).toHaveLength(20);
	});

	test('AssureSign too', async () => {
		const body =
			'<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>' +
			'<GetUserResponse xmlns="https://www.assuresign.net/Services/DocumentNOW/Users">' +
			'<GetUserResult Success="false"><Exceptions><UserException Severity="Error">' +
			'The authentication token is invalid or has expired.</UserException></Exceptions></GetUserResult>' +
			'</GetUserResponse></s:Body></s:Envelope>';
		const { method } = reads.assureSign;
		sandbox.control.addFault({
			kind: 'status',
			method,
			status: 200,
			contentType: 'text/xml',
			body,
			times: 1000,
		});
		const { failed } = await runRead('assureSign', storeWith(sandbox, 'assureSign', {}));
		expect(failed).toHaveLength(20);
		expect(signIns('assureSign')).toBe(2);
	});
});

test('HTTP 401 from Archer renews once, in SOAP and in REST', async () => {
	const store = storeWith(sandbox, 'archer', {});
	await runRead('archer', store, { count: 1 });
	sandbox.control.addFault({ kind: 'status', method: 'LookupUserId', status: 401 });
	expect((await runRead('archer', store, { count: 3 })).items).toHaveLength(3);
	expect(signIns('archer')).toBe(2);
	sandbox.control.addFault({ kind: 'status', method: 'content/attachment', status: 401 });
	const data = { data: Buffer.from('A file').toString('base64'), mimeType: 'text/plain', fileName: 'a.txt' };
	const { error, items } = await runNode({
		node: 'archer',
		parameters: { resource: 'attachment', operation: 'upload' },
		items: [{ json: {}, binary: { data } }],
		store,
	});
	expect(error).toBeUndefined();
	expect(items).toHaveLength(1);
	expect(signIns('archer')).toBe(3);
});
