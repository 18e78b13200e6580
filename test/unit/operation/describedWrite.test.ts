import { writeDescribed } from '../../../nodes/shared/operation/described/write';
import type { DescribedElement } from '../../../nodes/shared/wsdl/model';
import { writeXml } from '../../../nodes/shared/xml/write';
import { complex, list, optional, part, simple, trait } from './describedTypes';

/** Values on their way into a request that only a description knows: what is written, or why it cannot be. */

function write(described: DescribedElement, value: unknown, filledIn: string[] = []) {
	const written = writeDescribed(described, value, 'M', { filledIn, context: { timeZone: 'UTC' } });
	if (written.problem !== undefined) return written.problem;
	return written.elements
		.map((element) => {
			const { xml = '' } = writeXml(element);
			return xml
				.replace(/^<\?xml[^>]*\?>\s*/, '')
				.replace(/ xmlns(?::\w+)?="[^"]*"/g, '')
				.replace(/\b\w+:nil/, 'nil');
		})
		.join('');
}
const city = part('city');
const place = complex(
	[city, part('floor', simple('int'), optional)],
	[trait('code', simple(), { isRequired: true })],
);

describe('a text', () => {
	test.each<[string, DescribedElement, unknown, string]>([
		['as it is', part('a'), ' x ', '<a> x </a>'],
		['a number', part('a', simple('int')), 7, '<a>7</a>'],
		['a number that is none', part('a', simple('int')), 'x', `'M' must be a whole number, but is "x"`],
		['a large number', part('a', simple('long')), '12345678901', '<a>12345678901</a>'],
		[
			'a large number with a part',
			part('a', simple('long')),
			'1.5',
			`'M' must be a whole number, but is "1.5"`,
		],
		['a number with a part', part('a', simple('decimal')), 1.5, '<a>1.5</a>'],
		['true', part('a', simple('boolean')), '1', '<a>true</a>'],
		['a value of a choice', part('a', simple('string', { values: ['A', 'B'] })), 'B', '<a>B</a>'],
		['a number of a choice', part('a', simple('int', { values: ['1', '2'] })), 2, '<a>2</a>'],
		[
			'no value of a choice',
			part('a', simple('string', { values: ['A', 'B'] })),
			'C',
			`'M' must be one of A, B, but is "C"`,
		],
		['an object', part('a'), { x: 1 }, `'M' must be a text, but is an object`],
		['anything: an object', part('a', simple('anyType')), { x: 1 }, '<a><x>1</x></a>'],
		['anything: a text', part('a', simple('anyType')), 'x', '<a>x</a>'],
		[
			'anything: a list',
			part('a', simple('anyType')),
			[1],
			`'M' must be a JSON object, with a member per element`,
		],
	])('%s', (_what, described, value, expected) => expect(write(described, value)).toBe(expected));

	test('of a long choice names forty values', () => {
		const values = Array.from({ length: 41 }, (_unused, index) => `v${index}`);
		expect(write(part('a', simple('string', { values })), 'x')).toBe(
			`'M' must be one of ${values.slice(0, 40).join(', ')}, but is "x"`,
		);
	});
});

describe('several values in one text', () => {
	const ids = part('a', simple('int', { isList: true }));

	test.each<[unknown, string]>([
		['1, 2 ,3', '<a>1 2 3</a>'],
		[[1, '2'], '<a>1 2</a>'],
		['[1,2]', '<a>1 2</a>'],
		['7', '<a>7</a>'],
		[7, '<a>7</a>'],
		['1,x', `'M' must be a whole number, but is "x"`],
	])('%j', (value, expected) => expect(write(ids, value)).toBe(expected));
});

describe('nothing', () => {
	test.each<[string, DescribedElement, string]>([
		['where it may be left out', part('a', simple(), optional), ''],
		['where it is required', part('a'), `'M' is empty, and the service requires it`],
		['where it may be nil', part('a', simple(), { isNillable: true }), '<a nil="true"/>'],
		['where it may be nil or left out', part('a', simple(), { ...optional, isNillable: true }), ''],
		['of a list that may be empty', part('a', simple(), list), ''],
		[
			'of a list that must have one',
			part('a', complex(), { isList: true }),
			`'M' is empty, and the service requires it`,
		],
		[
			'of a structure in which nothing is required',
			part('a', complex([part('b', simple(), optional)])),
			'<a/>',
		],
		[
			'of a structure in which something is',
			part('a', complex([part('b')])),
			`'M.b' is empty, and the service requires it`,
		],
		[
			'of a structure with a text',
			part('a', complex([], [], { text: simple() })),
			`'M' is empty, and the service requires it`,
		],
	])('%s', (_what, described, expected) => {
		for (const value of [undefined, null, '']) expect(write(described, value)).toBe(expected);
	});
});

describe('a list', () => {
	const ids = part('a', simple('int'), list);
	const least = part('a', simple('int'), { minimum: 2, isList: true });

	test.each<[string, DescribedElement, unknown, string]>([
		['as one', ids, [1, 2], '<a>1</a><a>2</a>'],
		['as JSON', ids, ' [1,2]', '<a>1</a><a>2</a>'],
		['with commas', ids, '1, ,2', '<a>1</a><a>2</a>'],
		['of a text that only looks like a number', part('a', simple(), list), '1e3', '<a>1e3</a>'],
		['as one value', ids, 1, '<a>1</a>'],
		['without any', ids, [], ''],
		['with a wrong value', ids, [1, 'x'], `'M[1]' must be a whole number, but is "x"`],
		['with one wrong value alone', ids, ['x'], `'M' must be a whole number, but is "x"`],
		['with nothing in it', ids, [1, null], `'M[1]' is empty, which the service does not take`],
		[
			'with nothing in it that may be nil',
			part('a', simple(), { ...list, isNillable: true }),
			['x', null],
			'<a>x</a><a nil="true"/>',
		],
		['with too few', least, [1], `'M' is empty, and the service requires it`],
		['with enough', least, [1, 2], '<a>1</a><a>2</a>'],
		[
			'of structures, as one',
			part('a', place, list),
			{ city: 'x', code: 'c' },
			'<a code="c"><city>x</city></a>',
		],
		[
			'of structures, with commas',
			part('a', place, list),
			'a, b',
			`'M' must be an object like { @code, city, floor }, but is "a, b"`,
		],
		['no list: brackets are text', part('a'), '[1', '<a>[1</a>'],
	])('%s', (_what, described, value, expected) => expect(write(described, value)).toBe(expected));
});

describe('a structure', () => {
	const described = part('a', place);
	const within = (more: Parameters<typeof complex>[2], ...children: DescribedElement[]) =>
		part('a', complex(children, [], more));
	const held = part('a', complex([part('id', simple('int'), list)]));
	const both = part('a', complex([part('x')], [trait('x')]));

	test.each<[string, DescribedElement, unknown, string]>([
		[
			'in the order of the schema',
			described,
			{ floor: 2, city: 'x', '@code': 'c' },
			'<a code="c"><city>x</city><floor>2</floor></a>',
		],
		['as JSON', described, '{"city":"x","code":"c"}', '<a code="c"><city>x</city></a>'],
		['as a text', described, 'x', `'M' must be an object like { @code, city, floor }, but is "x"`],
		['as a list', described, [1], `'M' must be an object like { @code, city, floor }, but is a list`],
		['without an attribute', described, { city: 'x' }, `'M.@code' is empty, and the service requires it`],
		[
			'with a wrong attribute',
			part('a', complex([], [trait('n', simple('int'))])),
			{ n: 'x' },
			`'M.@n' must be a whole number, but is "x"`,
		],
		['without an attribute that may be left out', part('a', complex([], [trait('n')])), { n: '' }, '<a/>'],
		[
			'with what it does not have',
			described,
			{ city: 'x', code: 'c', zip: 1 },
			`'M' has no 'zip'; what it takes is { @code, city, floor }`,
		],
		[
			'with nothing under a name that it does not have',
			described,
			{ city: 'x', code: 'c', zip: null },
			'<a code="c"><city>x</city></a>',
		],
		[
			'with what is wrong inside',
			described,
			{ city: 'x', code: 'c', floor: 'y' },
			`'M.floor' must be a whole number, but is "y"`,
		],
		['an attribute of the name of an element', both, { x: 'e', '@x': 'a' }, '<a x="a"><x>e</x></a>'],
		['an element of the name of an attribute', both, { x: 'e' }, '<a><x>e</x></a>'],
		[
			'an attribute under both of its names',
			part('a', complex([], [trait('x')])),
			{ x: 'e', '@x': 'a' },
			`'M' has no 'x'; what it takes is { @x }`,
		],
		['with a text', within({ text: simple('int') }), { value: 7 }, '<a>7</a>'],
		['that is given as its text', within({ text: simple('int') }), 7, '<a>7</a>'],
		['with a wrong text', within({ text: simple('int') }), 'x', `'M' must be a whole number, but is "x"`],
		['without its text', within({ text: simple('int') }), {}, '<a/>'],
		[
			'that is open',
			within({ isOpen: true }, part('x', simple(), optional)),
			{ y: { z: 1 }, x: 'e' },
			'<a><x>e</x><y><z>1</z></y></a>',
		],
		[
			'that is open, with what is no element',
			within({ isOpen: true }),
			{ 'a b': 1 },
			`'M' has the member 'a b', which is no name of an element`,
		],
		[
			'that cannot be made',
			within({ problem: 'it has a choice' }),
			{},
			`'M' cannot be made from the description of the service: it has a choice`,
		],
		['around a list', held, [1, 2], '<a><id>1</id><id>2</id></a>'],
		['around a list, as one value', held, '1,2', '<a><id>1</id><id>2</id></a>'],
		['around a list, as an object', held, { id: 1 }, '<a><id>1</id></a>'],
		[
			'around a list of structures',
			part('a', complex([part('p', place, list)])),
			[{ city: 'x', code: 'c' }],
			'<a><p code="c"><city>x</city></p></a>',
		],
		[
			'around a list of structures, as a text',
			part('a', complex([part('p', place, list)])),
			'x',
			`'M' must be an object like { p: [{ @code, city, floor }] }, but is "x"`,
		],
	])('%s', (_what, one, value, expected) => expect(write(one, value)).toBe(expected));

	test('has places for what the node puts in, and what may only have one value', () => {
		const request = part(
			'a',
			complex(
				[part('token', simple(), optional), part('x')],
				[trait('Key'), trait('version', simple(), { fixed: '2' }), trait('n')],
			),
		);
		expect(write(request, { x: 'e', n: 'm' }, ['TOKEN', '@key'])).toBe(
			'<a n="m" Key="" version="2"><x>e</x></a>',
		);
		expect(write(request, { x: 'e', Key: 'k' }, ['token', '@key'])).toBe(
			`'M' has no 'Key'; what it takes is { @n, x }`,
		);
	});

	test('that must hold itself cannot be written', () => {
		const self: DescribedElement = part('a', undefined, { type: () => complex([self]) });
		for (const value of ['', {}, { a: {} }])
			expect(write(self, value)).toMatch(/^'M(?:\.a)+' is nested too deeply$/);
	});

	test('that holds itself is written as deep as it is given, and not without end', () => {
		const self: DescribedElement = part('a', undefined, { ...optional, type: () => complex([self]) });
		expect(write(self, { a: { a: {} } })).toBe('<a><a><a/></a></a>');
		const given: { a?: object } = {};
		given.a = given;
		expect(write(self, given)).toMatch(/^'M(?:\.a){51}' is nested too deeply$/);
	});
});
