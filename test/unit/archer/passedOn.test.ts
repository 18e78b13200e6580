import type { IDataObject } from 'n8n-workflow';
import { keepOthers, keyFor, put } from '../../../nodes/Archer/content/entries';
import { parseXml } from '../../../nodes/shared/xml/parse';

/** What nothing reads is passed on under its own name, and several things of one name stand beside each other. */

const nil = 'xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:nil="true"';

describe('what nothing reads', () => {
	it.each<[title: string, xml: string, kept: IDataObject]>([
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
		[
			'a child with several children of one name',
			'<a><One><B>1</B><B>2</B></One></a>',
			{ One: { B: ['1', '2'] } },
		],
		['a child of the name of an attribute', '<a One="1"><One>2</One></a>', { One: '1', 'One (2)': '2' }],
		[
			'a text beside an attribute of its name',
			'<a><One value="1">t</One></a>',
			{ One: { value: '1', 'value (2)': 't' } },
		],
		['nothing where all of it is read', '<a read="1"><Read>2</Read></a>', {}],
	])('is passed on: %s', (_title, xml, kept) => {
		const json: IDataObject = {};
		keepOthers(parseXml(xml).root!, json, {
			attribute: (name) => name === 'read',
			child: (name) => name === 'Read',
		});
		expect(json).toEqual(kept);
	});
});

describe('beside each other', () => {
	it('a name that is taken gets a number, and any name is data', () => {
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
		expect(Object.entries(json).slice(0, 2)).toEqual([
			['a', 'written'],
			['a (3)', 3],
		]);
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
});
