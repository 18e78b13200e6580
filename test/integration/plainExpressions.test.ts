import fc from 'fast-check';
import { createRunExecutionData, Workflow, type IDataObject, type INodeTypes } from 'n8n-workflow';
import { Places } from '../../nodes/shared/n8n/places';
import { plainReader, undecided } from '../../nodes/shared/n8n/plainExpressions';

/** Places in items as the node reads them itself, against n8n's own evaluation. */

const nodeType = { description: { properties: [] } };
const nodeTypes = {
	getByName: () => nodeType,
	getByNameAndVersion: () => nodeType,
	getKnownTypes: () => ({}),
} as unknown as INodeTypes;
const node = {
	id: '1',
	name: 'Node',
	type: 'test.node',
	typeVersion: 1,
	position: [0, 0] as [number, number],
	parameters: {},
};
const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });

type Evaluated = { value: unknown } | { error: true };

function byN8n(expression: string, json: IDataObject): Evaluated {
	try {
		const items = [{ json }];
		const run = createRunExecutionData({});
		return {
			value: workflow.expression.getParameterValue(expression, run, 0, 0, 'Node', items, 'manual', {}),
		};
	} catch {
		return { error: true };
	}
}

const usualNames = [
	'a',
	'b',
	'id',
	'name',
	'first name',
	'0',
	'value',
	'Ünïcode',
	'$x',
	'_y',
	'json',
	'isEmpty',
];
const oddNames = [
	'length',
	'constructor',
	'__proto__',
	'toString',
	'hasOwnProperty',
	'toDateTime',
	'map',
	'then',
	'toJSON',
	'keys',
];
const name = fc.oneof(
	{ arbitrary: fc.constantFrom(...usualNames), weight: 12 },
	{ arbitrary: fc.constantFrom(...oddNames), weight: 1 },
);
const leaf = fc.oneof(
	fc.string({ maxLength: 8 }),
	fc.constantFrom('', '={{ 1 }}', '{{ $json.a }}', 'null', '2026-01-31', '\ud83d\ude00', 'a\\nb', '0'),
	fc.integer(),
	fc.double(),
	fc.boolean(),
	fc.constantFrom(null, undefined, 0, -0, NaN, Infinity, 1e21, 12345678901234567000),
	fc.date(),
	fc.constant(() => 'function'),
);
const { json } = fc.letrec((tie) => ({
	json: fc.dictionary(name, tie('value'), { maxKeys: 6 }),
	value: fc.oneof(
		{ maxDepth: 4 },
		leaf,
		fc.array(tie('value'), { maxLength: 3 }),
		fc.dictionary(name, tie('value'), { maxKeys: 4 }),
		tie('getter'),
	),
	getter: leaf.map((value) =>
		Object.defineProperty({}, 'a', { get: () => value, set: () => {}, enumerable: true }),
	),
})) as { json: fc.Arbitrary<IDataObject> };

const step = fc.oneof(
	{
		arbitrary: name.map((each) => (/^[A-Za-z_$][\w$]*$/.test(each) ? `.${each}` : `['${each}']`)),
		weight: 12,
	},
	{ arbitrary: name.map((each) => `["${each}"]`), weight: 2 },
	{ arbitrary: fc.nat(2).map((index) => `[${index}]`), weight: 1 },
	{
		arbitrary: fc.constantFrom('?.a', '.a()', ".a + 'x'", '.length', '.toUpperCase()', '. a', "['it\\'s']"),
		weight: 1,
	},
);
const blank = fc.constantFrom('', ' ', '  ', '\n', '\t');
const place = fc
	.tuple(blank, fc.array(step, { minLength: 1, maxLength: 3 }), blank)
	.map(([before, steps, after]) => `{{${before}$json${steps.join('')}${after}}}`);
const text = fc.oneof(
	{ arbitrary: fc.constantFrom('', ' ', 'Hi ', ', ', '"', "it's", '\n', '=', '$json.a', 'é'), weight: 15 },
	{ arbitrary: fc.constantFrom('\\', '{', '}'), weight: 1 },
);
const expression = fc.oneof(
	place.map((only) => `=${only}`),
	fc.tuple(text, place, text).map((parts) => `=${parts.join('')}`),
	fc.tuple(text, place, text, place, text).map((parts) => `=${parts.join('')}`),
);

/** Of an item that has what the expression asks for, so that most reads end at a value. */
const together = fc.tuple(expression, json, leaf).map(([asked, item, value]): [string, IDataObject] => {
	const path = [
		...(/\$json((?:\.[\w$]+|\[["'][^"']*["']\])+)/.exec(asked)?.[1] ?? '').matchAll(
			/\.([\w$]+)|\["([^"]*)"\]|\['([^']*)'\]/g,
		),
	].map(([, plain, double, single]) => plain ?? double ?? single);
	if (path.length === 0 || path.some((each) => each in {})) return [asked, item];
	const holder = path.slice(0, -1).reduce<IDataObject>((at, each) => {
		const next = at[each];
		if (typeof next === 'object' && next !== null && Object.isExtensible(next) && !Array.isArray(next)) {
			return next as IDataObject;
		}
		return (at[each] = {}) as IDataObject;
	}, item);
	try {
		holder[path[path.length - 1]] = value as IDataObject[string];
	} catch {
		// A getter keeps what it gives.
	}
	return [asked, item];
});

test('what is read directly is what n8n gives: value, type and absence', () => {
	let read = 0;
	fc.assert(
		fc.property(together, ([asked, item]) => {
			const reader = plainReader(asked);
			const value = reader ? reader(item) : undecided;
			if (value === undecided) return;
			read++;
			const wanted = byN8n(asked, item);
			expect({ asked, result: { value } }).toEqual({ asked, result: wanted });
			expect(Object.is(value, (wanted as { value: unknown }).value)).toBe(true);
		}),
		{ numRuns: 30_000, seed: 20261124 },
	);
	expect(read).toBeGreaterThan(10_000);
});

test.each([
	["={{ $json['a b'] }}", { 'a b': 'x' }, 'x'],
	['={{ $json.o.list[1].c }}', { o: { list: [1, { c: 'deep' }] } }, 'deep'],
	['=Dear {{ $json.first }} {{ $json.last }},', { first: 'Ann', last: null }, 'Dear Ann ,'],
	['={{ $json.missing }}', {}, undefined],
	['={{ $json.zero }}', { zero: 0 }, 0],
])('%s is read directly', (asked, item, wanted) => {
	expect(plainReader(asked)!(item)).toBe(wanted);
	expect(byN8n(asked, item as IDataObject)).toEqual({ value: wanted });
});

test.each(['={{ $json.a.b }}', '={{ $json.d }}', '={{ $json.n }}', '=x{{ $json.n }}'])(
	'%s is left to n8n',
	(asked) => {
		expect(plainReader(asked)!({ d: new Date(0), n: asked.startsWith('=x') ? NaN : -0 })).toBe(undecided);
	},
);

test.each([
	'={{ $json.a.toUpperCase() }}',
	'={{ $now }}',
	'={{ $json }}',
	'=\\{{ $json.a }}',
	'={{ $json.constructor }}',
	'={{ {{ $json.a }} }}',
])('%s has no direct reading', (asked) => expect(plainReader(asked)).toBeUndefined());

test('locators and collections are read as wholes, mappers and lists not at all', () => {
	const locator = { __rl: true, mode: 'id', value: '={{ $json.id }}' };
	expect(plainReader(locator)!({ id: 5 })).toEqual({ __rl: true, mode: 'id', value: 5 });
	expect(plainReader({ ...locator, value: { deep: '={{ $json.id }}' } })!({ id: {} })).toBe(undecided);
	expect(plainReader({ rows: [{ a: '={{ $json.id }}' }] })).toBeUndefined();
	expect(plainReader({ mappingMode: 'defineBelow', value: {} })).toBeUndefined();
});

describe('in a run', () => {
	const raw = { name: '={{ $json.name }}' };
	const items = [{ json: { name: 'Ann' } }, { json: { name: 'Bo' } }];
	const readAll = (byN8n: (index: number) => unknown) => {
		const places = new Places(raw, ['name']);
		const asked: number[] = [];
		const values = items.map((item, index) =>
			places.of(item).read('name', () => {
				asked.push(index);
				return byN8n(index);
			}),
		);
		return { values, asked };
	};

	test('n8n is asked until it has given the same once', () => {
		const { values, asked } = readAll((index) => items[index].json.name);
		expect(values).toEqual(['Ann', 'Bo']);
		expect(asked).toEqual([0]);
	});

	test('where n8n means another item, all is left to it', () => {
		const { values, asked } = readAll(() => "the tool's question");
		expect(values).toEqual(["the tool's question", "the tool's question"]);
		expect(asked).toEqual([0, 1]);
	});
});
