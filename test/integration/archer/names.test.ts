import { startSandbox, type Sandbox } from '../../../sandbox';
import { locator, runArcher } from '../../support/archerNode';

/**
 * Where the vendor's pages contradict themselves, the target's own description settles the names. A new sandbox for each
 * test: descriptions are kept per address and process.
 */
let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = await startSandbox();
});
afterEach(async () => await sandbox.stop());

const force = async () =>
	await runArcher(
		sandbox,
		'user.forcePasswordChange',
		{
			userId: locator('id', '={{ $json.id }}'),
			forcePasswordChange: true,
		},
		{ items: [{ id: 205 }, { id: 206 }, { id: 207 }] },
	);

const bodies = (method: string) => sandbox.control.requests({ method }).map(({ body }) => body ?? '');
const forced = () => [205, 206, 207].map((id) => sandbox.archer.state.users.get(id)!.forcePasswordChange);
const described = () => sandbox.control.count({ method: '?WSDL' });

test('the spelling of the sample requests', async () => {
	sandbox.control.configure({ archer: { spelling: 'sample' } });
	expect((await force()).errors).toEqual([]);
	expect(forced()).toEqual([true, true, true]);
	expect(described()).toBe(1);
	for (const body of bodies('ForcePasswordChange')) {
		expect(body).toContain('<userId>');
		expect(body).not.toMatch(/userID|forcePasswordchange/);
	}
	expect(sandbox.deviations).toEqual([]);
});

test('the spelling of the parameter tables', async () => {
	sandbox.control.configure({ archer: { spelling: 'table' } });
	expect((await force()).errors).toEqual([]);
	expect(forced()).toEqual([true, true, true]);
	for (const body of bodies('ForcePasswordChange')) {
		expect(body).toContain('<userID>');
		expect(body).toContain('<forcePasswordchange>');
		expect(body).not.toMatch(/userId|forcePasswordChange>/);
	}
	expect(sandbox.deviations).toEqual([]);
});

test.each(['sample', 'table'] as const)(
	'without a description both spellings go out (%s)',
	async (spelling) => {
		sandbox.control.configure({ archer: { spelling, wsdl: false } });
		expect((await force()).errors).toEqual([]);
		expect(forced()).toEqual([true, true, true]);
		expect(described()).toBe(1);
		for (const body of bodies('ForcePasswordChange')) {
			expect(body).toContain('<userId>');
			expect(body).toContain('<userID>');
		}
		expect(sandbox.deviations).toEqual([]);
	},
);

test('a name that differs by more than its case is settled too', async () => {
	sandbox.control.configure({
		archer: { spelling: 'table', spellingMethods: ['GetDomainUserListPaginated', 'CreateValuesListValue'] },
	});
	const users = await runArcher(sandbox, 'user.getAll', {
		returnAll: true,
		filters: { usersDomain: 'CORP' },
	});
	expect(users.json).toHaveLength(2);
	const value = await runArcher(sandbox, 'valuesList.createValue', {
		valuesListId: locator('id', '45'),
		text: 'Hold',
	});
	expect(value.json).toMatchObject([{ valuesListValueId: 470 }]);
	expect(bodies('CreateValuesListValue')[0]).not.toContain('valuesListValueName');
	expect(sandbox.deviations).toEqual([]);
});

test('methods whose names are certain ask for no description', async () => {
	await runArcher(sandbox, 'group.getAll', { returnAll: true });
	await runArcher(sandbox, 'user.get', { userId: locator('id', '205') });
	expect(described()).toBe(0);
});

test('one reading per service, also for runs side by side', async () => {
	await Promise.all([
		force(),
		force(),
		runArcher(sandbox, 'metadata.lookUpFieldId', {
			guid: '22222222-0000-4000-8000-000000000302',
		}),
	]);
	expect(described()).toBe(2);
});

test('a method that the service lacks is an error before anything is sent', async () => {
	sandbox.control.configure({ archer: { hiddenMethods: ['RemoveUserFromGroup'] } });
	const { errors } = await runArcher(sandbox, 'user.removeFromGroup', {
		userId: locator('id', '205'),
		groupId: locator('id', '90'),
	});
	expect(errors[0].message).toMatch(/does not have the method RemoveUserFromGroup/);
	expect(sandbox.control.count({ method: 'RemoveUserFromGroup' })).toBe(0);
});

test('a refused sign-in is tried once, not once more for the description', async () => {
	const { sandboxCredentials } = await import('../../support/workflow');
	const { sandboxLogins } = await import('../../../sandbox');
	const store = sandboxCredentials(sandbox);
	store.set('archer', { baseUrl: sandbox.archer.url, ...sandboxLogins.archer, password: 'wrong' });
	const { errors } = await runArcher(
		sandbox,
		'user.forcePasswordChange',
		{ userId: locator('id', '205'), forcePasswordChange: true },
		{ store },
	);
	expect(errors[0].fault).toMatchObject({ kind: 'signIn' });
	expect(sandbox.control.count({ method: 'CreateUserSessionFromInstance' })).toBe(1);
});
