import { startSandbox, type Sandbox } from '../../../sandbox';
import { locator, runArcher } from '../../support/archerNode';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(async () => await sandbox.stop());
beforeEach(() => sandbox.control.reset());
afterEach(() => expect(sandbox.deviations).toEqual([]));

const people = () => sandbox.archer.state.people;

describe('Group', () => {
	test('is created, renamed, nested and deleted', async () => {
		const created = await runArcher(sandbox, 'group.create', { groupName: 'R&D <new>' });
		expect(created.json).toEqual([{ groupName: 'R&D <new>', groupId: 1001 }]);
		const groupId = locator('name', 'R&D <new>');
		await runArcher(sandbox, 'group.rename', { groupId, groupName: 'R&D' });
		expect(people().groups.get(1001)?.name).toBe('R&D');
		const nested = { childGroupId: locator('id', '1001'), parentGroupId: locator('name', 'Auditors') };
		expect((await runArcher(sandbox, 'group.addChild', nested)).json).toEqual([
			{ childGroupId: 1001, parentGroupId: 92, code: 1, added: true },
		]);
		expect(people().groups.get(92)!.children.has(1001)).toBe(true);
		await runArcher(sandbox, 'group.removeChild', nested);
		expect(people().groups.get(92)!.children.has(1001)).toBe(false);
		const deleted = await runArcher(sandbox, 'group.delete', { groupId: locator('id', 1001) });
		expect(deleted.json).toEqual([{ groupId: 1001, code: 1, deleted: true }]);
		expect(people().groups.has(1001)).toBe(false);
	});

	test('a taken name is a conflict', async () => {
		const { errors } = await runArcher(sandbox, 'group.create', { groupName: 'Auditors' });
		expect(errors[0].fault).toMatchObject({ kind: 'conflict' });
	});

	test('lists, finds and names', async () => {
		const all = await runArcher(sandbox, 'group.getAll', { returnAll: true });
		expect(all.json.map(({ name }) => name)).toEqual(['Everyone', 'Risk Owners', 'Auditors', 'IT Security']);
		const some = await runArcher(sandbox, 'group.getAll', { limit: 1, filters: { nameContains: 'R' } });
		expect(some.json).toEqual([{ groupId: 90, name: 'Everyone', description: 'All users' }]);
		const found = await runArcher(sandbox, 'group.findByName', { name: 'Risk Owners' });
		expect(found.json).toMatchObject([{ groupId: 91, name: 'Risk Owners' }]);
		const part = await runArcher(sandbox, 'group.findByName', { name: 'Risk' });
		expect(part.json).toEqual([]);
		expect(part.errors[0]).toMatchObject({
			fault: { kind: 'notFound' },
			description: expect.stringContaining('"Risk Owners"'),
		});
		expect((await runArcher(sandbox, 'group.lookUpName', { groupId: locator('id', '91') })).json).toEqual([
			{ groupId: 91, name: 'Risk Owners' },
		]);
		expect((await runArcher(sandbox, 'group.lookUpEveryone')).json).toEqual([{ groupId: 90 }]);
	});

	test('shows its children and its members, be it none, one or many', async () => {
		const groupId = locator('id', '91');
		expect((await runArcher(sandbox, 'group.get', { groupId })).json).toMatchObject([
			{ groupId: 91, name: 'Risk Owners', Children: { Group: { Id: '93', Name: 'IT Security' } } },
		]);
		expect((await runArcher(sandbox, 'group.getMembers', { groupId, returnAll: true })).json).toEqual([]);
		people().groups.get(91)!.users.add(205);
		expect((await runArcher(sandbox, 'group.getMembers', { groupId, returnAll: true })).json).toMatchObject([
			{ groupId: 91, userId: 205, userName: 'user0001' },
		]);
		const everyone = { groupId: locator('id', '90'), returnAll: true };
		expect((await runArcher(sandbox, 'group.getMembers', everyone)).json).toHaveLength(40);
	});
});

describe('Access Role', () => {
	test('is created, updated by parts and deleted', async () => {
		const created = await runArcher(sandbox, 'accessRole.create', {
			roleName: 'Reviewer',
			additionalFields: { roleDesc: 'May read', requiredFlag: true },
		});
		expect(created.json).toEqual([{ roleName: 'Reviewer', roleId: 1001 }]);
		const roleId = locator('name', 'Reviewer');
		const updated = await runArcher(sandbox, 'accessRole.update', {
			roleId,
			updateFields: { defaultFlag: true },
		});
		expect(updated.json).toEqual([{ roleId: 1001, code: 1, updated: true }]);
		expect(people().roles.get(1001)).toMatchObject({
			name: 'Reviewer',
			description: 'May read',
			isDefault: true,
			isRequired: true,
		});
		await runArcher(sandbox, 'accessRole.update', {
			roleId,
			updateFields: { roleDesc: '', requiredFlag: false },
		});
		expect(people().roles.get(1001)).toMatchObject({ description: '', isDefault: true, isRequired: false });
		const deleted = await runArcher(sandbox, 'accessRole.delete', { roleId });
		expect(deleted.json).toEqual([{ roleId: 1001, code: 1, deleted: true }]);
	});

	test('lists roles, and gives one', async () => {
		const { json } = await runArcher(sandbox, 'accessRole.getAll', { limit: 2 });
		expect(json.map(({ roleId, name }) => [roleId, name])).toEqual([
			[11, 'System Administrator'],
			[12, 'Risk Manager'],
		]);
		const one = await runArcher(sandbox, 'accessRole.get', { roleId: locator('list', '12') });
		expect(one.json).toMatchObject([
			{ roleId: 12, name: 'Risk Manager', DefaultFlag: 'False', CompanyId: '1' },
		]);
		const none = await runArcher(sandbox, 'accessRole.get', { roleId: locator('id', '99') });
		expect(none.errors[0].fault).toMatchObject({ kind: 'notFound' });
	});

	test('shows and sets permissions page by page', async () => {
		const roleId = locator('id', '12');
		const set = await runArcher(sandbox, 'accessRole.setPagePermissions', {
			roleId,
			pageId: '511',
			create: true,
			read: true,
			update: true,
			delete: false,
		});
		expect(set.json).toEqual([
			{ roleId: 12, pageId: 511, create: true, read: true, update: true, delete: false, code: 1 },
		]);
		const all = await runArcher(sandbox, 'accessRole.getPagePermissions', { roleId, returnAll: true });
		expect(all.json).toHaveLength(3);
		const one = await runArcher(sandbox, 'accessRole.getPagePermissions', {
			roleId,
			returnAll: true,
			filters: { moduleId: locator('guid', '11111111-0000-4000-8000-000000000071') },
		});
		expect(one.json).toMatchObject([
			{ pageId: 511, pageName: 'Incidents', moduleId: 71, Create: 'true', Write: 'true', Delete: 'false' },
		]);
		expect(sandbox.control.count({ method: 'GetRolePagePermissionsForModule' })).toBe(1);
	});

	test('tells who would be left without a role', async () => {
		people().roles.get(12)!.users.add(205);
		const { json } = await runArcher(sandbox, 'accessRole.getDependencies', { roleId: locator('id', '12') });
		expect(json).toMatchObject([{ roleId: 12, users: { User: { Id: '205' } } }]);
	});
});

describe('Security Parameter', () => {
	test('is created with usual rules, updated by parts, named and deleted', async () => {
		const created = await runArcher(sandbox, 'securityParameter.create', {
			name: 'Guests',
			additionalFields: { minPasswordLength: 16, timeoutIntervalType: 1 },
		});
		expect(created.json).toEqual([{ name: 'Guests', securityParameterId: 1001 }]);
		const rules = people().securityParameters.get(1001)!.rules;
		expect(Object.fromEntries(rules)).toEqual({
			minPasswordLength: 16,
			minPasswordCharacters: 1,
			minPasswordNumerals: 1,
			passwordLifetime: 90,
			graceLogins: 0,
			maxRetries: 3,
			lockDuration: 30,
			lockIntervalType: 2,
			sessionTimeout: 30,
			passwordHistoryCheckDepth: 10,
			expirationNotice: 7,
			accountTimeout: 0,
			timeoutIntervalType: 1,
		});
		const securityParameterId = locator('name', 'guests');
		const updated = await runArcher(sandbox, 'securityParameter.update', {
			securityParameterId,
			updateFields: { maxRetries: 0, description: 'Short' },
		});
		expect(updated.json).toEqual([{ securityParameterId: 1001, code: 1, updated: true }]);
		expect(people().securityParameters.get(1001)).toMatchObject({ name: 'Guests', description: 'Short' });
		expect(rules.get('maxRetries')).toBe(0);
		expect(rules.get('minPasswordLength')).toBe(16);
		const named = await runArcher(sandbox, 'securityParameter.lookUpName', {
			securityParameterId: locator('id', 1001),
		});
		expect(named.json).toEqual([{ securityParameterId: 1001, name: 'Guests' }]);
		const deleted = await runArcher(sandbox, 'securityParameter.delete', { securityParameterId });
		expect(deleted.json).toEqual([{ securityParameterId: 1001, code: 1, deleted: true }]);
	});

	test('rules on characters travel by the extended methods', async () => {
		await runArcher(sandbox, 'securityParameter.create', {
			name: 'Strict',
			additionalFields: { minSpecialCharacters: 2 },
		});
		expect(people().securityParameters.get(1001)!.rules.get('minSpecialCharacters')).toBe(2);
		expect(people().securityParameters.get(1001)!.rules.get('minUppercaseCharacters')).toBe(0);
		await runArcher(sandbox, 'securityParameter.update', {
			securityParameterId: locator('id', '1001'),
			updateFields: { minUppercaseCharacters: 3 },
		});
		expect(people().securityParameters.get(1001)!.rules.get('minUppercaseCharacters')).toBe(3);
		expect(people().securityParameters.get(1001)!.rules.get('minSpecialCharacters')).toBe(2);
	});

	test('an update without readable present values changes nothing and lists what is missing', async () => {
		people().securityParameters.get(2)!.rules.delete('sessionTimeout');
		const { errors } = await runArcher(sandbox, 'securityParameter.update', {
			securityParameterId: locator('id', '2'),
			updateFields: { maxRetries: 9 },
		});
		expect(errors[0].message).toMatch(/present value of Session Timeout,? ?and/);
		expect(people().securityParameters.get(2)!.rules.get('maxRetries')).toBe(3);
	});

	test('lists', async () => {
		const { json } = await runArcher(sandbox, 'securityParameter.getAll', {
			returnAll: true,
			filters: { nameContains: 'contr' },
		});
		expect(json).toMatchObject([{ securityParameterId: 2, name: 'Contractors', xcomp_sec_prm_id: '2' }]);
	});
});
