import { builtIns } from '../../../nodes/shared/operation/described/builtIns';
import { readable } from '../../../nodes/shared/operation/described/innerJson';
import { againstSchema, readDescribed } from '../../../nodes/shared/operation/described/read';
import type { DescribedType } from '../../../nodes/shared/wsdl/model';
import { parseXml } from '../../../nodes/shared/xml/parse';
import { complex, list, part, simple, trait } from './describedTypes';

/** What an answer is read as where only a description knows the types. */

const tree = (xml: string) => parseXml(xml).root!;
const nil = 'xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:nil="true"';
const place = complex([part('city'), part('floor', simple('int'))], [trait('code')]);

describe('an answer', () => {
	test.each<[string, DescribedType, string, unknown]>([
		['a text', simple(), '<a> x </a>', ' x '],
		['a number', simple('int'), '<a> 7 </a>', 7],
		['a number with zeros before it', simple('int'), '<a>007</a>', '007'],
		['a number with a part', simple('decimal'), '<a>1.50</a>', 1.5],
		['a number of fifteen digits', simple('decimal'), '<a>-0.123456789012345</a>', -0.123456789012345],
		['a number of more', simple('decimal'), '<a>1.234567890123456</a>', '1.234567890123456'],
		['a number whose exponent has digits', simple('double'), '<a>1.5E-200</a>', 1.5e-200],
		['a number in another form', simple('double'), '<a>+.5</a>', 0.5],
		[
			'a number with zeros after its point',
			simple('decimal'),
			'<a>0.00123456789012345</a>',
			0.00123456789012345,
		],
		['a number of several digits', simple('decimal'), '<a>12.25</a>', 12.25],
		['a number of more, with zeros inside', simple('decimal'), '<a>1230000000000001</a>', '1230000000000001'],
		['no number', simple('double'), '<a>x1</a>', 'x1'],
		['no number behind one', simple('double'), '<a>1x</a>', '1x'],
		['no number either', simple('double'), '<a>1,5</a>', '1,5'],
		['infinity', simple('double'), '<a>INF</a>', 'INF'],
		['true', simple('boolean'), '<a> true </a>', true],
		['true as a number', simple('boolean'), '<a>1</a>', true],
		['false', simple('boolean'), '<a>false</a>', false],
		['false as a number', simple('boolean'), '<a>0</a>', false],
		['neither', simple('boolean'), '<a>00</a>', '00'],
		['neither, in another case', simple('boolean'), '<a>TRUE</a>', 'TRUE'],
		['several in one text', simple('int', { isList: true }), '<a> 1 2\n3 </a>', [1, 2, 3]],
		['none in one text', simple('int', { isList: true }), '<a> </a>', []],
		['nil', simple('int'), `<a ${nil}>7</a>`, null],
		['a text with elements', simple(), '<a>x<b>1</b></a>', { b: '1', value: 'x' }],
		[
			'a structure',
			place,
			'<a code="c" x="1"><city>x</city><floor>2</floor></a>',
			{ code: 'c', x: '1', city: 'x', floor: 2 },
		],
		[
			'an attribute of a type',
			complex([], [trait('n', simple('int'))]),
			'<a n="7" m="8"/>',
			{ n: 7, m: '8' },
		],
		[
			'a structure with other elements',
			place,
			'<a><zip>1</zip><city>x</city><zip>2</zip></a>',
			{ city: 'x', zip: ['1', '2'] },
		],
		['an element that came twice', place, '<a><city>x</city><city>y</city></a>', { city: ['x', 'y'] }],
		['a list of one', complex([part('id', simple('int'), list)]), '<a><id>1</id></a>', { id: [1] }],
		['a list of none', complex([part('id', simple('int'), list)]), '<a/>', { id: [] }],
		['a structure with a text', complex([], [], { text: simple('int') }), '<a>7</a>', { value: 7 }],
		['a structure with a text that nobody expects', complex(), '<a>7</a>', { value: '7' }],
		['a structure with blanks', complex(), '<a> </a>', {}],
		['a structure inside', complex([part('p', place)]), '<a><p code="c"/></a>', { p: { code: 'c' } }],
	])('%s', (_what, type, xml, expected) => expect(readDescribed(tree(xml), type)).toEqual(expected));
});

describe('an answer that the schema rules out', () => {
	const against = (type: DescribedType, xml: string) => againstSchema(tree(`<r>${xml}</r>`), type);
	const of = (type: DescribedType) => complex([part('result', type)]);

	test.each<[string, DescribedType, string, string | undefined]>([
		['a sentence for a number', simple('int'), 'No such user', 'a whole number'],
		['a sentence for a number with a part', simple('double'), 'No', 'a number'],
		['a sentence for yes or no', simple('boolean'), 'No', 'true or false'],
		['a sentence for a structure', place, ' It failed ', 'a structure'],
		['a number', simple('int'), '-7', undefined],
		['a number in another form', simple('double'), '+1.5e-3', undefined],
		['infinity', simple('double'), '-INF', undefined],
		['no number', simple('double'), 'NaN', undefined],
		['truth', simple('boolean'), 'true', undefined],
		['untruth', simple('boolean'), 'false', undefined],
		['a number behind a word', simple('int'), 'error 7', 'a whole number'],
		['a number before a word', simple('int'), '7 errors', 'a whole number'],
		['a word that begins like truth', simple('boolean'), 'trueish', 'true or false'],
		['a sentence for a text', simple(), 'No', undefined],
		['a sentence for a list of numbers', simple('int', { isList: true }), 'No', undefined],
		['a text of a structure that has one', complex([], [], { text: simple() }), 'x', undefined],
		['a text of an open structure', complex([], [], { isOpen: true }), 'x', undefined],
		['a text of a structure that nobody understood', complex([], [], { problem: 'x' }), 'x', undefined],
		['nothing', simple('int'), ' ', undefined],
	])('%s', (_what, type, text, noun) => {
		expect(against(of(type), `<result>${text}</result>`)).toEqual(
			noun && { problem: `result is a text where the description has ${noun}`, text: text.trim() },
		);
	});

	test('is looked for in what it has in the place of its results alone', () => {
		expect(against(of(simple('int')), '<other>x</other>')).toBeUndefined();
		expect(against(of(simple('int')), `<result ${nil}>x</result>`)).toBeUndefined();
		expect(against(of(simple('int')), '<result>x<b/></result>')).toBeUndefined();
		expect(against(simple('int'), '<result>x</result>')).toBeUndefined();
		const two = complex([part('a', simple('int')), part('b', simple('int'))]);
		expect(against(two, '<a>1</a><b>x</b>')?.problem).toContain('b is a text');
	});
});

test.each<[string, string, string]>([
	...['int', 'short', 'byte', 'unsignedShort', 'unsignedByte'].map((name): [string, string, string] => [
		name,
		'integer',
		'int',
	]),
	...[
		'integer',
		'long',
		'unsignedInt',
		'unsignedLong',
		'positiveInteger',
		'negativeInteger',
		'nonNegativeInteger',
		'nonPositiveInteger',
	].map((name): [string, string, string] => [name, 'integer', 'decimal']),
	...['decimal', 'double', 'float'].map((name): [string, string, string] => [name, 'number', 'decimal']),
	['boolean', 'boolean', 'boolean'],
	['date', 'date', 'date'],
	['dateTime', 'dateTime', 'dateTime'],
	['base64Binary', 'file', 'base64Binary'],
	['anyType', 'any', 'string'],
	['string', 'text', 'string'],
	['time', 'text', 'string'],
	['', 'text', 'string'],
])('xs:%s is of the kind %s and written as %s', (base, kind, wire) => {
	expect([builtIns.kindOf(base), builtIns.wireOf(base)]).toEqual([kind, wire]);
});

test.each<[unknown, unknown]>([
	['<a><b>1</b></a>', { b: '1' }],
	['\n <a>x</a>', 'x'],
	['<a>', '<a>'],
	['a < b', 'a < b'],
	['x<a/>', 'x<a/>'],
	[7, 7],
	[null, null],
	[
		['<a>1</a>', { b: '<c/>' }],
		['1', { b: '' }],
	],
	[{ a: { b: ['<c d="1"/>'] } }, { a: { b: [{ d: '1' }] } }],
])('%j is readable as %j', (value, expected) => expect(readable(value)).toEqual(expected));
