import { startSandbox, type Sandbox } from '../../../sandbox';
import { locator, runArcher } from '../../support/archerNode';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(async () => await sandbox.stop());
beforeEach(() => sandbox.control.reset());
afterEach(() => expect(sandbox.deviations).toEqual([]));

const ann = locator('name', 'user0001');
const annId = 205;
const state = () => sandbox.archer.state;

describe('Create', () => {
	const names = {
		firstName: 'Zoë',
		lastName: 'Quinn & Sons',
		securityParameter: locator('name', 'Contractors'),
	};

	test('leaves the user name to Archer', async () => {
		const { json } = await runArcher(sandbox, 'user.create', names);
		expect(json).toEqual([{ firstName: 'Zoë', lastName: 'Quinn & Sons', userId: 241 }]);
		expect(state().users.get(241)).toMatchObject({
			firstName: 'Zoë',
			lastName: 'Quinn & Sons',
			securityParameter: 'Contractors',
			title: '',
			locale: '',
		});
	});

	test('gives the wanted user name and the additional fields', async () => {
		const additionalFields = { userName: 'zquinn', title: 'Analyst', locale: 'en-US', timeZone: 'UTC' };
		const { json } = await runArcher(sandbox, 'user.create', { ...names, additionalFields });
		expect(json[0]).toMatchObject({ userId: 241, userName: 'zquinn' });
		expect(state().users.get(241)).toMatchObject({ userName: 'zquinn', title: 'Analyst', locale: 'en-US' });
	});

	test('says that the user exists when only the name is refused', async () => {
		const { errors } = await runArcher(sandbox, 'user.create', {
			...names,
			additionalFields: { userName: 'user0001' },
		});
		expect(errors[0].message).toMatch(/created with the ID 241, but not named/);
		expect(errors[0].fault).toMatchObject({ kind: 'conflict', done: ['user 241 created'] });
	});

	test('With Password stores password and default email address', async () => {
		const { json } = await runArcher(sandbox, 'user.createWithPassword', {
			...names,
			password: 'First-Word-1',
			email: 'zoe@example.com',
			sendNotification: true,
		});
		expect(JSON.stringify(json)).not.toContain('First-Word-1');
		expect(state().users.get(241)?.password).toBe('First-Word-1');
		expect(state().people.contactsOf(241)).toMatchObject([
			{ typeId: 7, subTypeId: 3, info: 'zoe@example.com', isDefault: true },
		]);
	});
});

test('any text survives the way there and back, and an update of another field', async () => {
	const texts = unicodeTexts(60);
	const created = await runArcher(
		sandbox,
		'user.create',
		{
			firstName: '={{ $json.text }}',
			lastName: '={{ $json.text }}',
			securityParameter: locator('id', '1'),
			additionalFields: { address: '={{ $json.text }}', title: '={{ $json.text }}' },
		},
		{ items: texts.map((text) => ({ text })) },
	);
	expect(created.errors).toEqual([]);
	const userId = locator('id', '={{ $json.userId }}');
	await runArcher(
		sandbox,
		'user.update',
		{ userId, updateFields: { companyName: '<&>' } },
		{ items: created.json },
	);
	const { json } = await runArcher(sandbox, 'user.get', { userId }, { items: created.json });
	expect(json.map(({ firstName, Address, Title }) => [firstName, Address, Title])).toEqual(
		texts.map((text) => [text, text, text]),
	);
	expect(new Set(json.map(({ CompanyName }) => CompanyName))).toEqual(new Set(['<&>']));
}, 60_000);

/** Texts of many scripts with what XML has to escape; the same ones in every run. */
function unicodeTexts(count: number): string[] {
	const parts = [
		'a',
		' ',
		'&',
		'<',
		'>',
		'"',
		"'",
		']]>',
		'&amp;',
		'é',
		'e\u0301',
		'ß',
		'Ж',
		'中',
		'한',
		'א',
		'‏',
		'😀',
		'𠮷',
		'\t',
		'\n',
		'\r\n',
	];
	let seed = 7;
	const next = (bound: number) => {
		seed = (seed * 48271) % 2147483647;
		return seed % bound;
	};
	return Array.from({ length: count }, () =>
		['x', ...Array.from({ length: 1 + next(12) }, () => parts[next(parts.length)]), 'y'].join(''),
	);
}

describe('Update', () => {
	beforeEach(() => {
		Object.assign(state().users.get(annId)!, {
			middleName: 'M',
			companyName: 'Example & Co',
			title: 'Analyst',
			address: 'Line 1\nLine 2',
			timeZone: 'UTC',
			locale: 'de-DE',
		});
	});

	test('keeps what the user did not name', async () => {
		const before = { ...state().users.get(annId)! };
		const { json } = await runArcher(sandbox, 'user.update', {
			userId: ann,
			updateFields: { title: 'Manager' },
		});
		expect(json).toEqual([{ userId: annId, code: 1, cleared: [], updated: true }]);
		expect(state().users.get(annId)).toEqual({ ...before, title: 'Manager' });
	});

	test('clears what was added and left empty', async () => {
		const before = { ...state().users.get(annId)! };
		await runArcher(sandbox, 'user.update', { userId: ann, updateFields: { address: '', locale: '' } });
		expect(state().users.get(annId)).toEqual({ ...before, address: '', locale: '' });
	});

	test('changes nothing when a present value cannot be read, and says which', async () => {
		state().hiddenUserElements = new Set(['Address', 'Locale']);
		const before = { ...state().users.get(annId)! };
		const { errors } = await runArcher(sandbox, 'user.update', {
			userId: ann,
			updateFields: { title: 'Manager' },
		});
		expect(errors[0].message).toMatch(/does not tell the present value of Address, Locale/);
		expect(state().users.get(annId)).toEqual(before);
	});

	test('goes on when the user names those values, or lets them be cleared', async () => {
		state().hiddenUserElements = new Set(['Address', 'Locale']);
		const named = await runArcher(sandbox, 'user.update', {
			userId: ann,
			updateFields: { title: 'Manager', address: 'New', locale: 'en-US' },
		});
		expect(named.json).toEqual([{ userId: annId, code: 1, cleared: [], updated: true }]);
		const cleared = await runArcher(sandbox, 'user.update', {
			userId: ann,
			updateFields: { title: 'Director' },
			options: { unreadableValues: 'clear' },
		});
		expect(cleared.json).toEqual([{ userId: annId, code: 1, cleared: ['Address', 'Locale'], updated: true }]);
		expect(state().users.get(annId)).toMatchObject({ title: 'Director', address: '', middleName: 'M' });
	});

	test('refuses to empty a name, and to lose the security parameter', async () => {
		const name = await runArcher(sandbox, 'user.update', { userId: ann, updateFields: { lastName: '' } });
		expect(name.errors[0].message).toMatch(/'Last Name' is empty/);
		state().hiddenUserElements = new Set(['SecurityParameter']);
		const rules = await runArcher(sandbox, 'user.update', {
			userId: ann,
			updateFields: { title: 'X' },
			options: { unreadableValues: 'clear' },
		});
		expect(rules.errors[0].message).toMatch(/Security Parameter/);
		expect(state().users.get(annId)?.title).toBe('Analyst');
	});

	test('Domain User keeps the rest too', async () => {
		const { json } = await runArcher(sandbox, 'user.updateDomainUser', {
			userId: locator('name', 'CORP\\corp.user'),
			usersDomain: 'CORP',
			updateFields: { title: 'Manager' },
		});
		expect(json).toEqual([{ userId: 204, code: 1, cleared: [], updated: true }]);
		expect(state().users.get(204)).toMatchObject({ title: 'Manager', firstName: 'Dora', domain: 'CORP' });
	});
});

describe('Create or Update', () => {
	const parameters = {
		userName: '={{ $json.name }}',
		firstName: 'Ann',
		lastName: 'Newname',
		securityParameter: locator('id', '2'),
	};

	test('creates who is missing, updates who is there, and says which', async () => {
		const { json } = await runArcher(sandbox, 'user.upsert', parameters, {
			items: [{ name: 'user0001' }, { name: 'nobody' }, { name: 'nobody' }],
		});
		expect(json).toEqual([
			{ userName: 'user0001', userId: annId, created: false, cleared: [] },
			{ userName: 'nobody', userId: 241, firstName: 'Ann', lastName: 'Newname', created: true },
			{ userName: 'nobody', userId: 241, created: false, cleared: [] },
		]);
		expect(state().users.get(annId)?.lastName).toBe('Newname');
		expect(state().users.size).toBe(41);
	});
});

test('Create or Update finds a domain user by the name with its domain', async () => {
	const { json } = await runArcher(sandbox, 'user.upsert', {
		userName: 'CORP\\corp.user',
		firstName: 'Dora',
		lastName: 'Changed',
		securityParameter: locator('id', '1'),
	});
	expect(json).toEqual([{ userName: 'corp.user', userId: 204, created: false, cleared: [] }]);
	expect(state().users.get(204)).toMatchObject({ lastName: 'Changed', domain: 'CORP' });
});

describe('Deprovision', () => {
	beforeEach(() => {
		const { groups, roles } = state().people;
		groups.get(91)!.users.add(annId);
		groups.get(92)!.users.add(annId);
		roles.get(12)!.users.add(annId);
	});

	test('deactivates, then takes groups and roles away', async () => {
		const { json } = await runArcher(sandbox, 'user.deprovision', {
			userId: ann,
			groups: 'Risk Owners, 92',
			roles: "={{ ['Risk Manager'] }}",
		});
		expect(json).toEqual([
			{
				userId: annId,
				deactivated: true,
				done: [
					'deactivated',
					'removed from the group Risk Owners',
					'removed from the group 92',
					'access role Risk Manager revoked',
				],
			},
		]);
		const { people, users } = state();
		expect(users.get(annId)?.accountStatus).toBe(2);
		expect([91, 92].map((id) => people.groups.get(id)!.users.has(annId))).toEqual([false, false]);
		expect(people.roles.get(12)!.users.has(annId)).toBe(false);
	});

	test('finishes what can be finished, and fails naming both', async () => {
		const { errors } = await runArcher(sandbox, 'user.deprovision', {
			userId: ann,
			groups: 'Nobody, Risk Owners',
			roles: 'No Role, Risk Manager',
		});
		expect(errors[0].message).toMatch(
			/: not removed from the group Nobody \(.*\); access role No Role not revoked \(/,
		);
		expect(errors[0].fault).toMatchObject({
			done: ['deactivated', 'removed from the group Risk Owners', 'access role Risk Manager revoked'],
		});
		expect(state().people.groups.get(91)!.users.has(annId)).toBe(false);
	});

	test('leaves no doubt unsaid: of several failures the least certain counts', async () => {
		const { control } = sandbox;
		control.addFault({ kind: 'fault', system: 'archer', method: 'UpdateUserAccountStatus', text: 'No' });
		control.addFault({ kind: 'reset-after-handling', system: 'archer', method: 'RemoveUserFromGroup' });
		const { errors } = await runArcher(sandbox, 'user.deprovision', {
			userId: ann,
			groups: 'Risk Owners',
			roles: 'No Role',
		});
		expect(errors[0].message).toMatch(
			/: not deactivated \(.*; perhaps not removed from the group Risk Owners \(.*No Role not revoked \(/,
		);
		expect(errors[0].description).toContain('It is not known whether the system has acted');
		expect(errors[0].description).not.toContain('sign-in');
	});

	test('a group that could not be looked up was certainly not left', async () => {
		const { control } = sandbox;
		control.addFault({ kind: 'reset-after-handling', system: 'archer', method: 'LookupGroup', times: 9 });
		const { errors } = await runArcher(sandbox, 'user.deprovision', { userId: ann, groups: 'Risk Owners' });
		expect(errors[0].message).toContain(': not removed from the group Risk Owners (');
		expect(errors[0].description).not.toContain('It is not known whether');
		expect(control.count({ method: 'RemoveUserFromGroup' })).toBe(0);
	});

	test('can be run again: what the user no longer has is said, and is no failure', async () => {
		const parameters = { userId: ann, groups: 'Risk Owners', roles: 'Auditor' };
		await runArcher(sandbox, 'user.deprovision', parameters);
		const { json } = await runArcher(sandbox, 'user.deprovision', parameters);
		expect(json[0].done).toEqual([
			'deactivated',
			'was not in the group Risk Owners',
			'did not have the access role Auditor',
		]);
	});

	test('stops at once for a user who does not exist', async () => {
		const { errors } = await runArcher(sandbox, 'user.deprovision', {
			userId: locator('id', '9999'),
			groups: 'Risk Owners',
		});
		expect(errors[0].fault).toMatchObject({ kind: 'notFound' });
		expect(sandbox.control.count({ method: 'RemoveUserFromGroup' })).toBe(0);
	});
});

test('Get Groups asks group by group', async () => {
	const { groups } = state().people;
	groups.get(92)!.users.add(annId);
	const { json } = await runArcher(sandbox, 'user.getGroups', { userId: ann });
	expect(json.map(({ userId, groupId, name }) => [userId, groupId, name])).toEqual([
		[annId, 90, 'Everyone'],
		[annId, 92, 'Auditors'],
	]);
	const some = await runArcher(sandbox, 'user.getGroups', {
		userId: ann,
		filters: { nameContains: 'audit' },
	});
	expect(some.json.map(({ groupId }) => groupId)).toEqual([92]);
	expect(sandbox.control.count({ method: 'GetGroupInformation' })).toBe(5);
});

describe('account', () => {
	test('status, password, notes and deletion', async () => {
		const status = await runArcher(sandbox, 'user.changeStatus', { userId: ann, accountStatus: 3 });
		expect(status.json).toEqual([{ userId: annId, accountStatus: 3, code: 1 }]);
		const password = await runArcher(sandbox, 'user.changePassword', {
			userId: ann,
			password: 'Second-Word-2',
		});
		expect(password.json).toEqual([{ userId: annId, code: 1, changed: true }]);
		await runArcher(sandbox, 'user.updateNotes', { userId: ann, note: 'On leave' });
		expect(state().users.get(annId)).toMatchObject({
			accountStatus: 3,
			password: 'Second-Word-2',
			note: 'On leave',
		});
		await runArcher(sandbox, 'user.updateNotes', { userId: ann, note: '' });
		expect(state().users.get(annId)?.note).toBe('');
		const deleted = await runArcher(sandbox, 'user.delete', { userId: ann });
		expect(deleted.json).toEqual([{ userId: annId, code: 1, deleted: true }]);
		expect(state().users.has(annId)).toBe(false);
	});

	test('a refused password stays out of the error', async () => {
		const { errors } = await runArcher(sandbox, 'user.changePassword', { userId: ann, password: 'sh0rt!' });
		expect(errors[0].message).toMatch(/security parameter requirements/);
		expect(JSON.stringify(errors)).not.toContain('sh0rt!');
	});

	test('groups and roles', async () => {
		const group = { userId: ann, groupId: locator('name', 'Auditors') };
		const role = { userId: ann, roleId: locator('name', 'auditor') };
		expect((await runArcher(sandbox, 'user.addToGroup', group)).json).toEqual([
			{ userId: annId, groupId: 92, code: 1, added: true },
		]);
		expect((await runArcher(sandbox, 'user.grantRole', role)).json).toEqual([
			{ userId: annId, roleId: 13, code: 1, granted: true },
		]);
		expect(state().people.groups.get(92)!.users.has(annId)).toBe(true);
		expect((await runArcher(sandbox, 'user.removeFromGroup', group)).json[0]).toMatchObject({
			removed: true,
		});
		expect((await runArcher(sandbox, 'user.revokeRole', role)).json[0]).toMatchObject({ revoked: true });
		expect(state().people.roles.get(13)!.users.has(annId)).toBe(false);
		const unknown = await runArcher(sandbox, 'user.addToGroup', {
			...group,
			groupId: locator('name', 'None'),
		});
		expect(unknown.errors[0].message).toMatch(/'Group': Archer has no group called "None"/);
	});
});
