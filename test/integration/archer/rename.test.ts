import { startSandbox, type Sandbox } from '../../../sandbox';
import { runNode, sandboxCredentials } from '../../support/workflow';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(async () => await sandbox.stop());
beforeEach(() => sandbox.control.reset());

const user = (mode: string, value: string) => ({ __rl: true, mode, value });

describe('Archer: User: Rename', () => {
	test('renames each user and says whether anything changed', async () => {
		const { items, error } = await runNode({
			node: 'archer',
			parameters: {
				resource: 'user',
				operation: 'rename',
				userId: user('name', '={{ $json.from }}'),
				userName: '={{ $json.to }}',
			},
			items: [
				{ from: 'user0001', to: 'renamed1' },
				{ from: 'user0002', to: 'user0002' },
			],
			store: sandboxCredentials(sandbox),
		});
		expect(error).toBeUndefined();
		expect(items.map((item) => item.json)).toEqual([
			{ userId: 205, userName: 'renamed1', code: 1, changed: true },
			{ userId: 206, userName: 'user0002', code: 0, changed: false },
		]);
		expect(items.map((item) => item.pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
		expect(sandbox.archer.state.users.get(205)?.userName).toBe('renamed1');
		expect(sandbox.deviations).toEqual([]);
	});
});
