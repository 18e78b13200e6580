import type { IDataObject, INodeParameters } from 'n8n-workflow';
import {
	attempt,
	columns,
	done,
	editor,
	file,
	form,
	loadOptions,
	resourceMapping,
	stored,
	tickets,
} from '../../support/archerForm';
import { locator } from '../../support/archerNode';
import { sandbox } from '../../support/archerRecord';

/** Records filled in as a form, by the names on Archer's screens: tickets, whose fields have every rule there is. */

describe('the form', () => {
	test('shows the fields that can be written: required first, then the key, then by name', async () => {
		const create = await columns('create');
		expect(create.slice(0, 2).map(({ displayName, required }) => [displayName, required])).toEqual([
			['Severity', true],
			['Title', true],
		]);
		const names = create.slice(2).map(({ displayName }) => displayName);
		expect(names).toEqual(
			expect.arrayContaining([
				'Comment (Comment)',
				'Comment (Comment_2)',
				'"Quoted" & <Odd> 🔥',
				'Assigned To',
				'Files',
			]),
		);
		for (const name of [
			'Ticket ID',
			'Days Open',
			'Risk Score',
			'Legacy Code',
			'Imported From',
			'Record Permissions',
			'Vote',
		]) {
			expect(names).not.toContain(name);
		}
		expect(new Set(create.map(({ id }) => id)).size).toBe(create.length);
	});

	test('columns are called so that n8n can name them in its own errors and paths', async () => {
		const create = await columns('create');
		const idOf = (name: string) => create.find(({ displayName }) => displayName === name)?.id;
		expect(['Title', 'Category: Other Text', '"Quoted" & <Odd> 🔥'].map(idOf)).toEqual([
			'Title (7402)',
			'Category: Other Text (7405:other)',
			'Quoted & <Odd> 🔥 (7434)',
		]);
		const value = {
			'Title (7402)': 'T',
			Severity: 'Low',
			'Old name (7408)': 5,
			'Category (7405)': 'Software > Other',
			'x (7405:other)': 'y',
		};
		const [{ contentId }] = await done({ parameters: form(value) });
		expect(stored(contentId, 7402)).toEqual({ kind: 'text', text: 'T' });
		expect(stored(contentId, 7404)).toMatchObject({ entries: [{ id: 611 }] });
		expect(stored(contentId, 7408)).toEqual({ kind: 'number', text: '5' });
		expect(stored(contentId, 7405)).toMatchObject({ entries: [{ id: 607, otherText: 'y' }] });
	});

	test('asks by the type of the field', async () => {
		const create = await columns('create');
		const typeOf = (name: string) => create.find(({ displayName }) => displayName === name)?.type;
		expect(
			['Title', 'Cost', 'Occurred', 'Severity', 'Category', 'Assigned To', 'Files', 'Impact'].map(typeOf),
		).toEqual(['string', 'number', 'dateTime', 'options', 'string', 'string', 'string', 'string']);
		expect(create.find(({ displayName }) => displayName === 'Severity')?.options).toEqual([
			{ name: 'Low', value: '611' },
			{ name: 'Medium', value: '612' },
			{ name: 'High', value: '613' },
		]);
		expect(create.map(({ displayName }) => displayName)).toContain('Category: Other Text');
	});

	test('nothing is required of a record that is there, and what can be matched is said', async () => {
		expect((await columns('update')).filter(({ required }) => required)).toEqual([]);
		const upsert = await columns('upsert');
		const canMatch = upsert
			.filter(({ canBeUsedToMatch }) => canBeUsedToMatch)
			.map(({ displayName }) => displayName);
		expect(canMatch).toEqual(expect.arrayContaining(['Title', 'Cost', 'Severity', 'Due Date']));
		expect(canMatch).not.toContain('Assigned To');
		expect(upsert.filter(({ defaultMatch }) => defaultMatch).map(({ displayName }) => displayName)).toEqual([
			'Title',
		]);
	});

	test('of a sub-form, and of an application that is not chosen yet', async () => {
		const rows = await resourceMapping.getRecordFields.call(
			editor({ resource: 'subform', operation: 'create', subformModuleId: '102' }),
		);
		expect(rows.fields.map(({ displayName }) => displayName)).toEqual(['Entry', 'Files', 'Written By']);
		const none = await resourceMapping.getRecordFields.call(
			editor({ resource: 'record', operation: 'create', moduleId: locator('id', '={{ $json.id }}') }),
		);
		expect(none).toMatchObject({ fields: [], emptyFieldsNotice: expect.stringContaining('application') });
	});

	test('the fields of several values can be chosen for List Changes', async () => {
		const lists = await loadOptions.getListFields.call(
			editor({ resource: 'record', operation: 'update', moduleId: tickets }),
		);
		expect(lists).toContainEqual({ name: 'Category', value: '7405' });
		expect(lists.map(({ name }) => name)).not.toContain('Title');
	});
});

describe('every type by name', () => {
	const cases: Array<[string, number, unknown, unknown]> = [
		['text with markup', 7402, 'A "quoted" <b>&</b> 🔥', { kind: 'text', text: 'A "quoted" <b>&</b> 🔥' }],
		['number', 7408, 12.5, { kind: 'number', text: '12.5' }],
		[
			'date with time',
			7406,
			'2026-01-31T09:30:00Z',
			{ kind: 'date', time: Date.parse('2026-01-31T09:30:00Z') },
		],
		['day from the date picker', 7407, '2026-01-31T00:00:00', { kind: 'date', withTime: false }],
		['value by name', 7404, 'high', { kind: 'list', entries: [{ id: 613 }] }],
		['value by ID', 7404, '613', { kind: 'list', entries: [{ id: 613 }] }],
		['several values', 7405, 'Laptop, Request', { kind: 'list', entries: [{ id: 602 }, { id: 609 }] }],
		['value by path', 7405, 'Software > Business > Payroll', { kind: 'list', entries: [{ id: 606 }] }],
		['values as a list', 7405, ['Laptop', 'Payroll'], { kind: 'list', entries: [{ id: 602 }, { id: 606 }] }],
		['user by shown name', 7410, 'Lee, Ben', { kind: 'people', users: [205], groups: [] }],
		['users and groups', 7411, 'Lee, Ben, Risk Owners', { kind: 'people', users: [205], groups: [91] }],
		[
			'records by tracking ID',
			7413,
			'DEV-2, dev-3',
			{ kind: 'list', entries: [{ id: 238702 }, { id: 238703 }] },
		],
		['record by its key', 7413, 'Device 00004', { kind: 'list', entries: [{ id: 238704 }] }],
		['record on another level', 7420, 'Port 23 answers', { kind: 'list', entries: [{ id: 238714 }] }],
		[
			'cells by row and column',
			7416,
			'Rare:Large, Likely:Small',
			{
				kind: 'cells',
				cells: [
					{ rowId: 621, columnId: 632 },
					{ rowId: 622, columnId: 631 },
				],
			},
		],
		['address', 7417, '192.0.2.7', { kind: 'text', text: '192.0.2.7' }],
		[
			'links',
			7418,
			'Policy | https://example.com/a, https://example.com/b',
			{
				kind: 'links',
				links: [
					{ name: 'Policy', url: 'https://example.com/a' },
					{ name: 'https://example.com/b', url: 'https://example.com/b' },
				],
			},
		],
		['field with an odd name', 7434, 'yes', { kind: 'text', text: 'yes' }],
	];

	const whole = (id: number, value: unknown) => ({ 7402: 'Title', 7404: 'Low', [id]: value }) as IDataObject;

	test.each(cases)('%s', async (_title, id, value, expected) => {
		const [{ contentId }] = await done({ parameters: form(whole(id, value)) });
		expect(stored(contentId, id)).toMatchObject(expected as IDataObject);
	});

	test.each(cases)('%s, in one request with others', async (_title, id, value, expected) => {
		const made = await done({
			parameters: form({ 7402: '={{ $json.title }}', 7404: 'Low', ...whole(id, value) }),
			items: [{ title: 'One' }, { title: 'Two' }],
		});
		for (const { contentId } of made) expect(stored(contentId, id)).toMatchObject(expected as IDataObject);
		expect(sandbox.control.count({ method: 'CreateRecords' })).toBe(1);
	});

	test.each(cases)('%s, in records that are there', async (_title, id, value, expected) => {
		const made = await done({ parameters: form({ 7402: 'Before', 7404: 'Low' }), items: [{}, {}, {}] });
		const update = (contentId: unknown) =>
			({ ...form({ [id]: value } as IDataObject), contentId }) as INodeParameters;
		await done({ operation: 'update', parameters: update(made[0].contentId) });
		const parameters = update('={{ $json.contentId }}');
		await done({ operation: 'update', parameters, items: made.slice(1) });
		for (const { contentId } of made) expect(stored(contentId, id)).toMatchObject(expected as IDataObject);
		expect(sandbox.control.count({ method: 'UpdateRecords' })).toBe(1);
	});

	test("the text of an 'other' value", async () => {
		const [{ contentId }] = await done({
			parameters: form({ 7402: 'Title', 7404: 'Low', 7405: 'Hardware > Other', '7405:other': 'A "toy"' }),
		});
		expect(stored(contentId, 7405)).toEqual({ kind: 'list', entries: [{ id: 603, otherText: 'A "toy"' }] });
		const { errors } = await attempt({
			parameters: form({ 7402: 'Title', 7404: 'Low', 7405: 'Laptop', '7405:other': 'x' }),
		});
		expect(errors[0].message).toContain('"Category"');
		expect(errors[0].description).toContain('Hardware > Other');
	});

	test('files of the item are uploaded and linked in one step', async () => {
		const [{ contentId }] = await done({
			parameters: form({ 7402: 'Title', 7404: 'Low', 7414: 'data, report' }),
			items: [{ json: {}, binary: { data: file('a.txt'), report: file('b.txt') } }],
		});
		const value = stored(contentId, 7414) as { entries: Array<{ id: number }> };
		const names = value.entries.map(({ id }) => sandbox.archer.state.content.files.get(id)?.name);
		expect(names).toEqual(['a.txt', 'b.txt']);
	});

	test('a file that the item does not have is named, and nothing is left in Archer', async () => {
		const before = sandbox.archer.state.content.files.size;
		const items = [{ json: {}, binary: { data: file('a.txt') } }];
		const missing = await attempt({ parameters: form({ 7402: 'T', 7404: 'Low', 7414: 'invoice' }), items });
		expect(missing.errors[0].message).toContain('"invoice"');
		expect(missing.errors[0].message).toContain('"Files"');
		expect(missing.errors[0].description).toContain('"data"');
		const wrong = await attempt({
			parameters: form({ 7402: 'T', 7404: 'Low', 7414: 'data', 7408: 'much' }),
			items,
		});
		expect(wrong.errors[0].message).toContain('"Cost"');
		expect(sandbox.archer.state.content.files.size).toBe(before);
	});
});
