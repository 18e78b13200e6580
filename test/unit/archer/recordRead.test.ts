import { readPage } from '../../../nodes/Archer/content/page';
import { readRecord, recordIn, simplified, unreadChildren } from '../../../nodes/Archer/content/read';
import { parseXml } from '../../../nodes/shared/xml/parse';

/** A record as an item: what of its attributes becomes what, and what its fields have beside their values. */

const tree = (xml: string) => parseXml(xml).root!;
const read = (xml: string, more: object = {}) => readRecord(tree(xml), { form: 'single', ...more });

describe('the attributes of a record', () => {
	test.each(['contentId', 'moduleId', 'levelId', 'levelGuid', 'parentId', 'sequentialId'])(
		'%s has its name, as a number',
		(name) => {
			expect(read(`<Record ${name}="7"/>`)).toEqual({ [name]: 7, fields: {} });
			expect(read(`<Record ${name}="x7"/>`)).toEqual({ [name]: 'x7', fields: {} });
		},
	);

	test('that are the ID under another name are it too, and stay beside it where they differ', () => {
		expect(read('<Record id="7"/>')).toEqual({ contentId: 7, fields: {} });
		expect(read('<Record id="7" contentId="7"/>')).toEqual({ contentId: 7, fields: {} });
		expect(read('<Record id="8" contentId="7"/>')).toEqual({ contentId: 7, id: '8', fields: {} });
	});

	test('that are others are passed on, with its text and its children', () => {
		expect(read('<Record contentId="7" more="m" createLogin="2">t<Other>o</Other></Record>')).toEqual({
			...{ contentId: 7, fields: {}, more: 'm', createLogin: 2, Other: 'o', text: 't' },
		});
	});

	test('of records within stand in these', () => {
		expect(
			read('<Record contentId="7"><Record id="8"><Field id="5" type="1" value="x"/></Record></Record>')
				.records,
		).toEqual([{ contentId: 8, fields: { 5: expect.objectContaining({ id: 5, value: 'x' }) } }]);
	});
});

describe('a field', () => {
	const fieldOf = (attributes: string, more: object = {}) =>
		Object.values(read(`<Record><Field ${attributes}</Record>`, more).fields as object)[0] as Record<
			string,
			unknown
		>;

	test('has its ID, GUID, name, type and value', () => {
		expect(fieldOf('id="5" guid="g" name="Title" type="1" value="x"/>')).toEqual({
			...{ id: 5, guid: 'g', name: 'Title', type: expect.any(String), typeId: 1, value: 'x' },
		});
		expect(fieldOf('id="5" value="x"/>')).toEqual({ id: 5, value: 'x' });
	});

	test('has what is known of it elsewhere, where it does not say so itself', () => {
		const names = new Map([['5', { name: 'Known', alias: 'known', guid: 'k' }]]);
		expect(fieldOf('id="5" value="x"/>', { names })).toEqual({
			id: 5,
			guid: 'k',
			name: 'Known',
			alias: 'known',
			value: 'x',
		});
		expect(fieldOf('id="5" name="Own" guid="o" value="x"/>', { names })).toMatchObject({
			guid: 'o',
			name: 'Own',
			alias: 'known',
		});
		expect(fieldOf('id="6" value="x"/>', { names })).toEqual({ id: 6, value: 'x' });
	});

	test('goes by its ID, or by its GUID, and a second of one name by a number', () => {
		const { fields } = read('<Record><Field id="5"/><Field guid="g"/><Field id="5"/><Field/></Record>');
		expect(Object.keys(fields as object)).toEqual(['5', 'g', '5 (2)', '']);
	});

	test('of a date keeps the text as it came', () => {
		expect(fieldOf('id="5" type="3" value="7/8/1999"/>')).toMatchObject({ text: '7/8/1999' });
		expect(fieldOf('id="5" type="3">7/8/1999</Field>')).toMatchObject({ text: '7/8/1999' });
		expect(fieldOf('id="5" type="3"/>')).not.toHaveProperty('text');
		expect(fieldOf('id="5" type="1" value="7/8/1999"/>')).not.toHaveProperty('text');
	});

	test('passes on attributes that it does not know', () => {
		expect(fieldOf('id="5" type="1" value="x" more="m"/>')).toMatchObject({ more: 'm' });
	});
});

test('what no value holds is told by the ID of the field', () => {
	const unread = (xml: string) => [...unreadChildren(tree(`<Record>${xml}</Record>`), { form: 'single' })];
	expect(unread('<Field id="5" type="1" value="x"/>')).toEqual([]);
	expect(
		unread('<Field id="5" type="1" value="x"><Odd/><Odd/></Field><Field type="1"><Other/></Field>'),
	).toEqual([
		['5', ['Odd', 'Odd']],
		['', ['Other']],
	]);
});

describe('a simple record', () => {
	const field = (id: unknown, name: string | undefined, value: unknown, guid?: string) => ({
		id,
		...(name && { name }),
		value,
		...(guid && { guid }),
	});

	test('has the values under the names of its fields, or under their IDs', () => {
		expect(
			simplified({
				contentId: 7,
				fields: {
					a: field(5, 'Title', 'x'),
					b: field(6, undefined, 'y'),
					c: field('', undefined, 'z', 'g'),
					d: field(8, 'Title', 'w'),
				},
				more: 'm',
			} as never),
		).toEqual({ contentId: 7, more: 'm', fields: { Title: 'x', 6: 'y', g: 'z', 'Title (8)': 'w' } });
		expect(simplified({ contentId: 7 })).toEqual({ contentId: 7, fields: {} });
	});

	test('has simple ones within', () => {
		const inner = { contentId: 8, fields: { a: field(5, 'Title', 'x') } };
		const plain = { contentId: 8, fields: { Title: 'x' } };
		expect(
			simplified({
				fields: { a: field(6, 'Rows', [inner, 'text', null, { id: 1 }]) },
				records: [inner],
			} as never),
		).toEqual({
			fields: { Rows: [plain, 'text', null, { id: 1 }] },
			records: [plain],
		});
	});
});

test.each<[string, string | undefined, string | undefined]>([
	['<Record id="1"/>', '1', undefined],
	['<Wrap><Record id="1"/></Wrap>', '1', undefined],
	['<Wrap><Wrap><Record id="1"/></Wrap></Wrap>', undefined, 'it is <Wrap> instead of <Record>'],
	['<Error/>', undefined, 'it is <Error> instead of <Record>'],
])('%s holds the record %s', (xml, id, problem) => {
	const found = recordIn(tree(xml));
	expect([found.record?.attributes[0].value, found.problem]).toEqual([id, problem]);
});

test.each<[string, object]>([
	[
		'<Records count="12"><Record id="1"/><Other/></Records>',
		{ records: [{ contentId: 1, fields: {} }], count: 12 },
	],
	['<Records/>', { records: [] }],
	['<Records count="1.5"/>', { records: [] }],
	['<Records count="x"/>', { records: [] }],
	['<Record/>', { problem: 'it is <Record> instead of <Records>' }],
])('the page %s', (xml, expected) => expect(readPage(tree(xml))).toEqual(expected));
