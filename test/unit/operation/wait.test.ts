import type { Method, OperationContext, OperationOutcome } from '../../../nodes/shared/operation/spec';
import { waitFor } from '../../../nodes/shared/operation/words/wait';
import type { WaitSpec } from '../../../nodes/shared/operation/words/spec';

/** Work in the background: the clock is the test's own, and every pause is written down. */
beforeEach(() => void jest.useFakeTimers({ now: 1_000_000 }));
afterEach(() => void jest.useRealTimers());

const method = (element: string) =>
	({ element, effect: 'write', fields: [], answer: { gives: [] }, service: 's' }) as unknown as Method;
const main = method('Start');
const ask = method('Ask');
const fetch = method('Fetch');

const wait: WaitSpec<Method> = {
	id: 'jobId',
	passes: ['level'],
	ask,
	until: { field: 'state', is: 'done' },
	limit: { parameter: 'seconds', otherwise: 30 },
	started: ['The job ', ' was started'],
};

interface Given {
	spec?: Partial<WaitSpec<Method>>;
	values?: Record<string, unknown>;
	/** What the question gives, one after the other; the last one again and again. */
	states?: OperationOutcome[];
	cancelledAfter?: number;
	starts?: OperationOutcome;
}

async function waited({
	spec = {},
	values = {},
	states = [],
	cancelledAfter = Infinity,
	starts = { items: [{ json: { jobId: 7, name: 'job' } }] },
}: Given) {
	const pauses: number[] = [];
	const reports: string[] = [];
	const calls: Array<[string, object]> = [];
	let asked = 0;
	const context = {
		values: { level: 3, ...values },
		call: async ({ element }: Method, given: object): Promise<OperationOutcome> => {
			calls.push([element, given]);
			if (element === 'Start') return starts;
			if (element === 'Fetch') return { items: [{ json: { result: 'all' } }] };
			return states[Math.min(asked++, states.length - 1)];
		},
		wait: async (milliseconds: number) => {
			pauses.push(milliseconds);
			jest.setSystemTime(Date.now() + milliseconds);
		},
		isCancelled: () => pauses.length > cancelledAfter,
		report: (words: string) => void reports.push(words),
	} as unknown as OperationContext;
	const outcome = await waitFor(main, { ...wait, ...spec }, context);
	return { outcome, pauses, calls, reports };
}

const state = (json: object): OperationOutcome => ({ items: [{ json: { ...json } }] });
const working = state({ state: 'working' });
const done = state({ state: 'done', name: 'later' });

test('asks at once after half a second, then after longer and longer pauses, ten seconds at most', async () => {
	const { outcome, pauses, calls } = await waited({
		states: [working, working, working, working, working, working, done],
		values: { seconds: 100 },
	});
	expect(pauses).toEqual([500, 1000, 2000, 4000, 8000, 10_000, 10_000]);
	expect(outcome.items).toEqual([{ json: { jobId: 7, name: 'later', state: 'done' } }]);
	expect(calls[0]).toEqual(['Start', { level: 3, seconds: 100 }]);
	expect(calls[1]).toEqual(['Ask', { jobId: 7, level: 3 }]);
});

test('what is not done yet is reported with its time, and how much of it is done', async () => {
	const steady = { pause: { parameter: 'every', otherwise: 5 } };
	const { reports } = await waited({ spec: steady, states: [working, working, done] });
	expect(reports).toEqual(['not done 0 seconds after the start', 'not done 5 seconds after the start']);
	const until = { field: 'percent', atLeast: 100 };
	const counted = await waited({
		spec: { ...steady, until },
		states: [
			state({ percent: 0 }),
			state({ percent: 'much' }),
			state({ percent: '60' }),
			state({ percent: 100 }),
		],
	});
	expect(counted.reports).toEqual([
		'0 of 100 percent, 0 seconds after the start',
		'not done 5 seconds after the start',
		'60 of 100 percent, 10 seconds after the start',
	]);
});

test('a pause that the user has chosen stays, and the first question goes out without one', async () => {
	const { pauses } = await waited({
		spec: { pause: { parameter: 'every', otherwise: 5 } },
		values: { every: 2 },
		states: [working, working, done],
	});
	expect(pauses).toEqual([0, 2000, 2000]);
});

test.each([0, -1, '', 'soon', null, undefined, Infinity])('%j seconds are the usual ones', async (every) => {
	const { pauses } = await waited({
		spec: { pause: { parameter: 'every', otherwise: 5 } },
		values: { every },
		states: [working, done],
	});
	expect(pauses).toEqual([0, 5000]);
});

test('what a number must reach is reached by more, too', async () => {
	const until = { field: 'percent', atLeast: 100 };
	for (const last of [100, 101, '100']) {
		const { pauses, outcome } = await waited({
			spec: { until },
			states: [state({ percent: 99 }), state({}), state({ percent: last })],
		});
		expect(pauses).toHaveLength(3);
		expect(outcome.items).toHaveLength(1);
	}
});

test('the result is fetched with what the question was asked with', async () => {
	const { outcome, calls } = await waited({ spec: { fetch }, states: [working, done] });
	expect(calls.map(([element]) => element)).toEqual(['Start', 'Ask', 'Ask', 'Fetch']);
	expect(calls[3][1]).toEqual({ jobId: 7, level: 3 });
	expect(outcome.items).toEqual([{ json: { jobId: 7, name: 'job', result: 'all' } }]);
});

test('another method may start it', async () => {
	const { calls } = await waited({ spec: { start: method('Begin') as never }, states: [done] });
	expect(calls[0][0]).toBe('Begin');
});

test('the time is over: the last pause ends with it, and the failure says what was begun', async () => {
	const { outcome, pauses } = await waited({ states: [working], values: { seconds: 4 } });
	expect(pauses).toEqual([500, 1000, 2000, 500]);
	expect(outcome.failure).toEqual({
		kind: 'timeout',
		message: 'The work is not done within the time limit',
		advice: undefined,
		reached: 'yes',
		done: ['The job 7 was started'],
	});
});

test('an operation has its own words for work that takes too long', async () => {
	const late = { message: ['The job ', ' goes on'] as [string, string], advice: 'Look later.' };
	const { outcome } = await waited({ spec: { late }, states: [working], values: { seconds: 1 } });
	expect(outcome.failure).toMatchObject({ message: 'The job 7 goes on', advice: 'Look later.' });
});

test.each([
	['when the time is over', { states: [working], values: { seconds: 1 } }],
	['when the user stops it', { states: [working], cancelledAfter: 1 }],
	['when nobody wants to wait', { states: [working], spec: { leaves: [{ given: ['level'] }] } }],
])('work that may be left alone is no failure %s', async (_when, given: Given) => {
	const spec = { ...given.spec, pending: { pending: true } };
	const { outcome } = await waited({ ...given, spec });
	expect(outcome).toEqual({ items: [{ json: { jobId: 7, name: 'job', pending: true } }] });
});

test('who stops it is told that it was begun', async () => {
	const { outcome, calls } = await waited({ states: [working], cancelledAfter: 0 });
	expect(calls.map(([element]) => element)).toEqual(['Start']);
	expect(outcome.failure).toEqual({
		kind: 'cancelled',
		message: 'The execution was cancelled',
		reached: 'yes',
		done: ['The job 7 was started'],
	});
});

test('a start that fails is passed on, a question that fails says what was begun', async () => {
	const failure = { kind: 'fault', message: 'No', reached: 'yes' } as const;
	const failed = await waited({ starts: { failure } });
	expect(failed.outcome).toEqual({ failure });
	expect(failed.pauses).toEqual([]);
	const later = await waited({ states: [working, { failure }] });
	expect(later.outcome.failure).toEqual({ ...failure, done: ['The job 7 was started'] });
});
