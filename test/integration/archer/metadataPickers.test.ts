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
const { listSearch, loadOptions } = archer.methods;
let editors = 0;

/** What n8n gives a picker. Each is another credential, for what the editor knows of one is kept for minutes. */
function editor(
	parameters: INodeParameters = {},
	path = '',
	credential = `archer-${++editors}`,
): ILoadOptionsFunctions {
	const store = sandboxCredentials(sandbox);
	if (credential !== 'archer') store.set(credential, store.get('archer'));
	return editorOf({
		system: 'archer',
		type: archer,
		store,
		parameters,
		fields: parameters,
		credential,
		path,
	});
}

const names = ({ results }: { results: Array<{ name: string }> }) => results.map(({ name }) => name);
const tickets = { moduleId: locator('list', '101') };

test('applications and questionnaires, by name', async () => {
	const shown = await listSearch.searchApplications.call(editor());
	expect(shown.results.slice(0, 3)).toEqual([
		{ name: 'Contacts', value: '103' },
		{ name: 'Device Assessment (questionnaire)', value: '96' },
		{ name: 'Devices', value: '84' },
	]);
	expect(names(await listSearch.searchApplications.call(editor(), 'tick'))).toEqual(['Tickets']);
});

test('levels of the application that is chosen, also by its name', async () => {
	const byName = await listSearch.searchLevels.call(editor({ moduleId: locator('name', 'findings') }));
	expect(byName.results).toEqual([
		{ name: 'Detail', value: '41' },
		{ name: 'Finding', value: '40' },
	]);
});

test('fields that have one name are told apart, by level or by alias', async () => {
	const findings = await listSearch.searchFields.call(editor({ application: '90' }), 'remark');
	expect(names(findings)).toEqual(['Remark (Detail)', 'Remark (Finding)']);
	const comments = await listSearch.searchFields.call(editor(tickets), 'comment');
	expect(names(comments)).toEqual(['Comment (Comment_2)', 'Comment (Comment)']);
	const ofLevel = editor({ application: '90', options: { levelId: locator('list', '41') } });
	expect(names(await listSearch.searchFields.call(ofLevel, 'remark'))).toEqual(['Remark']);
});

test('lists for one kind of field hold no others, and none that is inactive', async () => {
	expect(names(await listSearch.searchValuesListFields.call(editor(tickets)))).toEqual([
		'Category',
		'Severity',
	]);
	expect(names(await listSearch.searchTrackingIdFields.call(editor(tickets)))).toEqual(['Ticket ID']);
	expect(names(await listSearch.searchLastUpdatedFields.call(editor(tickets)))).toEqual(['Last Updated']);
	expect(names(await listSearch.searchFileFields.call(editor(tickets)))).toEqual(['Files', 'Screenshot']);
	const fields = await loadOptions.getFields.call(editor(tickets));
	expect(names({ results: fields })).toContain('"Quoted" & <Odd> 🔥');
	expect(names({ results: fields })).not.toContain('Legacy Code');
	expect(fields.find(({ name }) => name === 'Severity')).toMatchObject({ description: 'Values List' });
	const writable = names({ results: await loadOptions.getWritableFields.call(editor(tickets)) });
	expect(writable).toContain('Severity');
	for (const field of ['Days Open', 'Imported From', 'Record Permissions', 'Ticket ID', 'Last Updated']) {
		expect(writable).not.toContain(field);
	}
});

test('values of the field in the same row, by their paths and in their order', async () => {
	const row = { conditions: { condition: [{ field: '7404' }, { field: '7405' }] }, ...tickets };
	const shown = await loadOptions.getFieldValues.call(
		editor(row, 'parameters.conditions.condition[1].value'),
	);
	expect(shown.map(({ name }) => name)).toEqual([
		'Hardware > Laptop',
		'Hardware > Other',
		'Software > Business > Payroll',
		'Software > Other',
		'Request',
	]);
	const found = await listSearch.searchFieldValues.call(editor({ ...tickets, fieldId: '7404' }), 'hi');
	expect(found.results).toEqual([{ name: 'High', value: '613' }]);
});

test('records by tracking ID and key field; typed text is searched by Archer', async () => {
	const shown = await listSearch.searchRecords.call(editor(tickets));
	expect(names(shown)).toEqual([
		'TCK-1/26 - Router down',
		'TCK-2/26 - Laptop is slow',
		'TCK-3/26 - Payroll shows wrong dates',
	]);
	expect(names(await listSearch.searchRecords.call(editor(tickets), 'laptop'))).toEqual([
		'TCK-2/26 - Laptop is slow',
	]);
	for (const typed of ['3', 'TCK-3', 'tck-3/26']) {
		const [found] = (await listSearch.searchRecords.call(editor(tickets), typed)).results;
		expect(found.name).toBe('TCK-3/26 - Payroll shows wrong dates');
	}
});

test('many records come in pages', async () => {
	sandbox.archer.state.content.seedDevices(120, Date.now());
	const shown: string[] = [];
	let token: string | undefined;
	for (let pages = 0; pages < 9; pages++) {
		const page = await listSearch.searchRecords.call(editor({ moduleId: locator('list', '84') }), '', token);
		shown.push(...page.results.map(({ value }) => String(value)));
		token = page.paginationToken as string | undefined;
		if (token === undefined) break;
	}
	expect(new Set(shown).size).toBe(shown.length);
	expect(shown.length).toBeGreaterThanOrEqual(120);
});

test('lists that are opened one after another ask Archer once', async () => {
	const credential = `archer-${++editors}`;
	await listSearch.searchFields.call(editor(tickets, '', credential));
	const asked = sandbox.control.count({ system: 'archer' });
	await listSearch.searchDateFields.call(editor(tickets, '', credential));
	await loadOptions.getWritableFields.call(editor(tickets, '', credential));
	expect(sandbox.control.count({ system: 'archer' })).toBe(asked);
});

test('without an application the list says what to do first', async () => {
	await expect(listSearch.searchFields.call(editor())).rejects.toThrow(/Choose an application first/);
	const expression = editor({ moduleId: locator('id', '={{ $json.application }}') });
	await expect(listSearch.searchFields.call(expression)).rejects.toThrow(/comes from an expression/);
});

test('where REST is closed the lists hold what reports and values lists tell', async () => {
	const closed = await startSandbox();
	const open = sandbox;
	try {
		closed.control.configure({ archer: { rest: 'forbidden' } });
		sandbox = closed;
		expect(names(await listSearch.searchApplications.call(editor()))).toEqual(['Devices', 'Tickets']);
		const fields = names(await listSearch.searchFields.call(editor(tickets)));
		expect(fields).toEqual(expect.arrayContaining(['Title', 'Severity', 'Assigned To', 'Due Date']));
		const values = await listSearch.searchFieldValues.call(editor({ ...tickets, fieldId: '7404' }));
		expect(names(values)).toEqual(['Low', 'Medium', 'High', 'Unknown']);
		expect(closed.deviations).toEqual([]);
	} finally {
		sandbox = open;
		await closed.stop();
	}
});
