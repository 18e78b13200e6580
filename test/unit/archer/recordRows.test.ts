import {
	cellRows,
	hasRowAttribute,
	isRowAttribute,
	keepOthers,
	keyFor,
	linkRows,
	listRows,
	put,
	references,
	rowsOf,
	wrapped,
} from '../../../nodes/Archer/content/entries';
import { parseXml } from '../../../nodes/shared/xml/parse';

/** The entries of fields that hold several values, in each of the forms that Archer has for them. */

const tree = (xml: string) => parseXml(xml).root!;
const nil = 'xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:nil="true"';

describe('an attribute of an entry', () => {
	test.each([
		...['value', 'valueID', 'fileID', 'fileName', 'height', 'width', 'otherText'],
		...['parentId', 'rowId', 'columnId', 'link', 'VALUEID', 'parentid'],
	])('is %s', (name) => {
		expect(isRowAttribute(name)).toBe(true);
		// It is said of the entry, so the field does not have it.
		expect(hasRowAttribute(tree(`<Field ${name}="x"/>`), name)).toBe(true);
	});

	test.each(['id', 'guid', 'name', 'type', 'xmlConvertedValue', 'values', 'file', ''])(
		'is not %s',
		(name) => {
			expect(isRowAttribute(name)).toBe(false);
		},
	);

	test('may be on the field or on any of its rows, under any of the names, and is not empty', () => {
		const has = (xml: string) => hasRowAttribute(tree(xml), 'valueID', 'fileID');
		expect(has('<Field valueid="7"/>')).toBe(true);
		expect(has('<Field FILEID="7"/>')).toBe(true);
		expect(has('<Field><MultiValue/><MultiValue fileID="7"/></Field>')).toBe(true);
		expect(has('<Field valueID=""><MultiValue fileID=""/></Field>')).toBe(false);
		expect(has('<Field><Other fileID="7"/></Field>')).toBe(false);
	});
});

describe('values', () => {
	test.each<[string, string, boolean, object[], boolean]>([
		['the sample`s: the ID is the value', '<Field value="7"/>', false, [{ id: 7 }], true],
		['a text of the sample`s', '<Field value="Red"/>', false, [{ name: 'Red' }], true],
		['a number of production`s: it is a text', '<Field value="7"/>', true, [{ name: '7' }], true],
		['production`s', '<Field value="Red" valueID="7"/>', true, [{ id: 7, name: 'Red' }], true],
		[
			'production`s in another case',
			'<Field VALUE="Red" valueId="7"/>',
			true,
			[{ id: 7, name: 'Red' }],
			true,
		],
		['an ID that is none', '<Field value="Red" valueID="x"/>', true, [{ name: 'Red', valueID: 'x' }], true],
		['a file', '<Field fileID="3" fileName="a.pdf"/>', true, [{ id: 3, name: 'a.pdf' }], true],
		[
			'a file with a value',
			'<Field fileID="3" fileName="a.pdf" value="x"/>',
			true,
			[{ id: 3, name: 'a.pdf', value: 'x' }],
			true,
		],
		[
			'a file whose value is its name',
			'<Field fileID="3" fileName="a.pdf" value="a.pdf"/>',
			true,
			[{ id: 3, name: 'a.pdf' }],
			true,
		],
		[
			'a file of the sample`s, by the ID in its value',
			'<Field fileName="a.pdf" value="7"/>',
			false,
			[{ id: 7, name: 'a.pdf' }],
			true,
		],
		[
			'two IDs, of which the first that is one counts',
			'<Field value="a" valueID="x" fileID="3"/>',
			true,
			[{ id: 3, name: 'a', valueID: 'x' }],
			true,
		],
		[
			'two IDs that are both ones',
			'<Field value="a" valueID="2" fileID="3"/>',
			true,
			[{ id: 2, name: 'a', fileID: 3 }],
			true,
		],
		['another text', '<Field value="7" otherText="o"/>', false, [{ id: 7, otherText: 'o' }], true],
		['nothing', '<Field/>', false, [], false],
		['what only belongs to an entry', '<Field parentId="3" height="5"/>', false, [], false],
		[
			'several, of which the field has one',
			'<Field value="7" parentId="3"><MultiValue value="8" parentId="4"/></Field>',
			false,
			[
				{ id: 7, parentId: 3 },
				{ id: 8, parentId: 4 },
			],
			true,
		],
		['several without one of the field', '<Field><MultiValue value="8"/></Field>', false, [{ id: 8 }], false],
		[
			'a place alone of a row',
			'<Field><MultiValue parentId="x" height="1" width="2"/></Field>',
			false,
			[{ parentId: 'x', height: 1, width: 2 }],
			false,
		],
		['a text of a row', '<Field><MultiValue>Red</MultiValue></Field>', false, [{ name: 'Red' }], false],
		['a blank row', '<Field><MultiValue> </MultiValue></Field>', false, [], false],
		[
			'a text beside the value of a row',
			'<Field><MultiValue value="8">Red</MultiValue></Field>',
			false,
			[{ id: 8, text: 'Red' }],
			false,
		],
		['a text beside the value of the field', '<Field value="8">Red</Field>', false, [{ id: 8 }], true],
		[
			'what else a row has',
			'<Field value="7" more="f"><A>x</A><MultiValue value="8" more="m" empty=""><A>y</A></MultiValue></Field>',
			false,
			[{ id: 7 }, { id: 8, more: 'm', A: 'y' }],
			true,
		],
		[
			'attributes of entries that this one does not read',
			'<Field value="7" link="u" rowId="1"/>',
			false,
			[{ id: 7, link: 'u', rowId: '1' }],
			true,
		],
	])('%s', (_what, xml, isProduction, entries, hasOwn) => {
		expect(listRows(tree(xml), isProduction)).toEqual({ entries, hasOwn });
	});
});

test.each<[string, string, object[]]>([
	['an address with a name', '<Field value="Site" link="https://a"/>', [{ name: 'Site', url: 'https://a' }]],
	['an address alone', '<Field link="https://a"/>', [{ name: '', url: 'https://a' }]],
	['a name alone', '<Field value="Site"/>', [{ name: 'Site' }]],
	['nothing', '<Field/>', []],
	[
		'several',
		'<Field link="u"><MultiValue link="v">V</MultiValue><MultiValue/></Field>',
		[
			{ name: '', url: 'u' },
			{ name: 'V', url: 'v' },
		],
	],
	[
		'other attributes',
		'<Field link="u" parentId="3" valueID="9"/>',
		[{ name: '', url: 'u', parentId: 3, valueID: '9' }],
	],
])('links: %s', (_what, xml, entries) => expect(linkRows(tree(xml)).entries).toEqual(entries));

test.each<[string, string, object[]]>([
	['a cell', '<Field rowId="1" columnId="2"/>', [{ rowId: 1, columnId: 2 }]],
	[
		'a cell with a name',
		'<Field rowid="1" COLUMNID="x" value="n"/>',
		[{ rowId: 1, columnId: 'x', name: 'n' }],
	],
	['half a cell', '<Field><MultiValue columnId="2"/></Field>', [{ columnId: 2 }]],
	['nothing', '<Field><MultiValue/></Field>', []],
	['a place beside it', '<Field rowId="1" columnId="2" width="4"/>', [{ rowId: 1, columnId: 2, width: 4 }]],
])('cells: %s', (_what, xml, entries) => expect(cellRows(tree(xml)).entries).toEqual(entries));

describe('entries of a search', () => {
	const read = (inner: string) => wrapped(tree(`<Field>${inner}</Field>`), 'Values', 'Value', 'displayName');

	test.each<[string, string, object]>([
		['a name in an attribute', '<Value id="7" displayName="Red"/>', { id: 7, name: 'Red' }],
		['a name as text', '<Value id="7">Red</Value>', { id: 7, name: 'Red' }],
		['both, alike', '<Value id="7" displayName="Red">Red</Value>', { id: 7, name: 'Red' }],
		['both, different', '<Value id="7" displayName="Red">Rot</Value>', { id: 7, name: 'Red', text: 'Rot' }],
		['neither', '<Value id="" displayName=""> </Value>', {}],
		['an ID that is no number', '<Value id="x7"/>', { id: 'x7' }],
		['another text, in any case', '<Value id="7" OtherText="o"/>', { id: 7, otherText: 'o' }],
		[
			'whatever else it has',
			'<Value id="7" createLogin="2" login="3" empty=""><A>1</A><A>2</A><B/></Value>',
			{ id: 7, createLogin: 2, login: '3', A: ['1', '2'], B: '' },
		],
	])('%s', (_what, xml, entry) => {
		expect(read(`<Values>${xml}</Values>`)).toEqual({ entries: [entry], others: [] });
	});

	test('are those of all wrapping elements, and what else these have stands beside them', () => {
		expect(
			read(
				'<Values><Value id="1"/></Values><Values more="m"><Value id="2"/><Other>o</Other>text</Values><No/>',
			),
		).toEqual({
			entries: [{ id: 1 }, { id: 2 }],
			others: [{ name: 'Values', value: { more: 'm', Other: 'o', value: 'text' } }],
		});
	});

	test('are references and files where they stand in the field itself', () => {
		const field = tree(
			'<Field><Reference id="5">Five</Reference><Other id="6"/><File id="7" displayName="f"/></Field>',
		);
		expect(references(field)).toEqual([
			{ id: 5, name: 'Five' },
			{ id: 7, name: 'f' },
		]);
	});
});

test('the rows of a field are itself and its values, in their order', () => {
	const field = tree('<Field><MultiValue a="1"/><Other/><MultiValue a="2"/></Field>');
	expect(rowsOf(field)).toEqual([field, field.children[0], field.children[2]]);
});

describe('what nothing reads', () => {
	const kept = (xml: string) => {
		const json = {};
		keepOthers(tree(xml), json, { attribute: (name) => name === 'read', child: (name) => name === 'Read' });
		return json;
	};

	test.each<[string, string, object]>([
		['attributes', '<a read="1" one="1" two=""/>', { one: '1' }],
		[
			'IDs of users and values',
			'<a createLogin="2" updateLogin="3" parentId="4" createlogin="5"/>',
			{ createLogin: 2, updateLogin: 3, parentId: 4, createlogin: '5' },
		],
		['children', '<a><Read>1</Read><One>1</One><Two/></a>', { One: '1', Two: '' }],
		['several of one name', '<a><One>1</One><Two>2</Two><One>3</One></a>', { One: ['1', '3'], Two: '2' }],
		['what is nil', `<a><One ${nil}>x</One></a>`, { One: null }],
		['a child with attributes', '<a><One b="1" c=""> </One></a>', { One: { b: '1', c: '' } }],
		[
			'a child with children',
			'<a><One>t<B>1</B><Read>2</Read></One></a>',
			{ One: { B: '1', Read: '2', value: 't' } },
		],
		['a child of the name of an attribute', '<a One="1"><One>2</One></a>', { One: '1', 'One (2)': '2' }],
	])('is passed on: %s', (_what, xml, expected) => expect(kept(xml)).toEqual(expected));
});

test('a property is put beside one of its name, and any name is data', () => {
	const json: Record<string, never> = {};
	for (const value of [1, 2, 3]) put(json, 'a', value);
	put(json, '__proto__', 4);
	put(json, 'toString', 5);
	expect(Object.entries(json)).toEqual([
		['a', 1],
		['a (2)', 2],
		['a (3)', 3],
		['__proto__', 4],
		['toString', 5],
	]);
	json.a = 7 as never;
	delete (json as { 'a (2)'?: unknown })['a (2)'];
	expect(Object.entries(json).slice(0, 2)).toEqual([
		['a', 7],
		['a (3)', 3],
	]);
});

test('several things of one name have keys that are numbered', () => {
	const counts = new Map<string, number>();
	expect(['7', '8', '7', '7', '8'].map((name) => keyFor(counts, name))).toEqual([
		'7',
		'8',
		'7 (2)',
		'7 (3)',
		'8 (2)',
	]);
});
