import type { IDataObject } from 'n8n-workflow';
import { values } from '../../../sandbox/archer/state/content';
import type { StoredValue } from '../../../sandbox/archer/state/model';
import { locator } from '../../support/archerNode';
import { closeRest, run, sandbox, store, useVersion } from '../../support/archerRecord';
import { runNode } from '../../support/workflow';

/** Searches that reach further: into linked records, and over several applications. */

beforeAll(() => useVersion(1.1));

const list = (...ids: number[]): StoredValue => ({ kind: 'list', entries: ids.map((id) => ({ id })) });

function ticketsWith(count: number): void {
	const { content } = sandbox.archer.state;
	for (let number = 1; number <= count; number++) {
		const given = values([[7402, `Linked ${number}`]]);
		given.set(7413, list(238700 + (number % 12) + 1, 238700 + ((number + 1) % 12) + 1));
		given.set(7420, list(238713, 238714));
		content.add(101, 61, given);
	}
}

const parameters = {
	application: locator('name', 'Tickets'),
	displayFields: ['Title', 'Affected Devices', 'Findings'],
	conditions: {
		condition: [{ type: 'automatic', field: locator('name', 'Title'), operator: 'usual', value: 'Linked' }],
	},
	returnAll: true,
};

test('linked records come with all their fields, many with one request', async () => {
	ticketsWith(40);
	const records = await run(
		'search',
		{ ...parameters, options: { linkedRecords: true } },
		undefined,
		'search',
	);
	expect(records).toHaveLength(40);
	const { 'Affected Devices': devices, Findings: findings } = records[0].fields as Record<
		string,
		IDataObject[]
	>;
	expect(devices).toEqual([
		{
			id: 238702,
			name: 'Device 00002',
			fields: expect.objectContaining({
				'Device Name': 'Device 00002',
				Cost: 21,
				Status: [{ id: 468, name: 'Closed' }],
			}),
		},
		{ id: 238703, name: 'Device 00003', fields: expect.objectContaining({ Cost: 31.5 }) },
	]);
	// A field can link to records of several levels.
	expect(findings).toEqual([
		{ id: 238713, name: 'Open port', fields: expect.objectContaining({ Finding: 'Open port' }) },
		{ id: 238714, name: 'Port 23 answers', fields: expect.objectContaining({ Detail: 'Port 23 answers' }) },
	]);
	// The search itself, one per level that is linked to, and before each of these one that tells what can be shown.
	expect(sandbox.control.count({ method: 'ExecuteSearch' })).toBeLessThanOrEqual(7);
});

test('without the option they are links', async () => {
	ticketsWith(1);
	const [record] = await run('search', parameters, undefined, 'search');
	expect((record.fields as IDataObject)['Affected Devices']).toEqual([
		{ id: 238702, name: 'Device 00002' },
		{ id: 238703, name: 'Device 00003' },
	]);
	expect(sandbox.control.count({ method: 'ExecuteSearch' })).toBe(1);
});

test('where nothing tells what a field links to the links stay, and a remark says so', async () => {
	closeRest();
	ticketsWith(1);
	const { items, run: done } = await runNode({
		node: 'archer',
		version: 1.1,
		parameters: {
			resource: 'search',
			operation: 'search',
			...parameters,
			options: { linkedRecords: true },
		},
		store,
	});
	const { fields } = items[0].json as { fields: IDataObject };
	expect(fields['Affected Devices']).toEqual([
		{ id: 238702, name: 'Device 00002' },
		{ id: 238703, name: 'Device 00003' },
	]);
	const hints = done.data.resultData.runData.Node[0].hints?.map(({ message }) => message).join() ?? '';
	expect(hints).toContain('The records that the field "Affected Devices" links to could not be read');
});

describe('a quick search', () => {
	const quick = async (moduleIds: string | string[]) =>
		await run('quickSearch', { moduleIds, keywords: 'device 00011', returnAll: true }, undefined, 'search');

	test.each([
		['names', ['Devices', 'Findings']],
		['names in a text', 'devices, Findings'],
		['names and IDs', ['Devices', '90']],
	])('in applications by %s', async (_what, moduleIds) => {
		const [found, ...others] = await quick(moduleIds);
		expect((found.fields as IDataObject)['Device Name']).toBe('Device 00011');
		expect(others).toEqual([]);
		expect(sandbox.control.count({ method: 'system/application' })).toBe(1);
	});

	test('by IDs asks for nothing else', async () => {
		expect(await quick(['84', '90'])).toHaveLength(1);
		expect(sandbox.control.count()).toBe(2);
	});

	test('in an application that there is not says which are near', async () => {
		const { error } = await runNode({
			node: 'archer',
			version: 1.1,
			parameters: {
				resource: 'search',
				operation: 'quickSearch',
				moduleIds: ['Device'],
				keywords: 'x',
			},
			store,
		});
		expect(error?.message).toContain('no application called "Device"');
		expect(error?.description).toContain('"Devices"');
	});
});

describe('by one field', () => {
	test.each([
		['Device ID', 'DEV-4', ['Device 00004']],
		['Device Name', '00012', ['Device 00012']],
		['Status', 'New', ['Device 00003', 'Device 00006', 'Device 00009', 'Device 00012']],
	])('%s %s', async (field, value, names) => {
		const found = await run(
			'searchByField',
			{ application: locator('name', 'Devices'), field: locator('name', field), value, returnAll: true },
			undefined,
			'search',
		);
		expect(found.map(({ fields }) => (fields as IDataObject)['Device Name'])).toEqual(names);
	});
});
