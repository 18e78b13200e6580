import { startSandbox, type Sandbox } from '../../../sandbox';
import { guidOf } from '../../../sandbox/archer/methods/valuesList';
import { locator, runArcher } from '../../support/archerNode';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(async () => await sandbox.stop());
beforeEach(() => sandbox.control.reset());
afterEach(() => expect(sandbox.deviations).toEqual([]));

const lists = () => sandbox.archer.state.valuesLists;
const ofField = locator('field', '302');

describe('Values List', () => {
	test('values of a field come with level and parent, parents first', async () => {
		const { json } = await runArcher(sandbox, 'valuesList.getAllOfField', {
			fieldId: locator('guid', guidOf('field', 302)),
			returnAll: true,
		});
		expect(
			json.map(({ valuesListValueId, name, level, parentId }) => [valuesListValueId, name, level, parentId]),
		).toEqual([
			[466, 'New', 1, undefined],
			[467, 'Open', 1, undefined],
			[468, 'Waiting', 2, 467],
			[469, 'Closed', 1, undefined],
		]);
	});

	test('the top of a list, found by a field that uses it, and what is below a value', async () => {
		const top = await runArcher(sandbox, 'valuesList.getAll', { valuesListId: ofField, returnAll: true });
		expect(top.json.map(({ name }) => name)).toEqual(['New', 'Open', 'Closed']);
		const below = await runArcher(sandbox, 'valuesList.getChildren', {
			parentId: locator('id', '467'),
			returnAll: true,
		});
		expect(below.json).toMatchObject([{ valuesListValueId: 468, name: 'Waiting' }]);
		const none = await runArcher(sandbox, 'valuesList.getChildren', {
			parentId: locator('id', '466'),
			returnAll: true,
		});
		expect(none.json).toEqual([]);
	});

	test('one value, by ID and by GUID', async () => {
		const guid = lists().values.get(469)!.guid;
		const one = await runArcher(sandbox, 'valuesList.getValue', { valuesListValueId: locator('guid', guid) });
		expect(one.json).toMatchObject([{ valuesListValueId: 469, name: 'Closed', NumericValue: '10' }]);
		const text = await runArcher(sandbox, 'valuesList.lookUpValueText', {
			valuesListValueId: locator('id', '466'),
		});
		expect(text.json).toEqual([{ valuesListValueId: 466, name: 'New' }]);
		expect((await runArcher(sandbox, 'valuesList.lookUpValueId', { guid })).json).toEqual([
			{ guid, valuesListValueId: 469 },
		]);
		const find = async (keyword: string) =>
			await runArcher(sandbox, 'valuesList.findValueByText', { fieldId: '302', keyword });
		expect((await find('waiting')).json).toEqual([
			{ fieldId: 302, keyword: 'waiting', valuesListValueId: 468 },
		]);
		expect((await find('wait')).errors[0].description).toContain('"Waiting"');
	});

	test('nothing found is an error that says so, not the ID 0', async () => {
		const text = await runArcher(sandbox, 'valuesList.findValueByText', {
			fieldId: locator('id', 302),
			keyword: 'none',
		});
		expect(text.errors[0].fault).toMatchObject({ kind: 'notFound' });
		const guid = await runArcher(sandbox, 'valuesList.lookUpValueId', {
			guid: '06C4A84A-693C-46CB-8DF2-40A8215AA056',
		});
		expect(guid.errors[0].fault).toMatchObject({ kind: 'notFound' });
	});

	test('values are created, changed and deleted', async () => {
		const created = await runArcher(sandbox, 'valuesList.createValue', {
			valuesListId: ofField,
			text: 'On <hold>',
		});
		expect(created.json).toEqual([{ valuesListId: 45, text: 'On <hold>', valuesListValueId: 470 }]);
		const child = await runArcher(sandbox, 'valuesList.createChildValue', {
			valuesListId: locator('id', '45'),
			text: 'Budget',
			parentId: locator('list', '470'),
		});
		expect(child.json).toMatchObject([{ valuesListValueId: 471 }]);
		expect(lists().values.get(471)).toMatchObject({ parentId: 470, name: 'Budget' });
		const numeric = await runArcher(sandbox, 'valuesList.createNumericValue', {
			valuesListId: ofField,
			text: 'Level 3',
			numericValue: 2.5,
		});
		expect(numeric.json).toEqual([
			{ valuesListId: 45, text: 'Level 3', numericValue: 2.5, code: 1, created: true },
		]);
		expect(lists().values.get(472)).toMatchObject({ name: 'Level 3', number: 2.5 });
		const value = { valuesListValueId: locator('id', '472') };
		await runArcher(sandbox, 'valuesList.updateNumericValue', {
			...value,
			text: 'Level 4',
			numericValue: -4,
		});
		expect(lists().values.get(472)).toMatchObject({ name: 'Level 4', number: -4 });
		await runArcher(sandbox, 'valuesList.clearNumber', value);
		expect(lists().values.get(472)?.number).toBeNull();
		await runArcher(sandbox, 'valuesList.renameValue', { ...value, text: 'Top' });
		expect(lists().values.get(472)?.name).toBe('Top');
		const parent = await runArcher(sandbox, 'valuesList.deleteValue', {
			valuesListId: ofField,
			valuesListValueId: locator('id', '470'),
		});
		expect(parent.errors[0].message).toMatch(/child values/);
		const deleted = await runArcher(sandbox, 'valuesList.deleteValue', {
			valuesListId: ofField,
			valuesListValueId: locator('id', '472'),
		});
		expect(deleted.json).toEqual([{ valuesListId: 45, valuesListValueId: 472, code: 1, deleted: true }]);
		expect(lists().values.has(472)).toBe(false);
	});
});

describe('Application/Field', () => {
	test('IDs from GUIDs; the instance is that of the credential', async () => {
		const field = guidOf('field', 302);
		expect((await runArcher(sandbox, 'metadata.lookUpFieldId', { guid: field })).json).toEqual([
			{ guid: field, fieldId: 302 },
		]);
		const module = guidOf('module', 71);
		expect((await runArcher(sandbox, 'metadata.lookUpModuleId', { guid: module })).json).toEqual([
			{ guid: module, moduleId: 71 },
		]);
		const other = await runArcher(sandbox, 'metadata.lookUpModuleId', {
			guid: module,
			options: { instanceId: 'Other' },
		});
		expect(other.errors).toHaveLength(1);
		const none = await runArcher(sandbox, 'metadata.lookUpFieldId', { guid: module });
		expect(none.errors[0].fault).toMatchObject({ kind: 'notFound' });
	});
});

describe('Contact', () => {
	const userId = locator('name', 'user0001');

	test('entries are added, listed, replaced and deleted', async () => {
		const entry = {
			userId,
			contactInfo: 'ann&co@example.com',
			contactTypeId: 7,
			contactSubTypeId: 2,
			isDefault: true,
		};
		const added = await runArcher(sandbox, 'contact.add', entry);
		expect(added.json).toEqual([{ userId: 205, code: 1, added: true, contactInfo: 'ann&co@example.com' }]);
		const { json } = await runArcher(sandbox, 'contact.getAll', { userId, returnAll: true });
		expect(json).toMatchObject([
			{ contactId: 1001, contactTypeId: 7, contactSubTypeId: 2, contactInfo: 'ann&co@example.com' },
		]);
		await runArcher(sandbox, 'contact.add', {
			...entry,
			contactInfo: '+1 555',
			contactTypeId: 8,
			isDefault: false,
		});
		expect((await runArcher(sandbox, 'contact.getAll', { userId, returnAll: true })).json).toHaveLength(2);
		const deleted = await runArcher(sandbox, 'contact.delete', { userId, contactId: '1001' });
		expect(deleted.json).toEqual([{ userId: 205, contactId: 1001, code: 1, deleted: true }]);
		await runArcher(sandbox, 'contact.update', { ...entry, contactInfo: 'new@example.com' });
		expect(sandbox.archer.state.people.contactsOf(205)).toMatchObject([
			{ info: 'new@example.com', typeId: 7 },
		]);
	});

	test('the default email address, also none', async () => {
		expect((await runArcher(sandbox, 'contact.getDefaultEmail', { userId })).json).toEqual([
			{ userId: 205, email: '' },
		]);
		await runArcher(sandbox, 'contact.setDefaultEmail', { userId, email: 'ann@example.com' });
		expect((await runArcher(sandbox, 'contact.getDefaultEmail', { userId })).json).toEqual([
			{ userId: 205, email: 'ann@example.com' },
		]);
	});

	test('types and subtypes; a user without entries has an empty list', async () => {
		expect((await runArcher(sandbox, 'contact.getTypes')).json).toMatchObject([
			{ id: 7, name: 'Email' },
			{ id: 8, name: 'Phone' },
		]);
		expect((await runArcher(sandbox, 'contact.getSubtypes')).json[2]).toMatchObject({ id: 3, name: 'Home' });
		expect((await runArcher(sandbox, 'contact.getAll', { userId, returnAll: true })).json).toEqual([]);
	});
});
