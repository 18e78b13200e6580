/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- tests never run inside n8n */
import { sleep as wait, type ICredentialDataDecryptedObject, type IHttpRequestHelper } from 'n8n-workflow';
import { OutboundHttp } from '@n8n/backend-network';
import { Container } from '@n8n/di';
import { startSandbox, type FaultRule, type Sandbox } from '../../sandbox';
import { defaultXmlLimits } from '../../nodes/shared/xml/limits';
import { runOptions } from '../../nodes/shared/n8n/properties';
import { until } from '../support/until';
import { credentialTypes, runNode, sandboxCredentials } from '../support/workflow';
import { enough } from '../support/slowness';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(async () => await sandbox.stop());
beforeEach(() => sandbox.control.reset());

const megabyte = 1024 * 1024;

/** The most memory that the process took above its start while the action ran, the sandbox in it included. */
async function growth(action: () => Promise<void>): Promise<number> {
	const before = process.memoryUsage().rss;
	let most = before;
	let runs = true;
	const watch = async () => {
		while (runs) {
			most = Math.max(most, process.memoryUsage().rss);
			await wait(5);
		}
	};
	const watching = watch();
	await action();
	runs = false;
	await watching;
	return (most - before) / megabyte;
}

const lookUp = (options = {}) => ({
	node: 'archer' as const,
	parameters: { resource: 'user', operation: 'lookUpId', userName: 'user0001', options },
	store: sandboxCredentials(sandbox),
});

const bomb = (encoding: FaultRule['encoding'], megabytes: number, more: Partial<FaultRule> = {}) =>
	sandbox.control.addFault({ kind: 'bomb', encoding, megabytes, times: 10, ...more });

test("the option's default is the limit of everything that has no option", () => {
	expect(runOptions.maximumAnswerSize.default * megabyte).toBe(defaultXmlLimits.bytes);
});

test.each(['gzip', 'deflate', 'br'] as const)(
	'three gigabytes in a small %s answer stop at the limit',
	async (encoding) => {
		bomb(encoding, 3000, { method: 'LookupUserId' });
		const grown = await growth(async () => {
			const { error } = await runNode(lookUp());
			expect(error?.message).toBe('The answer of Archer is larger than 50 MB [item 0].');
			expect(error?.description).toContain("Raise 'Maximum Answer Size (MB)' in the options of the node");
		});
		// The 50 MB, twice while they were collected, and what the sandbox needs to make the answer.
		expect(grown).toBeLessThan(250);
	},
	60_000,
);

test('the option lowers and raises the limit, at most to 512 MB', async () => {
	bomb('gzip', 3, { method: 'LookupUserId' });
	const low = await runNode(lookUp({ maximumAnswerSize: 2 }));
	expect(low.error?.message).toContain('larger than 2 MB');
	sandbox.control.clearFaults();
	bomb('gzip', 51, { method: 'LookupUserId' });
	const high = await runNode(lookUp({ maximumAnswerSize: 60 }));
	// Blanks are no SOAP, but they were read.
	expect(high.error?.message).toContain('empty body');
}, 60_000);

test('a sign-in is bounded as well', async () => {
	bomb('gzip', 100, { method: 'CreateUserSessionFromInstance' });
	const { error } = await runNode(lookUp());
	expect(error?.message).toContain('larger than 50 MB');
}, 60_000);

test('so are the REST interface and the description of a service, which is done without', async () => {
	const run = async (operation: string, parameters: object) =>
		await runNode({
			node: 'archer',
			parameters: { resource: 'attachment', operation, ...parameters } as never,
			items: [{ json: {}, binary: { data: { data: 'QQ==', mimeType: 'text/plain', fileName: 'a.txt' } } }],
			store,
		});
	const store = sandboxCredentials(sandbox);
	await runNode({ ...lookUp(), store });
	bomb('gzip', 100, { method: 'content/attachment' });
	const upload = await run('upload', { binaryProperty: 'data' });
	expect(upload.error?.message).toBe('The answer of Archer is larger than 50 MB [item 0].');
	expect(upload.error?.description).toContain('It is not known whether');
	bomb('gzip', 100, { method: '?WSDL' });
	const grown = await growth(async () => void (await run('download', { fileId: '501' })));
	expect(sandbox.requests.filter(({ faults }) => faults.includes('bomb'))).toHaveLength(2);
	expect(grown).toBeLessThan(250);
}, 60_000);

test('so is the sign-in of a credential test', async () => {
	const helper = {
		helpers: {
			httpRequest: async (options: never) => await Container.get(OutboundHttp).requests().request(options),
		},
	} as unknown as IHttpRequestHelper;
	bomb('gzip', 100, { method: 'CreateUserSessionFromInstance' });
	const credential = sandboxCredentials(sandbox).get('archer') as ICredentialDataDecryptedObject;
	await expect(credentialTypes.archerApi.preAuthentication.call(helper, credential)).rejects.toThrow(
		'The answer of Archer is larger than 50 MB. Ask for less',
	);
}, 60_000);

describe('the time of a request', () => {
	const drip = (method: string) =>
		sandbox.control.addFault({ kind: 'drip', milliseconds: 20, method, times: 10 });

	test('covers its answer: one that drips is no way around it', async () => {
		drip('UpdateUserName');
		const store = sandboxCredentials(sandbox);
		await runNode({ ...lookUp(), store });
		const started = Date.now();
		const { error } = await runNode({
			node: 'archer',
			parameters: {
				resource: 'user',
				operation: 'rename',
				userId: { __rl: true, mode: 'id', value: '205' },
				userName: 'x',
				options: { timeout: 1 },
			},
			store,
		});
		const taken = Date.now() - started;
		expect(error?.message).toMatch(/did not complete its answer in time/);
		expect(taken).toBeGreaterThan(900);
		expect(taken).toBeLessThan(enough(2000));
	});

	test('a cancelled execution ends the request that is on its way, before and within its answer', async () => {
		for (const kind of ['timeout', 'drip'] as const) {
			sandbox.control.reset();
			const store = sandboxCredentials(sandbox);
			await runNode({ ...lookUp(), store });
			sandbox.control.addFault({ kind, milliseconds: 100, method: 'LookupUserId', times: 10 });
			sandbox.control.clearRequests();
			const cancelWhenThere = (cancel: () => void) =>
				void until(() => sandbox.control.requests({ method: 'LookupUserId' })[0]?.faults.length > 0).then(
					cancel,
				);
			await runNode({ ...lookUp(), store, onStart: cancelWhenThere });
			const [request] = sandbox.control.requests({ method: 'LookupUserId' });
			await until(() => request.endedAt !== undefined, 10_000);
			expect(sandbox.control.count({ method: 'LookupUserId' })).toBe(1);
		}
	});
});
