/* eslint-disable @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import { startSandbox, type FaultRule, type Sandbox } from '../../sandbox';
import type { CredentialStore } from '../support/credentialsHelper';
import { runNode, sandboxCredentials, type NodeRunOptions } from '../support/workflow';
import { enough } from '../support/slowness';

// Pauses belong to a credential and an address: each test has a port of its own.
let sandbox: Sandbox;
let store: CredentialStore;
beforeEach(async () => {
	sandbox = await startSandbox();
	store = sandboxCredentials(sandbox);
});
afterEach(async () => await sandbox.stop());

const deadPort = 'http://127.0.0.1:9';
const item = (index: number) => ({ name: `n${index}` });
const items = (count: number) => Array.from({ length: count }, (_, index) => item(index));

const calls: Record<'read' | 'write', Pick<NodeRunOptions, 'node' | 'parameters'>> = {
	read: {
		node: 'softExpert',
		parameters: { resource: 'attribute', operation: 'getData', attributeIds: '={{ $json.name }}' },
	},
	write: {
		node: 'archer',
		parameters: { resource: 'group', operation: 'create', groupName: '={{ $json.name }}' },
	},
};

async function run(call: keyof typeof calls, count: number, options = {}) {
	const { node, parameters } = calls[call];
	const started = Date.now();
	const result = await runNode({
		node,
		parameters: { ...parameters, options },
		items: items(count),
		store,
		onError: 'continueErrorOutput',
	});
	return { ...result, seconds: (Date.now() - started) / 1000 };
}

describe('a system that is gone', () => {
	test.each(['read', 'write'] as const)(
		'ten thousand items (%s) against a dead port end in less than a minute, each with its own error',
		async (call) => {
			store.set('softExpert', { ...store.get('softExpert'), baseUrl: deadPort });
			store.set('archer', { ...store.get('archer'), baseUrl: deadPort });
			const { errors, seconds } = await run(call, 10_000);
			expect(seconds).toBeLessThan(enough(60_000) / 1000);
			expect(errors).toHaveLength(10_000);
			expect(errors.map((each) => each.pairedItem)).toEqual(
				items(10_000).map((_, index) => ({ item: index })),
			);
			const system = call === 'read' ? 'SoftExpert' : 'Archer';
			for (const index of [0, 20, 9_999]) {
				expect(errors[index].json).toMatchObject({
					...item(index),
					error: {
						message: `${system} does not take connections at this address [item ${index}].`,
						code: 'ECONNREFUSED',
					},
				});
			}
			const last = JSON.stringify(errors[9_999].json);
			expect(last).toMatch(
				/Not tried: the last \d+ (?:requests of this run could not connect|sign-ins of this run did not get through)\. Check (?:the base URL|'Environment' or 'Host')/,
			);
			expect(last).not.toContain('not known whether');
		},
		300_000,
	);

	test('a system that takes connections and never answers costs four time-outs, not four per item', async () => {
		await run('read', 1);
		sandbox.control.clearRequests();
		sandbox.control.addFault({ kind: 'timeout', times: 1_000 });
		const { errors, seconds } = await run('read', 200, { timeout: 1, parallelRequests: 1 });
		expect(errors).toHaveLength(200);
		expect(sandbox.requests).toHaveLength(4);
		expect(seconds).toBeLessThan(enough(15_000) / 1000);
		expect(JSON.stringify(errors[199].json)).toContain(
			'Not tried: the last 4 requests of this run got no answer in time',
		);
	}, 30_000);

	test('one that comes back in time is only waited for', async () => {
		await run('read', 1);
		sandbox.control.addFault({ kind: 'reset-before-response', times: 3 });
		const { errors, items: done } = await run('read', 5, { parallelRequests: 1 });
		expect(errors).toHaveLength(5);
		expect(done).toEqual([]);
		for (const { json } of errors) expect(JSON.stringify(json)).toContain('Attribute does not exist');
	});
});

describe('a system that asks to wait', () => {
	const status = (number: number, more: Partial<FaultRule>) =>
		sandbox.control.addFault({ kind: 'status', status: number, system: 'softExpert', ...more });

	test('is left alone by all items, which come back one after the other', async () => {
		await run('read', 1);
		sandbox.control.clearRequests();
		status(429, { retryAfter: 4, times: 1 });
		await run('read', 30);
		const starts = sandbox.requests.map(({ startedAt }) => startedAt);
		const answered = sandbox.requests[0].endedAt!;
		// What was on its way before the answer was read does not count; on a busy machine that takes a moment.
		const early = starts.filter((start) => start > answered + 1_500 && start < answered + 3_950);
		expect(early).toEqual([]);
		// Seven others at most went out beside the first.
		const later = starts.filter((start) => start >= answered + 3_950);
		expect(later.length).toBeGreaterThan(20);
	}, 30_000);

	test('is left alone by another execution with the same credential', async () => {
		await run('read', 1);
		status(503, { retryAfter: 2, times: 1 });
		const first = run('read', 1);
		while (sandbox.control.faults()[0].hits === 0) await new Promise((resolve) => setImmediate(resolve));
		await new Promise((resolve) => setImmediate(resolve));
		const second = await run('read', 1);
		await first;
		expect(second.seconds).toBeGreaterThan(1.8);
	}, 30_000);

	test.each([
		[
			'3600',
			/It asks to wait 60 minutes, until \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC; this node waits 60 seconds/,
		],
		[new Date(Date.now() + 7_200_000).toUTCString(), /It asks to wait \d+ minutes, until \d{4}-/],
		['99999999999999', /It asks to wait \d+ days; this node waits 60 seconds at most/],
	])(
		'for longer than anybody waits (%s), the error names the time, and the others are not sent',
		async (...row) => {
			const [retryAfter, message] = row;
			await run('read', 1);
			sandbox.control.clearRequests();
			status(429, { retryAfter, times: 1_000 });
			const { errors, seconds } = await run('read', 500, { parallelRequests: 1 });
			expect(errors).toHaveLength(500);
			expect(sandbox.requests).toHaveLength(1);
			expect(seconds).toBeLessThan(10);
			expect(JSON.stringify(errors[0].json)).toMatch(message);
			expect(JSON.stringify(errors[499].json)).toContain('Not sent: the system has just asked to wait');
			expect(JSON.stringify(errors[499].json)).toMatch(/It asks to wait \d+ (?:minutes|seconds), until/);
		},
	);

	test.each(['soon', '-5', '0', ''])(
		'with a time that is none (%j), is asked again after a moment',
		async (retryAfter) => {
			await run('read', 1);
			sandbox.control.clearRequests();
			status(429, { retryAfter, times: 1 });
			const { seconds } = await run('read', 1);
			expect(sandbox.requests).toHaveLength(2);
			expect(seconds).toBeLessThan(5);
		},
	);
});
