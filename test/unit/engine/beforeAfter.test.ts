import type { IDataObject } from 'n8n-workflow';
import {
	beforeAndAfter,
	betweenReadings,
	isWanted,
	tellsPresent,
} from '../../../nodes/shared/engine/plan/beforeAfter';
import type {
	Callable,
	Entry,
	Method,
	OperationContext,
	OperationOutcome,
	ParameterValues,
	ResultField,
} from '../../../nodes/shared/operation/spec';
import { refusal } from '../../../nodes/shared/soap/failure';

/** A change between two readings of what it changes. */

const gives = [
	{ name: 'userId', description: '' },
	{ name: 'pin', secret: true, description: '' },
	{
		name: 'logins',
		type: 'list',
		gives: [{ name: 'code', secret: true, description: '' }],
		description: '',
	},
] as ResultField[];
const read = {
	element: 'GetUser',
	effect: 'read',
	resource: 'user',
	fields: [{ name: 'userId' }],
	answer: { gives },
} as unknown as Method;
const update = {
	element: 'UpdateUser',
	effect: 'idempotent',
	resource: 'user',
	fields: [],
	answer: { gives: [] },
} as unknown as Entry;
const withPresent = (more: object = {}): Entry => ({ ...update, present: { read, ...more } }) as Entry;
const done: OperationOutcome = { items: [{ json: { updated: true } }], remarks: ['seen'] };
const denied = refusal('denied', 'Archer refused it');

/** What the readings answer, one after the other, and what happened in which order. */
function setUp(answers: OperationOutcome[], values: ParameterValues = {}) {
	const happened: string[] = [];
	const asked: ParameterValues[] = [];
	const planned: IDataObject[] = [];
	const context = {
		values: { [beforeAndAfter]: true, userId: 5, ...values },
		plan: { present: (json: IDataObject) => planned.push(json) },
		call: async ({ element }: Callable, given: ParameterValues) => {
			happened.push(element);
			asked.push(given);
			return await Promise.resolve(answers.shift()!);
		},
	} as unknown as OperationContext;
	const change = async (outcome = done) => {
		happened.push('change');
		return await Promise.resolve(outcome);
	};
	return { context, change, happened, asked, planned };
}

const one = (json: IDataObject): OperationOutcome => ({ items: [{ json }] });

test('stands around the change, and keeps everything else of its outcome', async () => {
	const { context, change, happened, asked, planned } = setUp([
		one({ userId: 5, name: 'Old' }),
		one({ userId: 5, name: 'New' }),
	]);
	expect(await betweenReadings(withPresent(), context, change)).toEqual({
		items: [
			{ json: { updated: true, before: { userId: 5, name: 'Old' }, after: { userId: 5, name: 'New' } } },
		],
		remarks: ['seen'],
	});
	expect(happened).toEqual(['GetUser', 'change', 'GetUser']);
	expect(asked).toEqual([{ userId: 5 }, { userId: 5 }]);
	expect(planned).toEqual([{ userId: 5, name: 'Old' }]);
});

test('is left out unless it is asked for and the thing can be read', async () => {
	for (const [entry, values] of [
		[withPresent(), { [beforeAndAfter]: false }],
		[withPresent(), { [beforeAndAfter]: undefined }],
		[update, {}],
	] as const) {
		const { context, change, happened } = setUp([], values);
		expect(await betweenReadings(entry, context, change)).toBe(done);
		expect(happened).toEqual(['change']);
	}
	expect(isWanted({ values: { [beforeAndAfter]: 'true' } })).toBe(false);
	expect(isWanted({ values: { [beforeAndAfter]: true } })).toBe(true);
	expect(tellsPresent(withPresent())).toBe(true);
	expect(tellsPresent(update)).toBe(false);
	expect(tellsPresent({ ...withPresent(), effect: 'read' })).toBe(false);
});

describe('a first reading', () => {
	test('that fails keeps the change from being sent', async () => {
		const { context, change, happened } = setUp([{ failure: denied }]);
		expect(await betweenReadings(withPresent(), context, change)).toEqual({
			failure: {
				...denied,
				message: 'What is there could not be read, so nothing was changed: Archer refused it',
				reached: 'no',
			},
		});
		expect(happened).toEqual(['GetUser']);
	});

	test('that finds nothing does too', async () => {
		const { context, change } = setUp([{ items: [] }]);
		expect((await betweenReadings(withPresent(), context, change)).failure).toEqual({
			kind: 'notFound',
			message: 'What is there could not be read, so nothing was changed: There is nothing to change',
			reached: 'no',
		});
	});
});

test('a change that fails is not read again', async () => {
	const { context, change, happened } = setUp([one({ userId: 5 })]);
	const failed = { failure: denied };
	expect(await betweenReadings(withPresent(), context, async () => await change(failed))).toBe(failed);
	expect(happened).toEqual(['GetUser', 'change']);
});

test('a change stays done without the second reading, and says why that is missing', async () => {
	const { context, change } = setUp([one({ userId: 5 }), { failure: denied }]);
	const outcome = await betweenReadings(withPresent(), context, change);
	expect(outcome.items).toEqual([
		{ json: { updated: true, before: { userId: 5 }, afterMissing: 'Archer refused it' } },
	]);
});

test('what is gone afterwards is not looked for', async () => {
	const { context, change, happened } = setUp([one({ userId: 5 })]);
	const outcome = await betweenReadings(withPresent({ gone: true }), context, change);
	expect(outcome.items).toEqual([{ json: { updated: true, before: { userId: 5 } } }]);
	expect(happened).toEqual(['GetUser', 'change']);
});

describe('the reading is asked for', () => {
	test('what the operation calls otherwise, and by its new name afterwards', async () => {
		const { context, change, asked } = setUp([one({}), one({})], { old: 'jdoe', fresh: 'jane' });
		const present = { by: { userId: 'old' }, renamed: { userId: 'fresh' }, values: { all: true } };
		await betweenReadings(withPresent(present), context, change);
		expect(asked).toEqual([
			{ userId: 'jdoe', all: true },
			{ userId: 'jane', all: true },
		]);
	});

	test('by the old name where there is no new one', async () => {
		for (const fresh of ['', undefined]) {
			const { context, change, asked } = setUp([one({}), one({})], { fresh });
			await betweenReadings(withPresent({ renamed: { userId: 'fresh' } }), context, change);
			expect(asked[1]).toEqual({ userId: 5 });
		}
	});

	test('nothing that is not given', async () => {
		const { context, change, asked } = setUp([one({}), one({})], { userId: undefined });
		await betweenReadings(withPresent(), context, change);
		expect(asked).toEqual([{}, {}]);
	});
});

describe('where everything is read at once', () => {
	const missing = refusal('notFound', 'There is no group 9');
	const keeps = { read, by: 'groupId', among: { field: 'id', missing }, values: [] };
	const entry = { ...update, keeps } as unknown as Entry;
	const all = (): OperationOutcome => ({ items: [{ json: { id: 1 } }, { json: { id: '9', name: 'Ops' } }] });

	test('the thing is the one with the identifier, as number or text', async () => {
		const { context, change } = setUp([all(), all()], { groupId: 9 });
		const outcome = await betweenReadings(entry, context, change);
		expect(outcome.items![0].json.before).toEqual({ id: '9', name: 'Ops' });
	});

	test('that it is not there has words of its own', async () => {
		const { context, change } = setUp([all()], { groupId: 8 });
		const { failure } = await betweenReadings(entry, context, change);
		expect(failure?.message).toMatch(/: There is no group 9$/);
		expect(failure?.kind).toBe('notFound');
	});
});

test('secrets are never in it, by what is known of a field and by its name, at any depth', async () => {
	const secrets = {
		userId: 5,
		pin: 4711,
		password: 'x',
		passwordLength: 8,
		logins: [{ code: 1, token: 'y', name: 'n' }],
		other: { secret: 'z', list: ['a', { apiKey: 'k', b: 1 }], nothing: null },
	};
	const { context, change } = setUp([one(secrets), one({})]);
	const outcome = await betweenReadings(withPresent(), context, change);
	expect(outcome.items![0].json.before).toEqual({
		userId: 5,
		passwordLength: 8,
		logins: [{ name: 'n' }],
		other: { list: ['a', { b: 1 }], nothing: null },
	});
});

test('simplified, where the reading would be', async () => {
	const originals = { ...read, answer: { gives, originals: true } };
	const raw = { userId: 5, MiddleName: 'M' };
	const tellWith = async (reading: object, values: ParameterValues) => {
		const { context, change } = setUp([one(raw), one({})], values);
		const outcome = await betweenReadings(withPresent({ read: reading }), context, change);
		return outcome.items![0].json.before;
	};
	expect(await tellWith(originals, { '@version': 1.1 })).toEqual({ userId: 5, middleName: 'M' });
	expect(await tellWith(originals, { '@version': 1.1, simplify: false })).toEqual(raw);
	expect(await tellWith(originals, { '@version': 1 })).toEqual(raw);
	expect(await tellWith(read, { '@version': 1.1 })).toEqual(raw);
});
