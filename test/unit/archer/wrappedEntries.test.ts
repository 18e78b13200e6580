import type { IDataObject } from 'n8n-workflow';
import { references, wrapped } from '../../../nodes/Archer/content/entries';
import { parseXml } from '../../../nodes/shared/xml/parse';

/** Entries that are elements of their own: those of a search in wrapping elements, and links among a field's children. */

const tree = (xml: string) => parseXml(xml).root!;

describe('entries in wrapping elements', () => {
	const users = (inside: string) => wrapped(tree(`<Field>${inside}</Field>`), 'Users', 'User', 'loginName');

	it.each<[title: string, inside: string, entries: IDataObject[]]>([
		['an ID and a name', '<Users><User id="2" loginName="ann"/></Users>', [{ id: 2, name: 'ann' }]],
		['an ID that is no number', '<Users><User id="x7"/></Users>', [{ id: 'x7' }]],
		['the text for a name', '<Users><User id="2">Ann</User></Users>', [{ id: 2, name: 'Ann' }]],
		[
			'a text beside the name',
			'<Users><User id="2" loginName="ann">Ann Lee</User></Users>',
			[{ id: 2, name: 'ann', text: 'Ann Lee' }],
		],
		[
			'a text that is the name',
			'<Users><User id="2" loginName="ann">ann</User></Users>',
			[{ id: 2, name: 'ann' }],
		],
		['a name without an ID', '<Users><User loginName="ann">ann</User></Users>', [{ name: 'ann' }]],
		['white space', '<Users><User id="2"> </User></Users>', [{ id: 2 }]],
		['an ID and a name that are empty', '<Users><User id="" loginName=""> </User></Users>', [{}]],
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
			'<Users><User id="2" empty=""><Note a="1">n</Note><Tag>x</Tag><Tag>y</Tag><Blank/></User></Users>',
			[{ id: 2, Note: { a: '1', value: 'n' }, Tag: ['x', 'y'], Blank: '' }],
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
		expect(
			users('<Users><User id="1"/></Users><Users more="m"><User id="2"/><Other>o</Other>text</Users><No/>'),
		).toEqual({
			entries: [{ id: 1 }, { id: 2 }],
			others: [{ name: 'Users', value: { more: 'm', Other: 'o', value: 'text' } }],
		});
		expect(users('<Users>all</Users>').others).toEqual([{ name: 'Users', value: { value: 'all' } }]);
		expect(users('<Users> </Users><Other/>')).toEqual({ entries: [], others: [] });
	});
});

test('links to records and files among the children', () => {
	const linked = '<Reference id="5" displayName="Five"/><Other id="7"/><Reference id="8">Eight</Reference>';
	const files = '<File id="6">six.pdf</File><File id="9" displayName="nine.pdf"/>';
	expect(references(tree(`<Field>${linked}${files}</Field>`))).toEqual([
		{ id: 5, name: 'Five' },
		{ id: 8, name: 'Eight' },
		{ id: 6, name: 'six.pdf' },
		{ id: 9, name: 'nine.pdf' },
	]);
});
