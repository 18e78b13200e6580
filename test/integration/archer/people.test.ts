import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { sandboxLogins, startSandbox, type Sandbox } from '../../../sandbox';
import type { StoredValue } from '../../../sandbox/archer/state/model';
import { locator, runArcher } from '../../support/archerNode';
import type { CredentialStore } from '../../support/credentialsHelper';
import { runNode, sandboxCredentials } from '../../support/workflow';

/** People in records and in groups: assigned by name, looked for, reviewed. */

jest.setTimeout(60_000);

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(async () => await sandbox.stop());
beforeEach(() => sandbox.control.reset());
afterEach(() => expect(sandbox.deviations).toEqual([]));

const content = () => sandbox.archer.state.content;
const tickets = () => [...content().records.values()].filter(({ moduleId }) => moduleId === 101);
const peopleIn = (contentId: number, fieldId: number) => {
	const value = content().records.get(contentId)?.values.get(fieldId);
	return value?.kind === 'people' ? { users: value.users, groups: value.groups } : undefined;
};
const methods = () =>
	sandbox.control
		.requests({ system: 'archer' })
		.map(({ method }) => method)
		.filter((method) => method !== '?WSDL' && method !== 'CreateUserSessionFromInstance');
const isRead = (method: string) => !/^(Update|Create)/.test(method);

/** What was found closed stays so for a while, for the account that found it. */
function ofAnotherAccount(): CredentialStore {
	const store = sandboxCredentials(sandbox);
	store.set('archer', { baseUrl: sandbox.archer.url, ...sandboxLogins.archerSecond });
	return store;
}

describe('Assign Users or Groups', () => {
	const assign = async (parameters: object, items?: IDataObject[]) =>
		await runArcher(
			sandbox,
			'record.assignPeople',
			{
				moduleId: locator('name', 'Tickets'),
				contentId: tickets()[0].contentId,
				fieldId: locator('name', 'Reviewers'),
				...parameters,
			},
			{ items },
		);

	test('adds a user and a group by their names and keeps who is there', async () => {
		const { json, errors } = await assign({ users: 'User0001', groups: 'risk owners' });
		expect(errors).toEqual([]);
		const { contentId } = tickets()[0];
		const user = sandbox.archer.state.findUser('user0001')!.id;
		expect(json).toEqual([
			{
				moduleId: 101,
				contentId,
				code: 1,
				updated: true,
				fieldId: 7411,
				users: [user],
				groups: [91],
			},
		]);
		expect(peopleIn(contentId, 7411)).toEqual({ users: [206, user], groups: [91] });
	});

	test('takes out and replaces, in fields that offer everybody', async () => {
		const fieldId = locator('name', 'assigned to');
		const { contentId } = tickets()[0];
		expect(peopleIn(contentId, 7410)?.users).toEqual([205]);
		const { firstName, lastName } = sandbox.archer.state.users.get(206)!;
		await assign({ fieldId, change: 'replace', users: [`${lastName}, ${firstName}`] });
		expect(peopleIn(contentId, 7410)).toEqual({ users: [206], groups: [] });
		await assign({ fieldId, change: 'remove', users: '206' });
		expect(peopleIn(contentId, 7410)).toEqual({ users: [], groups: [] });
	});

	test('asks for names once, however many items there are, and writes them together', async () => {
		const items = tickets().map(({ contentId }) => ({ contentId }));
		const { errors } = await assign(
			{
				contentId: '={{ $json.contentId }}',
				fieldId: locator('name', 'Assigned To'),
				change: 'replace',
				users: 'user0003',
			},
			items,
		);
		expect(errors).toEqual([]);
		const user = sandbox.archer.state.findUser('user0003')!.id;
		expect(tickets().map(({ contentId }) => peopleIn(contentId, 7410)?.users)).toEqual([
			[user],
			[user],
			[user],
		]);
		expect(methods().filter((method) => !isRead(method))).toEqual(['UpdateRecords']);
		expect(new Set(methods()).size).toBe(methods().length);
	});

	test('the same with REST closed: names of fields come from a report and its records', async () => {
		sandbox.control.configure({ archer: { rest: 'notFound' } });
		const { contentId } = tickets()[1];
		const { errors } = await runArcher(
			sandbox,
			'record.assignPeople',
			{
				moduleId: locator('name', 'tickets'),
				contentId,
				fieldId: locator('name', 'Assigned To'),
				change: 'replace',
				users: 'user0004',
			},
			{ store: ofAnotherAccount() },
		);
		expect(errors).toEqual([]);
		const user = sandbox.archer.state.findUser('user0004')!.id;
		expect(peopleIn(contentId, 7410)?.users).toEqual([user]);
	});

	test.each([
		[{ users: 'nobody' }, /'Users': Archer has no user called "nobody"/],
		[{ groups: 'Risk Owner' }, /'Groups': Archer has no group called "Risk Owner"/],
		[{ users: ' ' }, /'Users' and 'Groups' are both empty/],
		[
			{ fieldId: locator('name', 'Record Permissions'), users: '205' },
			/"Record Permissions" cannot be set, because its rules set it/,
		],
		[{ fieldId: locator('name', 'Title'), users: '205' }, /"Title" does not hold users or groups/],
		[
			{ fieldId: locator('name', 'Assigned To'), users: '205, 206' },
			/takes at most 1 of users and groups, but 2/,
		],
		[{ fieldId: locator('name', 'Reviewer'), users: '205' }, /no field called "Reviewer"/],
	])('%j is refused before anything is written', async (parameters, message) => {
		const { errors } = await assign(parameters);
		expect(errors.map((error) => error.message)).toEqual([expect.stringMatching(message)]);
		expect(methods().filter((method) => !isRead(method))).toEqual([]);
	});
});

describe('Get Many Naming a User', () => {
	const naming = async (parameters: object = {}, options: { store?: CredentialStore } = {}) =>
		await runArcher(sandbox, 'record.getNamingUser', { userId: locator('id', 205), ...parameters }, options);

	test('looks through every application and says what can be taken back', async () => {
		const [first, , third] = tickets();
		const people = (users: number[]): StoredValue => ({ kind: 'people', users, groups: [] });
		content().change(third.contentId, new Map([[7412, people([205])]]));
		const device = [...content().records.values()][4];
		content().change(device.contentId, new Map([[7007, people([206, 205])]]));
		const { json, errors } = await naming();
		expect(errors).toEqual([]);
		const ticket = { userId: 205, moduleId: 101, application: 'Tickets', levelId: 61 };
		const assigned = { fieldId: 7410, field: 'Assigned To', canBeSet: true };
		expect(json).toEqual([
			expect.objectContaining({ application: 'Contacts', fieldId: 7508, field: 'Archer User' }),
			{
				...{ userId: 205, moduleId: 84, application: 'Devices', levelId: 37, contentId: device.contentId },
				...{ trackingId: 'DEV-5', record: 'Device 00005', fieldId: 7007, field: 'Owner', canBeSet: true },
			},
			{ ...ticket, contentId: first.contentId, trackingId: 'TCK-1/26', record: 'Router down', ...assigned },
			{
				...ticket,
				contentId: third.contentId,
				trackingId: 'TCK-3/26',
				record: 'Payroll shows wrong dates',
				...assigned,
			},
			{
				...ticket,
				...{ contentId: third.contentId, trackingId: 'TCK-3/26', record: 'Payroll shows wrong dates' },
				...{ fieldId: 7412, field: 'Record Permissions', canBeSet: false },
			},
		]);
		// One search for each level that has such fields.
		expect(sandbox.control.count({ method: 'ExecuteSearch' })).toBe(4);
	});

	test('only in the named applications, page by page', async () => {
		const { json } = await naming({ filters: { applications: 'tickets; 84' }, options: { pageSize: 2 } });
		expect(json.map(({ application }) => application)).toEqual(['Tickets', 'Tickets']);
		expect(sandbox.control.count({ method: 'ExecuteSearch' })).toBe(2 + 6);
	});

	test('an application without the right to it is said and keeps nobody from the others', async () => {
		sandbox.control.addFault({
			kind: 'fault',
			system: 'archer',
			method: 'ExecuteSearch',
			text: 'Access is denied',
		});
		expect((await naming()).json.length).toBeGreaterThan(0);
		sandbox.control.addFault({
			kind: 'fault',
			system: 'archer',
			method: 'ExecuteSearch',
			text: 'Access is denied',
		});
		const { errors } = await naming({ filters: { applications: 'Tickets' } });
		expect(errors.map(({ message }) => message)).toEqual([
			expect.stringMatching(/The application Tickets could not be looked through/),
		]);
	});

	test.each(['forbidden', 'reset'] as const)(
		'where REST is closed (%s) the applications of reports are looked through, types of fields or not',
		async (rest) => {
			sandbox.control.configure({ archer: { rest } });
			const { json, errors } = await naming({}, { store: ofAnotherAccount() });
			expect(errors).toEqual([]);
			expect(json.map(({ application, field }) => [application, field])).toEqual([
				['Tickets', 'Assigned To'],
				['Tickets', 'Assigned To'],
			]);
		},
	);

	test('a field that searches cannot show keeps nobody from the others', async () => {
		content().unsearchable.add(7411);
		const hints = await remarks({ applications: 'Tickets' });
		expect(hints).toEqual([
			'Searches cannot show Reviewers of Tickets: who is named there is not in the list.',
		]);
		content().unsearchable.add(7410).add(7412);
		const { errors } = await naming({ filters: { applications: 'Tickets' } });
		expect(errors.map(({ message }) => message)).toEqual([
			expect.stringMatching(/Tickets could not be looked through/),
		]);
	});

	const remarks = async (filters: INodeParameters) => {
		const parameters = {
			resource: 'record',
			operation: 'getNamingUser',
			userId: locator('id', 205),
			filters,
		};
		const { run, items } = await runNode({ node: 'archer', parameters, store: sandboxCredentials(sandbox) });
		expect(items).toHaveLength(2);
		return run.data.resultData.runData.Node[0].hints?.map(({ message }) => message);
	};

	test('what was found can be handed on to Assign Users or Groups', async () => {
		const { json } = await naming();
		const { errors } = await runArcher(
			sandbox,
			'record.assignPeople',
			{
				moduleId: locator('id', '={{ $json.moduleId }}'),
				contentId: '={{ $json.contentId }}',
				fieldId: locator('id', '={{ $json.fieldId }}'),
				change: 'remove',
				users: '={{ [$json.userId] }}',
			},
			{ items: json.filter(({ canBeSet }) => canBeSet) },
		);
		expect(errors).toEqual([]);
		expect((await naming()).json).toEqual([]);
	});
});

describe('Get Access Review', () => {
	const review = async (parameters: object = {}, options: { store?: CredentialStore } = {}) =>
		await runArcher(sandbox, 'user.getAccessReview', { returnAll: true, ...parameters }, options);

	beforeEach(() => {
		const { groups, roles } = sandbox.archer.state.people;
		groups.get(91)!.users.add(206);
		roles.get(12)!.groups.add(91);
		roles.get(13)!.users.add(206).add(205);
		roles.get(13)!.groups.add(91);
	});

	test('users with status, last sign-in, groups and roles in seven requests', async () => {
		const { json, errors } = await review();
		expect(errors).toEqual([]);
		expect(json).toHaveLength(40);
		expect(json.find(({ userId }) => userId === 206)).toEqual({
			...{ userId: 206, userName: 'user0002', firstName: expect.any(String), lastName: 'Lee' },
			...{ accountStatus: '1', accountStatusText: 'Active', lastSignIn: '2026-01-05T13:00:00.000Z' },
			...{ groups: ['Everyone', 'Risk Owners'], roles: ['Auditor'], rolesByGroup: ['Risk Manager'] },
		});
		expect(json.find(({ userId }) => userId === 203)?.lastSignIn).toBeNull();
		expect(methods().length).toBeLessThanOrEqual(7);
	});

	test('only some of them', async () => {
		const { json } = await review({ filters: { accountStatus: '2' } });
		expect(json.map(({ accountStatusText }) => accountStatusText)).toEqual(['Inactive']);
		expect(await review({ returnAll: false, limit: 3 })).toMatchObject({ json: { length: 3 } });
	});

	test.each(['forbidden', 'notFound', 'page', 'reset'] as const)(
		'where REST is closed (%s) groups come by SOAP, and what is missing is left out',
		async (rest) => {
			sandbox.control.configure({ archer: { rest } });
			const { json, errors } = await review(
				{ filters: { nameContains: 'user0002' } },
				{ store: ofAnotherAccount() },
			);
			expect(errors).toEqual([]);
			expect(json).toEqual([expect.objectContaining({ userId: 206, groups: ['Everyone', 'Risk Owners'] })]);
			expect(json[0]).not.toHaveProperty('roles');
			expect(json[0]).not.toHaveProperty('lastSignIn');
			expect(sandbox.control.count({ method: 'GetGroupInformation' })).toBe(4);
		},
	);
});

describe('Create or Update Contact Record', () => {
	const sync = async (parameters: object = {}, userId = 205) =>
		await runArcher(sandbox, 'contact.syncContactRecord', {
			userId: locator('id', userId),
			moduleId: locator('name', 'Contacts'),
			...parameters,
		});
	const rows = (...fields: Array<[field: string, from: string, isMatch?: boolean]>) => ({
		fieldMap: { field: fields.map(([field, from, isMatch = false]) => ({ field, from, isMatch })) },
	});
	const records = () => [...content().records.values()].filter(({ moduleId }) => moduleId === 103);
	const names: Array<[field: string, from: string, isMatch: boolean]> = [
		['First Name', 'firstName', true],
		['Last Name', 'lastName', true],
	];
	const nameOf = (userId: number) => sandbox.archer.state.users.get(userId)!;

	beforeEach(() => {
		for (const [position, record] of records().entries()) {
			const { firstName, lastName } = nameOf(205 + position);
			content().change(
				record.contentId,
				new Map([
					[7502, { kind: 'text', text: firstName }],
					[7503, { kind: 'text', text: lastName }],
				]),
			);
		}
		sandbox.control.clearRequests();
	});

	test('what is right already is left alone', async () => {
		const { json, errors } = await sync();
		expect(errors).toEqual([]);
		const { contentId } = records()[0];
		expect(json).toEqual([{ userId: 205, moduleId: 103, contentId, created: false, changed: [] }]);
		expect(methods().filter((method) => !isRead(method))).toEqual([]);
	});

	test('changes what differs, with words for values and the user in a users field', async () => {
		const { contentId } = records()[1];
		const user = nameOf(206);
		user.title = 'Analyst & <Lead>';
		const map = rows(
			...names,
			['title', 'title'],
			['Archer User', 'user'],
			['Contact Status', 'accountStatusText'],
			['Phone', 'address'],
		);
		content().change(contentId, new Map([[7508, { kind: 'people', users: [205], groups: [] }]]));
		content().change(contentId, new Map([[7510, { kind: 'list', entries: [{ id: 642 }] }]]));
		const { json, errors } = await sync(map, 206);
		expect(errors).toEqual([]);
		expect(json).toMatchObject([
			{ contentId, created: false, changed: ['Title', 'Archer User', 'Contact Status'] },
		]);
		const { values } = records()[1];
		expect(values.get(7507)).toEqual({ kind: 'text', text: user.title });
		expect(values.get(7508)).toMatchObject({ users: [206] });
		expect(values.get(7510)).toMatchObject({ entries: [{ id: 641 }] });
		expect(values.has(7506)).toBe(false);
	});

	test('creates a missing record, unless that is not wanted', async () => {
		const before = records().length;
		const unwanted = await sync({ options: { createMissing: false } }, 210);
		expect(unwanted.errors.map(({ message }) => message)).toEqual([
			expect.stringMatching(/there is no record with "First Name"/),
		]);
		const { json } = await sync(rows(...names, ['Archer User', 'user']), 210);
		expect(json).toMatchObject([{ created: true, changed: ['First Name', 'Last Name', 'Archer User'] }]);
		expect(records()).toHaveLength(before + 1);
		expect(await sync(rows(...names, ['Archer User', 'user']), 210)).toMatchObject({
			json: [{ created: false, changed: [] }],
		});
	});

	test('of two records that fit none is touched', async () => {
		content().add(103, 63, new Map(records()[0].values));
		const { errors } = await sync();
		expect(errors.map(({ message }) => message)).toEqual([
			expect.stringMatching(/fits more than one record, \d+ and \d+/),
		]);
	});

	test.each([
		[rows(['Last Name', 'lastName']), /marks no field/],
		[rows(['Last Nam', 'lastName', true]), /no field called "Last Nam"/],
		[rows(...names, ['Full Name', 'userName']), /"Full Name" cannot be set, because Archer calculates it/],
		[rows(...names, ['Title', 'user']), /"Title" does not hold users/],
		[rows(...names, ['Manager', 'userName']), /"Manager" holds users/],
		[rows(['Archer User', 'user', true]), /"Archer User" is no text field/],
		[rows(...names, ['last name', 'title']), /"Last Name" is named twice/],
		[rows(['Title', 'title', true]), /the user has no Title/],
	])('%j is refused before anything is written', async (parameters, message) => {
		const { errors } = await sync(parameters);
		expect(errors.map((error) => error.message)).toEqual([expect.stringMatching(message)]);
		expect(methods().filter((method) => !isRead(method))).toEqual([]);
	});
});
