import fc from 'fast-check';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { startSandbox, type Sandbox } from '../../../sandbox';
import { guidOf } from '../../../sandbox/archer/content/model';
import { runNode, sandboxCredentials } from '../../support/workflow';
import type { CredentialStore } from '../../support/credentialsHelper';

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

const application = { __rl: true, mode: 'id', value: '84' };

async function run(
	operation: string,
	parameters: INodeParameters,
	items?: IDataObject[],
	resource = 'record',
): Promise<IDataObject[]> {
	const result = await runNode({
		node: 'archer',
		parameters: { resource, operation, ...parameters },
		items,
		store,
	});
	expect(result.error).toBeUndefined();
	return result.items.map((item) => item.json);
}

const jsonFields = (fields: unknown): INodeParameters => ({
	moduleId: application,
	fieldsMode: 'json',
	fieldValues: JSON.stringify(fields),
});

async function created(fields: unknown): Promise<number> {
	const [{ contentId }] = await run('create', jsonFields(fields));
	return contentId as number;
}

async function get(contentId: number): Promise<Record<string, IDataObject>> {
	const [record] = await run('get', { moduleId: application, contentId, simplify: false });
	return record.fields as Record<string, IDataObject>;
}

async function found(contentId: number, displayFields: string): Promise<Record<string, IDataObject>> {
	const [record] = await run('getAll', {
		application: '84',
		displayFields,
		simplify: false,
		filters: { contentIds: String(contentId) },
	});
	return record.fields as Record<string, IDataObject>;
}

/** Names come from searches only; what identifies a value is the same in both. */
function withoutNames(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(withoutNames);
	if (typeof value !== 'object' || value === null) return value;
	const { name, firstName, middleName, lastName, fields, ...rest } = value as IDataObject;
	void [firstName, middleName, lastName, fields];
	const kept = 'url' in rest ? { name, ...rest } : rest;
	return Object.fromEntries(Object.entries(kept).map(([key, one]) => [key, withoutNames(one)]));
}

describe('a value of every writable type comes back as it was given', () => {
	const file = () => sandbox.archer.state.content.addFile('policy.pdf', Buffer.from('%PDF')).id;
	const finding = () =>
		[...sandbox.archer.state.content.records.values()].find(({ levelId }) => levelId === 40)!.contentId;
	const row = () => sandbox.archer.state.content.add(95, 50, new Map()).contentId;
	const assessment = () => sandbox.archer.state.content.add(96, 60, new Map()).contentId;
	const types: Array<[string, string, string, () => unknown]> = [
		['text', '7001', 'text', () => 'A <b>bold</b> & "quoted" name\nwith two lines, 漢字 and é'],
		['numeric', '7002', 'numeric', () => 123.21],
		['day', '7003', 'date', () => '2026-12-21'],
		['moment', '7003', 'date', () => '2026-12-31T13:59:00.000Z'],
		['values list', '7004', 'valuesList', () => [{ id: 466 }]],
		['values list with several and other text', '7004', 'valuesList', () => [{ id: 467 }, { id: 469, otherText: 'my own' }]],
		['external links', '7006', 'externalLinks', () => [{ name: 'Policy', url: 'https://example.com/?a=1&b=2' }, { name: 'Mail', url: 'mailto:a@example.com' }]],
		['users and groups', '7007', 'usersGroups', () => ({ users: [{ id: 205 }], groups: [{ id: 91 }, { id: 92 }] })],
		['cross-reference', '7008', 'crossReference', () => [{ id: finding() }]],
		['attachment', '7009', 'attachment', () => [{ id: file() }, { id: file() }]],
		['image', '7010', 'image', () => [{ id: file() }]],
		['matrix', '7011', 'matrix', () => [{ rowId: 1253, columnId: 728 }, { rowId: 1254, columnId: 729 }]],
		['sub-form', '7012', 'subform', () => [{ id: row() }, { id: row() }]],
		['IP address', '7013', 'ipAddress', () => '191.167.0.255'],
		['questionnaire reference', '7020', 'questionnaireReference', () => [{ id: assessment() }]],
		['multiple reference display control', '7019', 'multipleReferenceDisplayControl', () => [{ id: finding() }]],
	];
	test.each(types)('%s', async (_name, id, type, make) => {
		const value = make();
		const contentId = await created({ [id]: { type, value } });
		const single = await get(contentId);
		const search = await found(contentId, id);
		expect(single[id]).toMatchObject({ type });
		expect(withoutNames(single[id].value)).toEqual(value);
		expect(withoutNames(search[id].value)).toEqual(value);
		// What was read fits back in, and changes nothing.
		await run('update', { ...jsonFields({ [id]: single[id] }), contentId });
		expect((await get(contentId))[id].value).toEqual(single[id].value);
	});

	test('an empty value clears', async () => {
		const contentId = await created({ 7001: 'Name', 7002: 5, 7004: [466], 7007: { users: [205], groups: [] } });
		await run('update', {
			...jsonFields({ 7001: '', 7002: null, 7004: [], 7007: { users: [], groups: [] } }),
			contentId,
		});
		const fields = await get(contentId);
		expect(['7001', '7002', '7004', '7007'].map((id) => fields[id].value)).toEqual([
			'',
			null,
			[],
			{ users: [], groups: [] },
		]);
	});

	test('random texts, numbers and dates', async () => {
		const text = fc.string({ unit: 'grapheme', maxLength: 60 }).filter((one) => !/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/u.test(one));
		const number = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 });
		const moment = fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true });
		await fc.assert(
			fc.asyncProperty(text, number, moment, async (name, cost, due) => {
				due.setUTCMilliseconds(0);
				const value = cost === 0 ? 0 : cost;
				const contentId = await created({ 7001: name, 7002: value, 7003: { type: 'date', value: due.toISOString() } });
				for (const fields of [await get(contentId), await found(contentId, '7001,7002,7003')]) {
					expect(fields['7001'].value).toBe(name);
					expect(Number(fields['7002'].value)).toBe(value);
					expect(fields['7003'].value).toBe(due.toISOString());
				}
			}),
			{ numRuns: 25 },
		);
	});
});

describe('fields can be named', () => {
	test('by GUID, and by the name that an existing record shows', async () => {
		const sample = [...sandbox.archer.state.content.records.keys()][0];
		const [{ contentId }] = await run('create', {
			...jsonFields({ [guidOf(2, 7001)]: 'By GUID', Cost: 7, 'due date': '2026-02-03' }),
			options: { sampleRecordId: sample },
		});
		const fields = await get(contentId as number);
		expect([fields['7001'].value, fields['7002'].value, fields['7003'].value]).toEqual(['By GUID', 7, '2026-02-03']);
	});

	test('by name of the record that is changed', async () => {
		const contentId = await created({ 7001: 'Before' });
		await run('update', { ...jsonFields({ 'Device Name': 'After' }), contentId });
		expect((await get(contentId))['7001'].value).toBe('After');
	});

	test('a name that cannot be looked up says what to do', async () => {
		const { error } = await runNode({
			node: 'archer',
			parameters: { resource: 'record', operation: 'create', ...jsonFields({ Cost: 7 }) },
			store,
		});
		expect(error?.message).toContain('names the field "Cost"');
		expect(error?.description).toContain('Sample Record ID');
	});
});

describe('lists of values', () => {
	test.each([
		['add', [466, 467]],
		['remove', []],
		['replace', [467]],
	])('%s', async (change, expected) => {
		const contentId = await created({ 7004: [466] });
		const value = change === 'remove' ? '466' : '467';
		await run('update', {
			moduleId: application,
			contentId,
			fieldsMode: 'list',
			fields: { field: [{ field: '7004', type: 'valuesList', value, change }] },
		});
		const entries = (await get(contentId))['7004'].value as Array<{ id: number }>;
		expect(entries.map(({ id }) => id)).toEqual(expected);
	});

	test('two items that add to one record both count', async () => {
		const contentId = await created({ 7004: [466] });
		await run(
			'update',
			{
				moduleId: application,
				contentId,
				fieldsMode: 'json',
				fieldValues: '={{ { 7004: { type: "valuesList", value: [$json.value], change: "add" } } }}',
			},
			[{ value: 467 }, { value: 468 }],
		);
		const entries = (await get(contentId))['7004'].value as Array<{ id: number }>;
		expect(entries.map(({ id }) => id)).toEqual([466, 467, 468]);
	});
});

describe('many items in one request', () => {
	const many = (count: number) => Array.from({ length: count }, (_, index) => ({ name: `Bulk ${index}`, cost: index }));
	const fromItem = {
		moduleId: application,
		fieldsMode: 'json',
		fieldValues: '={{ { 7001: $json.name, 7002: $json.cost } }}',
	};

	test('are created together and keep their order', async () => {
		const output = await run('create', fromItem, many(120));
		expect(sandbox.control.count({ method: 'CreateRecords' })).toBe(3);
		expect(sandbox.control.count({ method: 'CreateRecord' })).toBe(0);
		for (const [index, { contentId }] of output.entries()) {
			const stored = sandbox.archer.state.content.records.get(contentId as number)!.values.get(7001);
			expect(stored).toEqual({ kind: 'text', text: `Bulk ${index}` });
		}
	});

	test('are created one by one when Archer refuses them all, and only the wrong one fails', async () => {
		const items = many(3).map((item, index) => (index === 1 ? { ...item, status: 9999 } : { ...item, status: 466 }));
		const { items: output, errors } = await runNode({
			node: 'archer',
			parameters: {
				resource: 'record',
				operation: 'create',
				...fromItem,
				fieldValues: '={{ { 7001: $json.name, 7004: [$json.status] } }}',
			},
			items,
			onError: 'continueErrorOutput',
			store,
		});
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 2 }]);
		expect(errors.map(({ json }) => (json.error as IDataObject).fault)).toEqual([
			expect.objectContaining({ text: expect.stringContaining('invalid value 9999') }),
		]);
		expect(sandbox.control.count({ method: 'CreateRecords' })).toBe(1);
		expect(sandbox.control.count({ method: 'CreateRecord' })).toBe(3);
	});

	test('are changed together; those that Archer names get their own answer', async () => {
		const ids = [...sandbox.archer.state.content.records.values()].slice(0, 4).map(({ contentId }) => contentId);
		const { items: output, errors } = await runNode({
			node: 'archer',
			parameters: {
				resource: 'record',
				operation: 'update',
				...fromItem,
				contentId: '={{ $json.id }}',
				fieldValues: '={{ { 7001: $json.name } }}',
			},
			items: [...ids, 1].map((id, index) => ({ id, name: `Changed ${index}` })),
			onError: 'continueErrorOutput',
			store,
		});
		expect(output.map(({ json }) => json)).toEqual(
			ids.map((contentId) => ({ moduleId: 84, contentId, code: 1, updated: true })),
		);
		expect(errors).toHaveLength(1);
		expect(sandbox.control.count({ method: 'UpdateRecords' })).toBe(1);
		expect(sandbox.archer.state.content.records.get(ids[3])?.values.get(7001)).toEqual({ kind: 'text', text: 'Changed 3' });
	});

	test('a lost answer of CreateRecords is never sent again', async () => {
		sandbox.control.addFault({ kind: 'reset-after-handling', method: 'CreateRecords' });
		const before = sandbox.archer.state.content.records.size;
		const { errors } = await runNode({
			node: 'archer',
			parameters: { resource: 'record', operation: 'create', ...fromItem },
			items: many(4),
			onError: 'continueErrorOutput',
			store,
		});
		expect(errors).toHaveLength(4);
		expect((errors[0].json.error as IDataObject).description).toContain('not known whether');
		expect(sandbox.archer.state.content.records.size).toBe(before + 4);
	});
});

describe('other operations on records', () => {
	test('delete, children, access history and cross-application status', async () => {
		const contentId = await created({ 7001: 'Device' });
		await get(contentId);
		const [access] = await run('getAccessHistory', { contentId });
		expect(access).toMatchObject({ contentId, UserName: 'api.n8n' });
		const parent = [...sandbox.archer.state.content.records.values()].find(({ levelId }) => levelId === 40)!;
		const children = await run('getChildren', { moduleId: { __rl: true, mode: 'guid', value: guidOf(1, 90) }, contentId: parent.contentId });
		expect(children.map(({ childId }) => childId)).toEqual([parent.contentId + 1, parent.contentId + 2]);
		await run('setCrossApplicationStatus', {
			contentId,
			fieldId: '7014',
			relatedContentId: parent.contentId,
			valueId: '466',
		});
		expect(sandbox.archer.state.content.records.get(contentId)?.statuses.get(7014)).toEqual({
			relatedId: parent.contentId,
			valueId: 466,
			comments: '',
		});
		expect(await run('delete', { moduleId: application, contentId })).toEqual([
			{ moduleId: 84, contentId, code: 1, deleted: true },
		]);
	});

	test('Delete All asks for the ID twice', async () => {
		const parameters = { resource: 'record', operation: 'deleteAll', moduleId: application, confirmedModuleId: '48' };
		const { error } = await runNode({ node: 'archer', parameters, store });
		expect(error?.message).toContain('Repeat Application ID');
		expect(sandbox.control.count({ method: 'DeleteAllRecords' })).toBe(0);
		await run('deleteAll', { moduleId: application, confirmedModuleId: '84' });
		expect([...sandbox.archer.state.content.records.values()].filter(({ moduleId }) => moduleId === 84)).toEqual([]);
	});

	test('a record that is not there is an error', async () => {
		const { error } = await runNode({
			node: 'archer',
			parameters: { resource: 'record', operation: 'get', moduleId: application, contentId: '1' },
			store,
		});
		expect(error?.message).toContain('no record with this ID');
	});

	test('a sub-form row is created and named by its parent, which keeps its other rows', async () => {
		const contentId = await created({ 7001: 'Device' });
		const parameters = {
			subformModuleId: '95',
			subformFieldId: '7012',
			fieldsMode: 'json',
			additionalFields: { parentModuleId: '84', parentContentId: contentId },
		};
		const first = await run('create', { ...parameters, fieldValues: '{"7201":"eth0"}' }, undefined, 'subform');
		const second = await run('create', { ...parameters, fieldValues: '{"7201":"eth1"}' }, undefined, 'subform');
		const rows = (await get(contentId))['7012'].value as Array<{ id: number }>;
		expect(rows.map(({ id }) => id)).toEqual([first[0].contentId, second[0].contentId]);
		const [{ contentId: assessment }] = await run(
			'createQuestionnaire',
			{ questionnaireModuleId: '96', targetContentId: contentId },
			undefined,
			'subform',
		);
		expect(sandbox.archer.state.content.records.get(assessment as number)?.moduleId).toBe(96);
	});
});
