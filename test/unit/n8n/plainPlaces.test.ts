import type { INodeExecutionData } from 'n8n-workflow';
import { Places } from '../../../nodes/shared/n8n/places';
import { plainReader, undecided } from '../../../nodes/shared/n8n/plainExpressions';

/** Expressions that only name a place in the item, read without n8n; all others are left to it. */

class Special {
	value = 1;
}

const item = {
	a: 'text',
	n: 7,
	zero: 0,
	minus: -0,
	endless: Infinity,
	none: NaN,
	yes: true,
	no: false,
	nothing: null,
	absent: undefined,
	empty: '',
	inner: { b: 'deep', c: { d: 'deeper' }, 'a b': 'quoted', $x_1: 'named' },
	list: ['first', { e: 'second' }],
	special: new Special(),
	bare: Object.assign(Object.create(null) as object, { f: 'of nothing' }),
	get computed() {
		return 'made';
	},
};

const given = (raw: unknown, json: unknown = item) => {
	const reader = plainReader(raw);
	return reader ? reader(json) : 'left to n8n';
};
type Row = [raw: unknown, value: unknown];
const expectAll = (rows: Row[]) => {
	expect(rows.map(([raw]) => [raw, given(raw)])).toEqual(rows);
};

test('what is no expression is itself', () => {
	expectAll([
		['', ''],
		['text', 'text'],
		[' =text', ' =text'],
		['{{ $json.a }}', '{{ $json.a }}'],
		[7, 7],
		[true, true],
		[null, null],
		[undefined, undefined],
		[{}, {}],
		[
			{ mode: 'id', value: 'x', flag: false, deep: { a: null } },
			{ mode: 'id', value: 'x', flag: false, deep: { a: null } },
		],
	]);
});

test('a place gives what stands there, with its type', () => {
	expectAll([
		['={{ $json.a }}', 'text'],
		['={{$json.a}}', 'text'],
		['={{\n$json.a\n}}', 'text'],
		['={{ $json.n }}', 7],
		['={{ $json.zero }}', 0],
		['={{ $json.endless }}', Infinity],
		['={{ $json.yes }}', true],
		['={{ $json.no }}', false],
		['={{ $json.nothing }}', null],
		['={{ $json.absent }}', undefined],
		['={{ $json.empty }}', ''],
		['={{ $json.unknown }}', undefined],
		['={{ $json.inner.b }}', 'deep'],
		['={{ $json.inner.c.d }}', 'deeper'],
		['={{ $json.inner.unknown }}', undefined],
		["={{ $json['a'] }}", 'text'],
		["={{ $json['inner']['a b'] }}", 'quoted'],
		['={{ $json["inner"]["a b"] }}', 'quoted'],
		['={{ $json.inner.$x_1 }}', 'named'],
		['={{ $json.list[0] }}', 'first'],
		['={{ $json.list[1].e }}', 'second'],
		['={{ $json.list[2] }}', undefined],
		['={{ $json.bare.f }}', 'of nothing'],
		["={{ $json[''] }}", undefined],
	]);
});

test('what is not certain is for n8n to make out', () => {
	expectAll([
		['={{ $json.inner }}', undecided],
		['={{ $json.list }}', undecided],
		['={{ $json.minus }}', undecided],
		['={{ $json.unknown.b }}', undecided],
		['={{ $json.nothing.b }}', undecided],
		['={{ $json.a.b }}', undecided],
		['={{ $json.special.value }}', undecided],
		['={{ $json.computed }}', undecided],
		['={{ $json.inner }} and', undecided],
		['={{ $json.endless }} and', undecided],
		['={{ $json.none }} and', undecided],
		[{ value: '={{ $json.inner }}' }, undecided],
		[{ a: '={{ $json.a }}', deep: { value: '={{ $json.list }}' } }, undecided],
	]);
	const reader = plainReader('={{ $json.a }}')!;
	expect([undefined, null, 'text', 7].map(reader)).toEqual(Array(4).fill(undecided));
});

test('texts with places in them are put together', () => {
	expectAll([
		['=', ''],
		['=text', 'text'],
		['=a {{ $json.a }}', 'a text'],
		['={{ $json.a }} b', 'text b'],
		['={{ $json.a }}{{ $json.n }}', 'text7'],
		['=1{{ $json.a }}2{{ $json.inner.b }}3', '1text2deep3'],
		['= {{ $json.n }}', ' 7'],
		['=<{{ $json.nothing }}{{ $json.absent }}{{ $json.unknown }}{{ $json.empty }}>', '<>'],
		['=<{{ $json.no }}{{ $json.zero }}>', '<false0>'],
		['=a\n{{ $json.a }}\n', 'a\ntext\n'],
		[
			{ mode: 'id', value: '={{ $json.n }}' },
			{ mode: 'id', value: 7 },
		],
		[
			{ a: '=x{{ $json.n }}', deep: { b: '={{ $json.a }}' } },
			{ a: 'x7', deep: { b: 'text' } },
		],
	]);
});

test('everything else is left to n8n', () => {
	const others = [
		'={{ }}',
		'={{}}',
		'={{ $json }}',
		'={{ json.a }}',
		'={{ $JSON.a }}',
		'={{ $json.a + 1 }}',
		'={{ $json.a.trim() }}',
		'={{ $json?.a }}',
		'={{ $json.a; }}',
		'={{ x $json.a }}',
		'={{ $json.1a }}',
		'={{ $json. a }}',
		'={{ $json[a] }}',
		'={{ $json.list[-1] }}',
		'={{ $json.list[1.5] }}',
		'={{ $json.list[1234567890] }}',
		`={{ $json['it"s'] }}`,
		`={{ $json["it's"] }}`,
		"={{ $json['a{b'] }}",
		"={{ $json['a`b'] }}",
		"={{ $json['a\\nb'] }}",
		"={{ $json['a\nb'] }}",
		'={{ $json[\'a"] }}',
		'={{ $json.a',
		'= $json.a }}',
		'={ $json.a }',
		'={{ $json.a }} }',
		'={ {{ $json.a }}',
		'=a\\{{ $json.a }}',
		'={{ $json.constructor }}',
		'={{ $json.__proto__ }}',
		"={{ $json['toString'] }}",
		'={{ $json.list.length }}',
		'={{ $json.list.map }}',
		'={{ $json.a }}{{ $json.a + 1 }}',
		['={{ $json.a }}'],
		[],
		{ mappingMode: 'defineBelow', value: null },
		{ value: ['x'] },
		{ a: 'x', value: '={{ 1 }}' },
	];
	expect(others.filter((raw) => plainReader(raw) !== undefined)).toEqual([]);
});

describe('a place', () => {
	const raw = {
		name: '={{ $json.a }}',
		deep: { value: '={{ $json.a }}' },
		hard: '={{ $json.a + 1 }}',
		made: '={{ $json.o }}',
	};
	const of = (places: Places, json: object | undefined) =>
		places.of(json === undefined ? undefined : ({ json } as INodeExecutionData));

	/** What is given, and how often n8n was asked. */
	function reading(names = Object.keys(raw)) {
		const places = new Places(raw, names);
		const asked: string[] = [];
		const read = (name: string, json: object | undefined, byN8n: unknown) =>
			of(places, json).read(name, () => {
				asked.push(name);
				return byN8n;
			});
		return { read, asked };
	}

	test('is read directly once n8n has given the same', () => {
		const { read, asked } = reading();
		expect(read('name', { a: 1 }, 1)).toBe(1);
		expect(read('name', { a: 2 }, 'other')).toBe(2);
		expect(read('name', { a: null }, 'other')).toBe(null);
		expect(asked).toEqual(['name']);
		expect(read('deep', { a: 1 }, { value: 1 })).toEqual({ value: 1 });
		expect(read('deep', { a: 2 }, 'other')).toEqual({ value: 2 });
		expect(asked).toEqual(['name', 'deep']);
	});

	test('is left to n8n for good where that gave something else', () => {
		const { read, asked } = reading();
		expect(read('name', { a: 1 }, 2)).toBe(2);
		expect(read('name', { a: 1 }, 1)).toBe(1);
		expect(read('name', { a: 1 }, 3)).toBe(3);
		expect(read('deep', { a: 1 }, { value: '1' })).toEqual({ value: '1' });
		expect(read('deep', { a: 1 }, { value: 1 })).toEqual({ value: 1 });
		expect(read('deep', { a: 1 }, 'last')).toBe('last');
		expect(asked).toEqual(['name', 'name', 'name', 'deep', 'deep', 'deep']);
	});

	test('whose value is not certain is asked for each time, and stays trusted', () => {
		const { read, asked } = reading();
		expect(read('name', { a: 1 }, 1)).toBe(1);
		expect(read('name', { a: {} }, 'object')).toBe('object');
		expect(read('name', undefined, 'nothing')).toBe('nothing');
		expect(read('name', { a: 2 }, 'other')).toBe(2);
		expect(asked).toEqual(['name', 'name', 'name']);
	});

	test('that is more than one, or was not asked about, is left to n8n', () => {
		const { read, asked } = reading(['name', 'hard']);
		for (const name of ['hard', 'deep', 'unknown']) {
			expect([read(name, { a: 1 }, 1), read(name, { a: 1 }, 2)]).toEqual([1, 2]);
		}
		expect(asked).toHaveLength(6);
	});

	test('is compared with its type: -0, texts of numbers and null are others', () => {
		for (const [json, wanted] of [
			[{ a: 0 }, -0],
			[{ a: 1 }, '1'],
			[{ a: null }, undefined],
			[{}, null],
			[{ a: NaN }, 0],
		] as Array<[object, unknown]>) {
			const { read, asked } = reading();
			expect([read('name', json, wanted), read('name', json, 'again')]).toEqual([wanted, 'again']);
			expect(asked).toEqual(['name', 'name']);
		}
		const { read, asked } = reading();
		expect([read('name', { a: NaN }, NaN), read('name', { a: 5 }, 'again')]).toEqual([NaN, 5]);
		expect(asked).toEqual(['name']);
	});
});
