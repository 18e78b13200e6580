import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { values } from '../../../sandbox/archer/state/content';
import { locator } from '../../support/archerNode';
import { application, closeRest, failing, run, sandbox } from '../../support/archerRecord';

/** Every operation on a record finds it by what people call it. */

const byTrackingId = (value: string) => locator('trackingId', value);
const byKeyField = (value: string) => locator('keyField', value);
const idOf = (number: number) => 238_700 + number;

const operations: Array<[operation: string, parameters: INodeParameters, resource: string]> = [
	['get', {}, 'record'],
	['delete', {}, 'record'],
	['getAccessHistory', {}, 'record'],
	['setCrossApplicationStatus', { fieldId: '7014', relatedContentId: '238713', valueId: '466' }, 'record'],
	['merge', { templateId: '31' }, 'mailMerge'],
	['mergeInBackground', { templateId: '31', options: { checkEvery: 0.01 } }, 'mailMerge'],
	['update', { fieldsMode: 'json', fieldValues: '{ "7001": "Renamed" }' }, 'record'],
];

const ways = [
	['tracking ID', byTrackingId('DEV-3'), 'open'],
	['key field', byKeyField('device 00003'), 'open'],
	// Without REST nothing tells the prefix of the number.
	['tracking ID', byTrackingId('3'), 'closed'],
] as const;

describe.each(ways)('by %s (%j, REST %s)', (_way, contentId, rest) => {
	beforeEach(() => {
		if (rest === 'closed') closeRest();
	});

	test.each(operations)('%s', async (operation, parameters, resource) => {
		await run('get', { moduleId: application, contentId: idOf(3) });
		const [found] = await run(
			operation,
			{ moduleId: application, contentId, ...parameters },
			undefined,
			resource,
		);
		expect(found.contentId).toBe(idOf(3));
	});
});

test('children by tracking ID', async () => {
	const children = await run('getChildren', {
		moduleId: locator('id', 90),
		contentId: byTrackingId('1'),
	});
	expect(children.map(({ childId }) => childId)).toEqual([238714, 238715]);
});

test('many tracking IDs of a batch go out in one search', async () => {
	const items = Array.from({ length: 12 }, (_, index): IDataObject => ({ id: String(index + 1) }));
	const updated = await run(
		'update',
		{
			moduleId: application,
			contentId: byTrackingId('={{ $json.id }}'),
			fieldsMode: 'json',
			fieldValues: '={{ ({ 7001: "Renamed " + $json.id }) }}',
		},
		items,
	);
	expect(updated.map(({ contentId }) => contentId)).toEqual(items.map((_, index) => idOf(index + 1)));
	expect(sandbox.control.count({ method: 'UpdateRecords' })).toBe(1);
	const searches = sandbox.control.count({ method: 'ExecuteSearch' });
	expect(searches).toBeLessThanOrEqual(2);
});

test('a saved ID needs nothing but the operation itself', async () => {
	const [{ contentId }] = await run('get', { moduleId: application, contentId: '238703' });
	expect(contentId).toBe(238703);
	expect(sandbox.control.count()).toBe(2);
});

test('a name that no record has, and one that needs its application, are errors that say so', async () => {
	const { errors } = await failing('get', { moduleId: application, contentId: byTrackingId('9999') });
	expect(errors[0].message).toContain('\'Record\' is "9999", but no record is called so');
	const merged = await failing(
		'merge',
		{ templateId: '31', contentId: byTrackingId('3') },
		[{}],
		'mailMerge',
	);
	expect(merged.errors[0].message).toContain('only its application can tell');
	expect(merged.errors[0].description).toContain('Choose the application');
	expect(sandbox.control.count({ method: 'PerformMailMerge' })).toBe(0);
});

test('a tracking ID with the prefix of another application is none, whatever its digits', async () => {
	const { errors } = await failing('get', { moduleId: application, contentId: byTrackingId('INC-2024-3') });
	expect(errors[0].message).toContain('"INC-2024-3", but no record is called so');
	expect(errors[0].description).toContain('"Device ID", like DEV-7');
	expect(sandbox.control.count({ method: 'GetRecordById' })).toBe(0);
});

test('a name of several records is refused, with their IDs', async () => {
	for (const at of [1, 2]) sandbox.archer.state.content.add(84, 37, values([[7001, 'Twin']]), { at });
	const { errors } = await failing('delete', { moduleId: application, contentId: byKeyField('Twin') });
	expect(errors[0].message).toMatch(/"Twin", which 2 records are called: \d+, \d+/);
	expect(sandbox.control.count({ method: 'DeleteRecord' })).toBe(0);
});

describe('a thousand tracking IDs', () => {
	test.each(['open', 'closed'])('cost at most 30 requests beside the changes (REST %s)', async (rest) => {
		sandbox.archer.state.content.seedDevices(988);
		if (rest === 'closed') closeRest();
		const items = Array.from({ length: 1000 }, (_, index): IDataObject => ({ number: index + 1 }));
		const updated = await run(
			'update',
			{
				moduleId: locator('name', 'Devices'),
				contentId: byTrackingId('={{ $json.number }}'),
				fieldsMode: 'json',
				fieldValues: '={{ ({ 7001: "Renamed " + $json.number }) }}',
			},
			items,
		);
		expect(new Set(updated.map(({ contentId }) => contentId)).size).toBe(1000);
		const changes = sandbox.control.count({ method: 'UpdateRecords' });
		expect(changes).toBe(20);
		expect(sandbox.control.count() - changes).toBeLessThanOrEqual(30);
	});
});
