import { startSandbox, type FaultKind, type Sandbox } from '../../../sandbox';
import { locator, runArcher } from '../../support/archerNode';

/** What an answer proves, where the system has acted and says so badly, or acts on what only looks like the name. */
let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(async () => await sandbox.stop());
beforeEach(() => sandbox.control.reset());

const groups = () => [...sandbox.archer.state.people.groups.values()].map(({ name }) => name);

test.each<FaultKind>([
	'no-result',
	'text-result',
	'two-results',
	'two-bodies',
	'fault-after-result',
	'foreign-namespace',
])('a group that was created, answered by %s, is no success and is not created twice', async (kind) => {
	sandbox.control.addFault({ kind, system: 'archer', method: 'CreateGroup' });
	const { json, errors } = await runArcher(sandbox, 'group.create', { groupName: 'New group' });
	expect(json).toEqual([]);
	expect(errors[0]).toMatchObject({
		fault: { kind: 'unreadable' },
		description: expect.stringContaining('It is not known whether the system has acted'),
	});
	expect(groups().filter((name) => name === 'New group')).toHaveLength(1);
	expect(sandbox.control.count({ method: 'CreateGroup' })).toBe(1);
});

test('deleting by name never takes a group whose name only begins so', async () => {
	sandbox.archer.state.people.groups.get(91)!.name = 'Risk Owners EMEA';
	const { json, errors } = await runArcher(sandbox, 'group.delete', {
		groupId: locator('name', 'Risk Owners'),
	});
	expect(json).toEqual([]);
	expect(errors[0]).toMatchObject({ description: expect.stringContaining('"Risk Owners EMEA"') });
	expect(groups()).toContain('Risk Owners EMEA');
	expect(sandbox.control.count({ method: 'DeleteGroup' })).toBe(0);
});

test('two groups of one name are told apart by their ID only', async () => {
	sandbox.archer.state.people.groups.get(92)!.name = 'Risk Owners';
	const { errors } = await runArcher(sandbox, 'group.delete', { groupId: locator('name', 'Risk Owners') });
	expect(errors[0]).toMatchObject({ fault: { kind: 'conflict' } });
	expect(sandbox.control.count({ method: 'DeleteGroup' })).toBe(0);
});

test('a changed password that the system has taken is not sent again', async () => {
	sandbox.control.addFault({ kind: 'reset-after-handling', system: 'archer', method: 'ChangePassword' });
	const { errors } = await runArcher(sandbox, 'user.changePassword', {
		userId: locator('id', 205),
		password: ['Another', 'Secret', '1'].join('-'),
	});
	expect(errors[0].description).toContain('It is not known whether the system has acted');
	expect(sandbox.control.count({ method: 'ChangePassword' })).toBe(1);
});
