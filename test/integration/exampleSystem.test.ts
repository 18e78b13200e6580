import type { IDataObject, INodeParameters } from 'n8n-workflow';
import contract from '../../docs/examples/leave/contract.json';
import { LeaveApi } from '../../docs/examples/leave/credential';
import { leaveDialect } from '../../docs/examples/leave/dialect';
import { Leave } from '../../docs/examples/leave/node';
import { startLeave } from '../../docs/examples/leave/server';
import { signIn } from '../../docs/examples/leave/signIn';
import { leaveSystem } from '../../docs/examples/leave/system';
import { build } from '../../nodes/shared/engine/write';
import type { Method } from '../../nodes/shared/operation/spec';
import { CredentialStore } from '../support/credentialsHelper';
import { fullValues } from '../support/requests';
import { runNode } from '../support/workflow';

/** The system of docs/how-to/add-a-system.md: its files run, so that the page cannot rot. */

let server: Awaited<ReturnType<typeof startLeave>>;
let store: CredentialStore;
beforeEach(async () => {
	server = await startLeave(120);
	store = new CredentialStore();
	store.set('archer', { baseUrl: server.url, ...server.login });
});
afterEach(() => server.close());

async function run(operation: string, parameters: object, items: IDataObject[] = [{}]) {
	return await runNode({
		node: 'archer',
		foreign: { node: new Leave(), credential: new LeaveApi() },
		parameters: { resource: 'request', operation, ...parameters } as INodeParameters,
		items,
		store,
	});
}

const asked = { person: 'ann', from: '2026-08-03', to: '2026-08-07', kind: 'sick' };

test.each(
	[...leaveSystem.operations, signIn].map((method) => [(method as Method).element, method as Method]),
)('%s sends what the contract says, in its order', (name, method) => {
	const { session, params } = contract.methods.find((one) => one.name === name)!;
	const values = { ...fullValues(method as never), Page: 1, PageSize: 50 };
	const { body } = build(leaveDialect, method, values);
	const names = leaveDialect.complete!(body!, method, {}).children.map((child) => child.name);
	expect(names).toEqual([...(session ? ['SessionToken'] : []), ...params.map((one) => one.name)]);
});

test('signs in once, creates, and reads what it has created', async () => {
	const created = await run('create', asked, [{}, {}]);
	expect(created.error).toBeUndefined();
	expect(created.items.map(({ json }) => json)).toEqual([
		{ person: 'ann', requestId: 121 },
		{ person: 'ann', requestId: 122 },
	]);
	const read = await run('get', { requestId: '121' });
	expect(read.items[0].json).toEqual({
		requestId: 121,
		person: 'ann',
		from: '2026-08-03',
		to: '2026-08-07',
		kind: 'S',
		kindText: 'Sick Leave',
		state: 'asked',
	});
	expect(server.calls).toEqual(['SignIn', 'CreateRequest', 'CreateRequest', 'GetRequest']);
});

test('follows the pages to the limit, or to their end', async () => {
	const some = await run('getAll', { returnAll: false, limit: 60 });
	expect(some.items).toHaveLength(60);
	const all = await run('getAll', { returnAll: true });
	expect(new Set(all.items.map(({ json }) => json.requestId)).size).toBe(120);
	expect(server.calls.filter((name) => name === 'ListRequests')).toHaveLength(2 + 3);
	const own = await run('getAll', { returnAll: true, filters: { person: 'jdoe' } });
	expect(own.items).toHaveLength(40);
});

test('renews a session that has ended, once', async () => {
	await run('get', { requestId: '1' });
	server.endSessions();
	const again = await run('get', { requestId: '1' });
	expect(again.error).toBeUndefined();
	expect(server.calls).toEqual(['SignIn', 'GetRequest', 'GetRequest', 'SignIn', 'GetRequest']);
});

test('says what the system refused, and does not try a wrong password twice', async () => {
	const missing = await run('get', { requestId: '999' });
	expect(missing.error?.message).toContain("Leave refused 'Get leave request': There is no request 999");
	store.set('archer', { baseUrl: server.url, userName: 'n8n', password: 'Canary-wrong' });
	const refused = await run('get', { requestId: '1' });
	expect(refused.error?.description).toContain('Check user name and password in the credential');
	expect(JSON.stringify([refused.error?.message, refused.error?.description])).not.toContain('Canary');
	const before = server.calls.length;
	await run('get', { requestId: '1' });
	expect(server.calls).toHaveLength(before);
});

test('has what the engine gives to every system: Dry Run and Map Automatically', async () => {
	const plan = await run('create', { ...asked, options: { dryRun: true } });
	expect(plan.items[0].json).toMatchObject({
		dryRun: true,
		wouldSend: [{ method: 'CreateRequest', values: { Person: 'ann', Kind: 'Sick Leave' } }],
	});
	expect(server.calls).not.toContain('CreateRequest');
	const mapped = await run('create', { mappingMode: 'autoMapInputData' }, [
		{ Person: 'bob', 'First Day': '2026-09-01', 'Last Day': '2026-09-02', Kind: 'Vacation' },
	]);
	expect(mapped.error).toBeUndefined();
	expect(mapped.items[0].json).toEqual({ person: 'bob', requestId: 121 });
});
