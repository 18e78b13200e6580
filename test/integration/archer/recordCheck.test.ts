import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { attempt, done, file, form, stored, tickets } from '../../support/archerForm';
import { sandbox } from '../../support/archerRecord';

/** Archer says success for values that it ignores: with Check Result the user hears of each. */

const checked = (mode: string, value: IDataObject, more: IDataObject = {}): INodeParameters => ({
	...form({ 7402: 'Checked', 7404: 'Low', ...value }, more),
	options: { checkResult: mode },
});

const ignored: Array<[string, IDataObject, IDataObject]> = [
	[
		'an address of the wrong version',
		{ 7432: '192.0.2.1' },
		{ field: 'IPv6 Address', given: '192.0.2.1', stored: null },
	],
	['a record that does not exist', { 7413: '999999' }, { field: 'Affected Devices', given: '999999' }],
	[
		'one of several records',
		{ 7413: 'DEV-1, 999999' },
		{ field: 'Affected Devices', given: 'DEV-1, 999999' },
	],
	[
		'a person whom the field does not take',
		{ 7411: 'Lee, Ben, user0004' },
		{ field: 'Reviewers', given: 'Lee, Ben, user0004' },
	],
];

describe.each(['production', 'vendor'] as const)('in the %s form of records', (recordForm) => {
	beforeEach(() => sandbox.control.configure({ archer: { recordForm } }));

	test.each(ignored)('%s is a warning', async (_title, value, expected) => {
		const { json, errors, hints } = await attempt({ parameters: checked('warn', value) });
		expect(errors).toEqual([]);
		expect(json[0].ignored).toEqual([expect.objectContaining(expected)]);
		expect(hints).toContainEqual(expect.stringContaining('ignored'));
	});

	test.each(ignored)('%s is an error where that is wanted', async (_title, value, { field, given }) => {
		const { json, errors } = await attempt({ parameters: checked('fail', value) });
		expect(json).toEqual([]);
		expect(errors[0].message).toContain(`"${String(field)}" should be "${String(given)}"`);
		expect(errors[0].description).toMatch(/the record \d+ was created/);
	});

	test('nothing is said of what Archer took, in whatever form it is read', async () => {
		const value = {
			7403: 'Two lines\nof <b>text</b> & more',
			7405: 'Laptop, Hardware > Other',
			'7405:other': 'mine',
			7406: '2026-01-31T09:30:15Z',
			7407: '2026-01-31T00:00:00',
			7408: 12.5,
			7410: 'Lee, Ben',
			7411: 'Lee, Ben, Risk Owners',
			7413: 'DEV-1, DEV-2',
			7414: 'data',
			7416: 'Rare:Large',
			7417: '192.0.2.1',
			7418: 'Policy | https://example.com',
			7420: 'Open port',
			7432: '2001:db8::1',
			7434: '"x" & <y>',
		};
		const items = [{ json: {}, binary: { data: file('a.txt') } }];
		const [item] = await done({ parameters: checked('warn', value), items });
		expect(item).not.toHaveProperty('ignored');
		const cleared = Object.fromEntries(
			Object.keys(value)
				.filter((id) => id !== '7405:other')
				.map((id) => [id, '']),
		);
		const [updated] = await done({
			operation: 'update',
			parameters: { ...checked('warn', cleared), contentId: item.contentId } as INodeParameters,
		});
		expect(updated).not.toHaveProperty('ignored');
		expect(stored(item.contentId, 7405)).toMatchObject({ entries: [] });
	});
});

test('fields by their ID alone are compared as the record shows them', async () => {
	const { json } = await attempt({
		parameters: {
			moduleId: tickets,
			fieldsMode: 'json',
			fieldValues: '{"7402": "T", "7404": [611], "7433": "mine", "7408": "3.10"}',
			options: { checkResult: 'warn' },
		},
	});
	expect(json[0].ignored).toEqual([{ field: '7433', given: 'mine', stored: null }]);
});

test('each item of a request of many is looked at', async () => {
	const { json } = await attempt({
		parameters: checked('warn', { 7413: '={{ $json.device }}' }),
		items: [{ device: 'DEV-1' }, { device: '999999' }, { device: 'DEV-2' }],
	});
	expect(json.map((item) => 'ignored' in item)).toEqual([false, true, false]);
	expect(sandbox.control.count({ method: 'CreateRecords' })).toBe(1);
});

test('a record that was created but fails the check is not created again by the next item', async () => {
	const { errors } = await attempt({
		operation: 'upsert',
		parameters: checked('fail', { 7413: '999999' }, { matchingColumns: ['7402'] }),
		items: [{}, {}],
	});
	expect(errors.map(({ description }) => /was (created|updated)/.exec(description)?.[1])).toEqual([
		'created',
		'updated',
	]);
});

test('a record that cannot be read again is written all the same', async () => {
	sandbox.control.addFault({ kind: 'fault', method: 'GetRecordById', text: 'No right to read', times: 9 });
	const warned = await attempt({ parameters: checked('warn', {}) });
	expect(warned.json).toHaveLength(1);
	expect(warned.hints).toContainEqual(expect.stringContaining('could not be read'));
	const failed = await attempt({ parameters: checked('fail', {}) });
	expect(failed.errors[0].description).toMatch(/the record \d+ was created/);
});
