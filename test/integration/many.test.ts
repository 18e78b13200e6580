import { startSandbox, type Sandbox } from '../../sandbox';
import { otherWork } from '../support/otherWork';
import { until } from '../support/until';
import { runNode, sandboxCredentials } from '../support/workflow';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(async () => await sandbox.stop());
beforeEach(() => sandbox.control.reset());

test('a thousand changes are done in their order, one at a time unless asked otherwise', async () => {
	sandbox.control.seed('archer', 1000);
	const users = [...sandbox.archer.state.users.values()].slice(-1000);
	const { items, error } = await runNode({
		node: 'archer',
		parameters: {
			resource: 'user',
			operation: 'rename',
			userId: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
			userName: '={{ $json.to }}',
		},
		items: users.map(({ id }) => ({ id, to: `new.${id}` })),
		store: sandboxCredentials(sandbox),
	});
	expect(error).toBeUndefined();
	expect(items.map((item) => item.json.userName)).toEqual(users.map(({ id }) => `new.${id}`));
	expect(items.map((item) => item.pairedItem)).toEqual(users.map((_, item) => ({ item })));
	expect(sandbox.control.maximumConcurrency({ method: 'UpdateUserName' })).toBe(1);
	expect(sandbox.control.count({ method: 'UpdateUserName' })).toBe(1000);
	expect(sandbox.deviations).toEqual([]);
}, 60_000);

test('Parallel Requests bounds what is under way, and the output keeps its order', async () => {
	sandbox.control.addFault({ kind: 'latency', milliseconds: 5, system: 'archer', times: 200 });
	const names = Array.from({ length: 100 }, (_, index) => `user${String((index % 30) + 1).padStart(4, '0')}`);
	const { items } = await runNode({
		node: 'archer',
		parameters: {
			resource: 'user',
			operation: 'lookUpId',
			userName: '={{ $json.name }}',
			options: { parallelRequests: 4 },
		},
		items: names.map((name) => ({ name })),
		store: sandboxCredentials(sandbox),
	});
	expect(items.map((item) => item.json.userName)).toEqual(names);
	expect(sandbox.control.maximumConcurrency({ method: 'LookupUserId' })).toBe(4);
});

test('a name that many items share is looked up once', async () => {
	const { items } = await runNode({
		node: 'archer',
		parameters: {
			resource: 'user',
			operation: 'forcePasswordChange',
			userId: { __rl: true, mode: 'name', value: 'user0001' },
			forcePasswordChange: '={{ $json.force }}',
		},
		items: Array.from({ length: 50 }, (_, index) => ({ force: index % 2 === 0 })),
		store: sandboxCredentials(sandbox),
	});
	expect(items).toHaveLength(50);
	expect(sandbox.control.count({ method: 'LookupUserId' })).toBe(1);
	expect(sandbox.archer.state.users.get(205)?.forcePasswordChange).toBe(false);
});

test('Return All follows ten thousand users to the end, Limit stops early', async () => {
	sandbox.control.seed('archer', 10_000);
	const total = sandbox.archer.state.users.size;
	const list = async (parameters: object) =>
		await runNode({
			node: 'archer',
			parameters: { resource: 'user', operation: 'getAll', ...parameters },
			store: sandboxCredentials(sandbox),
		});
	const all = await list({ returnAll: true });
	expect(new Set(all.items.map((item) => item.json.userId)).size).toBe(total);
	expect(all.items).toHaveLength(total);
	sandbox.control.clearRequests();
	const some = await list({ returnAll: false, limit: 7 });
	expect(some.items).toHaveLength(7);
	expect(sandbox.control.count({ method: 'GetUserListPaginated' })).toBe(1);
}, 60_000);

test('a node that stops at a failure sends nothing after it', async () => {
	const names = ['nobody.at.all', 'user0001', 'user0002', 'user0003'];
	const { error } = await runNode({
		node: 'archer',
		parameters: {
			resource: 'user',
			operation: 'lookUpId',
			userName: '={{ $json.name }}',
			options: { parallelRequests: 1 },
		},
		items: names.map((name) => ({ name })),
		store: sandboxCredentials(sandbox),
	});
	expect(error?.message).toContain('[item 0].');
	expect(sandbox.control.count({ method: 'LookupUserId' })).toBe(1);
});

test('a cancelled execution sends nothing more', async () => {
	sandbox.control.addFault({ kind: 'latency', milliseconds: 20, system: 'archer', times: 10_000 });
	await runNode({
		node: 'archer',
		parameters: { resource: 'user', operation: 'checkName', userName: '={{ $json.name }}' },
		items: Array.from({ length: 500 }, (_, index) => ({ name: `user${index}` })),
		store: sandboxCredentials(sandbox),
		onStart: (cancel) =>
			void until(() => sandbox.control.count({ method: 'DoesUserExist' }) >= 10).then(cancel),
	});
	// What was on its way when the execution was cancelled may still arrive.
	await otherWork(sandbox);
	const sent = sandbox.control.count({ method: 'DoesUserExist' });
	expect(sent).toBeLessThan(400);
	await otherWork(sandbox);
	expect(sandbox.control.count({ method: 'DoesUserExist' })).toBe(sent);
});
