import { hasNames, LookUps } from '../../../nodes/shared/engine/lookUps';
import type {
	AskedValue,
	MethodField,
	OperationContext,
	TaskLookUp,
} from '../../../nodes/shared/operation/spec';
import { parameterFailure } from '../../../nodes/shared/soap/failure';

/** What the task was asked, one list per time. */
let asked: AskedValue[][];
let lookUps: LookUps;

const byName: TaskLookUp = {
	uses: [],
	beside: ['place'],
	perform: async (questions) => {
		asked.push(questions);
		return await Promise.resolve(
			questions.map(({ value, beside, label }) =>
				value === 'none'
					? { failure: parameterFailure('', `'${label}': nothing is called "none"`) }
					: { found: `${String(beside.place)}-${value}` },
			),
		);
	},
};
const fields: MethodField[] = [
	{ name: 'place' },
	{ name: 'thing', displayName: 'Thing', type: 'resourceLocator', lookup: { name: byName } },
];
const thing = (value: string, place = 1) => ({ place, thing: { mode: 'name', value } });

beforeEach(() => {
	asked = [];
	lookUps = new LookUps(
		async () => await Promise.reject(new Error('No method is asked')),
		() => ({}) as OperationContext,
		'Archer',
	);
});

test('what several items ask goes out at once, each value once and with what decides its meaning', async () => {
	const all = await lookUps.resolveAll(fields, [
		thing('a'),
		thing(' b '),
		thing('a'),
		thing('a', 2),
		{ thing: '7' },
	]);
	expect(all.map(({ values }) => values?.thing)).toEqual(['1-a', '1-b', '1-a', '2-a', '7']);
	expect(asked.map((questions) => questions.map(({ value }) => value))).toEqual([['a', 'b', 'a']]);
	await lookUps.resolve(fields, thing('b'));
	expect(asked).toHaveLength(1);
});

test('a bare value tells by itself what it is', async () => {
	const [named, listed] = await lookUps.resolveAll(fields, [
		{ place: 1, thing: ' plain ' },
		{ place: 1, thing: 12 },
	]);
	expect([named.values?.thing, listed.values?.thing]).toEqual(['1-plain', 12]);
});

test('each way to name a thing is asked by itself', async () => {
	const byPath: TaskLookUp = {
		uses: [],
		perform: async (questions) =>
			await Promise.resolve(questions.map(({ value }) => ({ found: `path ${value}` }))),
	};
	const both: MethodField[] = [
		{ name: 'place' },
		{ name: 'thing', displayName: 'Thing', type: 'resourceLocator', lookup: { name: byName, path: byPath } },
	];
	const by = (mode: string, value: string) => ({ place: 1, thing: { mode, value } });
	const all = await lookUps.resolveAll(both, [
		by('name', 'a'),
		by('path', 'b'),
		by('id', 'c'),
		by('name', 'd'),
	]);
	expect(all.map(({ values }) => values?.thing)).toEqual(['1-a', 'path b', 'c', '1-d']);
	expect(asked.map((questions) => questions.map(({ value }) => value))).toEqual([['a', 'd']]);
});

test.each<[string, MethodField[], boolean]>([
	['a locator', [{ name: 'a' }, { name: 'b', type: 'resourceLocator' }], true],
	['a list of names', [{ name: 'a', takesList: true, lookup: { name: byName } }], true],
	['a list of identifiers alone', [{ name: 'a', takesList: true }], false],
	[
		'a list that is looked up in another way',
		[{ name: 'a', takesList: true, lookup: { path: byName } }],
		false,
	],
	['a text with a look-up', [{ name: 'a', lookup: { name: byName } }], false],
	['nothing', [], false],
])('%s may hold names: %3$s', async (_what, some, expected) => {
	expect(hasNames(some)).toBe(expected);
	if (expected) return;
	const values = { a: 'x, y', b: 'z' };
	expect(await lookUps.resolve(some, values)).toEqual({ values });
	expect(asked).toEqual([]);
});

test('what a task says of one item is not what it said of another that failed', async () => {
	const [{ failure }] = await lookUps.resolveAll(fields, [thing('none')]);
	expect(failure!.kind).toBe('parameter');
	const values = thing('a');
	const resolved = await lookUps.resolve(fields, values);
	expect(resolved.values).toEqual({ place: 1, thing: '1-a' });
	expect(values.thing).toEqual({ mode: 'name', value: 'a' });
});

test('what is not found fails alone, and is asked for again by the next item', async () => {
	const all = await lookUps.resolveAll(fields, [thing('none'), thing('a')]);
	expect(all[0].failure).toMatchObject({
		message: '\'Thing\': nothing is called "none"',
		parameter: 'Thing',
		reached: 'no',
	});
	expect(all[1].values?.thing).toBe('1-a');
	await lookUps.resolve(fields, thing('none'));
	expect(asked).toHaveLength(2);
});
