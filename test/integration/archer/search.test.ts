import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { startSandbox, type Sandbox } from '../../../sandbox';
import { values } from '../../../sandbox/archer/state/content';
import { guidOf } from '../../../sandbox/archer/state/model';
import { runNode, sandboxCredentials } from '../../support/workflow';
import type { CredentialStore } from '../../support/credentialsHelper';

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

async function run(resource: string, operation: string, parameters: INodeParameters): Promise<IDataObject[]> {
	const result = await runNode({ node: 'archer', parameters: { resource, operation, ...parameters }, store });
	expect(result.error).toBeUndefined();
	return result.items.map((item) => item.json);
}

const nameOf = (item: IDataObject) => (item.fields as IDataObject)['Device Name'];
const conditions = (...condition: IDataObject[]) => ({ condition }) as unknown as INodeParameters;
const search = async (parameters: INodeParameters) =>
	await run('search', 'search', { application: '84', displayFields: '7001', ...parameters });

describe('the search builder', () => {
	test.each<[string, IDataObject[], number]>([
		['text', [{ type: 'text', field: '7001', operator: 'Contains', value: '0001' }], 4],
		['number', [{ type: 'numeric', field: '7002', operator: 'GreaterThan', value: '100' }], 3],
		['tracking ID', [{ type: 'numeric', field: '7005', operator: 'Equals', value: '3' }], 1],
		['tracking ID as shown', [{ type: 'numeric', field: '7005', operator: 'Equals', value: 'DEV-3' }], 1],
		[
			'date comparison',
			[{ type: 'dateComparison', field: '7017', operator: 'GreaterThan', value: '2026-01-05T08:00:10Z' }],
			2,
		],
		[
			'date range',
			[{ type: 'dateRange', field: '7017', value: '2026-01-05T08:00:02Z', endValue: '2026-01-05T08:00:04Z' }],
			3,
		],
		['date offset', [{ type: 'dateOffset', field: '7017', value: 24 }], 0],
		['values list', [{ type: 'valuesList', field: '7004', operator: 'Contains', value: '466,467' }], 8],
		['record', [{ type: 'content', value: '238701,238702' }], 2],
		[
			'a field by its GUID',
			[{ type: 'text', field: guidOf(2, 7001), operator: 'Equals', value: 'device 00002' }],
			1,
		],
	])('finds by %s', async (_type, given, count) => {
		expect(await search({ conditions: conditions(...given) })).toHaveLength(count);
	});

	test('encodes special characters of filter values twice', async () => {
		sandbox.archer.state.content.add(84, 37, values([[7001, 'A & B <c> "d" &amp; ]]>']]));
		const found = await search({
			conditions: conditions({
				type: 'text',
				field: '7001',
				operator: 'Equals',
				value: 'A & B <c> "d" &amp; ]]>',
			}),
		});
		expect(found.map(nameOf)).toEqual(['A & B <c> "d" &amp; ]]>']);
	});

	test('joins conditions by operator logic, also when their types are mixed', async () => {
		const found = await search({
			conditions: conditions(
				{ type: 'text', field: '7001', operator: 'Equals', value: 'Device 00001' },
				{ type: 'numeric', field: '7002', operator: 'Equals', value: '21' },
				{ type: 'text', field: '7001', operator: 'Equals', value: 'Device 00003' },
			),
			filters: { operatorLogic: '(1 OR 2) AND NOT 3' },
		});
		expect(found.map(nameOf)).toEqual(['Device 00001', 'Device 00002']);
	});

	test('sorts, and shows values with their words', async () => {
		const [first] = await search({
			displayFields: `7001,${guidOf(2, 7004)}`,
			sort: { field: [{ field: '7002', direction: 'Descending' }] },
		});
		expect(first).toMatchObject({
			contentId: 238712,
			moduleId: 84,
			levelId: 37,
			fields: { 'Device Name': 'Device 00012', Status: [{ id: 466, name: 'New' }] },
		});
	});

	test('keeps nested records of lower levels', async () => {
		const [finding] = await search({ application: '90', displayFields: '7101,7102' });
		expect((finding.records as IDataObject[]).map(({ fields }) => fields)).toEqual([
			{ Detail: 'Port 23 answers' },
			{ Detail: 'Port 25 answers' },
		]);
	});

	test.each([
		['number', { type: 'numeric', field: '7002', value: 'many' }, 'needs a number'],
		['date', { type: 'dateComparison', field: '7017', value: '31.01.2026' }, 'needs a date'],
		['field', { type: 'text', value: 'x' }, 'does not say its field'],
	])('says which condition has a wrong %s', async (_what, condition, message) => {
		const { error } = await runNode({
			node: 'archer',
			parameters: {
				resource: 'search',
				operation: 'search',
				application: '84',
				displayFields: '7001',
				conditions: conditions(condition),
			},
			store,
		});
		expect(error?.message).toContain(message);
		expect(sandbox.control.count({ method: 'ExecuteSearch' })).toBe(0);
	});
});

test('a search without fields to return says so before anything is sent', async () => {
	const { error } = await runNode({
		node: 'archer',
		parameters: { resource: 'search', operation: 'search', application: '84', displayFields: ' ' },
		store,
	});
	expect(error?.message).toContain('Display Fields');
	expect(sandbox.control.count({ method: 'ExecuteSearch' })).toBe(0);
});

describe('pages', () => {
	test('Return All of 10,000 records gives every record once, in order, a page at a time', async () => {
		sandbox.archer.state.content.seedDevices(9988);
		const before = sandbox.control.count();
		const items = await search({
			returnAll: true,
			displayFields: '7001,7002,7004',
			sort: { field: [{ field: '7005' }] },
		});
		expect(items).toHaveLength(10_000);
		expect(new Set(items.map(({ contentId }) => contentId)).size).toBe(10_000);
		const ids = items.map(({ contentId }) => contentId as number);
		expect(ids).toEqual([...ids].sort((a, b) => a - b));
		expect(sandbox.control.count({ method: 'ExecuteSearch' })).toBe(20);
		expect(sandbox.control.maximumConcurrency({ method: 'ExecuteSearch' })).toBe(1);
		expect(before).toBe(0);
	}, 60_000);

	test('stop at the limit, and at the count', async () => {
		expect(await search({ limit: 7 })).toHaveLength(7);
		expect(await search({ returnAll: true, options: { pageSize: 6 } })).toHaveLength(12);
		expect(sandbox.control.count({ method: 'ExecuteSearch' })).toBe(3);
	});

	test('of a report end with the first empty one', async () => {
		const report = { __rl: true, mode: 'id', value: '301' };
		const items = await run('report', 'run', { report, returnAll: true });
		expect(items.map(nameOf)).toEqual(
			Array.from({ length: 12 }, (_, index) => `Device ${String(index + 1).padStart(5, '0')}`),
		);
		expect(sandbox.control.count({ method: 'SearchRecordsByReport' })).toBe(4);
		expect(await run('report', 'run', { report, limit: 3 })).toHaveLength(3);
	});

	test('a search that finds nothing gives no items, a fault is an error', async () => {
		expect(await search({ conditions: conditions({ type: 'content', value: '1' }) })).toEqual([]);
		const { error } = await runNode({
			node: 'archer',
			parameters: { resource: 'search', operation: 'search', application: '1', displayFields: '7001' },
			store,
		});
		expect(error?.message).toContain('The module does not exist');
	});
});

describe('other searches', () => {
	test('by field', async () => {
		const found = await run('search', 'searchByField', {
			application: '84',
			field: '7005',
			fieldType: 'numeric',
			value: '4',
			displayFields: '7001',
		});
		expect(found.map(nameOf)).toEqual(['Device 00004']);
	});

	test('quick search in applications and in a solution', async () => {
		const found = await run('search', 'quickSearch', { moduleIds: '84, 90', keywords: 'device 00011' });
		expect(found.map(nameOf)).toEqual(['Device 00011']);
		const all = await run('search', 'quickSearchSolution', {
			solutionId: '12',
			keywords: 'device',
			returnAll: true,
			options: { pageSize: 5 },
		});
		expect(all).toHaveLength(12);
	});

	test('with options as JSON, such as those of a report', async () => {
		const report = { __rl: true, mode: 'list', value: guidOf(3, 302) };
		const [{ searchOptions }] = await run('report', 'getSearchOptions', { report });
		expect(searchOptions).toMatchObject({ SearchReport: { '@name': 'New & Open Devices', PageSize: '100' } });
		const found = await run('search', 'search', {
			optionsFrom: 'json',
			searchOptions: JSON.stringify(searchOptions),
			returnAll: true,
		});
		const saved = await run('report', 'run', { report, returnAll: true });
		expect(found).toEqual(saved);
		expect(found).toHaveLength(8);
		const [byId] = await run('report', 'getSearchOptions', {
			report: { __rl: true, mode: 'id', value: '302' },
		});
		expect(byId.searchOptions).toEqual(searchOptions);
	});

	test.each([
		['id', '303'],
		['guid', guidOf(3, 303)],
	])('a report without search options is an error (%s)', async (mode, value) => {
		const { error } = await runNode({
			node: 'archer',
			parameters: { resource: 'report', operation: 'getSearchOptions', report: { __rl: true, mode, value } },
			store,
		});
		expect(error?.message).toContain('no search options');
	});

	test('statistics', async () => {
		const [byReport] = await run('report', 'runStatistics', {
			report: { __rl: true, mode: 'id', value: '303' },
		});
		expect(byReport).toMatchObject({ count: '3', Total: { Aggregate: { Count: '12' } } });
		const [bySearch] = await run('search', 'statistics', {
			searchOptions: '{"SearchStatisticReport":{"Criteria":{"ModuleCriteria":{"Module":"84"}}}}',
		});
		expect(bySearch).toMatchObject({ count: '3', Total: { Aggregate: { Count: '12' } } });
	});

	test('reports are listed and filtered', async () => {
		expect(await run('report', 'getAll', { returnAll: true })).toHaveLength(4);
		expect(await run('report', 'getAll', { filters: { nameContains: 'open' } })).toEqual([
			expect.objectContaining({ reportName: 'New & Open Devices', applicationName: 'Devices' }),
		]);
	});
});
