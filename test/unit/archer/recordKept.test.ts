import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { readPage } from '../../../nodes/Archer/content/page';
import { readRecord, simplified } from '../../../nodes/Archer/content/read';
import { expectLinear } from '../xml/hostile';
import { parseXml } from '../../../nodes/shared/xml/parse';

const single = (fields: string, attributes = '') =>
	readRecord(parseXml(`<Record id="9"${attributes}>${fields}</Record>`).root!, { form: 'single' });

const fieldOf = (record: IDataObject, id = 5) => (record.fields as Record<string, IDataObject>)[String(id)];

describe('nothing that the system sent is dropped', () => {
	test('attributes and children that no type has, several of one name as a list', () => {
		const record = single(
			'<Field id="5" type="2" value="1" createDate="d1" createLogin="190" strange="s"><UnitOfMeasure id="1" value="2"/><UnitOfMeasure id="3" value="4"/></Field>' +
				'<Field id="7" type="14"><ScoreCard total="0"/></Field><Field id="8" type="8"><Users more="m"><User id="1"/><Other>o</Other></Users></Field>',
			' contentName="Router" sequentialId="42" updateLogin="192" colour="red"',
		);
		expect(record).toMatchObject({
			contentId: 9,
			contentName: 'Router',
			sequentialId: 42,
			updateLogin: 192,
			colour: 'red',
		});
		expect(fieldOf(record)).toEqual({
			id: 5,
			type: 'numeric',
			typeId: 2,
			value: 1,
			createDate: 'd1',
			createLogin: 190,
			strange: 's',
			UnitOfMeasure: [
				{ id: '1', value: '2' },
				{ id: '3', value: '4' },
			],
		});
		expect(fieldOf(record, 7)).toMatchObject({ ScoreCard: { total: '0' } });
		expect(fieldOf(record, 8)).toMatchObject({
			value: { users: [{ id: 1 }] },
			Users: { more: 'm', Other: 'o' },
		});
	});

	test('a field that comes twice, and attributes called like what the reader adds', () => {
		const record = single(
			'<Field id="5" type="1" value="a"/><Field id="5" type="1" value="b" text="c" typeId="d"/>',
			' fields="f"',
		);
		expect(Object.keys(record.fields as object)).toEqual(['5', '5 (2)']);
		expect(JSON.stringify(record)).toMatch(/"b".*"c".*"d".*"f"/);
		expect(simplified(record).fields).toEqual({ 5: 'a', '5 (5)': 'b' });
	});

	const names = [
		'value',
		'valueID',
		'fileID',
		'fileName',
		'otherText',
		'parentId',
		'link',
		'rowId',
		'height',
		'xmlConvertedValue',
		'strange',
		'id',
		'name',
		'displayName',
		'contentId',
	];
	const children = [
		'MultiValue',
		'Record',
		'Users',
		'User',
		'Groups',
		'Group',
		'ListValues',
		'ListValue',
		'Reference',
		'File',
		'Subform',
		'UnitOfMeasure',
		'Thing',
		'Field',
	];
	const types = ['1', '2', '3', '4', '6', '7', '8', '9', '11', '12', '16', '19', '23', '24', '25', '99'];

	/** An element in any shape at all. */
	type Shape = [name: string, attributes: string[], hasText: boolean, children: Shape[]];
	const shape = (depth: number): fc.Arbitrary<Shape> =>
		fc.tuple(
			fc.constantFrom(...children),
			fc.uniqueArray(fc.constantFrom(...names), { maxLength: 4 }),
			fc.boolean(),
			depth === 0 ? fc.constant([]) : fc.array(shape(depth - 1), { maxLength: 3 }),
		);

	/** Every text in it is marked, so that it can be looked for. */
	function written([name, attributes, hasText, inner]: Shape, next: () => string, start = ''): string {
		const said = attributes.map((attribute) => ` ${attribute}="${next()}"`).join('');
		const below = inner.map((child) => written(child, next)).join('');
		return `<${name}${start}${said}>${hasText ? next() : ''}${below}</${name}>`;
	}

	const any = fc.tuple(
		shape(3),
		fc.constantFrom(...types),
		fc.constantFrom('search' as const, 'single' as const),
	);
	test('whatever a field looks like', () => {
		fc.assert(
			fc.property(any, ([[, attributes, hasText, inner], type, form]) => {
				let count = 0;
				const next = () => `t${++count}x`;
				const top: Shape = ['Field', attributes.filter((one) => one !== 'id'), hasText, inner];
				const field = written(top, next, ` id="5" type="${type}"`);
				const json = JSON.stringify(readRecord(parseXml(`<Record>${field}</Record>`).root!, { form }));
				const lost = Array.from({ length: count }, (_, index) => `t${index + 1}x`).filter(
					(text) => !json.includes(text),
				);
				expect({ field, lost }).toEqual({ field, lost: [] });
			}),
			{ numRuns: 1000 },
		);
	});
});

test('records inside records and inside fields, with names of searches', () => {
	const page = readPage(
		parseXml(
			'<Records><Metadata><FieldDefinitions><FieldDefinition id="5" name="Name" alias="Name_Full" guid="g"/></FieldDefinitions></Metadata>' +
				'<Record contentId="1"><Field id="5" type="1">a</Field><Record contentId="2" parentId="1"><Field id="5" type="1">b</Field></Record></Record></Records>',
		).root!,
	);
	if ('problem' in page) throw new Error(page.problem);
	expect(page.records[0]).toMatchObject({
		records: [
			{
				contentId: 2,
				parentId: 1,
				fields: { 5: { name: 'Name', alias: 'Name_Full', guid: 'g', value: 'b' } },
			},
		],
	});
	expect(simplified(page.records[0])).toMatchObject({
		fields: { Name: 'a' },
		records: [{ fields: { Name: 'b' } }],
	});
});

test.each([
	[
		'values of one field',
		(count: number) =>
			`<Field id="5" type="4"><ListValues>${'<ListValue id="1">a</ListValue>'.repeat(count)}</ListValues></Field>`,
	],
	[
		'rows of one field',
		(count: number) => `<Field id="5" type="4" value="1">${'<MultiValue value="2"/>'.repeat(count)}</Field>`,
	],
	['fields of one ID', (count: number) => '<Field id="5" type="1">a</Field>'.repeat(count)],
	[
		'unknown children',
		(count: number) => `<Field id="5" type="1">${'<Thing>a</Thing>'.repeat(count)}</Field>`,
	],
])('%s are read in linear time', (_name, make) => {
	expectLinear((count) => {
		const root = parseXml(`<Record>${make(count)}</Record>`).root!;
		return () => simplified(readRecord(root, { form: 'search' }));
	}, 15_000);
});
