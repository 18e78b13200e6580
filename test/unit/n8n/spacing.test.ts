/* eslint-disable @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import { Spacing } from '../../../nodes/shared/n8n/spacing';

/** When a start waits, and for how long: by a clock that only the test moves on. */

let clock = 0;
/** What was waited for since the last look, in milliseconds. */
let waits: number[] = [];

beforeEach(() => {
	clock = 1_000;
	waits = [];
	const { setTimeout: later } = globalThis;
	jest.spyOn(performance, 'now').mockImplementation(() => clock);
	jest.spyOn(globalThis, 'setTimeout').mockImplementation(((work: () => void, milliseconds: number) => {
		waits.push(milliseconds);
		return later(work, 0);
	}) as never);
});

afterEach(() => {
	jest.restoreAllMocks();
});

async function waited(...starts: Array<Promise<void>>): Promise<number[]> {
	await Promise.all(starts);
	const found = waits;
	waits = [];
	return found;
}

test('starts are a moment apart as long as nothing is known of the answers', async () => {
	const spacing = new Spacing(10);
	expect(await waited(spacing.next())).toEqual([]);
	expect(await waited(spacing.next())).toEqual([1]);
	clock += 0.9;
	expect(await waited(spacing.next())).toEqual([1]);
	clock += 1;
	expect(await waited(spacing.next())).toEqual([]);
	expect(await waited(spacing.next(), spacing.next(), spacing.next())).toEqual([1, 1, 1]);
});

test('they are not where answers come sooner than all that are side by side could start', async () => {
	const spacedAt = async (milliseconds: number) => {
		const spacing = new Spacing(10);
		spacing.answered(milliseconds);
		await waited(spacing.next());
		return await waited(spacing.next());
	};
	expect([await spacedAt(0), await spacedAt(9.9), await spacedAt(10), await spacedAt(11)]).toEqual([
		[],
		[],
		[1],
		[1],
	]);
});

test('a system that becomes slow is believed step by step, one that becomes fast at once', async () => {
	const spacing = new Spacing(10);
	spacing.answered(5);
	// A tenth more with each: 9.7 after seven, 10.7 after eight.
	for (let answers = 0; answers < 7; answers += 1) spacing.answered(1_000);
	await waited(spacing.next());
	expect(await waited(spacing.next())).toEqual([]);
	spacing.answered(1_000);
	await waited(spacing.next());
	expect(await waited(spacing.next())).toEqual([1]);
	spacing.answered(9);
	expect(await waited(spacing.next())).toEqual([]);
});

test('without spacing the event loop gets a turn after twenty milliseconds, one for all', async () => {
	for (const sideBySide of [1, 10]) {
		const spacing = new Spacing(sideBySide);
		spacing.answered(0);
		expect(await waited(spacing.next(), spacing.next())).toEqual([]);
		clock += 19.9;
		expect(await waited(spacing.next())).toEqual([]);
		clock += 0.1;
		expect(await waited(spacing.next(), spacing.next(), spacing.next())).toEqual([0]);
		expect(await waited(spacing.next())).toEqual([]);
		clock += 20;
		expect(await waited(spacing.next())).toEqual([0]);
	}
});

test('where one is under way at a time nobody waits for a moment, however slow the answers are', async () => {
	const spacing = new Spacing(1);
	spacing.answered(1_000);
	expect(await waited(spacing.next())).toEqual([]);
	expect(await waited(spacing.next())).toEqual([]);
});
