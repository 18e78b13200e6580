import type { IDataObject } from 'n8n-workflow';
import { startSandbox, type FaultRule, type Sandbox } from '../../sandbox';
import type { CredentialStore } from '../support/credentialsHelper';
import { runNode, sandboxCredentials } from '../support/workflow';

let sandbox: Sandbox;
let store: CredentialStore;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(async () => await sandbox.stop());
beforeEach(async () => {
	sandbox.control.reset();
	store = sandboxCredentials(sandbox);
	await run('read');
	sandbox.control.clearRequests();
});

const user = { __rl: true, mode: 'id', value: '205' };
const operations = {
	read: { method: 'LookupUserId', parameters: { operation: 'lookUpId', userName: 'user0001' } },
	idempotent: {
		method: 'UpdateUserNote',
		parameters: { operation: 'updateNotes', userId: user, note: 'Seen' },
	},
	write: {
		method: 'UpdateUserName',
		parameters: { operation: 'rename', userId: user, userName: 'renamed' },
	},
};
type Effect = keyof typeof operations;

async function run(effect: Effect, options: IDataObject = {}) {
	const { parameters } = operations[effect];
	return await runNode({
		node: 'archer',
		parameters: { resource: 'user', ...parameters, options } as never,
		store,
	});
}

const unknown = 'It is not known whether the system has acted on the request';

interface Row {
	fault: Omit<FaultRule, 'kind' | 'system' | 'method'> & { kind: FaultRule['kind'] };
	/** Effects that the request is sent again for. */
	again: Effect[];
	/** What it says when it stays, or when it is not sent again. */
	message: RegExp;
	/** Whether a write may have been done. */
	reached: 'no' | 'unknown';
	options?: IDataObject;
}

const every: Effect[] = ['read', 'idempotent', 'write'];
const repeatable: Effect[] = ['read', 'idempotent'];
const status = (number: number, more: Partial<FaultRule> = {}) => ({
	kind: 'status' as const,
	status: number,
	...more,
});
const quick = { timeout: 1 };

const rows: Row[] = [
	{
		fault: { kind: 'reset-before-response' },
		again: repeatable,
		message: /closed the conn/,
		reached: 'unknown',
	},
	{
		fault: { kind: 'reset-after-handling' },
		again: repeatable,
		message: /closed the conn/,
		reached: 'unknown',
	},
	{
		fault: { kind: 'cut' },
		again: repeatable,
		message: /before the answer was complete/,
		reached: 'unknown',
	},
	{ fault: { kind: 'cut-chunked' }, again: repeatable, message: /before the answer was/, reached: 'unknown' },
	{ fault: { kind: 'truncated' }, again: repeatable, message: /before the answer was/, reached: 'unknown' },
	{
		fault: { kind: 'cut-gzip' },
		again: repeatable,
		message: /before the answer was|broke off/,
		reached: 'unknown',
	},
	{
		fault: { kind: 'broken-gzip' },
		again: repeatable,
		message: /broke off or was changed|before the answer was/,
		reached: 'unknown',
	},
	{
		fault: { kind: 'broken-http' },
		again: repeatable,
		message: /broke off or was changed|before the answer was/,
		reached: 'unknown',
	},
	{
		fault: { kind: 'timeout' },
		again: repeatable,
		message: /did not answer in time/,
		reached: 'unknown',
		options: quick,
	},
	{
		fault: { kind: 'drip', milliseconds: 20 },
		again: repeatable,
		message: /did not complete its answer in time \(\d+ bytes came\)/,
		reached: 'unknown',
		options: quick,
	},
	{ fault: { kind: 'empty' }, again: [], message: /empty body/, reached: 'unknown' },
	{ fault: { kind: 'html-login-page' }, again: [], message: /web page answered/, reached: 'unknown' },
	{
		fault: { kind: 'html-login-page', handled: true },
		again: [],
		message: /web page answered/,
		reached: 'unknown',
	},
	{
		fault: status(200, { contentType: 'application/json', body: '{"ok":true}', handled: true }),
		again: [],
		message: /not a complete SOAP message/,
		reached: 'unknown',
	},
	{
		fault: status(302, { location: 'https://sso.example.com/login?token=x' }),
		again: [],
		message: /redirects to https:\/\/sso\.example\.com instead/,
		reached: 'unknown',
	},
	{
		fault: status(308, { location: 'https://new.example.com/' }),
		again: [],
		message: /redirects to https:\/\/new\.example\.com instead/,
		reached: 'no',
	},
	{ fault: status(403), again: [], message: /refuses access/, reached: 'unknown' },
	{ fault: status(404), again: [], message: /no web service/, reached: 'no' },
	{ fault: status(407), again: [], message: /proxy asks for a sign-in/, reached: 'no' },
	{ fault: status(413), again: [], message: /too large/, reached: 'no' },
	{ fault: status(429), again: every, message: /takes no more requests/, reached: 'no' },
	{ fault: status(429, { retryAfter: 1 }), again: every, message: /takes no more/, reached: 'no' },
	{ fault: status(429, { retryAfter: -1 }), again: every, message: /takes no more/, reached: 'no' },
	{ fault: status(500), again: [], message: /HTTP error/, reached: 'unknown' },
	{ fault: status(502), again: repeatable, message: /behind the gateway/, reached: 'unknown' },
	{ fault: status(503), again: repeatable, message: /not available/, reached: 'unknown' },
	{ fault: status(503, { retryAfter: 'soon' }), again: repeatable, message: /not avail/, reached: 'unknown' },
	{ fault: status(504), again: repeatable, message: /too long to answer its gateway/, reached: 'unknown' },
	{
		fault: { kind: 'bomb', megabytes: 3 },
		again: [],
		message: /larger than 1 MB/,
		reached: 'unknown',
		options: { maximumAnswerSize: 1 },
	},
];
const cases = rows.flatMap((row) => every.map((effect) => ({ row, effect })));
const titled = cases.map(({ row, effect }) => {
	const { kind, ...more } = row.fault;
	return [`${kind} ${JSON.stringify(more)}`, effect, row] as const;
});

test.each(titled)(
	'%s, %s',
	async (_title, effect, { fault, again, message, reached, options }) => {
		const { method } = operations[effect];
		sandbox.control.addFault({ ...fault, system: 'archer', method, times: 1 });
		const { error, items } = await run(effect, options);
		const repeats = again.includes(effect);
		expect(sandbox.control.count({ method })).toBe(repeats ? 2 : 1);
		if (repeats) {
			expect(error).toBeUndefined();
			expect(items).toHaveLength(1);
			return;
		}
		expect(error?.message).toMatch(message);
		const says = effect !== 'read' && reached === 'unknown';
		if (says) expect(error?.description).toContain(unknown);
		else expect(error?.description ?? '').not.toContain('not known whether');
	},
	20_000,
);
