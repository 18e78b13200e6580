import { sendKept, type KeepSpec } from '../../../nodes/shared/operation/words/keepPresent';
import { refusal } from '../../../nodes/shared/soap/failure';

/** Replacing a thing as a whole: what the user does not name stays as it is, or nothing is sent. */

type Step = string;
type Outcome = Awaited<ReturnType<Parameters<typeof sendKept<Step>>[1]['call']>>;

const fields = [
	{ name: 'firstName', displayName: 'First Name' },
	{ name: 'isActive', displayName: 'Active', xml: { type: 'boolean' } },
	{ name: 'roleId', displayName: 'Role' },
	{ name: 'bare' },
];
const first = { parameter: 'firstName', names: ['FirstName', 'first'] };
const active = { parameter: 'isActive', names: ['Active'] };
const role = {
	parameter: 'roleId',
	names: ['Role'],
	lookup: { operation: 'find', parameter: 'name', field: 'id' },
};

async function send(
	keeps: Partial<KeepSpec<Step>>,
	values: Record<string, unknown>,
	present: Outcome | object,
	{ found, sent: answer }: { found?: Outcome; sent?: Outcome } = {},
) {
	const called: Array<[Step, object]> = [];
	const sent: object[] = [];
	const outcome = await sendKept<Step>(
		{ fields, keeps: { what: 'account', read: 'read', by: 'userId', values: [first], ...keeps } },
		{
			values,
			call: async (step, given) => {
				called.push([step, given]);
				if (step === 'find') return await Promise.resolve(found!);
				const read = 'items' in present || 'failure' in present ? present : { items: [{ json: present }] };
				return await Promise.resolve(read as Outcome);
			},
			send: async (all) => {
				sent.push(all);
				return await Promise.resolve(answer ?? { items: [{ json: { done: true } }] });
			},
		},
		'Archer',
	);
	return { outcome, called, sent };
}

describe('what is sent', () => {
	test('is what the user named, with the present values of the rest', async () => {
		const { outcome, called, sent } = await send(
			{ values: [first, active] },
			{ userId: 5, isActive: true },
			{ FirstName: 'Ada', Active: 'False' },
		);
		expect(called).toEqual([['read', { userId: 5 }]]);
		expect(sent).toEqual([{ userId: 5, isActive: true, firstName: 'Ada' }]);
		expect(outcome).toEqual({ items: [{ json: { done: true } }] });
	});

	test.each<[string, object, unknown]>([
		['under another name', { first: 'Ada' }, 'Ada'],
		['empty', { FirstName: '' }, ''],
		['there and nothing', { FirstName: null }, ''],
	])('holds a present value that is %s', async (_title, present, expected) => {
		expect((await send({}, {}, present)).sent).toEqual([{ firstName: expected }]);
	});

	test('has the switches of .NET in small letters', async () => {
		expect((await send({ values: [active] }, {}, { Active: ' True ' })).sent).toEqual([{ isActive: 'true' }]);
		expect((await send({}, {}, { FirstName: 'True' })).sent).toEqual([{ firstName: 'True' }]);
	});

	test('takes an empty text of the user`s for one', async () => {
		expect((await send({}, { firstName: '' }, { FirstName: 'Ada' })).sent).toEqual([{ firstName: '' }]);
		expect((await send({}, { firstName: null }, { FirstName: 'Ada' })).sent).toEqual([{ firstName: 'Ada' }]);
	});
});

describe('where all things are read at once', () => {
	const missing = refusal('notFound', 'There is no account');
	const among = { field: 'Id', missing };
	const present = { items: [{ json: { Id: '4' } }, { json: { Id: '5', FirstName: 'Ada' } }] };

	test('the thing is the one with the identifier', async () => {
		const { called, sent } = await send({ among }, { userId: 5 }, present);
		expect(called).toEqual([['read', { returnAll: true }]]);
		expect(sent).toEqual([{ userId: 5, firstName: 'Ada' }]);
	});

	test('nothing is sent when it is not there', async () => {
		const { outcome, sent } = await send({ among }, { userId: 6 }, present);
		expect(outcome).toEqual({ failure: missing });
		expect(sent).toEqual([]);
	});
});

describe('a name where an ID is wanted', () => {
	const found = (id?: number): Outcome => ({ items: id === undefined ? [] : [{ json: { id } }] });

	test('is looked up, an ID is not', async () => {
		const { called, sent } = await send({ values: [role] }, {}, { Role: ' Clerk ' }, { found: found(7) });
		expect(called[1]).toEqual(['find', { name: 'Clerk' }]);
		expect(sent).toEqual([{ roleId: 7 }]);
		const numbered = await send({ values: [role] }, {}, { Role: ' 70 ' });
		expect(numbered.called).toHaveLength(1);
		expect(numbered.sent).toEqual([{ roleId: '70' }]);
	});

	test.each<[string, object, Outcome]>([
		['nothing is called so', { Role: 'Clerk' }, found()],
		['the looking up failed', { Role: 'Clerk' }, { failure: refusal('denied', 'No') }],
		['it is empty', { Role: ' ' }, found(7)],
		['it is zero', { Role: '0' }, found(7)],
		['it is not told', {}, found(7)],
	])('that cannot be had keeps everything from being sent: %s', async (_title, present, answer) => {
		const keeps = { values: [role], clearing: 'untold' };
		const { outcome, sent } = await send(keeps, { untold: 'clear' }, present, { found: answer });
		expect(sent).toEqual([]);
		expect(outcome.failure).toMatchObject({ kind: 'parameter', parameter: 'Role' });
		expect(outcome.failure!.advice).not.toContain('option');
	});
});

describe('nothing is sent', () => {
	test('when the reading failed', async () => {
		const failure = refusal('denied', 'No');
		const { outcome, sent } = await send({}, {}, { failure });
		expect([outcome, sent]).toEqual([{ failure }, []]);
	});

	test.each(['', '  '])('for a value that the thing cannot be without, given as "%s"', async (firstName) => {
		const needed = [{ ...first, needed: true as const }];
		const { outcome, called } = await send({ values: needed }, { firstName }, { FirstName: 'Ada' });
		expect(called).toEqual([]);
		expect(outcome.failure).toMatchObject({
			parameter: 'First Name',
			message: "'First Name' is empty, and every account needs one",
		});
		expect((await send({ values: needed }, {}, { FirstName: 'Ada' })).sent).toHaveLength(1);
	});

	test.each<[string, object]>([
		['not there', {}],
		['a structure', { FirstName: { a: 1 } }],
	])('while a present value is %s', async (_title, present) => {
		const bare = { parameter: 'bare', names: ['Bare'] };
		const { outcome, sent } = await send({ values: [first, bare] }, {}, present);
		expect(sent).toEqual([]);
		expect(outcome.failure).toEqual({
			kind: 'parameter',
			parameter: 'First Name',
			message: 'Archer does not tell the present value of First Name, bare, and updating would clear it',
			advice:
				'Give what is missing under Update Fields; a field that is added and left empty is cleared. Nothing was changed.',
			reached: 'no',
		});
	});
});

describe('what the system does not tell may be cleared', () => {
	const keeps = { clearing: 'untold' };

	test('but not as long as one of several is needed', async () => {
		const both = {
			values: [
				{ ...first, needed: true as const },
				{ parameter: 'bare', names: ['Bare'] },
			],
			...keeps,
		};
		const { outcome, sent } = await send(both, { untold: 'clear' }, {});
		expect(sent).toEqual([]);
		expect(outcome.failure).toMatchObject({ kind: 'parameter', parameter: 'First Name' });
		expect((await send(both, { untold: 'clear' }, { FirstName: 'Ada' })).sent).toEqual([
			{ untold: 'clear', firstName: 'Ada' },
		]);
	});

	test('when the user says so, and the item names it', async () => {
		const { outcome, sent } = await send(keeps, { untold: 'clear' }, {});
		expect(sent).toEqual([{ untold: 'clear' }]);
		expect(outcome).toEqual({ items: [{ json: { done: true, cleared: ['First Name'] } }] });
		const told = await send(keeps, { untold: 'clear' }, { FirstName: 'Ada' });
		expect(told.outcome.items![0].json.cleared).toEqual([]);
	});

	test('and the error offers it otherwise, but not for what no thing can be without', async () => {
		const { outcome } = await send(keeps, { untold: 'keep' }, {});
		expect(outcome.failure!.advice).toContain("Or let it be cleared with the option 'untold'. Nothing");
		const needed = { ...keeps, values: [{ ...first, needed: true as const }] };
		const other = await send(needed, { untold: 'clear' }, {});
		expect(other.sent).toEqual([]);
		expect(other.outcome.failure!.advice).not.toContain('option');
	});

	test('a failure stays one', async () => {
		const failed = { failure: refusal('rejected', 'No') };
		expect((await send(keeps, { untold: 'clear' }, {}, { sent: failed })).outcome).toBe(failed);
	});
});
