import { itemsOf, type StoredExecution } from '../../e2e/execution';
import { loadTemplate } from '../../e2e/workflow';
import { postWhenRegistered, publishTemplate, waitForNewest } from './published';
import { openStage, startLimit, type Stage } from './support';

jest.setTimeout(60_000);
let stage: Stage;
let publishedId: string;

beforeAll(async () => {
	stage = await openStage();
	publishedId = await publishTemplate(stage, 'leaver');
}, startLimit);

afterAll(async () => await stage?.close());

beforeEach(() => stage.sandbox.control.reset());

const jsonOf = (execution: StoredExecution, node: string) => itemsOf(execution, node).map(({ json }) => json);

const inactiveSigners = () =>
	[...stage.sandbox.assureSign.state.users.values()]
		.filter(({ inactive }) => inactive)
		.map(({ userName }) => userName);

/** Puts the Archer user into the group and role of the sample. */
function giveAccess(userName: string) {
	const { state } = stage.sandbox.archer;
	const { id } = state.findUser(userName)!;
	const group = [...state.people.groups.values()].find(({ name }) => name === 'Risk Owners')!;
	const role = [...state.people.roles.values()].find(({ name }) => name === 'Risk Manager')!;
	group.users.add(id);
	role.users.add(id);
	return { id, group, role };
}

test('the sample: one leaver is locked out everywhere, the other one is said to have failed in one system', async () => {
	const { archer, softExpert } = stage.sandbox;
	const before = inactiveSigners();
	const { id, group, role } = giveAccess('user0007');

	const execution = await stage.execute(await loadTemplate('leaver'), 'Run With Sample Leavers');

	expect(execution.status).toBe('success');
	expect(jsonOf(execution, 'Finished Leavers')).toEqual([
		{
			name: 'Jane Doe',
			failures: [],
			archer: 'deactivated',
			softExpert: 'deactivated',
			assureSign: 'deactivated',
			done: true,
		},
	]);
	expect(jsonOf(execution, 'Failed Leavers')).toEqual([
		{
			name: 'Max Sample',
			failures: [
				{
					system: 'softExpert',
					account: 'nobody',
					message: expect.stringMatching(/user/i),
					advice: expect.any(String),
				},
			],
			archer: 'deactivated',
			softExpert: 'failed',
			assureSign: 'no account',
			done: false,
		},
	]);
	expect([archer.state.findUser('user0007'), archer.state.findUser('user0008')]).toEqual([
		expect.objectContaining({ accountStatus: 2 }),
		expect.objectContaining({ accountStatus: 2 }),
	]);
	expect([group.users.has(id), role.users.has(id)]).toEqual([false, false]);
	expect([
		softExpert.state.users.get('jdoe')?.enabled,
		softExpert.state.users.get('msilva')?.enabled,
	]).toEqual([false, true]);
	expect(inactiveSigners().filter((name) => !before.includes(name))).toEqual(['jdoe@example.com']);
	expect(stage.sandbox.deviations).toEqual([]);
});

test('the same leavers may come twice', async () => {
	const template = await loadTemplate('leaver');
	await stage.execute(template, 'Run With Sample Leavers');

	const again = await stage.execute(template, 'Run With Sample Leavers');

	expect(jsonOf(again, 'Finished Leavers').map(({ name }) => name)).toEqual(['Jane Doe']);
});

test('a leaver whom Archer does not know still loses the other accounts', async () => {
	const leaver = {
		name: 'Maria Silva',
		archerUser: 'nobody.at.all',
		softExpertUser: 'msilva',
		signingAccount: 'jdoe@example.com',
	};

	const answer = await postWhenRegistered(`${stage.n8n.url}/webhook/leavers`, { leavers: [leaver] });

	expect(answer.status).toBe(200);
	const execution = await waitForNewest(stage, publishedId, 1);
	expect(jsonOf(execution, 'Finished Leavers')).toEqual([]);
	expect(jsonOf(execution, 'Failed Leavers')).toEqual([
		expect.objectContaining({
			name: 'Maria Silva',
			archer: 'failed',
			softExpert: 'deactivated',
			assureSign: 'deactivated',
			failures: [expect.objectContaining({ system: 'archer', account: 'nobody.at.all' })],
		}),
	]);
	expect(JSON.stringify(jsonOf(execution, 'Failed Leavers'))).toContain('User does not exist');
	expect(stage.sandbox.softExpert.state.users.get('msilva')?.enabled).toBe(false);
});

test('many leavers keep their own outcomes', async () => {
	const leavers = Array.from({ length: 30 }, (_, index) => ({
		name: `Leaver ${index + 1}`,
		archerUser: index % 5 === 0 ? `missing${index}` : `user${String(index + 1).padStart(4, '0')}`,
	}));

	await postWhenRegistered(`${stage.n8n.url}/webhook/leavers`, { leavers });

	const summaries = jsonOf(await waitForNewest(stage, publishedId, 2), 'Summary');
	expect(summaries.map(({ name, archer, softExpert }) => [name, archer, softExpert])).toEqual(
		leavers.map(({ name }, index) => [name, index % 5 === 0 ? 'failed' : 'deactivated', 'no account']),
	);
	// Without an account nobody is asked to do anything.
	expect(stage.sandbox.control.count({ system: 'softExpert' })).toBe(0);
	expect(stage.sandbox.control.count({ system: 'assureSign', method: 'UpdateUser' })).toBe(0);
	expect(stage.sandbox.deviations).toEqual([]);
});
