import type { IDataObject } from 'n8n-workflow';
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

/** Entries of fields with several values: what belongs to which, and that nothing of what came is lost or told twice. */

const tree = (xml: string) => parseXml(xml).root!;

describe('values, files and links to records', () => {
	const rows: Array<[title: string, xml: string, isProduction: boolean, entries: IDataObject[]]> = [
		['an ID as the value', '<Field value="7"/>', false, [{ id: 7 }]],
		['a text as the value', '<Field value="Red"/>', false, [{ name: 'Red' }]],
		['digits beside the production form', '<Field value="7"/>', true, [{ name: '7' }]],
		['digits as the text of an entry', '<Field><MultiValue>7</MultiValue></Field>', false, [{ name: '7' }]],
		['digits and more', '<Field value="7a"/>', false, [{ name: '7a' }]],
		['more and digits', '<Field value="a7"/>', false, [{ name: 'a7' }]],
		['a name and its ID', '<Field value="Red" valueID="7"/>', true, [{ id: 7, name: 'Red' }]],
		['a name of digits and its ID', '<Field value="12" valueID="7"/>', false, [{ id: 7, name: '12' }]],
		[
			'an ID that is none stays under its name',
			'<Field value="Red" valueID="x"/>',
			true,
			[{ name: 'Red', valueID: 'x' }],
		],
		[
			'of two IDs the first that is one',
			'<Field value="Red" valueID="x" fileID="3"/>',
			true,
			[{ id: 3, name: 'Red', valueID: 'x' }],
		],
		[
			'of two good IDs the value has the first',
			'<Field value="Red" valueID="7" fileID="3"/>',
			true,
			[{ id: 7, name: 'Red', fileID: 3 }],
		],
		[
			'a file',
			'<Field fileID="3" fileName="a.pdf" value="x"/>',
			true,
			[{ id: 3, name: 'a.pdf', value: 'x' }],
		],
		[
			'a file whose value is its name',
			'<Field fileID="3" fileName="a.pdf" value="a.pdf"/>',
			true,
			[{ id: 3, name: 'a.pdf' }],
		],
		[
			'a file by its number in the sample of the vendor',
			'<Field fileName="a.pdf" value="3"/>',
			false,
			[{ id: 3, name: 'a.pdf' }],
		],
		['the text of others', '<Field value="7" otherText="more"/>', false, [{ id: 7, otherText: 'more' }]],
		['attributes in another case', '<Field Value="Red" valueid="7"/>', true, [{ id: 7, name: 'Red' }]],
		[
			'the field itself and more',
			'<Field value="7"><MultiValue value="8"/><MultiValue value="9"/></Field>',
			false,
			[{ id: 7 }, { id: 8 }, { id: 9 }],
		],
		[
			'a field without a value of its own',
			'<Field parentId="4"><MultiValue value="8" parentId="0"/></Field>',
			false,
			[{ id: 8, parentId: 0 }],
		],
		[
			'a parent and a size',
			'<Field value="7" parentId="4" height="10" width="20"/>',
			false,
			[{ id: 7, parentId: 4, height: 10, width: 20 }],
		],
		[
			'a value and a text beside it',
			'<Field><MultiValue value="8">Blue</MultiValue></Field>',
			false,
			[{ id: 8, text: 'Blue' }],
		],
		['a text of white space', '<Field><MultiValue value="8"> </MultiValue></Field>', false, [{ id: 8 }]],
		[
			'what nobody described stays with its entry',
			'<Field value="7" extra="e"><MultiValue value="8" extra="f"><Note>n</Note></MultiValue></Field>',
			false,
			[{ id: 7 }, { id: 8, extra: 'f', Note: 'n' }],
		],
		[
			'another attribute of an entry belongs to the first of the field',
			'<Field value="7" link="l" rowId="1"/>',
			false,
			[{ id: 7, link: 'l', rowId: '1' }],
		],
		['nothing', '<Field/>', false, []],
		['empty entries', '<Field value=""><MultiValue/><MultiValue value=""/></Field>', false, []],
	];

	it.each(rows)('%s', (_title, xml, isProduction, entries) => {
		expect(listRows(tree(xml), isProduction).entries).toEqual(entries);
	});

	it('says whether the first is of the field itself', () => {
		expect(listRows(tree('<Field value="7"><MultiValue value="8"/></Field>'), false).hasOwn).toBe(true);
		expect(listRows(tree('<Field><MultiValue value="8"/></Field>'), false).hasOwn).toBe(false);
		expect(listRows(tree('<Field parentId="1"/>'), false)).toEqual({ entries: [], hasOwn: false });
	});
});

describe('external links', () => {
	it.each<[string, IDataObject[]]>([
		['<Field value="n" link="u"/>', [{ name: 'n', url: 'u' }]],
		['<Field link="u"/>', [{ name: '', url: 'u' }]],
		['<Field value="n"/>', [{ name: 'n' }]],
		['<Field><MultiValue link="u">n</MultiValue></Field>', [{ name: 'n', url: 'u' }]],
		['<Field><MultiValue link="u" value="v">n</MultiValue></Field>', [{ name: 'v', url: 'u', text: 'n' }]],
		['<Field/>', []],
		['<Field parentId="3"/>', []],
		['<Field><MultiValue parentId="3"/></Field>', [{ parentId: 3 }]],
	])('%s', (xml, entries) => {
		expect(linkRows(tree(xml)).entries).toEqual(entries);
	});
});

describe('cells of a matrix', () => {
	it.each<[string, IDataObject[]]>([
		['<Field rowId="1" columnId="2"/>', [{ rowId: 1, columnId: 2 }]],
		['<Field RowID="1" ColumnID="2" value="x"/>', [{ rowId: 1, columnId: 2, name: 'x' }]],
		['<Field rowId="1"/>', [{ rowId: 1 }]],
		['<Field columnId="2"/>', [{ columnId: 2 }]],
		[
			'<Field><MultiValue rowId="1" columnId="2">x</MultiValue></Field>',
			[{ rowId: 1, columnId: 2, name: 'x' }],
		],
		['<Field/>', []],
	])('%s', (xml, entries) => {
		expect(cellRows(tree(xml)).entries).toEqual(entries);
	});
});

describe('entries in wrapping elements', () => {
	const users = (inside: string) => wrapped(tree(`<Field>${inside}</Field>`), 'Users', 'User', 'loginName');

	it.each<[title: string, inside: string, entries: IDataObject[]]>([
		['an ID and a name', '<Users><User id="2" loginName="ann"/></Users>', [{ id: 2, name: 'ann' }]],
		['the text for a name', '<Users><User id="2">Ann</User></Users>', [{ id: 2, name: 'Ann' }]],
		[
			'a text beside the name',
			'<Users><User id="2" loginName="ann">Ann Lee</User></Users>',
			[{ id: 2, name: 'ann', text: 'Ann Lee' }],
		],
		['a text that is the name', '<Users><User loginName="ann">ann</User></Users>', [{ name: 'ann' }]],
		['white space', '<Users><User id="2"> </User></Users>', [{ id: 2 }]],
		['nothing', '<Users><User/></Users>', [{}]],
		[
			'the text of others in any case',
			'<Users><User id="2" OtherText="o"/></Users>',
			[{ id: 2, otherText: 'o' }],
		],
		[
			'who made and changed it',
			'<Users><User id="2" createLogin="3" updateLogin="4" parentId="5" moduleId="6"/></Users>',
			[{ id: 2, createLogin: 3, updateLogin: 4, parentId: 5, moduleId: '6' }],
		],
		[
			'what nobody described',
			'<Users><User id="2" empty=""><Note a="1">n</Note><Tag>x</Tag><Tag>y</Tag></User></Users>',
			[{ id: 2, Note: { a: '1', value: 'n' }, Tag: ['x', 'y'] }],
		],
		[
			'two lists of one name',
			'<Users><User id="2"/></Users><Users><User id="3"/></Users>',
			[{ id: 2 }, { id: 3 }],
		],
	])('%s', (_title, inside, entries) => {
		expect(users(inside)).toEqual({ entries, others: [] });
	});

	it('keeps what stands beside the entries', () => {
		expect(users('<Users count="1"><User id="2"/><Group id="3"/></Users>')).toEqual({
			entries: [{ id: 2 }],
			others: [{ name: 'Users', value: { count: '1', Group: { id: '3' } } }],
		});
		expect(users('<Users>all</Users>').others).toEqual([{ name: 'Users', value: { value: 'all' } }]);
		expect(users('<Users> </Users><Other/>')).toEqual({ entries: [], others: [] });
	});
});

test('links to records and files among the children', () => {
	const field = tree(
		'<Field><Reference id="5" displayName="Five"/><File id="6">six.pdf</File><Other id="7"/></Field>',
	);
	expect(references(field)).toEqual([
		{ id: 5, name: 'Five' },
		{ id: 6, name: 'six.pdf' },
	]);
});

test('the rows of a field', () => {
	const field = tree('<Field><MultiValue value="1"/><Other/><MultiValue value="2"/></Field>');
	expect(rowsOf(field).map(({ name }) => name)).toEqual(['Field', 'MultiValue', 'MultiValue']);
});

test.each<[xml: string, names: string[], has: boolean]>([
	['<Field valueID="7"/>', ['valueID', 'fileID'], true],
	['<Field VALUEID="7"/>', ['valueID'], true],
	['<Field valueID=""/>', ['valueID'], false],
	['<Field><MultiValue fileID="3"/></Field>', ['valueID', 'fileID'], true],
	['<Field><Other fileID="3"/></Field>', ['fileID'], false],
	['<Field fileID="3"/>', ['valueID'], false],
])('%s has one of %j: %s', (xml, names, has) => {
	expect(hasRowAttribute(tree(xml), ...names)).toBe(has);
});

test('which attributes belong to an entry', () => {
	const own =
		'value valueID fileID fileName height width otherText parentId rowId columnId link VALUE Link'.split(' ');
	const others = ['id', 'name', 'type', 'guid', 'xmlConvertedValue', ''];
	expect([...own, ...others].filter(isRowAttribute)).toEqual(own);
});

describe('beside each other', () => {
	it('a name that is taken gets a number', () => {
		const json: IDataObject = {};
		put(json, 'a', 1);
		put(json, 'a', 2);
		put(json, 'a', 3);
		put(json, '__proto__', 4);
		put(json, 'toString', 5);
		expect(Object.entries(json)).toEqual([
			['a', 1],
			['a (2)', 2],
			['a (3)', 3],
			['__proto__', 4],
			['toString', 5],
		]);
		json.a = 'written';
		delete json['a (2)'];
		expect(json.a).toBe('written');
		expect(Object.keys(json)).not.toContain('a (2)');
	});

	it('several things of one name are counted', () => {
		const counts = new Map<string, number>();
		expect(['a', 'b', 'a', 'a', 'b'].map((name) => keyFor(counts, name))).toEqual([
			'a',
			'b',
			'a (2)',
			'a (3)',
			'b (2)',
		]);
	});

	it.each<[xml: string, kept: unknown]>([
		['<e a="1" b=""/>', { a: '1' }],
		['<e a="1"><a>2</a></e>', { a: '1', 'a (2)': '2' }],
		['<e><c/></e>', { c: '' }],
		['<e xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><c i:nil="true"/></e>', { c: null }],
		['<e><c d="1"> </c></e>', { c: { d: '1' } }],
		['<e><c value="1">t</c></e>', { c: { value: '1', 'value (2)': 't' } }],
		['<e><c><d>1</d><d>2</d></c></e>', { c: { d: ['1', '2'] } }],
		['<e read="1"><Read>2</Read></e>', {}],
	])('%s', (xml, kept) => {
		const json: IDataObject = {};
		keepOthers(tree(xml), json, {
			attribute: (name) => name === 'read',
			child: (name) => name === 'Read',
		});
		expect(json).toEqual(kept);
	});
});
