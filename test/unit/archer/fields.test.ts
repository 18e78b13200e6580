import { fromArcherDate, fromConvertedValue, toArcherDate } from '../../../nodes/Archer/content/dates';
import { readFieldValues, readRows } from '../../../nodes/Archer/writing/input';
import { readPage } from '../../../nodes/Archer/content/page';
import { simplified } from '../../../nodes/Archer/content/read';
import { fieldTypeOf } from '../../../nodes/Archer/content/types';
import { writeRecord } from '../../../nodes/Archer/writing/write';
import { parseXml } from '../../../nodes/shared/xml/parse';

function written(json: unknown, timeZone?: string): string {
	const read = readFieldValues(json);
	if (read.problem !== undefined) return read.problem;
	const record = writeRecord(read.entries, timeZone);
	return record.problem ?? record.xml;
}

describe('dates', () => {
	test.each([
		['2012-12-21', 'UTC', '12/21/2012'],
		['1999-12-31T13:59:00Z', 'UTC', '12/31/1999 1:59PM'],
		['1999-12-31T00:00:30Z', 'UTC', '12/31/1999 12:00:30AM'],
		['2026-07-01T00:30:00Z', 'America/Sao_Paulo', '06/30/2026 9:30PM'],
		['2026-07-01T00:30:00+02:00', 'Europe/Berlin', '07/01/2026 12:30AM'],
		['2026-07-01T09:30', 'Europe/Berlin', '07/01/2026 9:30AM'],
	])('%s in %s is written as %s and read back', (iso, zone, text) => {
		expect(toArcherDate(iso, zone)).toEqual({ text });
		const back = fromArcherDate(text.replace(/([AP]M)/, ' $1'), zone);
		if (/Z$|\+/.test(iso)) expect(Date.parse(back!)).toBe(Date.parse(iso));
		else expect(toArcherDate(back, zone)).toEqual({ text });
	});

	test.each(['2026-02-31', '31.12.2026', '2026-01-01T25:00:00Z', '12/21/2012', 'today'])(
		'%s is no date',
		(value) => {
			expect(toArcherDate(value).problem).toContain('must be a date');
		},
	);

	test('an unknown time zone is named', () => {
		expect(toArcherDate('2026-01-01T00:00:00Z', 'Mars/Olympus').problem).toContain('Mars/Olympus');
	});

	test.each([
		['2018-03-26T10:03:32.243Z', '26/03/2018 06:03:32', '2018-03-26T10:03:32.243Z'],
		['2012-12-20T21:00:00Z', '12/21/2012', '2012-12-21'],
		['2012-12-21T05:00:00Z', '21.12.2012', '2012-12-21'],
		['2012-12-21T00:00:00', '2012-12-21', '2012-12-21'],
		['2012-12-22T03:00:00Z', '21/12/12', '2012-12-21'],
	])('%s shown as %s is %s', (converted, text, expected) => {
		expect(fromConvertedValue(converted, text)).toBe(expected);
	});

	test.each(['26/03/2018', '1/2', '13:00', '1/1/2020 13:00 PM'])('%s leaves a doubt', (text) => {
		expect(fromArcherDate(text)).toBeUndefined();
	});
});

describe('field values', () => {
	test.each<[unknown, string]>([
		[
			{ 1: 'text or <b>HTML</b>' },
			'<Record><Field id="1" value="text or &lt;b&gt;HTML&lt;/b&gt;"/></Record>',
		],
		[{ 2: { type: 'numeric', value: 1e-7 } }, '<Record><Field id="2" type="2" value="0.0000001"/></Record>'],
		[{ 2: 1e21 }, '<Record><Field id="2" value="1000000000000000000000"/></Record>'],
		[{ 4: { type: 4, value: 2 } }, '<Record><Field id="4" type="4" value="2"/></Record>'],
		[
			{ 4: [2, { id: 3, otherText: 'mine' }] },
			'<Record><Field id="4" value="2"><MultiValue value="3" othertext="mine" otherText="mine"/></Field></Record>',
		],
		[
			{ 15: { type: 15, value: { users: [221] } } },
			'<Record><Field id="15" type="15"><Users><User id="221"/></Users><Groups/></Field></Record>',
		],
		[
			{ 8: { type: 'Record Permissions', value: { groups: [91] } } },
			'<Record><Field id="8" type="8"><Users/><Groups><Group id="91"/></Groups></Field></Record>',
		],
		[
			{ 18: { type: 18, value: [7, 8] } },
			'<Record><Field id="18" type="18" value="7"><MultiValue value="8"/></Field></Record>',
		],
		[
			{ 12: { type: 'image', value: [{ id: 503, name: 'a.png', height: 4 }] } },
			'<Record><Field id="12" type="12" value="503"/></Record>',
		],
		[{ 4: [2, 3] }, '<Record><Field id="4" value="2"><MultiValue value="3"/></Field></Record>'],
		[
			{ 7: { url: 'mailto:a@example.com' } },
			'<Record><Field id="7" type="7" value="mailto:a@example.com" link="mailto:a@example.com"/></Record>',
		],
		[
			{ 8: { users: [221] } },
			'<Record><Field id="8" type="8"><Users><User id="221"/></Users><Groups/></Field></Record>',
		],
		[
			{ 16: { type: 'Matrix', value: '1:2,3:4' } },
			'<Record><Field id="16" type="16" rowId="1" columnId="2"><MultiValue rowId="3" columnId="4"/></Field></Record>',
		],
		[{ 9: { type: 'Cross-Reference', value: [] } }, '<Record><Field id="9" type="9" value=""/></Record>'],
		[{ 1: false, 2: 0 }, '<Record><Field id="1" value="false"/><Field id="2" value="0"/></Record>'],
	])('%j', (json, xml) => {
		expect(written(json)).toBe(xml);
		expect(written(JSON.stringify(json))).toBe(xml);
	});

	test.each<[unknown, string]>([
		['{', 'not valid JSON'],
		[5, 'must be an object'],
		[{ 1: { type: 'strange', value: 1 } }, 'unknown field type "strange"'],
		[{ 6: { type: 'trackingId', value: 5 } }, 'read-only'],
		[{ 2: { type: 'numeric', value: '1,5' } }, 'must be a number'],
		[{ 4: { type: 'valuesList', value: ['New'] } }, 'list of IDs'],
		[{ 8: { type: 'usersGroups', value: [221] } }, 'must name users and groups'],
		[{ 8: { users: ['jdoe'] } }, 'by ID'],
		[{ 7: { type: 'externalLinks', value: ['example'] } }, 'must be links'],
		[{ 16: { type: 'matrix', value: [{ rowId: 1 }] } }, 'must be cells'],
		[{ 19: { type: 'ipAddress', value: 'host.example' } }, 'IP address'],
		[{ 26: { type: 'discussion', value: 'x' } }, 'read-only'],
		[{ 4: { type: 'valuesList', value: [466, { name: 'Open' }] } }, 'entry 2 ("Open")'],
		[{ 4: { type: 'valuesList', value: [0] } }, 'list of IDs'],
		[{ 4: { type: 'valuesList', value: ['2147483648'] } }, 'list of IDs'],
		[{ 8: { users: [221, { firstName: 'Ann' }] } }, 'in Users entry 2'],
		[{ 7: { type: 'externalLinks', value: [{ name: 'Policy' }] } }, 'entry 1 ("Policy") has no address'],
		[{ 1: 'bad \u0001' }, 'control character'],
		[{ 1: { a: 1 } }, 'must be a text'],
		[{ 4: { type: 'valuesList', value: [1], change: 'swap' } }, 'unknown change'],
		[[{ value: 1 }], 'without its field'],
		[
			[
				{ field: '1', value: 1 },
				{ field: '1', value: 2 },
			],
			'twice',
		],
		[{ Name: 'x' }, 'not a field ID'],
	])('%j is refused', (json, message) => {
		expect(written(json)).toContain(message);
	});

	test.each([
		['191.167.0.255', '191.167.0.255'],
		['0.0.0.0', '0.0.0.0'],
		['0054:0230:0000:0000:0000:0000:0000:0023', '0054:0230:0000:0000:0000:0000:0000:0023'],
		['2001:db8::1', '2001:0db8:0000:0000:0000:0000:0000:0001'],
		['::', '0000:0000:0000:0000:0000:0000:0000:0000'],
		['fe80::', 'fe80:0000:0000:0000:0000:0000:0000:0000'],
		['::ffff:192.0.2.1', '0000:0000:0000:0000:0000:ffff:c000:0201'],
		['1:2:3:4:5:6:7::', '0001:0002:0003:0004:0005:0006:0007:0000'],
	])('%s is an IP address', (given, sent) => {
		expect(written({ 19: { type: 'ipAddress', value: given } })).toBe(
			`<Record><Field id="19" type="19" value="${sent}"/></Record>`,
		);
	});

	test.each([
		'256.1.1.1',
		'1.2.3',
		'1.2.3.4.5',
		'01.2.3.4',
		'1.2.3.',
		'1.2.3.4/24',
		'::1::',
		'1:2:3:4:5:6:7:8:9',
		'1:2:3:4:5:6:7:8::',
		':1',
		'12345::',
		'g::',
		'fe80::1%eth0',
		'1.2.3.4:5',
		'::1.2.3.4:5',
		'7',
	])('%s is no IP address', (value) => {
		expect(written({ 19: { type: 'ipAddress', value } })).toContain('IP address');
	});

	test('rows of the editor', () => {
		expect(
			readRows([
				{ field: ' 4 ', type: 'valuesList', value: '466, 467', otherText: 'mine' },
				{ field: '7', type: 'externalLinks', value: 'Name', link: 'https://example.com' },
				{ field: '8', type: 'usersGroups', users: '1,2', groups: '' },
				{ field: '1', type: 'automatic', value: 'x' },
			]).entries,
		).toEqual([
			{ key: '4', type: 'valuesList', value: ['466', { id: ' 467', otherText: 'mine' }], change: 'replace' },
			{
				key: '7',
				type: 'externalLinks',
				value: { name: 'Name', url: 'https://example.com' },
				change: 'replace',
			},
			{ key: '8', type: 'usersGroups', value: { users: '1,2', groups: '' }, change: 'replace' },
			{ key: '1', type: undefined, value: 'x', change: 'replace' },
		]);
	});

	test('types by number, name and words', () => {
		expect(['4', 4, 'Values List', 'valuesList', 'VALUESLIST'].map(fieldTypeOf)).toEqual(
			Array(5).fill('valuesList'),
		);
		expect(fieldTypeOf('Users/Groups')).toBe('usersGroups');
		expect(fieldTypeOf('5')).toBeUndefined();
	});
});

describe('results', () => {
	const page = (text: string) => readPage(parseXml(text).root!);

	test('fields without content, numbers that are not exact, and names that collide', () => {
		const read = page(
			'<Records count="1"><Metadata><FieldDefinitions><FieldDefinition id="1" name="Name"/><FieldDefinition id="2" name="Name"/></FieldDefinitions></Metadata>' +
				'<Record contentId="007" levelId="1"><Field id="1" type="1"/><Field id="2" type="2">12345678901234567890</Field><Field id="3" type="3"/>' +
				'<Field id="4" type="4"/><Field id="__proto__" type="1">x</Field></Record></Records>',
		);
		if ('problem' in read) throw new Error(read.problem);
		const [record] = read.records;
		expect(record.contentId).toBe('007');
		expect(simplified(record).fields).toEqual({
			Name: '',
			'Name (2)': '12345678901234567890',
			3: null,
			4: [],
			['__proto__']: 'x',
		});
	});

	test('a field without an ID goes by its GUID, and without either by its name', () => {
		const fields = {
			a: { id: '', guid: 'A1', value: 'x' },
			b: { id: '', guid: 'B2', name: 'Name', value: 'y' },
			c: { id: '', name: 'Name', value: 'z' },
		};
		expect(simplified({ fields }).fields).toEqual({ A1: 'x', Name: 'y', 'Name ()': 'z' });
	});

	test('another document is a problem, not an empty page', () => {
		expect(page('<Error>no</Error>')).toEqual({ problem: expect.stringContaining('<Error>') });
	});

	test('a date without an ISO value stays the text it is', () => {
		const read = page(
			'<Records><Record contentId="1"><Field id="3" type="3">03/04/2026</Field></Record></Records>',
		);
		if ('problem' in read) throw new Error(read.problem);
		expect(read.records[0].fields).toMatchObject({ 3: { value: '03/04/2026' } });
		expect(read.count).toBeUndefined();
	});
});
