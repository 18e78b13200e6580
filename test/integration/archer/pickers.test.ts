import type { ILoadOptionsFunctions, INodeParameters } from 'n8n-workflow';
import { Archer } from '../../../nodes/Archer/Archer.node';
import { startSandbox, type Sandbox } from '../../../sandbox';
import { locator } from '../../support/archerNode';
import { sandboxCredentials } from '../../support/workflow';
import { editorOf } from '../../support/editorNode';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(async () => await sandbox.stop());
beforeEach(() => sandbox.control.reset());
afterEach(() => expect(sandbox.deviations).toEqual([]));

const archer = new Archer();
const { listSearch } = archer.methods;

/** What n8n gives a picker: the node as it is set in the editor. */
function editor(parameters: INodeParameters = {}): ILoadOptionsFunctions {
	const store = sandboxCredentials(sandbox);
	return editorOf({ system: 'archer', type: archer, store, parameters, fields: parameters });
}

test('users: all of them, page by page, found by any part of their names', async () => {
	sandbox.archer.state.seedUsers(500);
	const context = editor();
	const shown: string[] = [];
	let token: string | undefined;
	do {
		const page = await listSearch.searchUsers.call(context, undefined, token);
		expect(page.results.length).toBeLessThanOrEqual(100);
		shown.push(...page.results.map(({ value }) => String(value)));
		token = page.paginationToken as string | undefined;
	} while (token !== undefined);
	expect(new Set(shown).size).toBe(540);
	const found = await listSearch.searchUsers.call(context, 'USER0001');
	expect(found.results).toEqual([{ name: 'Lee, Ben - user0001', value: '205' }]);
});

test('groups, access roles and security parameters', async () => {
	const found = async (
		search: 'searchGroups' | 'searchRoles' | 'searchSecurityParameters',
		filter?: string,
	) => (await listSearch[search].call(editor(), filter)).results.map(({ name, value }) => [name, value]);
	expect(await found('searchGroups', 'risk')).toEqual([['Risk Owners', '91']]);
	expect(await found('searchRoles')).toEqual([
		['Auditor', '13'],
		['Read Only', '14'],
		['Risk Manager', '12'],
		['System Administrator', '11'],
	]);
	expect(await found('searchSecurityParameters', 'contr')).toEqual([['Contractors', '2']]);
});

test('types of contacts by their names; what is chosen is the number that saved workflows hold', async () => {
	const { getContactTypes, getContactSubtypes } = archer.methods.loadOptions;
	const types = await getContactTypes.call(editor());
	const subtypes = await getContactSubtypes.call(editor());
	expect(types).toContainEqual({ name: 'Email', value: 7 });
	expect(subtypes).toContainEqual({ name: 'Home', value: 3 });
	expect([...types, ...subtypes].every(({ value }) => typeof value === 'number')).toBe(true);
});

test.each([
	['by its ID', locator('id', '45')],
	['by a field', locator('field', '302')],
])('values of the list that the node names %s', async (_how, valuesListId) => {
	const context = editor({ resource: 'valuesList', operation: 'deleteValue', valuesListId });
	const { results } = await listSearch.searchValues.call(context);
	expect(results.map(({ name, value }) => [name, value])).toEqual([
		['Closed', '469'],
		['New', '466'],
		['Open', '467'],
	]);
});

test('a failure says what to do instead of showing an empty list', async () => {
	const context = editor({
		resource: 'valuesList',
		operation: 'deleteValue',
		valuesListId: locator('id', '999'),
	});
	await expect(listSearch.searchValues.call(context)).rejects.toThrow(/Values list does not exist/);
});

test('every picker that an operation names exists', () => {
	const text = JSON.stringify(new Archer().description.properties);
	const named = new Set([...text.matchAll(/"searchListMethod":"(\w+)"/g)].map(([, name]) => name));
	expect(named.size).toBeGreaterThan(4);
	for (const name of named) expect(listSearch).toHaveProperty(name);
});

test('reports: by their GUID, with the name of their application', async () => {
	const { results } = await listSearch.searchReports.call(editor(), 'open');
	expect(results).toEqual([
		{ name: 'New & Open Devices - Devices', value: 'b1f0d0a6-7b4a-4b1e-9c6a-00000300012e' },
	]);
	expect((await listSearch.searchReports.call(editor())).results).toHaveLength(4);
});
