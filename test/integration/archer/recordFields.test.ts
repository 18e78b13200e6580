import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { created, get, jsonFields, run, sandbox } from '../../support/archerRecord';

async function found(contentId: number, displayFields: string): Promise<Record<string, IDataObject>> {
	const [record] = await run('getAll', {
		application: '84',
		displayFields,
		simplify: false,
		filters: { contentIds: String(contentId) },
	});
	return record.fields as Record<string, IDataObject>;
}

/** A list or an object comes back with all that was given; names and other marks of its entries may stand beside it. */
function expectSame(read: unknown, value: unknown): void {
	if (typeof value === 'object' && value !== null) expect(read).toMatchObject(value);
	else expect(read).toEqual(value);
}

describe.each(['production', 'vendor'] as const)(
	'a value of every writable type comes back (%s form)',
	(recordForm) => {
		beforeEach(() => sandbox.control.configure({ archer: { recordForm } }));
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
			[
				'values list with several and other text',
				'7004',
				'valuesList',
				() => [{ id: 467 }, { id: 469, otherText: 'my own' }],
			],
			[
				'external links',
				'7006',
				'externalLinks',
				() => [
					{ name: 'Policy', url: 'https://example.com/?a=1&b=2' },
					{ name: 'Mail', url: 'mailto:a@example.com' },
				],
			],
			[
				'users and groups',
				'7007',
				'usersGroups',
				() => ({ users: [{ id: 205 }], groups: [{ id: 91 }, { id: 92 }] }),
			],
			['cross-reference', '7008', 'crossReference', () => [{ id: finding() }]],
			['attachment', '7009', 'attachment', () => [{ id: file() }, { id: file() }]],
			['image', '7010', 'image', () => [{ id: file() }]],
			[
				'matrix',
				'7011',
				'matrix',
				() => [
					{ rowId: 1253, columnId: 728 },
					{ rowId: 1254, columnId: 729 },
				],
			],
			[
				'related records',
				'7018',
				'relatedRecords',
				() => [...sandbox.archer.state.content.records.keys()].slice(0, 2).map((one) => ({ id: one })),
			],
			['sub-form', '7012', 'subform', () => [{ id: row() }, { id: row() }]],
			['IP address', '7013', 'ipAddress', () => '191.167.0.255'],
			['IP address, version 6', '7013', 'ipAddress', () => '2001:0db8:0000:0000:0000:0000:0000:0001'],
			['questionnaire reference', '7020', 'questionnaireReference', () => [{ id: assessment() }]],
			[
				'multiple reference display control',
				'7019',
				'multipleReferenceDisplayControl',
				() => [{ id: finding() }],
			],
		];
		test.each(types)('%s', async (_name, id, type, make) => {
			const value = make();
			const contentId = await created({ [id]: { type, value } });
			const single = await get(contentId);
			const search = await found(contentId, id);
			expect(single[id]).toMatchObject({ type });
			expectSame(single[id].value, value);
			expectSame(search[id].value, value);
			// What was read fits back in, and changes nothing.
			await run('update', { ...jsonFields({ [id]: single[id] }), contentId });
			expect((await get(contentId))[id].value).toEqual(single[id].value);
		});

		test('an empty value clears', async () => {
			const contentId = await created({
				7001: 'Name',
				7002: 5,
				7004: [466],
				7007: { users: [205], groups: [] },
			});
			await run('update', {
				...jsonFields({ 7001: '', 7002: '', 7004: [], 7007: { users: [], groups: [] } }),
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

		test('null is not given and keeps what is there', async () => {
			const contentId = await created({ 7001: 'Name', 7002: 5, 7004: [466] });
			await run('update', { ...jsonFields({ 7001: null, 7002: 6, 7004: null }), contentId });
			const fields = await get(contentId);
			expect(fields['7001'].value).toBe('Name');
			expect(Number(fields['7002'].value)).toBe(6);
			expect(fields['7004'].value).not.toEqual([]);
		});

		test('random texts, numbers and dates', async () => {
			const text = fc
				.string({ unit: 'grapheme', maxLength: 60 })
				.filter((one) => !/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/u.test(one));
			// What a decimal of .NET holds; more digits are refused (test/unit/operation/values.test.ts).
			const number = fc
				.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 })
				.map((one) => Number(one.toFixed(12)));
			const moment = fc.date({
				min: new Date('1900-01-01'),
				max: new Date('2199-12-31'),
				noInvalidDate: true,
			});
			await fc.assert(
				fc.asyncProperty(text, number, moment, async (name, cost, due) => {
					due.setUTCMilliseconds(0);
					const value = cost === 0 ? 0 : cost;
					const contentId = await created({
						7001: name,
						7002: value,
						7003: { type: 'date', value: due.toISOString() },
					});
					for (const fields of [await get(contentId), await found(contentId, '7001,7002,7003')]) {
						expect(fields['7001'].value).toBe(name);
						expect(Number(fields['7002'].value)).toBe(value);
						expect(fields['7003'].value).toBe(due.toISOString());
					}
				}),
				{ numRuns: 25 },
			);
		});
	},
);
