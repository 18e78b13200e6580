/* eslint-disable @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import type { OperationContext, OperationOutcome } from '../../../nodes/shared/operation/spec';
import { refusal } from '../../../nodes/shared/soap/failure';
import { runFake, task, text } from './fakeSystem';

/** Items that share requests: how many at a time, and whose outcome is whose. */

const titles = (count: number) => Array.from({ length: count }, (_unused, index) => `t${index}`);
const each = (count: number, options: object = {}) => ({
	items: titles(count).map((title) => ({ title })),
	expressions: { title: titles(count) },
	parameters: { options: options as Record<string, string> },
});

function batching(batch: object, more: object = {}) {
	const together: string[][] = [];
	const perform = async (contexts: OperationContext[]): Promise<OperationOutcome[]> => {
		const given = contexts.map(({ values }) => String(values.title));
		together.push(given);
		return await Promise.resolve(
			given.map((title) =>
				title === 'bad'
					? { failure: refusal('rejected', 'Ledger refused it') }
					: { items: [{ json: { title } }] },
			),
		);
	};
	const alone = async ({ values }: OperationContext): Promise<OperationOutcome> =>
		await Promise.resolve({ items: [{ json: { title: values.title as string, alone: true } }] });
	return {
		together,
		operations: [task('save', { batch: { perform, ...batch }, perform: alone, ...more } as never)],
	};
}

test.each([
	['the most that the system takes', { size: 4 }, {}, [4, 4, 1]],
	['as many as are usual', { size: 4, usual: 3 }, {}, [3, 3, 3]],
	['as many as the user says', { size: 4, usual: 3 }, { itemsPerRequest: 2 }, [2, 2, 2, 2, 1]],
	['never more than the system takes', { size: 4 }, { itemsPerRequest: 9 }, [4, 4, 1]],
	['whole requests of those that are looked up together', { size: 2, together: 5 }, {}, [6, 3]],
	['together no more than there are', { size: 4, together: 50 }, {}, [9]],
])('%s', async (_title, batch, options, sizes) => {
	const { together, operations } = batching(batch);
	const { json } = await runFake(operations, 'save', each(9, options));
	expect(together.map((part) => part.length)).toEqual(sizes);
	expect(together.flat()).toEqual(titles(9));
	expect(json).toEqual(titles(9).map((title) => ({ title })));
});

test('those that are looked up together are shared among what goes side by side', async () => {
	const { together, operations } = batching({ size: 2, together: 50 }, { effect: 'read' });
	await runFake(operations, 'save', each(8, { parallelRequests: 2 }));
	expect(together.map((part) => part.length)).toEqual([4, 4]);
});

test('an item that fails keeps its place among the others', async () => {
	const { operations } = batching({ size: 3 });
	const { output } = await runFake(operations, 'save', {
		items: [{}, {}, {}],
		expressions: { title: ['a', 'bad', 'c'] },
		keepsGoing: true,
	});
	expect(output.map(({ json, pairedItem }) => [json.title ?? 'failed', pairedItem])).toEqual([
		['a', { item: 0 }],
		['failed', { item: 1 }],
		['c', { item: 2 }],
	]);
});

test('what is wrong stays out of the request, and what the conditions part goes alone', async () => {
	const fields = [text('title'), { ...text('count'), type: 'number' as const, default: 0 }];
	const { together, operations } = batching(
		{ size: 4, when: [{ parameter: 'title', is: ['a', 'c'] }] },
		{ fields },
	);
	const { json } = await runFake(operations, 'save', {
		items: [{}, {}, {}, {}],
		expressions: { title: ['a', 'b', 'a', 'c'], count: [1, 2, 'x', 4] },
		keepsGoing: true,
	});
	expect(together).toEqual([['a', 'c']]);
	expect(json[0]).toEqual({ title: 'a' });
	expect(json[1]).toEqual({ title: 'b', alone: true });
	expect(json[2].error).toBeDefined();
	expect(json[3]).toEqual({ title: 'c' });
});

test('items with Dry Run and without it are sent apart, each in its place', async () => {
	const { together, operations } = batching({ size: 4 });
	const { json } = await runFake(operations, 'save', {
		items: [{}, {}, {}],
		expressions: { title: ['a', 'b', 'c'], options: [{ dryRun: true }, {}, { dryRun: true }] },
	});
	expect(together).toEqual([['b'], ['a', 'c']]);
	expect(json.map(({ title, dryRun }) => [title, dryRun])).toEqual([
		[undefined, true],
		['b', undefined],
		[undefined, true],
	]);
});

describe('with a clock that only runs when it is told to', () => {
	beforeEach(() => {
		jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask', 'performance'] });
	});
	afterEach(() => jest.useRealTimers());

	test('a pause goes between requests, which go one after the other then', async () => {
		const begun: number[] = [];
		const perform = async (contexts: OperationContext[]) => {
			begun.push(Date.now());
			return await Promise.resolve(contexts.map(() => ({ items: [] })));
		};
		const { operations } = batching({ size: 1, perform }, { destructive: true });
		const started = Date.now();
		let isDone = false;
		const run = runFake(operations, 'save', each(3, { parallelRequests: 3, pauseBetweenRequests: 60 }));
		void run.then(() => (isDone = true));
		while (!isDone) {
			await new Promise((resolve) => setImmediate(resolve));
			jest.advanceTimersByTime(1_000);
		}
		expect((await run).error).toBeUndefined();
		expect(begun[0] - started).toBeLessThan(30_000);
		const gaps = begun.slice(1).map((moment, index) => moment - begun[index]);
		expect(gaps).toHaveLength(2);
		for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(60_000);
		for (const gap of gaps) expect(gap).toBeLessThan(90_000);
	});
});
