import type { IDataObject } from 'n8n-workflow';
import {
	cellRows,
	hasRowAttribute,
	isRowAttribute,
	linkRows,
	listRows,
	rowsOf,
} from '../../../nodes/Archer/content/entries';
import { parseXml } from '../../../nodes/shared/xml/parse';

/** A field and its MultiValue elements as rows: which entry each of them is, and what belongs to it. */

const tree = (xml: string) => parseXml(xml).root!;

test('the rows of a field are itself and its values, in their order', () => {
	const field = tree('<Field><MultiValue a="1"/><Other/><MultiValue a="2"/></Field>');
	expect(rowsOf(field)).toEqual([field, field.children[0], field.children[2]]);
});

describe('an attribute of an entry', () => {
	it.each([
		...['value', 'valueID', 'fileID', 'fileName', 'height', 'width', 'otherText'],
		...['parentId', 'rowId', 'columnId', 'link', 'VALUE', 'VALUEID', 'parentid', 'Link'],
	])('is %s', (name) => {
		expect(isRowAttribute(name)).toBe(true);
		// It is said of the entry, so the field does not have it.
		expect(hasRowAttribute(tree(`<Field ${name}="x"/>`), name)).toBe(true);
	});

	it.each(['id', 'guid', 'name', 'type', 'xmlConvertedValue', 'values', 'file', ''])('is not %j', (name) => {
		expect(isRowAttribute(name)).toBe(false);
	});

	it.each<[xml: string, names: string[], has: boolean]>([
		['<Field valueid="7"/>', ['valueID', 'fileID'], true],
		['<Field VALUEID="7"/>', ['valueID'], true],
		['<Field FILEID="7"/>', ['valueID', 'fileID'], true],
		['<Field fileID="7"/>', ['valueID'], false],
		['<Field><MultiValue/><MultiValue fileID="7"/></Field>', ['valueID', 'fileID'], true],
		['<Field valueID=""><MultiValue fileID=""/></Field>', ['valueID', 'fileID'], false],
		['<Field><Other fileID="7"/></Field>', ['valueID', 'fileID'], false],
	])('is in %s under one of the names %j: %s', (xml, names, has) => {
		expect(hasRowAttribute(tree(xml), ...names)).toBe(has);
	});
});

describe('values, files and links to records', () => {
	const rows: Array<
		[title: string, xml: string, isProduction: boolean, entries: IDataObject[], hasOwn: boolean]
	> = [
		['an ID as the value', '<Field value="7"/>', false, [{ id: 7 }], true],
		['a text as the value', '<Field value="Red"/>', false, [{ name: 'Red' }], true],
		['digits beside the production form', '<Field value="7"/>', true, [{ name: '7' }], true],
		[
			'digits as the text of an entry',
			'<Field><MultiValue>7</MultiValue></Field>',
			false,
			[{ name: '7' }],
			false,
		],
		['a text of an entry', '<Field><MultiValue>Red</MultiValue></Field>', false, [{ name: 'Red' }], false],
		['digits and more', '<Field value="7a"/>', false, [{ name: '7a' }], true],
		['more and digits', '<Field value="a7"/>', false, [{ name: 'a7' }], true],
		['a name and its ID', '<Field value="Red" valueID="7"/>', true, [{ id: 7, name: 'Red' }], true],
		['a name of digits and its ID', '<Field value="12" valueID="7"/>', false, [{ id: 7, name: '12' }], true],
		[
			'an ID that is none stays under its name',
			'<Field value="Red" valueID="x"/>',
			true,
			[{ name: 'Red', valueID: 'x' }],
			true,
		],
		[
			'of two IDs the first that is one',
			'<Field value="Red" valueID="x" fileID="3"/>',
			true,
			[{ id: 3, name: 'Red', valueID: 'x' }],
			true,
		],
		[
			'of two good IDs the value has the first',
			'<Field value="Red" valueID="7" fileID="3"/>',
			true,
			[{ id: 7, name: 'Red', fileID: 3 }],
			true,
		],
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
			'a file by its number in the sample of the vendor',
			'<Field fileName="a.pdf" value="3"/>',
			false,
			[{ id: 3, name: 'a.pdf' }],
			true,
		],
		[
			'the text of others',
			'<Field value="7" otherText="more"/>',
			false,
			[{ id: 7, otherText: 'more' }],
			true,
		],
		['attributes in another case', '<Field VALUE="Red" valueid="7"/>', true, [{ id: 7, name: 'Red' }], true],
		[
			'the field itself and more',
			'<Field value="7"><MultiValue value="8"/><MultiValue value="9"/></Field>',
			false,
			[{ id: 7 }, { id: 8 }, { id: 9 }],
			true,
		],
		[
			'each with its parent',
			'<Field value="7" parentId="3"><MultiValue value="8" parentId="4"/></Field>',
			false,
			[
				{ id: 7, parentId: 3 },
				{ id: 8, parentId: 4 },
			],
			true,
		],
		['an entry and none of the field', '<Field><MultiValue value="8"/></Field>', false, [{ id: 8 }], false],
		[
			'a field without a value of its own',
			'<Field parentId="4"><MultiValue value="8" parentId="0"/></Field>',
			false,
			[{ id: 8, parentId: 0 }],
			false,
		],
		[
			'a parent and a size',
			'<Field value="7" parentId="4" height="10" width="20"/>',
			false,
			[{ id: 7, parentId: 4, height: 10, width: 20 }],
			true,
		],
		[
			'a parent and a size alone of an entry',
			'<Field><MultiValue parentId="x" height="1" width="2"/></Field>',
			false,
			[{ parentId: 'x', height: 1, width: 2 }],
			false,
		],
		['a parent and a size alone of the field', '<Field parentId="3" height="5"/>', false, [], false],
		[
			'a value and a text beside it',
			'<Field><MultiValue value="8">Blue</MultiValue></Field>',
			false,
			[{ id: 8, text: 'Blue' }],
			false,
		],
		['a text beside the value of the field', '<Field value="8">Red</Field>', false, [{ id: 8 }], true],
		[
			'a text of white space',
			'<Field><MultiValue value="8"> </MultiValue></Field>',
			false,
			[{ id: 8 }],
			false,
		],
		['white space alone', '<Field><MultiValue> </MultiValue></Field>', false, [], false],
		[
			'what nobody described stays with its entry',
			'<Field value="7" more="f"><A>x</A><MultiValue value="8" more="m" empty=""><A>y</A></MultiValue></Field>',
			false,
			[{ id: 7 }, { id: 8, more: 'm', A: 'y' }],
			true,
		],
		[
			'another attribute of an entry belongs to the first of the field',
			'<Field value="7" link="l" rowId="1"/>',
			false,
			[{ id: 7, link: 'l', rowId: '1' }],
			true,
		],
		['nothing', '<Field/>', false, [], false],
		['empty entries', '<Field value=""><MultiValue/><MultiValue value=""/></Field>', false, [], false],
	];

	it.each(rows)('%s', (_title, xml, isProduction, entries, hasOwn) => {
		expect(listRows(tree(xml), isProduction)).toEqual({ entries, hasOwn });
	});
});

describe('external links', () => {
	it.each<[string, IDataObject[]]>([
		['<Field value="n" link="u"/>', [{ name: 'n', url: 'u' }]],
		['<Field link="u"/>', [{ name: '', url: 'u' }]],
		['<Field value="n"/>', [{ name: 'n' }]],
		['<Field><MultiValue link="u">n</MultiValue></Field>', [{ name: 'n', url: 'u' }]],
		['<Field><MultiValue link="u" value="v">n</MultiValue></Field>', [{ name: 'v', url: 'u', text: 'n' }]],
		[
			'<Field link="u"><MultiValue link="v">V</MultiValue><MultiValue/></Field>',
			[
				{ name: '', url: 'u' },
				{ name: 'V', url: 'v' },
			],
		],
		['<Field link="u" parentId="3" valueID="9"/>', [{ name: '', url: 'u', parentId: 3, valueID: '9' }]],
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
		['<Field rowid="1" COLUMNID="x" value="n"/>', [{ rowId: 1, columnId: 'x', name: 'n' }]],
		['<Field rowId="1" columnId="2" width="4"/>', [{ rowId: 1, columnId: 2, width: 4 }]],
		['<Field rowId="1"/>', [{ rowId: 1 }]],
		['<Field columnId="2"/>', [{ columnId: 2 }]],
		['<Field><MultiValue columnId="2"/></Field>', [{ columnId: 2 }]],
		[
			'<Field><MultiValue rowId="1" columnId="2">x</MultiValue></Field>',
			[{ rowId: 1, columnId: 2, name: 'x' }],
		],
		['<Field/>', []],
		['<Field><MultiValue/></Field>', []],
	])('%s', (xml, entries) => {
		expect(cellRows(tree(xml)).entries).toEqual(entries);
	});
});
