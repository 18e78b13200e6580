import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { editor, file, resourceMapping, stored } from '../../support/archerForm';
import { locator } from '../../support/archerNode';
import { sandbox, store } from '../../support/archerRecord';
import { runNode } from '../../support/workflow';

/** Rows of a sub-form as a form: the application and its field are chosen by name, the rest follows. */

const tickets = () =>
	[...sandbox.archer.state.content.records.values()].find(({ moduleId }) => moduleId === 101)!;

async function create(parameters: INodeParameters) {
	const { items, errors, error } = await runNode({
		node: 'archer',
		parameters: {
			resource: 'subform',
			operation: 'create',
			application: locator('name', 'Tickets'),
			subformField: locator('name', 'Journal'),
			...parameters,
		},
		items: [{ json: {}, binary: { data: file('log.txt') } }],
		onError: 'continueErrorOutput',
		store,
		version: 1.1,
	});
	if (error) throw error;
	return {
		json: items.map((item) => item.json),
		errors: errors.map(({ json }) => json.error as { message: string; description: string }),
	};
}

const form = (value: IDataObject): INodeParameters =>
	({ formFields: { mappingMode: 'defineBelow', value, matchingColumns: [], schema: [] } }) as INodeParameters;

test('a row with a file and a person, linked to its parent', async () => {
	const { contentId } = tickets();
	const { json, errors } = await create({
		...form({ 7451: 'Called back', 7452: 'data', 7453: 'Lee, Ben' }),
		additionalFields: { parentContentId: String(contentId) },
	});
	expect(errors).toEqual([]);
	expect(json[0]).toMatchObject({ subformModuleId: 102, subformFieldId: 7419, linked: true });
	expect(stored(json[0].contentId, 7453)).toMatchObject({ users: [205] });
	expect(stored(contentId, 7419)).toMatchObject({ entries: [{ id: json[0].contentId }] });
});

test('a parent that is refused leaves no doubt: the row is there, and the list is as it was', async () => {
	const { contentId } = tickets();
	sandbox.control.addFault({
		kind: 'fault',
		system: 'archer',
		method: 'UpdateRecord',
		text: 'The database is being maintained',
		times: 1,
	});
	const { json, errors } = await create({
		...form({ 7451: 'Called back' }),
		additionalFields: { parentContentId: String(contentId) },
	});
	expect(json).toEqual([]);
	expect(errors[0].message).toContain('The database is being maintained');
	expect(errors[0].description).toMatch(/Done before it: sub-form record \d+ was created/);
	expect(errors[0].description).not.toContain('not known whether');
	expect(sandbox.control.count({ system: 'archer', method: 'CreateSubformRecord' })).toBe(1);
});

test('the form shows the fields of the sub-form, once its field is chosen', async () => {
	const columns = async (parameters: INodeParameters) =>
		await resourceMapping.getRecordFields.call(
			editor({ resource: 'subform', operation: 'create', ...parameters }),
		);
	const application = locator('list', '101');
	const { fields } = await columns({ application, subformField: locator('list', '7419') });
	expect(fields.map(({ displayName }) => displayName)).toEqual(['Entry', 'Files', 'Written By']);
	expect(await columns({ application, subformField: locator('list', '') })).toMatchObject({
		fields: [],
		emptyFieldsNotice: expect.stringContaining('sub-form field'),
	});
});

test('a field that is no sub-form is refused by name', async () => {
	const { errors } = await create({ subformField: locator('name', 'Title'), ...form({ 7451: 'x' }) });
	expect(errors[0].message).toContain('"Title"');
	expect(errors[0].description).toContain('Sub-Form');
});

test('where REST is closed the ID of the sub-form does', async () => {
	sandbox.control.configure({ archer: { rest: 'forbidden' } });
	const { json } = await create({
		subformField: locator('id', '7419'),
		fieldsMode: 'json',
		fieldValues: '{"7451": "By ID"}',
		additionalFields: { subformModuleId: '102' },
	});
	expect(stored(json[0].contentId, 7451)).toEqual({ kind: 'text', text: 'By ID' });
});
