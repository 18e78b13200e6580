import { checkOrder, checkParameters } from '../../../nodes/shared/operation/values/check';
import type { Operation, ParameterValues, PropertySpec } from '../../../nodes/shared/operation/spec';

const field = (name: string, more: Partial<PropertySpec> = {}): PropertySpec => ({
	displayName: name,
	name,
	type: 'string',
	default: '',
	...more,
});

/** The values that hooks and requests see, or the message of the failure. */
function checked(properties: PropertySpec[], given: ParameterValues) {
	const result = checkParameters(checkOrder({ fields: properties } as Operation, []), given);
	return result.failure ? result.failure.message : result.values;
}

const switches = (type: 'boolean' | 'options', ...allowed: unknown[]): PropertySpec[] => [
	// What depends on a choice may stand before it.
	field('first', { required: true, displayOptions: { show: { choice: allowed as string[] } } }),
	field('choice', {
		type,
		default: false,
		options: type === 'options' ? ['one', 'two'].map((value) => ({ name: value, value })) : undefined,
	}),
	field('second', { displayOptions: { show: { first: ['x'] } } }),
	field('others', { displayOptions: { hide: { choice: allowed as string[] } } }),
];

test('rows that are not there are left out, and the others keep their numbers', () => {
	const rows = field('Rows', {
		type: 'fixedCollection',
		options: [{ name: 'row', displayName: 'Row', values: [field('a'), field('b', { required: true })] }],
	});
	expect(checked([rows], { Rows: { row: [null, { a: 'x', b: 'y' }, undefined] } })).toEqual({
		Rows: { row: [{ a: 'x', b: 'y' }] },
	});
	expect(checked([rows], { Rows: [null, { b: 'y' }] })).toEqual({ Rows: [{ b: 'y' }] });
	expect(checked([rows], { Rows: { row: [null, { b: 'y' }, { a: 'x' }] } })).toMatch(
		/^'b' of 'Rows' number 2 /,
	);
	expect(checked([rows], { Rows: { row: ['x'] } })).toBe(
		"'Rows' number 1 must be a row with its fields, but is a string",
	);
	expect(checked([rows], { Rows: [[1]] })).toBe(
		"'Rows' number 1 must be a row with its fields, but is a list",
	);
	expect(checked([rows], { Rows: 'x' })).toBe("'Rows' must be a list of rows, but is a string");
	expect(checked([rows], { Rows: {} })).toEqual({});
	expect(checked([rows], { Rows: { row: [] } })).toEqual({});
});

describe('choices and what they hide', () => {
	const all = { first: 'x', second: 'y', others: 'z' };

	test.each([true, 'true', 1, '1'])('%j shows what true shows', (choice) => {
		expect(checked(switches('boolean', true), { ...all, choice })).toEqual({
			choice: true,
			first: 'x',
			second: 'y',
		});
	});

	test('what is hidden by a hidden field is hidden too', () => {
		expect(checked(switches('boolean', true), { ...all, choice: false })).toEqual({
			choice: false,
			others: 'z',
		});
	});

	test.each([undefined, null, '', ' ', 'three', ['one'], {}])('%j is no choice', (choice) => {
		expect(checked(switches('options', 'one'), { ...all, choice })).toMatch(/^'choice' .*one of one, two/);
	});

	test('a choice may be a number or its text, or the code of the system', () => {
		const properties = [
			field('status', {
				type: 'options',
				options: [
					{ name: 'Active', value: 1 },
					{ name: 'Inactive', value: 2 },
				],
				xml: { path: 'Status', codes: { 1: 'A', 2: 'I' } },
			}),
		];
		expect(checked(properties, { status: '2' })).toEqual({ status: 2 });
		expect(checked(properties, { status: 'I' })).toEqual({ status: 2 });
		expect(checked(properties, { status: 3 })).toBe(
			`'status' must be one of Active (1), Inactive (2), but is "3"`,
		);
	});

	test('what the editor loads is one value; in a list of numbers it is one', () => {
		const loaded = (fallback: unknown) => [
			field('list', {
				type: 'options',
				default: fallback as string,
				typeOptions: { loadOptionsMethod: 'getLists' },
			}),
		];
		for (const none of ['', ' ', []]) {
			expect(checked(loaded(''), { list: none })).toBe("'list' is empty");
			expect(checked(loaded(0), { list: none })).toBe("'list' is empty");
		}
		expect(checked(loaded(''), { list: '12' })).toEqual({ list: '12' });
		expect(checked(loaded(0), { list: '12' })).toEqual({ list: 12 });
		expect(checked(loaded(0), { list: 'x' })).toMatch(/^'list' must be /);
	});

	test('a custom value is one where it is meant, an empty one never', () => {
		const options = [{ name: 'English', value: '1' }];
		const properties = [field('language', { type: 'options', options, customValue: true })];
		expect(checked(properties, { language: 27 })).toEqual({ language: 27 });
		expect(checked(properties, { language: '' })).toMatch(/must be one of/);
		expect(checked(properties, { language: ['1'] })).toMatch(/must be one of/);
	});
});

describe('the three states', () => {
	const name = (more: Partial<PropertySpec>) => [field('Name', { xml: { path: 'Name' }, ...more })];

	test.each([undefined, null, '', ' \n', [], ['']])('%j is no value of a required field', (value) => {
		expect(checked(name({ required: true }), { Name: value })).toBe("'Name' is empty");
	});

	test('an Update field is kept without a value, and cleared by an empty one where that is possible', () => {
		const update = { collection: 'updateFields' as const };
		expect(checked(name(update), { updateFields: { Name: null } })).toEqual({});
		expect(checked(name(update), { updateFields: { Name: '' } })).toBe(
			"'Name' is empty, and the system has no way to clear it",
		);
		const clearable = name({ ...update, xml: { path: 'Name', whenEmpty: 'send' } });
		expect(checked(clearable, { updateFields: { Name: '' } })).toEqual({ Name: '' });
	});

	test('a member of another collection is not this field', () => {
		expect(checked(name({ collection: 'filters' }), { options: { Name: 'x' }, Name: 'y' })).toEqual({});
	});

	test('a switch or number that is always shown decides, so it needs a value', () => {
		for (const type of ['boolean', 'number'] as const) {
			expect(checked(name({ type }), { Name: null })).toBe("'Name' has no value");
			expect(checked(name({ type }), { Name: '' })).toBe("'Name' is empty");
			expect(checked(name({ type, collection: 'options' }), { options: { Name: '' } })).toEqual({});
		}
	});

	test('numbers are whole and in their bounds', () => {
		const limit = name({ type: 'number', typeOptions: { minValue: 1, maxValue: 100 } });
		expect(checked(limit, { Name: ' 20 ' })).toEqual({ Name: 20 });
		for (const value of [0, -1, 101, 1.5, 'many', true, [20], {}, NaN]) {
			expect(checked(limit, { Name: value })).toMatch(/^'Name' must be /);
		}
	});
});

describe('rows', () => {
	const rows = field('Pairs', {
		type: 'fixedCollection',
		options: [
			{
				displayName: 'Pair',
				name: 'pair',
				values: [
					field('kind', {
						type: 'options',
						default: 'a',
						options: ['a', 'b'].map((value) => ({ name: value, value })),
					}),
					field('amount', { type: 'number', displayOptions: { show: { kind: ['a'] } } }),
					field('amount', { displayOptions: { show: { kind: ['b'] } } }),
					field('mark', { type: 'boolean', default: false }),
				],
			},
		],
	});

	test('hold no null and nothing hidden; one of several columns of a name counts', () => {
		const pair = [
			{ kind: 'a', amount: '5', mark: 'true' },
			{ kind: 'b', amount: 'five', mark: 0, other: null },
		];
		expect(checked([rows], { Pairs: { pair } })).toEqual({
			Pairs: {
				pair: [
					{ kind: 'a', amount: 5, mark: true },
					{ kind: 'b', amount: 'five', mark: false },
				],
			},
		});
	});

	test.each([
		[{ kind: null }, "'kind' of 'Pairs' number 2 has no value. Choose one of a, b"],
		[{ kind: 'a', amount: '' }, "'amount' of 'Pairs' number 2 is empty"],
		[{ mark: null }, "'mark' of 'Pairs' number 2 has no value"],
		['text', "'Pairs' number 2 must be a row with its fields, but is a string"],
	])('%j is refused with its place', (row, message) => {
		expect(checked([rows], { Pairs: { pair: [{}, row] } })).toBe(message);
	});

	test('a list may stand for the rows; what is no list is refused', () => {
		expect(checked([rows], { Pairs: [{ kind: 'b', amount: 'x' }] })).toEqual({
			Pairs: [{ kind: 'b', amount: 'x' }],
		});
		expect(checked([rows], { Pairs: 'x' })).toBe("'Pairs' must be a list of rows, but is a string");
		expect(checked([{ ...rows, required: true }], { Pairs: {} })).toBe("'Pairs' is empty");
		expect(checked([rows], { Pairs: {} })).toEqual({});
	});

	test('that were added but not filled in keep what is there; a list made empty clears it', () => {
		const update = { ...rows, collection: 'updateFields' as const };
		const of = (Pairs: object) => checked([update], { updateFields: { Pairs } });
		expect(of({})).toEqual({});
		const refused = "'Pairs' is empty, and the system has no way to clear it";
		expect(of({ pair: [] })).toBe(refused);
		expect(of([])).toBe(refused);
		expect(of({ pair: [null] })).toBe(refused);
	});

	test('take for a column that is not given what it is by default, and no other', () => {
		const column = (name: string, more: Partial<PropertySpec> = {}) => field(name, more);
		const lines = field('Lines', {
			type: 'fixedCollection',
			options: [
				{
					displayName: 'Line',
					name: 'line',
					values: [
						column('kind', { default: 'a' }),
						column('other', { default: 'b' }),
						column('whenA', { displayOptions: { show: { kind: ['a'] } } }),
						column('whenB', { displayOptions: { show: { kind: ['b'] } } }),
					],
				},
			],
		});
		expect(checked([lines], { Lines: [{ whenA: 'x', whenB: 'y' }] })).toEqual({ Lines: [{ whenA: 'x' }] });
	});
});
