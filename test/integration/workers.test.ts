/* eslint-disable @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import { startSandbox, type Sandbox } from '../../sandbox';
import { claimOn } from '../../nodes/shared/engine/signIn/renewal';
import { startWorkers } from '../support/workers';
import { sandboxCredentials, type NodeRun } from '../support/workflow';
import { enough } from '../support/slowness';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(async () => await sandbox.stop());
beforeEach(() => sandbox.control.reset());

const lookUps = (count: number) => ({
	node: 'archer' as const,
	parameters: { resource: 'user', operation: 'lookUpId', userName: 'user0001' },
	items: Array.from({ length: count }, () => ({})),
});

test('workers that lose the session at the same time settle on one within a few sign-ins', async () => {
	const workers = await startWorkers(3);
	const store = sandboxCredentials(sandbox);
	await workers[0]({ ...lookUps(1), store });
	for (let round = 0; round < 3; round++) {
		sandbox.control.expireSessions('archer');
		const runs = await Promise.all(workers.map(async (runNode) => await runNode({ ...lookUps(40), store })));
		for (const { error, items } of runs) {
			expect(error).toBeUndefined();
			expect(items).toHaveLength(40);
		}
	}
	const signIns = sandbox.control.count({ method: 'CreateUserSessionFromInstance' });
	expect(signIns).toBeGreaterThanOrEqual(1 + 3);
	// One at the start, and one for each time; one more if the machine stands still at the wrong moment.
	expect(signIns).toBeLessThanOrEqual(1 + 3 + 1);
}, 60_000);

test('workers that start without a session settle on one too', async () => {
	const workers = await startWorkers(2);
	const store = sandboxCredentials(sandbox);
	const runs = await Promise.all(workers.map(async (runNode) => await runNode({ ...lookUps(40), store })));
	for (const { error, items } of runs) {
		expect(error).toBeUndefined();
		expect(items).toHaveLength(40);
	}
	expect(sandbox.control.count({ method: 'CreateUserSessionFromInstance' })).toBeLessThanOrEqual(5);
}, 60_000);

const signIn = { archer: 'CreateUserSessionFromInstance', assureSign: 'AuthenticateUser' };

const errorsOf = (results: NodeRun[]) => [
	...new Set(results.flatMap(({ errors }) => errors.map(({ json }) => JSON.stringify(json.error)))),
];

/** Ends all sessions of a system at random moments until the work is done; gives how often. */
async function whileSessionsEnd(system: 'archer' | 'assureSign', work: Promise<unknown>): Promise<number> {
	let isDone = false;
	const done = work.finally(() => {
		isDone = true;
	});
	let endings = 0;
	// Each has signed in by then.
	await new Promise((resolve) => setTimeout(resolve, 1500));
	while (!isDone) {
		await new Promise((resolve) => setTimeout(resolve, 700 + Math.random() * 1500));
		if (isDone) break;
		sandbox.control.expireSessions(system);
		endings++;
	}
	await done;
	return endings;
}

describe.each([2, 4])('%i workers whose sessions end all the time, with a slow sign-in', (count) => {
	test('Archer: every item is done once, and hardly more sign-ins than sessions that ended', async () => {
		const workers = await startWorkers(count);
		const store = sandboxCredentials(sandbox);
		sandbox.control.addFault({ kind: 'latency', milliseconds: 300, method: signIn.archer, times: 1000 });
		// So long that sessions end three times whatever the chance, however fast the node itself is.
		sandbox.control.addFault({ kind: 'latency', milliseconds: 70, method: 'CreateGroup', times: 10_000 });
		const runs = workers.map(
			async (runNode, worker) =>
				await runNode({
					node: 'archer',
					parameters: { resource: 'group', operation: 'create', groupName: '={{ $json.name }}' },
					items: Array.from({ length: 120 }, (_, index) => ({ name: `Group ${worker} ${index}` })),
					onError: 'continueErrorOutput',
					store,
				}),
		);
		const endings = await whileSessionsEnd('archer', Promise.all(runs));
		expect(endings).toBeGreaterThan(2);
		const results = await Promise.all(runs);
		expect(errorsOf(results)).toEqual([]);
		expect(results.map(({ items }) => items.length)).toEqual(workers.map(() => 120));
		const made = [...sandbox.archer.state.people.groups.values()].filter(({ name }) =>
			/^Group \d/.test(name),
		);
		expect(made).toHaveLength(120 * count);
		const signIns = sandbox.control.count({ method: signIn.archer });
		expect(signIns).toBeLessThanOrEqual(1.5 * endings + count);
	}, 120_000);

	test('AssureSign: the same', async () => {
		const workers = await startWorkers(count);
		const store = sandboxCredentials(sandbox);
		sandbox.control.addFault({ kind: 'latency', milliseconds: 300, method: signIn.assureSign, times: 1000 });
		sandbox.control.addFault({ kind: 'latency', milliseconds: 30, method: 'GetUser', times: 10_000 });
		const runs = workers.map(
			async (runNode) =>
				await runNode({
					node: 'assureSign',
					parameters: {
						resource: 'user',
						operation: 'get',
						userName: { __rl: true, mode: 'name', value: 'jdoe@example.com' },
						options: { parallelRequests: 2 },
					},
					items: Array.from({ length: 240 }, () => ({})),
					onError: 'continueErrorOutput',
					store,
				}),
		);
		const endings = await whileSessionsEnd('assureSign', Promise.all(runs));
		expect(endings).toBeGreaterThan(0);
		const results = await Promise.all(runs);
		expect(errorsOf(results)).toEqual([]);
		expect(results.map(({ items }) => items.length)).toEqual(workers.map(() => 240));
		const signIns = sandbox.control.count({ method: signIn.assureSign });
		expect(signIns).toBeLessThanOrEqual(1.5 * endings + count);
	}, 120_000);
});

test('a worker that was going to renew the session and is gone is waited for, and then replaced', async () => {
	const [runNode] = await startWorkers(1);
	const store = sandboxCredentials(sandbox);
	await runNode({ ...lookUps(1), store });
	sandbox.control.expireSessions('archer');
	const { sessionToken } = store.get('archer');
	const another = claimOn(String(sessionToken)).replace(/:.*/, ':another-one');
	store.set('archer', { ...store.get('archer'), sessionRenewal: another });
	const start = Date.now();
	const { items, error } = await runNode({ ...lookUps(40), store });
	expect(error).toBeUndefined();
	expect(items).toHaveLength(40);
	expect(Date.now() - start).toBeGreaterThan(14_000);
	expect(Date.now() - start).toBeLessThan(enough(25_000));
	expect(sandbox.control.count({ method: signIn.archer })).toBe(2);
}, 60_000);
