/* eslint-disable @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import { keepTo } from '../../../nodes/shared/n8n/deadlines';
import { Spacing } from '../../../nodes/shared/n8n/spacing';

const sleep = async (milliseconds: number) =>
	await new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('deadlines', () => {
	test('each passes at its own time, whichever was set first', async () => {
		const start = Date.now();
		const passed: Array<[name: string, late: number]> = [];
		const set = (name: string, after: number) =>
			keepTo(start + after, () => passed.push([name, Date.now() - start - after]));
		const deadlines = [set('third', 90), set('first', 30), set('second', 60), set('ended', 45)];
		deadlines[3].end();
		while (passed.length < 3) await sleep(5);
		expect(passed.map(([name]) => name).sort()).toEqual(['first', 'second', 'third']);
		// None before its time.
		expect(passed.filter(([, late]) => late < 0)).toEqual([]);
	});

	test('one that is over already passes soon', async () => {
		const passed = jest.fn();
		keepTo(Date.now() - 1, passed);
		expect(passed).not.toHaveBeenCalled();
		while (passed.mock.calls.length === 0) await sleep(1);
		expect(passed).toHaveBeenCalledTimes(1);
	});
});

describe('starts', () => {
	/** Milliseconds between starts that are asked for at the same time: what a busy machine does to some of them is no matter. */
	async function usualGap(spacing: Spacing): Promise<number> {
		const moments: number[] = [];
		await Promise.all(
			Array.from({ length: 10 }, async () => {
				await spacing.next();
				moments.push(performance.now());
			}),
		);
		const gaps = moments.slice(1).map((moment, index) => moment - moments[index]);
		return gaps.sort((one, other) => one - other)[4];
	}

	test('are a moment apart where answers take long', async () => {
		const spacing = new Spacing(10);
		spacing.answered(20);
		// A timer may fire a little before its time.
		expect(await usualGap(spacing)).toBeGreaterThan(0.5);
	});

	test('are not where answers come at once, until they become slow', async () => {
		const spacing = new Spacing(10);
		spacing.answered(2);
		expect(await usualGap(spacing)).toBeLessThan(0.5);
		for (let answers = 0; answers < 20; answers += 1) spacing.answered(20);
		expect(await usualGap(spacing)).toBeGreaterThan(0.5);
	});

	test('leave the event loop its turns, also where nothing is waited for', async () => {
		const spacing = new Spacing(10);
		spacing.answered(0);
		let turns = 0;
		let isOver = false;
		const beat = () => {
			turns += 1;
			if (!isOver) setImmediate(beat);
		};
		beat();
		await Promise.all(
			Array.from({ length: 10 }, async () => {
				for (let item = 0; item < 30; item += 1) {
					await spacing.next();
					const start = performance.now();
					while (performance.now() - start < 1);
				}
			}),
		);
		isOver = true;
		expect(turns).toBeGreaterThan(3);
	});

	test('are not where one is under way at a time', async () => {
		const spacing = new Spacing(1);
		spacing.answered(20);
		expect(await usualGap(spacing)).toBeLessThan(0.5);
	});
});
