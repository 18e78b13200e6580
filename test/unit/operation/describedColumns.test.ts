import {
	formOf,
	heldList,
	isNamed,
	shapeOf,
	visible,
} from '../../../nodes/shared/operation/described/columns';
import type { DescribedElement, DescribedMethod, DescribedType } from '../../../nodes/shared/wsdl/model';
import { complex, list, optional, part, simple, trait } from './describedTypes';

/** What a person is asked for, and told of a structure, where only a description knows the types. */

const place = complex([part('city'), part('floor', simple('int'))], [trait('code')]);

describe('the columns of a method', () => {
	const methodOf = (type: DescribedType, more: Partial<DescribedMethod> = {}) =>
		({ name: 'M', documentation: '', addresses: [], request: part('M', type), ...more }) as DescribedMethod;
	const columns = (type: DescribedType, filledIn: string[] = []) => formOf(methodOf(type), filledIn).columns;
	const column = { isAttribute: false, isRequired: true, values: undefined };

	test.each<[string, DescribedElement, object]>([
		['a text', part('x'), { ...column, kind: 'text' }],
		['a number', part('x', simple('long')), { ...column, kind: 'integer' }],
		['what may be left out', part('x', simple(), optional), { ...column, kind: 'text', isRequired: false }],
		[
			'what may be nil',
			part('x', simple(), { isNillable: true }),
			{ ...column, kind: 'text', isRequired: false },
		],
		['a choice', part('x', simple('string', { values: ['A'] })), { ...column, kind: 'text', values: ['A'] }],
		['a list', part('x', simple('int'), list), { ...column, kind: 'list', isRequired: false }],
		['a list in one text', part('x', simple('int', { isList: true })), { ...column, kind: 'list' }],
		[
			'a structure around a list',
			part('x', complex([part('id', simple('int', { values: ['1'] }), list)])),
			{ ...column, kind: 'list', values: ['1'] },
		],
		[
			'a structure',
			part('x', place),
			{ id: 'x', kind: 'structure', isRequired: true, isAttribute: false, shape: '{ @code, city, floor }' },
		],
		[
			'a list of structures',
			part('x', place, list),
			{ kind: 'structures', isRequired: false, isAttribute: false, shape: '{ @code, city, floor }' },
		],
		[
			'a structure around a list of structures',
			part('x', complex([part('p', place, list)])),
			{ kind: 'structures', isRequired: true, isAttribute: false, shape: '{ @code, city, floor }' },
		],
	])('%s', (_what, described, expected) => {
		const [, found] = columns(complex([part('other'), described]));
		expect(found).toEqual({ id: 'x', name: 'x', ...expected });
	});

	test('are attributes first, with an @ where an element has their name, and without what a key cannot hold', () => {
		const type = complex(
			[part('x'), part('a.b[c]')],
			[trait('x', simple('int'), { isRequired: true }), trait('y')],
		);
		expect(
			columns(type).map(({ id, name, isAttribute, isRequired, kind }) => [
				id,
				name,
				isAttribute,
				isRequired,
				kind,
			]),
		).toEqual([
			['@x', 'x', true, true, 'integer'],
			['y', 'y', true, false, 'text'],
			['x', 'x', false, true, 'text'],
			['a_b_c_', 'a.b[c]', false, true, 'text'],
		]);
	});

	test('are those of the only structure, as deep as there is one', () => {
		const inner = complex([part('Inner', place)]);
		const form = formOf(methodOf(complex([part('token'), part('Request', inner)])), ['TOKEN']);
		expect(form).toMatchObject({ path: ['Request', 'Inner'], hasFilledIn: true });
		expect(form.columns.map(({ name }) => name)).toEqual(['code', 'city', 'floor']);
		const pathOf = (type: DescribedType) => formOf(methodOf(type), []).path;
		expect(pathOf(complex([part('Request', place, list)]))).toEqual([]);
		expect(pathOf(complex([part('Request', place)], [trait('x')]))).toEqual([]);
		expect(pathOf(complex([part('Request', complex([], [], { isOpen: true }))]))).toEqual([]);
		expect(pathOf(complex([part('Request', complex([], [], { text: simple() }))]))).toEqual([]);
		expect(pathOf(complex([part('a'), part('Request', place)]))).toEqual([]);
		const self: DescribedElement = part('S', undefined, { type: () => complex([self]) });
		expect(pathOf(complex([self]))).toEqual(['S', 'S', 'S', 'S', 'S']);
	});

	test.each<[string, DescribedMethod, object]>([
		[
			'a problem of the method',
			methodOf(place, { problem: 'it is old' }),
			{ problem: 'it is old', columns: [], path: [] },
		],
		[
			'no request',
			methodOf(place, { request: undefined }),
			{ problem: 'it is not described', hasFilledIn: false },
		],
		['a text', methodOf(simple()), { problem: 'its request is no structure', columns: [] }],
		[
			'a problem of the structure',
			methodOf(complex([], [], { problem: 'it is odd' })),
			{ problem: 'it is odd', columns: [] },
		],
	])('are none with %s', (_what, method, expected) => expect(formOf(method, [])).toMatchObject(expected));

	test('say whether the node has something to fill in, however deep', () => {
		const has = (type: DescribedType, ...filledIn: string[]) => formOf(methodOf(type), filledIn).hasFilledIn;
		expect(has(complex([part('token')]), 'Token')).toBe(true);
		expect(has(complex([], [trait('Key')]), '@key')).toBe(true);
		expect(has(complex([], [trait('Key')]), 'key')).toBe(false);
		expect(has(complex([part('a', complex([part('token')]))]), 'token')).toBe(true);
		expect(has(complex([part('a')]), 'token')).toBe(false);
		const nested = (depth: number): DescribedType =>
			depth === 0 ? complex([part('token')]) : complex([part('a', nested(depth - 1))]);
		expect(has(nested(5), 'token')).toBe(true);
		expect(has(nested(6), 'token')).toBe(false);
	});
});

describe('a shape', () => {
	test.each<[string, DescribedType, string]>([
		['a kind', simple('int'), 'integer'],
		['a choice', simple('string', { values: ['A', 'B'] }), 'A | B'],
		['nothing', complex(), '{}'],
		['a structure', place, '{ @code, city, floor }'],
		['a structure in one', complex([part('p', place)]), '{ p: { @code, city, floor } }'],
		['two in one', complex([part('o', complex([part('p', place)]))]), '{ o: { p } }'],
		['a list of texts', complex([part('id', simple(), list)]), '{ id: […] }'],
		['a list of structures', complex([part('p', place, list)]), '{ p: [{ @code, city, floor }] }'],
		['a text beside attributes', complex([], [trait('x')], { text: simple() }), '{ @x, value }'],
		['an open one', complex([part('x')], [], { isOpen: true }), '{ x, … }'],
		['a problem', complex([], [], { problem: 'it is odd' }), '(it is odd)'],
		['a problem inside', complex([part('x', complex([], [], { problem: 'odd' }))]), '{ x: (odd) }'],
	])('of %s', (_what, type, expected) => expect(shapeOf(type, [])).toBe(expected));

	test('has nothing that the node puts in, nor what may only have one value', () => {
		const type = complex([part('Token'), part('x')], [trait('Key'), trait('v', simple(), { fixed: '' })]);
		expect(shapeOf(type, ['token', '@KEY'])).toBe('{ x }');
		expect(visible(type, []).attributes.map(({ name }) => name)).toEqual(['Key']);
		expect([isNamed(['A'], 'a'), isNamed(['@A'], 'a'), isNamed([], 'a')]).toEqual([true, false, false]);
	});

	test.each<[string, ReturnType<typeof complex>, boolean]>([
		['a list alone', complex([part('id', simple(), list)]), true],
		['one element', complex([part('id')]), false],
		['two lists', complex([part('a', simple(), list), part('b', simple(), list)]), false],
		['an attribute beside it', complex([part('id', simple(), list)], [trait('x')]), false],
		['a text beside it', complex([part('id', simple(), list)], [], { text: simple() }), false],
		['anything beside it', complex([part('id', simple(), list)], [], { isOpen: true }), false],
	])('is around a list: %s: %3$s', (_what, type, expected) =>
		expect(heldList(type)?.name).toBe(expected ? 'id' : undefined),
	);
});
