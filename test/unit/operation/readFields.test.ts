import type { ResultField } from '../../../nodes/shared/operation/spec';
import {
	elementAt,
	elementsAt,
	integerOf,
	plainValue,
	readFields,
} from '../../../nodes/shared/operation/wire/readFields';
import { parseXml } from '../../../nodes/shared/xml/parse';

/** How the fields of an answer are found and read, and what is passed on beside them. */

const tree = (xml: string) => parseXml(xml).root!;
const nil = 'xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:nil="true"';
const field = (xml: string | undefined, more: Partial<ResultField> = {}): ResultField => ({
	name: 'v',
	xml,
	description: '',
	...more,
});
const read = (xml: string, ...fields: ResultField[]) => readFields(tree(xml), fields);

describe('a path', () => {
	const doc = tree('<R a="1">t<A b="2"><B>x</B><B>y</B></A><C><B>z</B></C><A><B/></A></R>');
	const texts = (path: string) => elementsAt(doc, path).map(({ name, text }) => `${name}:${text}`);

	test.each<[string, string[]]>([
		['', ['R:t']],
		['.', ['R:t']],
		['A', ['A:', 'A:']],
		['/A/', ['A:', 'A:']],
		['A/B', ['B:x', 'B:y', 'B:']],
		['A|C', ['A:', 'C:', 'A:']],
		['A|C/B', ['B:x', 'B:y', 'B:z', 'B:']],
		['*', ['A:', 'C:', 'A:']],
		['*/B', ['B:x', 'B:y', 'B:z', 'B:']],
		['C/./B', ['B:z']],
		['X', []],
		['X/B', []],
		['a', []],
	])('%j leads to %j', (path, expected) => {
		expect(texts(path)).toEqual(expected);
		expect(texts(path)).toEqual(expected);
		const first = elementAt(doc, path);
		expect(first && `${first.name}:${first.text}`).toBe(expected[0]);
	});

	test.each<[string, unknown]>([
		['@a', '1'],
		['A/@b', '2'],
		['C/@b', undefined],
		['X/@b', undefined],
		['.', 't'],
		['C/B', 'z'],
		['A/B', 'x'],
	])('%j has the value %j', (path, expected) => {
		expect(readFields(doc, [field(path)]).v).toBe(expected);
	});
});

describe('a value', () => {
	test.each<[ResultField['type'], string, unknown]>([
		['guid', '06C4A84A-693C-46CB-8DF2-40A8215AA056', '06C4A84A-693C-46CB-8DF2-40A8215AA056'],
		['guid', '00000000-0000-0000-0000-000000000000', undefined],
		['guid', ' 0 ', undefined],
		['guid', '', undefined],
		['dateTime', '0001-01-01T00:00:00', undefined],
		['dateTime', '0001-01-01', undefined],
		['dateTime', '2001-01-01', '2001-01-01'],
		['dateTime', '', ''],
		['string', '00000000-0000-0000-0000-000000000000', '00000000-0000-0000-0000-000000000000'],
		['string', '0001-01-01', '0001-01-01'],
		['number', ' 1.5 ', 1.5],
		['number', '5.', 5],
		['number', '.5', 0.5],
		['number', '-1', -1],
		['number', '1E-2', 0.01],
		['number', '1e', '1e'],
		['number', 'x1', 'x1'],
		['number', '1x', '1x'],
		['number', '', ''],
		['integer', ' 7 ', 7],
		['boolean', ' TRUE ', true],
		['boolean', '1', true],
		['boolean', 'False', false],
		['boolean', '11', '11'],
		['boolean', '00', '00'],
		['boolean', 'truer', 'truer'],
		['boolean', 'untrue', 'untrue'],
		['boolean', 'false!', 'false!'],
		['boolean', 'nofalse', 'nofalse'],
	])('of the kind %s: %j is %j', (type, text, expected) => {
		expect(read(`<R>${text}</R>`, field('.', { type })).v).toBe(expected);
	});

	test.each<[string, boolean]>([
		['<R><A>Y</A></R>', true],
		['<R><A> Y </A></R>', true],
		['<R><A>y</A></R>', false],
		['<R><A/></R>', false],
		['<R/>', false],
		[`<R><A ${nil}/></R>`, false],
	])('that says yes in %s: %s', (xml, expected) => {
		expect(read(xml, field('A', { type: 'boolean', yes: ['Y'] })).v).toBe(expected);
	});

	test('that nobody said is yes too, where nothing means it', () => {
		expect(read('<R/>', field('A', { type: 'boolean', yes: [''] })).v).toBe(true);
	});

	test('has its word beside it, where there is one', () => {
		const words = { 1: 'One', true: 'Yes' };
		expect(read('<R>1</R>', field('.', { type: 'integer', words }))).toEqual({ v: 1, vText: 'One' });
		expect(read('<R>true</R>', field('.', { type: 'boolean', words }))).toEqual({ v: true, vText: 'Yes' });
		expect(read('<R>2</R>', field('.', { words }))).toEqual({ v: '2' });
	});

	test('without a place is made elsewhere', () => expect(read('<R>x</R>', field(undefined))).toEqual({}));

	test.each([
		['0', 0],
		['-0', '-0'],
		['9007199254740991', 9007199254740991],
		['9007199254740992', '9007199254740992'],
		['1.0', '1.0'],
		['+1', '+1'],
		[' 1', ' 1'],
		['', ''],
	])('that is an integer stays exact: %j is %j', (text, expected) => expect(integerOf(text)).toBe(expected));
});

describe('structures', () => {
	const inner = [field('X', { name: 'x' })];

	test('are objects with what else they hold, lists of texts and lists of objects', () => {
		const xml = '<R><O y="1"><X>a</X><Z>b</Z></O><E>1</E><E><X>c</X><Z/></E></R>';
		expect(
			read(
				xml,
				field('O', { name: 'o', type: 'object', gives: inner }),
				field('E', { name: 'texts', type: 'list' }),
				field('E', { name: 'list', type: 'list', gives: inner }),
			),
		).toEqual({ o: { x: 'a', y: '1', Z: 'b' }, texts: ['1', ''], list: [{}, { x: 'c' }] });
	});

	test('that are not there: an object is none, a list is empty', () => {
		expect(read('<R/>', field('O', { type: 'object' }))).toEqual({});
		expect(read(`<R><O ${nil}/></R>`, field('O', { type: 'object' }))).toEqual({});
		expect(read('<R/>', field('E', { type: 'list' }))).toEqual({ v: [] });
	});

	test('are pairs, of which a name or a value may be missing', () => {
		const pairs = { name: '@n', value: 'V' };
		const xml = `<R><P n="a"><V>1</V></P><P n="b"/><P><V>3</V></P><P n="c"><V ${nil}/></P></R>`;
		expect(read(xml, field('P', { pairs })).v).toEqual({ a: '1', b: '', '': '3', c: '' });
	});
});

describe('what is passed on', () => {
	const fields = [field('@Id', { name: 'id' }), field('A/B', { name: 'b' }), field('C|D', { name: 'c' })];
	const xml = `<R Id="1" Other="2" Guid="00000000-0000-0000-0000-000000000000" Day="0001-01-01T00:00:00" ${nil}>text<A><B>3</B><X>4</X></A><D>5</D><E>6</E><E/></R>`;

	test('is nothing without a word', () => {
		expect(readFields(tree(xml), fields)).toEqual({ id: '1', b: '3', c: '5' });
	});

	test('are the others, or everything', () => {
		expect(readFields(tree(xml), fields, 'others')).toEqual({
			id: '1',
			b: '3',
			c: '5',
			Other: '2',
			E: ['6', ''],
		});
		expect(readFields(tree(xml), fields, 'everything')).toEqual({
			id: '1',
			b: '3',
			c: '5',
			Id: '1',
			Other: '2',
			A: { B: '3', X: '4' },
			D: '5',
			E: ['6', ''],
		});
	});

	test.each<[string, object]>([
		['00000000-0000-0000-0000-000000000000', {}],
		['00000000-0000-0000-0000-000000000001', { a: '00000000-0000-0000-0000-000000000001' }],
		['x00000000-0000-0000-0000-000000000000', { a: 'x00000000-0000-0000-0000-000000000000' }],
		['0001-01-01T00:00:00', {}],
		['0001-01-01T00:00:00.000', {}],
		['0001-01-01T00:00:00Z', {}],
		['0001-01-01T00:00:00Z!', { a: '0001-01-01T00:00:00Z!' }],
		['0001-01-01', { a: '0001-01-01' }],
		['0', { a: '0' }],
		['', { a: '' }],
	])('is no placeholder: %j', (value, expected) => {
		expect(readFields(tree(`<R a="${value}"/>`), [], 'others')).toEqual(expected);
	});

	test.each<[string, unknown]>([
		['<A>x</A>', 'x'],
		['<A/>', ''],
		[`<A ${nil}>x</A>`, null],
		['<A b="1">x</A>', { b: '1', value: 'x' }],
		['<A b="1"> </A>', { b: '1' }],
		['<A>x<B>1</B></A>', { B: '1', value: 'x' }],
		['<A><B>1</B><B>2</B><C/></A>', { B: ['1', '2'], C: '' }],
		['<A><B><C>1</C></B></A>', { B: { C: '1' } }],
	])('%s is %j', (given, expected) => expect(plainValue(tree(given))).toEqual(expected));
});
