import type { IDataObject } from 'n8n-workflow';
import { values } from '../../../sandbox/archer/state/content';
import type { StoredValue } from '../../../sandbox/archer/state/model';
import { locator } from '../../support/archerNode';
import { application, closeRest, failing, run, sandbox, useVersion } from '../../support/archerRecord';

/** Simplified records come under names, in one shape from whatever they are read. */

beforeAll(() => useVersion(1.1));

const list = (...ids: number[]): StoredValue => ({ kind: 'list', entries: ids.map((id) => ({ id })) });

/** A device with a value in every field that can have one. */
function device(): number {
	const { content } = sandbox.archer.state;
	const file = content.addFile('policy.pdf', Buffer.from('%PDF'));
	const row = content.add(95, 50, values([[7201, 'eth0']]));
	row.values.set(7202, { kind: 'number', text: '1000' });
	const given = values([
		[7001, 'A "quoted" <name> & 🔥'],
		[7013, '10.0.0.1'],
		[7022, '<p>Rich <b>text</b></p>'],
	]);
	const at = Date.parse('2026-03-26T10:03:32.000Z');
	const more: Array<[number, StoredValue]> = [
		[7002, { kind: 'number', text: '12.5' }],
		[7003, { kind: 'date', time: at, withTime: true }],
		[7004, { kind: 'list', entries: [{ id: 466 }, { id: 469, otherText: 'my own' }] }],
		[7006, { kind: 'links', links: [{ name: 'Policy', url: 'https://example.com/' }] }],
		[7007, { kind: 'people', users: [205], groups: [91] }],
		[7008, list(238713)],
		[7009, list(file.id)],
		[7012, list(row.contentId)],
		[7018, list(238701)],
	];
	for (const [id, value] of more) given.set(id, value);
	return content.add(84, 37, given, { at }).contentId;
}

const expected = (id: number) => ({
	'Device Name': 'A "quoted" <name> & 🔥',
	Cost: 12.5,
	'Due Date': '2026-03-26T10:03:32.000Z',
	Status: [
		{ id: 466, name: 'New' },
		{ id: 469, name: 'Other', otherText: 'my own' },
	],
	Links: [{ name: 'Policy', url: 'https://example.com/' }],
	Findings: [{ id: 238713, name: 'Open port' }],
	Documents: [{ id: expect.any(Number), name: 'policy.pdf' }],
	Interfaces: [{ id: id - 1, fields: { Port: 'eth0', Speed: 1000 } }],
	'Related Devices': [{ id: 238701, name: 'Device 00001' }],
	Address: '10.0.0.1',
	'Last Updated': '2026-03-26T10:03:32.000Z',
	Description: '<p>Rich <b>text</b></p>',
});

const fieldsOf = ([record]: IDataObject[]) => record.fields as IDataObject;
const displayed = '7001,7002,7003,7004,7006,7007,7008,7009,7012,7013,7017,7018,7022,7201,7202';

describe.each(['production', 'vendor'] as const)('in %s form', (recordForm) => {
	beforeEach(() => sandbox.control.configure({ archer: { recordForm } }));

	test('a single record has the names of its fields, asked for once', async () => {
		const contentId = device();
		const items = Array.from({ length: 3 }, () => ({}));
		const records = await run('get', { moduleId: application, contentId }, items);
		expect(records).toHaveLength(3);
		const fields = fieldsOf(records);
		expect(Object.keys(fields)).not.toContain('7001');
		const whole = expected(contentId);
		if (recordForm === 'vendor') {
			// The manual's form has the IDs of linked things alone.
			const { Findings, Documents, Interfaces, 'Related Devices': related, ...rest } = whole;
			void [Findings, Documents, Interfaces, related];
			expect(fields).toMatchObject(rest);
			expect(fields.Findings).toEqual([{ id: 238713 }]);
		} else {
			expect(fields).toMatchObject(whole);
		}
		expect(fields.Owner).toMatchObject({ users: [{ id: 205 }], groups: [{ id: 91, name: 'Risk Owners' }] });
		// The rows of the sub-form have names of their own.
		const definitions = sandbox.control.count({ method: 'system/fielddefinition/application/{id}' });
		expect(definitions).toBe(recordForm === 'vendor' ? 1 : 2);
	});
});

test('a search and a report give the same values as the single record', async () => {
	const contentId = device();
	const single = fieldsOf(await run('get', { moduleId: application, contentId }));
	const found = fieldsOf(
		await run('getAll', {
			application: '84',
			displayFields: displayed,
			filters: { contentIds: String(contentId) },
		}),
	);
	expect(found).toMatchObject(expected(contentId));
	expect(Object.keys(found).filter((name) => name !== 'Owner')).not.toHaveLength(0);
	for (const [name, value] of Object.entries(found)) {
		if (name !== 'Owner') expect({ name, value }).toEqual({ name, value: single[name] });
	}
	const [user] = (found.Owner as { users: IDataObject[] }).users;
	const { userName, ...person } = user;
	expect(userName).toEqual(expect.any(String));
	expect((single.Owner as { users: IDataObject[] }).users).toEqual([person]);
	const report = await run('run', { report: locator('id', '301'), returnAll: true }, undefined, 'report');
	const reported = report.find((record) => record.contentId === contentId)!.fields as IDataObject;
	for (const [name, value] of Object.entries(reported))
		expect({ name, value }).toEqual({ name, value: found[name] });
});

test('cells of a matrix have their words', async () => {
	const { content } = sandbox.archer.state;
	const cells: StoredValue = { kind: 'cells', cells: [{ rowId: 621, columnId: 632 }] };
	const given = values([[7402, 'Matrix']]);
	given.set(7416, cells);
	const { contentId } = content.add(101, 61, given);
	const [record] = await run('get', { moduleId: locator('id', 101), contentId });
	expect((record.fields as IDataObject).Impact).toEqual([
		{ rowId: 621, row: 'Rare', columnId: 632, column: 'Large' },
	]);
});

test('fields of one name are told apart', async () => {
	const given = values([
		[7402, 'Comments'],
		[7424, 'first'],
		[7425, 'second'],
	]);
	const { contentId } = sandbox.archer.state.content.add(101, 61, given);
	const [record] = await run('get', { moduleId: locator('id', 101), contentId });
	expect(record.fields).toMatchObject({ Comment: 'first', 'Comment (7425)': 'second' });
});

test('without Simplify records are as Archer gives them, and no name is asked for', async () => {
	const contentId = device();
	const [record] = await run('get', { moduleId: application, contentId, simplify: false });
	expect(Object.keys(record.fields as IDataObject)).toContain('7001');
	expect(sandbox.control.count()).toBe(2);
});

test('where REST is closed names come by SOAP, and what these do not tell stays an ID', async () => {
	closeRest();
	const contentId = device();
	const [record] = await run('get', { moduleId: application, contentId });
	expect(record.fields).toMatchObject({ 'Device Name': 'A "quoted" <name> & 🔥', Cost: 12.5 });
	const [finding] = await run('get', { moduleId: locator('id', 90), contentId: 238713 });
	expect(finding.fields).toMatchObject({ 7101: 'Open port' });
});

test('names that only failed to come are an error: keys must not change from one run to the next', async () => {
	const method = 'system/fielddefinition/application/{id}';
	sandbox.control.addFault({ kind: 'status', method, status: 503, retryAfter: 0, times: 20 });
	const { items, errors } = await failing('get', { moduleId: application, contentId: 238701 });
	expect(items).toEqual([]);
	expect(errors[0].message).toContain('503');
});
