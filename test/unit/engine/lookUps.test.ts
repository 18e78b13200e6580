import { LookUps } from '../../../nodes/shared/engine/lookUps';
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
