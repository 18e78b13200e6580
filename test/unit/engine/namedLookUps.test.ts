import { LookUps } from '../../../nodes/shared/engine/lookUps';
import type {
	Method,
	MethodField,
	OperationContext,
	OperationOutcome,
} from '../../../nodes/shared/operation/spec';

/** Names of pickers that become identifiers: each is asked for once, and only what is the name of one thing counts. */
const method = { element: 'FindGroup' } as Method;
const field = {
	name: 'groupId',
	displayName: 'Group',
	type: 'resourceLocator',
	lookup: { name: { operation: method, parameter: 'groupName', field: 'id' } },
} as unknown as MethodField;
const fields = [field, { name: 'note', displayName: 'Note', type: 'string' } as unknown as MethodField];

function lookUps(...outcomes: OperationOutcome[]) {
	const asked: object[] = [];
	const one = new LookUps(
		async (_method, values) => {
			asked.push(values);
			return outcomes[Math.min(asked.length, outcomes.length) - 1];
		},
		() => ({}) as OperationContext,
		'Archer',
	);
	return { asked, resolve: async (values: object) => await one.resolve(fields, { ...values }) };
}
const found = (...ids: unknown[]): OperationOutcome => ({
	items: ids.map((id) => ({ json: { id } as never })),
});
const named = (value: unknown, mode = 'name') => ({ groupId: { __rl: true, mode, value } });

test('a name becomes the identifier, blanks around it do not count, and it is asked for once', async () => {
	const { asked, resolve } = lookUps(found(7));
	expect(await resolve({ ...named(' Staff '), note: 'x' })).toEqual({ values: { groupId: 7, note: 'x' } });
	expect(await resolve(named('Staff'))).toEqual({ values: { groupId: 7 } });
	expect(asked).toEqual([{ groupName: 'Staff' }]);
});

test.each([
	[named('12', 'id'), '12'],
	[named(12, 'list'), 12],
	[{ groupId: '12' }, '12'],
	[{ groupId: 12 }, 12],
	[named(''), ''],
	[named(null), null],
])('%j needs nobody to be asked', async (values, expected) => {
	const { asked, resolve } = lookUps(found(7));
	expect(await resolve(values)).toEqual({ values: { groupId: expected } });
	expect(asked).toEqual([]);
});

test('what decides the meaning of a name goes along, and is another question', async () => {
	const asked: object[] = [];
	const within = {
		...field,
		lookup: { name: { operation: method, parameter: 'groupName', field: 'id', beside: ['domain', 'kind'] } },
	} as unknown as MethodField;
	const one = new LookUps(
		async (_method, values) => await Promise.resolve(found(asked.push(values))),
		() => ({}) as OperationContext,
		'Archer',
	);
	const resolve = async (values: object) =>
		(await one.resolve([within], { ...named('Staff'), ...values })).values;
	expect(await resolve({ domain: 'a' })).toMatchObject({ groupId: 1 });
	expect(await resolve({ domain: 'b' })).toMatchObject({ groupId: 2 });
	expect(await resolve({ domain: 'a', note: 'x' })).toMatchObject({ groupId: 1 });
	expect(asked).toEqual([
		{ groupName: 'Staff', domain: 'a', kind: undefined },
		{ groupName: 'Staff', domain: 'b', kind: undefined },
	]);
});

test('two things of one name are an error, as is none', async () => {
	expect(await lookUps(found(7, 8)).resolve(named('Staff'))).toMatchObject({
		failure: {
			kind: 'parameter',
			message: `'Group': 2 entries are called "Staff"`,
			advice: 'Choose one by its ID instead.',
		},
	});
	for (const outcome of [found(), found(undefined), found(null)]) {
		expect(await lookUps(outcome).resolve(named('Staff'))).toMatchObject({
			failure: { kind: 'parameter', message: 'Archer has no group "Staff"' },
		});
	}
});

test('what the system says about the name is said of the field; its own words stay, and it is asked again', async () => {
	const about = { failure: { kind: 'notFound', message: 'There is no Staff', reached: 'yes' } } as const;
	const words = { failure: { ...about.failure, systemText: 'No such group' } } as const;
	const silent = { failure: { kind: 'notFound', message: 'There is none', reached: 'yes' } } as const;
	expect(await lookUps(silent).resolve(named('Staff'))).toMatchObject({
		failure: { parameter: 'Group', message: 'Archer has no group "Staff"' },
	});
	const taken = { failure: { kind: 'conflict', message: 'Taken', reached: 'yes' } } as const;
	expect(await lookUps(taken).resolve(named('Staff'))).toMatchObject({
		failure: { message: "'Group': Taken" },
	});
	const busy = { failure: { kind: 'busy', message: 'Busy', reached: 'unknown' } } as const;
	const { asked, resolve } = lookUps(about, words, busy, found(7));
	const failure = { parameter: 'Group', reached: 'no' };
	expect(await resolve(named('Staff'))).toMatchObject({
		failure: { ...failure, message: "'Group': There is no Staff" },
	});
	expect(await resolve(named('Staff'))).toMatchObject({
		failure: { ...failure, message: 'There is no Staff' },
	});
	expect(await resolve(named('Staff'))).toMatchObject({ failure: { ...failure, message: 'Busy' } });
	expect(await resolve(named('Staff'))).toEqual({ values: { groupId: 7 } });
	expect(asked).toHaveLength(4);
});
