import type { StoredValue } from '../../../sandbox/archer/state/model';
import { locator } from '../../support/archerNode';
import { application, failing, run, sandbox, store, useVersion } from '../../support/archerRecord';
import { runNode } from '../../support/workflow';

/** What other operations name: files of a record, statuses, lists of fields, parents of rows, questionnaires. */

beforeAll(() => useVersion(1.1));

const devices = locator('name', 'Devices');
const device = locator('trackingId', 'DEV-3');
const deviceId = 238703;

describe('files of a record', () => {
	beforeEach(() => {
		const { content } = sandbox.archer.state;
		const entries = ['policy.pdf', 'Plan.docx'].map((name) => ({
			id: content.addFile(name, Buffer.from(name)).id,
		}));
		const files: StoredValue = { kind: 'list', entries };
		content.change(deviceId, new Map([[7009, files]]));
	});

	const download = async (fileName: string) =>
		await runNode({
			node: 'archer',
			version: 1.1,
			parameters: {
				resource: 'attachment',
				operation: 'download',
				fileFrom: 'record',
				moduleId: devices,
				contentId: device,
				fieldId: locator('name', 'Documents'),
				fileName,
			},
			store,
		});

	test('all of them, or one by its name', async () => {
		const { items } = await download('');
		expect(items.map(({ json }) => json.fileName)).toEqual(['policy.pdf', 'Plan.docx']);
		expect(items.map(({ binary }) => binary?.data.fileName)).toEqual(['policy.pdf', 'Plan.docx']);
		const one = await download('plan.docx');
		expect(one.items.map(({ json }) => json.fileName)).toEqual(['Plan.docx']);
	});

	test('a name that none has is an error with those that there are', async () => {
		const { error } = await download('policy.doc');
		expect(error?.message).toContain('no file called "policy.doc"');
		expect(error?.description).toContain('"policy.pdf"');
		expect(sandbox.control.count({ method: 'GetAttachmentFile' })).toBe(0);
	});
});

test('a cross-application status by names', async () => {
	const [status] = await run('setCrossApplicationStatus', {
		moduleId: devices,
		contentId: device,
		fieldId: locator('name', 'Treatment'),
		relatedModuleId: locator('name', 'Findings'),
		relatedContentId: locator('keyField', 'Open port'),
		valueId: locator('id', 466),
	});
	expect(status).toMatchObject({
		contentId: deviceId,
		fieldId: 7014,
		relatedContentId: 238713,
		valueId: 466,
	});
});

test('values of a list by the name of a field', async () => {
	const all = await run(
		'getAllOfField',
		{ moduleId: devices, fieldId: locator('name', 'Status'), returnAll: true },
		undefined,
		'valuesList',
	);
	expect(all.map(({ name }) => name)).toEqual(['New', 'Open', 'Closed', 'Other']);
	const [found] = await run(
		'findValueByText',
		{ moduleId: devices, fieldId: locator('name', 'Status'), keyword: 'Open' },
		undefined,
		'valuesList',
	);
	expect(found.valuesListValueId).toBe(467);
	const ofField = await run(
		'getAll',
		{ moduleId: devices, valuesListId: locator('fieldList', '7004'), returnAll: true },
		undefined,
		'valuesList',
	);
	expect(ofField.map(({ name }) => name)).toContain('Closed');
});

test("a field's name without its application says what is missing", async () => {
	const { errors } = await failing(
		'getAllOfField',
		{ fieldId: locator('name', 'Status') },
		undefined,
		'valuesList',
	);
	expect(errors[0].message).toContain('only its application can tell');
	expect(sandbox.control.count({ method: 'GetValueListForField' })).toBe(0);
});

test('a row of a sub-form for a parent by its tracking ID', async () => {
	const [row] = await run(
		'create',
		{
			application: devices,
			subformField: locator('name', 'Interfaces'),
			fieldsMode: 'json',
			fieldValues: '{ "7201": "eth9" }',
			additionalFields: { parentModuleId: devices, parentContentId: device },
		},
		undefined,
		'subform',
	);
	expect(row).toMatchObject({ parentContentId: deviceId, linked: true });
	const [parent] = await run('get', { moduleId: application, contentId: deviceId });
	expect(parent.fields).toMatchObject({ Interfaces: [{ id: row.contentId, fields: { Port: 'eth9' } }] });
});

test('a questionnaire by its name, for a record by its tracking ID', async () => {
	const [questionnaire] = await run(
		'createQuestionnaire',
		{
			questionnaireModuleId: locator('name', 'Device Assessment'),
			targetModuleId: devices,
			targetContentId: device,
		},
		undefined,
		'subform',
	);
	expect(questionnaire).toMatchObject({ questionnaireModuleId: 96, targetContentId: deviceId });
});

test('records of a list by what they are called', async () => {
	const records = await run('getAll', {
		application: devices,
		displayFields: ['Device Name'],
		filters: { contentIds: 'DEV-1, device 00002, 238703' },
		returnAll: true,
	});
	expect(records.map(({ contentId }) => contentId)).toEqual([238701, 238702, 238703]);
});
