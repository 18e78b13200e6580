import { systems } from '../../../index';
import type { INodeParameters } from 'n8n-workflow';
import { isTask, methodsOf, outputOf } from '../../../nodes/shared/operation/resource';
import type { Entry } from '../../../nodes/shared/operation/spec';
import { startSandbox, type Sandbox } from '../../../sandbox';
import type { CredentialStore } from '../../support/credentialsHelper';
import { runNode, sandboxCredentials, type NodeRun } from '../../support/workflow';
import { otherWork } from '../../support/otherWork';
import { until } from '../../support/until';

jest.setTimeout(60_000);

let sandbox: Sandbox;
let store: CredentialStore;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(async () => await sandbox.stop());
beforeEach(() => {
	sandbox.control.reset();
	store = sandboxCredentials(sandbox);
});
afterEach(() => expect(sandbox.deviations).toEqual([]));

const devices = 12;
const users = 1240;
const seedUsers = (count: number) => {
	const { state } = sandbox.archer;
	sandbox.control.seed('archer', count - state.users.size);
	for (const user of state.users.values()) user.domain = 'CORP';
};
const small = { options: { pageSize: 5 } };

interface Paged {
	operation: string;
	parameters: INodeParameters;
	total: number;
	pageSize: number;
	method: string;
}

const searchJson = {
	SearchReport: { DisplayFields: { DisplayField: [7001] }, Criteria: { ModuleCriteria: { Module: '84' } } },
};
const paged: Paged[] = [
	...['builder', 'json'].map((optionsFrom) => ({
		operation: 'search.search',
		parameters: {
			optionsFrom,
			...(optionsFrom === 'json'
				? { searchOptions: JSON.stringify(searchJson) }
				: { application: '84', displayFields: '7001' }),
			...small,
		},
		total: devices,
		pageSize: 5,
		method: 'ExecuteSearch',
	})),
	{
		operation: 'search.searchByField',
		parameters: {
			application: '84',
			field: '7001',
			fieldType: 'text',
			value: 'Device',
			displayFields: '7001',
			...small,
		},
		total: devices,
		pageSize: 5,
		method: 'ExecuteSearch',
	},
	{
		operation: 'record.getAll',
		parameters: { application: '84', displayFields: '7001', ...small },
		total: devices,
		pageSize: 5,
		method: 'ExecuteSearch',
	},
	{
		operation: 'search.quickSearch',
		parameters: { moduleIds: '84', keywords: 'Device', ...small },
		total: devices,
		pageSize: 5,
		method: 'ExecuteQuickSearchWithModuleIds',
	},
	{
		operation: 'search.quickSearchSolution',
		parameters: { solutionId: '12', keywords: 'Device', ...small },
		total: devices,
		pageSize: 5,
		method: 'ExecuteQuickSearchWithSolutionId',
	},
	{
		operation: 'report.run',
		parameters: { report: { __rl: true, mode: 'id', value: '301' } },
		total: devices,
		pageSize: 5,
		method: 'SearchRecordsByReport',
	},
	{
		operation: 'user.getAccessReview',
		parameters: {},
		total: users,
		pageSize: 500,
		method: 'GetUserListPaginated',
	},
	{
		operation: 'user.getAll',
		parameters: {},
		total: users,
		pageSize: 500,
		method: 'GetUserListPaginated',
	},
	{
		operation: 'user.getAll',
		parameters: { filters: { usersDomain: 'CORP' } },
		total: users,
		pageSize: 500,
		method: 'GetDomainUserListPaginated',
	},
];

const rows = paged.map((one): [string, Paged] => [`${one.operation} (${one.method})`, one]);

async function run(
	{ operation, parameters }: Paged,
	more: INodeParameters,
	onStart?: (cancel: () => void) => void,
): Promise<NodeRun> {
	const [resource, name] = operation.split('.');
	return await runNode({
		node: 'archer',
		parameters: { resource, operation: name, ...parameters, ...more },
		store,
		onStart,
	});
}

const idsOf = ({ items }: NodeRun) => items.map(({ json }) => json.contentId ?? json.userId);

test('every operation that follows pages is in the table', () => {
	// What a look-up or a task reads for itself is no list of the user's: nobody can ask for a part of it.
	const isOwnList = ({ fields }: Entry) => fields.some(({ name }) => name === 'returnAll');
	const followsPages = (entry: Entry): boolean =>
		outputOf(entry).cardinality === 'many' &&
		(isTask(entry) ? (isOwnList(entry) ? entry.uses : []) : methodsOf({ ...entry, fields: [] })).some(
			(method) => 'paging' in method && method.paging !== undefined,
		);
	const found = Object.values(systems).flatMap(({ operations }) =>
		operations.filter(followsPages).map(({ resource, value }) => `${resource}.${value}`),
	);
	expect(new Set(paged.map(({ operation }) => operation))).toEqual(new Set(found));
});

describe.each(rows)('%s', (_name, one) => {
	beforeEach(() => seedUsers(users));

	test('gives every entry once', async () => {
		const result = await run(one, { returnAll: true });
		expect(result.error).toBeUndefined();
		expect(result.items).toHaveLength(one.total);
		expect(new Set(idsOf(result)).size).toBe(one.total);
	});

	test('a page that comes for ever is an error, and no page is asked for after it', async () => {
		sandbox.control.configure({ archer: { paging: 'stuckAtSecond' } });
		const { error } = await run(one, { returnAll: true });
		expect(error?.message).toContain('answered page 3 with nothing but entries of the pages before');
		expect(error?.description).toContain(`${2 * one.pageSize} entries were read`);
		expect(sandbox.control.count({ method: one.method })).toBe(3);
	});

	test('the last page for every later number ends a list whose end shows', async () => {
		sandbox.control.configure({ archer: { paging: 'lastForEver' } });
		const result = await run(one, { returnAll: true });
		expect(result.error).toBeUndefined();
		expect(new Set(idsOf(result)).size).toBe(one.total);
		expect(result.items).toHaveLength(one.total);
	});

	test.each([1, 7, 11])('Limit %d gives as many, whatever the pages do', async (limit) => {
		for (const paging of ['exact', 'stuckAtSecond', 'lastForEver'] as const) {
			sandbox.control.configure({ archer: { paging } });
			const wanted = paging === 'stuckAtSecond' ? Math.min(limit, 2 * one.pageSize) : limit;
			const result = await run(one, { returnAll: false, limit: wanted });
			expect(result.error).toBeUndefined();
			expect(new Set(idsOf(result)).size).toBe(wanted);
			expect(result.items).toHaveLength(wanted);
		}
	});

	test('Limit ends a list that has no end', async () => {
		if (one.total === users) seedUsers(users + 3000);
		else sandbox.archer.state.content.seedDevices(500);
		const result = await run(one, { returnAll: false, limit: 2 * one.pageSize + 1 });
		expect(result.items).toHaveLength(2 * one.pageSize + 1);
		expect(sandbox.control.count({ method: one.method })).toBeLessThanOrEqual(3);
	});

	test('cancelling ends it before the next page', async () => {
		sandbox.control.addFault({
			kind: 'latency',
			milliseconds: 200,
			system: 'archer',
			method: one.method,
			times: 99,
		});
		const running = run(one, { returnAll: true }, (cancel) => {
			void until(() => sandbox.control.count({ method: one.method }) >= 2).then(cancel);
		});
		await running;
		const asked = sandbox.control.count({ method: one.method });
		await until(() => sandbox.requests.every(({ endedAt }) => endedAt !== undefined));
		await otherWork(sandbox);
		expect(sandbox.control.count({ method: one.method })).toBe(asked);
		expect(asked).toBeLessThanOrEqual(2);
	});
});

test.each(rows)(
	'%s: a last page that is full is the end only where the answer has a count',
	async (_name, one) => {
		seedUsers(1000);
		if (one.total === devices) sandbox.archer.state.content.seedDevices(3);
		sandbox.control.configure({ archer: { paging: 'lastForEver' } });
		const result = await run(one, { returnAll: true });
		const total = one.total === devices ? devices + 3 : 1000;
		const countShows = one.total === devices;
		if (countShows) expect(result.items).toHaveLength(total);
		else expect(result.error?.message).toContain('nothing but entries of the pages before');
	},
);
