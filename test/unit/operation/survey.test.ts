import { surveySystem } from '../../../nodes/shared/operation/survey/survey';
import { resource } from '../../../nodes/shared/operation/resource';
import type {
	Callable,
	DescribedService,
	Entry,
	OperationContext,
	OperationOutcome,
	ParameterValues,
	Probe,
	Resource,
	Task,
} from '../../../nodes/shared/operation/spec';
import { refusal, type Failure, type FailureKind } from '../../../nodes/shared/soap/failure';

/** System: Check, with what the system would answer given: what each status needs, and what ends it. */

const operation = (name: string, more: object = {}): Entry =>
	({
		name,
		value: name.toLowerCase(),
		action: name,
		description: '',
		effect: 'read',
		element: name,
		fields: [],
		answer: { gives: [] },
		...more,
	}) as unknown as Entry;

const rest = { transport: 'rest', name: 'GET names', path: 'names', effect: 'read' };
const task = (name: string, uses: object[]) =>
	operation(name, { uses, element: undefined, output: { gives: [] } });

interface Setting {
	answers?: Record<string, Failure | undefined>;
	services?: Record<string, DescribedService>;
	values?: ParameterValues;
	probes?: Probe[];
	timing?: Record<string, { milliseconds: number; clockDifference?: number }>;
}

function resources(): Resource[] {
	const rooms = [
		resource({ name: 'User', value: 'user', service: 'users' }, [
			operation('Count', { service: 'users' }),
			operation('Delete', { service: 'users' }),
		]),
		resource({ name: 'Group', value: 'group', service: 'groups' }, [
			operation('List', { service: 'groups' }),
			operation('Rename', { service: 'groups' }),
			task('Names', [rest]),
		]),
		resource({ name: 'System', value: 'system' }, [operation('Check', { uses: [], probes: [] })]),
	];
	for (const { value, operations } of rooms) for (const entry of operations) entry.resource = value;
	return rooms;
}

const everything = ['Count', 'Delete', 'List', 'Rename'].map((name) => ({
	name,
	documentation: '',
	addresses: [],
	request: {
		name,
		namespace: '',
		minimum: 1,
		isList: false,
		isNillable: false,
		type: () => ({ kind: 'complex' as const, attributes: [], children: [] }),
	},
}));
const described = (more: object = {}): DescribedService => ({
	system: 'Archer',
	methods: everything,
	problems: [],
	filledIn: [],
	hasSession: true,
	...more,
});
const usual: Probe[] = [{ operation: 'user.count' }, { operation: 'group.list', values: { top: 1 } }];

async function survey({ answers = {}, services = {}, values = {}, probes = usual, timing = {} }: Setting) {
	const called: Array<[string, ParameterValues]> = [];
	const asked: Array<[string, boolean | undefined]> = [];
	let last: string;
	const context = {
		values,
		redact: (text: string) => text.replaceAll('s3cret', '*'),
		lastAnswer: () => timing[last],
		call: async ({ element, ...entry }: Callable, given: ParameterValues): Promise<OperationOutcome> => {
			last = element ?? (entry as unknown as Task).name;
			called.push([last, given]);
			const failed = answers[last];
			return await Promise.resolve(failed ? { failure: failed } : { items: [] });
		},
		describe: async (service: string, isFresh?: boolean) => {
			asked.push([service, isFresh]);
			return await Promise.resolve(services[service] ?? described());
		},
	} as unknown as OperationContext;
	const outcome = await surveySystem(context, undefined, { resources: resources(), probes });
	const byId = Object.fromEntries((outcome.items ?? []).map(({ json }) => [String(json.operationId), json]));
	const statuses = Object.fromEntries(Object.entries(byId).map(([id, { status }]) => [id, status]));
	return { outcome, byId, statuses, called, asked };
}

const failure = (kind: FailureKind, more: Partial<Failure> = {}) => refusal(kind, `It is ${kind}`, more);
const allFine = {
	'user.count': 'works',
	'user.delete': 'described',
	'group.list': 'works',
	'group.rename': 'described',
	'group.names': 'notChecked',
};

test('each read of the list is called once, each service asked once and afresh, and every operation is an item', async () => {
	const { statuses, called, asked, byId } = await survey({});
	expect(called).toEqual([
		['Count', {}],
		['List', { top: 1 }],
	]);
	expect(asked).toEqual([
		['users', true],
		['groups', true],
	]);
	expect(statuses).toEqual(allFine);
	expect(byId['user.count']).toStrictEqual({
		operationId: 'user.count',
		resource: 'User',
		operation: 'Count',
		status: 'works',
		isProblem: false,
		explanation: 'It was called and answered.',
		methods: ['Count'],
	});
	expect(byId['user.delete']).toMatchObject({ isProblem: false, methods: ['Delete'] });
	expect(byId['group.names']).toMatchObject({ isProblem: false, methods: ['GET names'] });
});

describe('an error of the account or the address is no list', () => {
	test.each<FailureKind>(['signIn', 'sessionGone', 'cancelled'])('%s of any call', async (kind) => {
		const answers = { List: failure(kind) };
		expect((await survey({ answers })).outcome).toEqual({ failure: answers.List });
	});

	test('whatever fails during a sign-in', async () => {
		const answers = { List: failure('http', { duringSignIn: true }) };
		expect((await survey({ answers })).outcome).toEqual({ failure: answers.List });
	});

	test.each<FailureKind>(['unreachable', 'timeout', 'busy'])('%s of the first call alone', async (kind) => {
		const first = await survey({ answers: { Count: failure(kind) } });
		expect(first.outcome.failure).toMatchObject({ kind });
		expect(first.called).toHaveLength(1);
		expect((await survey({ answers: { List: failure(kind) } })).statuses).toEqual({
			...allFine,
			'group.list': 'failed',
		});
	});

	test('the sign-in that a description needs', async () => {
		const services = { users: { failure: failure('signIn') } };
		expect((await survey({ services })).outcome).toEqual({ failure: services.users.failure });
	});

	test('nothing that answers at all; one that does is enough', async () => {
		const nothing = { failure: failure('http') };
		const answers = { Count: failure('rejected'), List: failure('fault') };
		const services = { users: nothing, groups: nothing };
		expect((await survey({ answers, services })).outcome).toEqual({ failure: answers.Count });
		expect((await survey({ answers: { Count: answers.Count }, services })).statuses['group.list']).toBe(
			'works',
		);
		expect((await survey({ answers, services: { users: nothing } })).statuses['group.rename']).toBe(
			'described',
		);
		expect((await survey({ probes: [], services })).statuses['group.rename']).toBe('notChecked');
	});
});

describe('a read that fails', () => {
	test('for a reason of its own says so, and its neighbours stay', async () => {
		const { byId, statuses } = await survey({ answers: { List: refusal('rejected', 'Not in v5.2! of it') } });
		expect(statuses).toEqual({ ...allFine, 'group.list': 'failed' });
		expect(byId['group.list']).toMatchObject({
			isProblem: true,
			explanation: 'It was called: Not in v5.2! of it.',
		});
	});

	test.each(['!', '?', '.'])('ends in one mark only: %s', async (mark) => {
		const List = refusal('rejected', `Why not${mark}`);
		const { byId } = await survey({ answers: { List } });
		expect(byId['group.list'].explanation).toBe(`It was called: Why not${mark}`);
	});

	test('for lack of a right leaves those of its service without it, and no others', async () => {
		const { byId, statuses } = await survey({ answers: { List: failure('denied') } });
		expect(statuses).toEqual({ ...allFine, 'group.list': 'noRight', 'group.rename': 'noRight' });
		expect(byId['group.rename']).toMatchObject({
			isProblem: true,
			explanation: 'Group: List was called: It is denied.',
		});
	});

	test('over REST says nothing of the services', async () => {
		const probes = [...usual, { operation: 'group.names' }];
		const { statuses, called } = await survey({ probes, answers: { Names: failure('denied') } });
		expect(called[2]).toEqual(['Names', {}]);
		expect(statuses).toEqual({ ...allFine, 'group.names': 'noRight' });
	});
});

describe('a call for a thing that nobody has', () => {
	const probes: Probe[] = [{ operation: 'user.count' }, { operation: 'group.list', namesNothing: true }];

	test.each<FailureKind>(['rejected', 'notFound'])('works when the method says so: %s', async (kind) => {
		const { byId, statuses } = await survey({ probes, answers: { List: failure(kind) } });
		expect(statuses).toEqual(allFine);
		expect(byId['group.list'].explanation).toBe(
			`It was called for a thing that nobody has, and said so: It is ${kind}.`,
		);
	});

	test.each<[string, Failure]>([
		['another failure', failure('conflict')],
		['a fault', failure('rejected', { httpStatus: 500 })],
	])('fails with %s', async (_title, given) => {
		expect((await survey({ probes, answers: { List: given } })).statuses['group.list']).toBe('failed');
	});

	test('works with an answer as any other', async () =>
		expect((await survey({ probes })).byId['group.list'].explanation).toBe('It was called and answered.'));
});

describe('what the description knows better', () => {
	const without = (name: string) => ({
		groups: described({ methods: everything.filter((method) => method.name !== name) }),
	});
	const renamed = (name: string) => ({
		groups: described({
			methods: everything.map((one) => (one.name === name ? { ...one, name: name.toUpperCase() } : one)),
		}),
	});

	test('a method that is missing, of a read that failed or is refused, but not of one that answered', async () => {
		const services = without('List');
		const explanation = 'The groups service of this Archer does not list the method List.';
		for (const kind of ['rejected', 'denied'] as const) {
			const { byId } = await survey({ services, answers: { List: failure(kind) } });
			expect(byId['group.list']).toMatchObject({ status: 'methodMissing', isProblem: true, explanation });
		}
		expect((await survey({ services })).statuses['group.list']).toBe('works');
		const missing = await survey({ services: without('Rename'), answers: { List: failure('denied') } });
		expect(missing.statuses['group.rename']).toBe('methodMissing');
	});

	test('a name that differs, whatever a call without a value said', async () => {
		for (const List of [undefined, failure('rejected'), failure('denied')]) {
			const { byId } = await survey({ services: renamed('List'), answers: { List } });
			expect(byId['group.list']).toMatchObject({ status: 'namesDiffer', differentNames: ['List'] });
		}
	});
});

describe('the options', () => {
	test('Only Problems leaves out what works, is described or expected', async () => {
		const values = { onlyProblems: true };
		expect((await survey({ values })).outcome.items).toEqual([]);
		const failed = await survey({ values, answers: { List: failure('rejected') } });
		expect(failed.statuses).toEqual({ 'group.list': 'failed' });
		const services = { users: { failure: failure('http') } };
		expect((await survey({ values, services })).statuses).toEqual({ 'user.delete': 'notChecked' });
	});

	const timing = { Count: { milliseconds: 12 }, List: { milliseconds: 0, clockDifference: 3 } };

	test('the times are there: of each call its own, of the clock the first that is known', async () => {
		const { byId } = await survey({ timing });
		expect(byId['user.count']).toMatchObject({ latencyMilliseconds: 12, clockDifferenceSeconds: 3 });
		expect(byId['group.list']).toMatchObject({ latencyMilliseconds: 0, clockDifferenceSeconds: 3 });
		expect(byId['user.delete']).toMatchObject({ clockDifferenceSeconds: 3 });
		expect(byId['user.delete']).not.toHaveProperty('latencyMilliseconds');
		const exact = { Count: { milliseconds: 1, clockDifference: 0 } };
		expect((await survey({ timing: exact })).byId['user.delete'].clockDifferenceSeconds).toBe(0);
	});

	test('Omit Timing leaves them out', async () => {
		const { outcome } = await survey({ timing, values: { omitTiming: true } });
		expect(JSON.stringify(outcome)).not.toMatch(/latency|clock/);
	});
});

test('no secret stands in an explanation', async () => {
	const List = refusal('rejected', 'No s3cret thing');
	const { byId } = await survey({ answers: { List } });
	expect(byId['group.list'].explanation).toBe('It was called: No * thing.');
});
