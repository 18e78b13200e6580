import { startSandbox, type Sandbox } from '../../../sandbox';
import { locator, runArcher } from '../../support/archerNode';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(async () => await sandbox.stop());
beforeEach(() => sandbox.control.reset());
afterEach(() => expect(sandbox.deviations).toEqual([]));

const methods = () =>
	sandbox.control
		.requests({ system: 'archer' })
		.map(({ method }) => method)
		.filter((method) => method !== '?WSDL' && !method?.startsWith('Create'));

test('Get Many pages through all users, each once, with stable words beside what came', async () => {
	sandbox.archer.state.seedUsers(1000);
	const { json } = await runArcher(sandbox, 'user.getAll', { returnAll: true });
	expect(new Set(json.map(({ userId }) => userId)).size).toBe(1040);
	expect(json[4]).toMatchObject({
		userId: 205,
		userName: 'user0001',
		firstName: 'Ben',
		accountStatus: '1',
		accountStatusText: 'Active',
		ID: '205',
		LoggedOn: 'False',
	});
	expect(methods()).toEqual(Array(3).fill('GetUserListPaginated'));
});

test('Get Many asks for no more than the limit', async () => {
	const { json } = await runArcher(sandbox, 'user.getAll', { returnAll: false, limit: 7 });
	expect(json).toHaveLength(7);
	expect(methods()).toEqual(['GetUserListPaginated']);
});

test('filters: domain, status and part of a name', async () => {
	const domain = await runArcher(sandbox, 'user.getAll', {
		returnAll: true,
		filters: { usersDomain: 'corp' },
	});
	expect(domain.json.map(({ userName }) => userName)).toEqual(['api.domain', 'corp.user']);
	const name = await runArcher(sandbox, 'user.getAll', { limit: 2, filters: { nameContains: 'ÉLODIE' } });
	expect(name.json.map(({ firstName }) => firstName)).toEqual(['Élodie', 'Élodie']);
	const status = await runArcher(sandbox, 'user.getAll', {
		returnAll: true,
		filters: { accountStatus: '2' },
	});
	expect(status.json).toHaveLength(1);
	expect(methods()).toEqual(['GetDomainUserListPaginated', 'GetUserListPaginated', 'GetUserListPaginated']);
});

test('the whole list in one request', async () => {
	const options = { singleRequest: true };
	const all = await runArcher(sandbox, 'user.getAll', { returnAll: true, options });
	expect(all.json).toHaveLength(40);
	const corp = await runArcher(sandbox, 'user.getAll', {
		returnAll: false,
		limit: 1,
		options,
		filters: { usersDomain: 'CORP' },
	});
	expect(corp.json).toHaveLength(1);
	expect(methods()).toEqual(['GetUserList', 'GetDomainUserList']);
});

test('counts all, and those of a domain', async () => {
	expect((await runArcher(sandbox, 'user.count')).json).toEqual([{ count: 40 }]);
	expect((await runArcher(sandbox, 'user.count', { filters: { usersDomain: 'CORP' } })).json).toEqual([
		{ usersDomain: 'CORP', count: 2 },
	]);
});

test('finds by the beginning of a name; one match and none are lists too', async () => {
	const some = await runArcher(sandbox, 'user.findByFirstName', { keyword: 'Élo', returnAll: true });
	expect(some.json.length).toBeGreaterThan(1);
	expect(some.json[0]).toMatchObject({ firstName: 'Élodie' });
	const one = await runArcher(sandbox, 'user.findByLastName', {
		keyword: 'dom',
		returnAll: true,
		filters: { usersDomain: 'CORP' },
	});
	expect(one.json).toMatchObject([{ userName: 'corp.user', userId: 204 }]);
	const none = await runArcher(sandbox, 'user.findByLastName', { keyword: 'zzz', returnAll: true });
	expect(none.json).toEqual([]);
	expect(methods()).toEqual(['LookupUserByFirstName', 'LookupDomainUserByLastName', 'LookupUserByLastName']);
});

test('looks up IDs and names, in a domain or not', async () => {
	const options = { usersDomain: 'CORP' };
	expect(
		(await runArcher(sandbox, 'user.lookUpId', { userName: 'corp.user', options })).json[0],
	).toMatchObject({
		userId: 204,
	});
	expect((await runArcher(sandbox, 'user.checkName', { userName: 'corp.user' })).json[0]).toMatchObject({
		exists: false,
	});
	expect(
		(await runArcher(sandbox, 'user.checkName', { userName: 'corp.user', options })).json[0],
	).toMatchObject({
		exists: true,
	});
	expect((await runArcher(sandbox, 'user.lookUpName', { userId: '205' })).json).toEqual([
		{ userId: 205, userName: 'user0001' },
	]);
	const missing = await runArcher(sandbox, 'user.lookUpName', { userId: '9999' });
	expect(missing.errors[0].fault).toMatchObject({ kind: 'notFound' });
});

test('Get passes on everything, with stable words beside it', async () => {
	const { json } = await runArcher(sandbox, 'user.get', { userId: locator('list', '205') });
	expect(json).toHaveLength(1);
	expect(json[0]).toMatchObject({ userId: 205, userName: 'user0001', MiddleName: '', TimeZone: '' });
});
