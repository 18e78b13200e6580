import { startSandbox, type Sandbox } from '../../sandbox';
import { runNode, sandboxCredentials } from '../support/workflow';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(async () => await sandbox.stop());
beforeEach(() => sandbox.control.reset());

const lookUps = (names: string[]) => ({
	node: 'archer' as const,
	parameters: { resource: 'user', operation: 'lookUpId', userName: '={{ $json.name }}' },
	items: names.map((name) => ({ name })),
});
const names = (count: number) =>
	Array.from({ length: count }, (_, index) => `user${String(index + 1).padStart(4, '0')}`);

describe('the Archer session', () => {
	test('is opened once for items sent side by side and survives between executions', async () => {
		const store = sandboxCredentials(sandbox);
		for (let execution = 0; execution < 3; execution++) {
			const { items, error } = await runNode({ ...lookUps(names(20)), store });
			expect(error).toBeUndefined();
			expect(items).toHaveLength(20);
		}
		expect(sandbox.control.archerLogins()).toEqual({ 'api.n8n': 1 });
		expect(sandbox.control.maximumConcurrency({ method: 'LookupUserId' })).toBeLessThanOrEqual(8);
	});

	test('is renewed once when Archer ends it, without repeating what was done', async () => {
		const store = sandboxCredentials(sandbox);
		await runNode({ ...lookUps(['user0001']), store });
		sandbox.control.expireSessions('archer');
		sandbox.control.clearRequests();
		const { items, error } = await runNode({ ...lookUps(names(30)), store });
		expect(error).toBeUndefined();
		expect(items).toHaveLength(30);
		expect(sandbox.control.count({ method: 'CreateUserSessionFromInstance' })).toBe(1);
	});

	test('two executions side by side share it', async () => {
		const store = sandboxCredentials(sandbox);
		const runs = await Promise.all([1, 2].map(async () => await runNode({ ...lookUps(names(25)), store })));
		for (const { error, items } of runs) {
			expect(error).toBeUndefined();
			expect(items).toHaveLength(25);
		}
		expect(sandbox.control.archerLogins()).toEqual({ 'api.n8n': 1 });
	});

	test('another client that signs in with the account costs one renewal', async () => {
		const store = sandboxCredentials(sandbox);
		await runNode({ ...lookUps(['user0001']), store });
		const stolen = sandboxCredentials(sandbox);
		await runNode({ ...lookUps(['user0001']), store: stolen });
		const { error } = await runNode({ ...lookUps(names(10)), store });
		expect(error).toBeUndefined();
		expect(sandbox.control.archerLogins()).toEqual({ 'api.n8n': 3 });
	});

	test('a wrong password is tried once and says so', async () => {
		const store = sandboxCredentials(sandbox);
		store.set('archer', { ...store.get('archer'), password: 'wrong-password-canary' });
		const { error } = await runNode({ ...lookUps(['user0001']), store });
		expect(error?.message).toBe('Archer did not accept user name and password [item 0].');
		expect(error?.description).toContain('lock-out');
		expect(sandbox.control.count({ method: 'CreateUserSessionFromInstance' })).toBe(1);
	});
});
