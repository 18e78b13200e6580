import { startSandbox, type Sandbox } from '../../sandbox';
import type { runNode as RunNode } from '../support/workflow';
import { sandboxCredentials } from '../support/workflow';

/**
 * Workers of n8n's queue mode share the stored credential and nothing else. Two module registries stand for two processes:
 * each has its own locks.
 */
let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(async () => await sandbox.stop());
beforeEach(() => sandbox.control.reset());

async function startWorkers(count: number): Promise<Array<typeof RunNode>> {
	const workers: Array<typeof RunNode> = [];
	while (workers.length < count) {
		await jest.isolateModulesAsync(async () => {
			workers.push((await import('../support/workflow')).runNode);
		});
	}
	return workers;
}

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
	expect(signIns).toBeGreaterThanOrEqual(4);
	expect(signIns).toBeLessThanOrEqual(1 + 3 * workers.length);
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
