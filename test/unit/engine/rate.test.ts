/* eslint-disable @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import { withAttempts } from '../../../nodes/shared/engine/attempts/attempts';
import { Circuit } from '../../../nodes/shared/engine/attempts/circuit';
import { isWorthWaiting, letIn, slowDown, takeSlot } from '../../../nodes/shared/engine/attempts/rate';
import type { Failure } from '../../../nodes/shared/soap/failure';
import { generator } from '../../support/random';

beforeEach(() => void jest.useFakeTimers({ now: 1_000_000 }));
afterEach(() => void jest.useRealTimers());

let keys = 0;
const freshKey = () => `rate ${keys++}`;

/** The most moments that any second holds. */
function busiest(moments: number[]): number {
	return Math.max(...moments.map((start) => moments.filter((at) => at >= start && at < start + 1000).length));
}

/** Moments at which `count` requests go out; each timer fires as late as `late` says. */
async function sendMany(
	key: string,
	count: number,
	late: () => number = () => 0,
	rate = 10,
): Promise<number[]> {
	const moments: number[] = [];
	const wait = async (milliseconds: number) =>
		void jest.setSystemTime(Date.now() + Math.ceil(milliseconds) + late());
	for (let number = 0; number < count; number++) {
		await takeSlot(key, rate, wait, () => false);
		moments.push(Date.now());
	}
	return moments;
}

const duration = (moments: number[]) => (moments.at(-1)! - moments[0]) / 1000;

test('no second sees more than its share, however late timers fire, and the rate is made use of', async () => {
	const random = generator(7);
	for (const late of [() => 0, () => random(30), () => (random(20) === 0 ? 700 : 0)]) {
		const moments = await sendMany(freshKey(), 200, late);
		expect(busiest(moments)).toBeLessThanOrEqual(10);
		expect(duration(moments)).toBeGreaterThan(19);
	}
	expect(duration(await sendMany(freshKey(), 200, () => random(30)))).toBeLessThan(23);
});

test('after a pause the account does not send all at once', async () => {
	const key = freshKey();
	await sendMany(key, 20);
	jest.setSystemTime(Date.now() + 60_000);
	const moments = await sendMany(key, 20);
	expect(moments.filter((at) => at < moments[0] + 300).length).toBeLessThanOrEqual(6);
});

test('those who wait take turns in the order of asking', async () => {
	jest.useRealTimers();
	const key = freshKey();
	const order: number[] = [];
	const wait = async (milliseconds: number) =>
		await new Promise<void>((done) => setTimeout(done, milliseconds));
	await Promise.all(
		Array.from({ length: 30 }, async (_, index) => {
			await takeSlot(key, 200, wait, () => false);
			order.push(index);
		}),
	);
	expect(order).toEqual([...order].sort((one, other) => one - other));
});

test('being turned away halves the share once, whatever was under way, and it grows back', async () => {
	const key = freshKey();
	const whole = duration(await sendMany(key, 20));
	const sentAt = Date.now();
	jest.setSystemTime(Date.now() + 100);
	for (let count = 0; count < 5; count++) slowDown(key, sentAt);
	const halved = duration(await sendMany(key, 20));
	expect(halved).toBeGreaterThan(whole * 1.4);
	expect(halved).toBeLessThan(whole * 2.2);
	jest.setSystemTime(Date.now() + 15_000);
	const mostOfIt = duration(await sendMany(key, 20));
	expect(mostOfIt).toBeGreaterThan(whole * 1.1);
	expect(mostOfIt).toBeLessThan(whole * 1.4);
	jest.setSystemTime(Date.now() + 120_000);
	expect(duration(await sendMany(key, 20))).toBeLessThan(whole * 1.1);
});

/** Turned away at the whole rate and at once again at half of it: what is left, so many seconds later. */
test.each([
	[0, 0.25],
	[5, 0.325],
	[10, 0.4],
	[20, 0.45],
	[30, 0.5],
	[45, 0.75],
	[60, 1],
	[600, 1],
])('%i seconds after that the share is %d', async (seconds, share) => {
	const key = freshKey();
	slowDown(key, Date.now());
	jest.setSystemTime(Date.now() + 1);
	slowDown(key, Date.now());
	jest.setSystemTime(Date.now() + seconds * 1000);
	const moments = await sendMany(key, 150, () => 0, 100);
	const found = (119 / (moments[149] - moments[30])) * 10;
	// The second is a little longer than one, and the share grows while they go out.
	expect(found).toBeGreaterThan(share * 0.9);
	expect(found).toBeLessThan(share + 0.08);
});

/** Milliseconds until the second request of an account whose rate is one a second: the share is what is left of that. */
async function secondWaits(key: string): Promise<number> {
	let waited = 0;
	const wait = async (milliseconds: number) => {
		waited += milliseconds;
		jest.setSystemTime(Date.now() + Math.ceil(milliseconds));
		await Promise.resolve();
	};
	await takeSlot(key, 1, wait, () => false);
	await takeSlot(key, 1, wait, () => false);
	return waited;
}

/** Turned away twice in one moment: a quarter is left, four fifths of a half come back in ten seconds, and so on. */
test.each([
	[0, 0.25],
	[5, 0.325],
	[9.999, 0.25 + 0.15 * 0.9999],
	[10, 0.4],
	[20, 0.45],
	[29.999, 0.499995],
	[30, 0.5],
	[40, 0.5 + 10 / 60],
	[45, 0.75],
])('%d seconds after that a request may follow as a share of %d says', async (seconds, share) => {
	const key = freshKey();
	slowDown(key, Date.now());
	slowDown(key, Date.now());
	jest.setSystemTime(Date.now() + seconds * 1000);
	// An account that was idle is two hundred milliseconds ahead.
	expect(await secondWaits(key)).toBeCloseTo(1000 / share - 200, 5);
});

test('the share that is left of many refusals is a twentieth, for ten seconds at least', async () => {
	for (const seconds of [0, 5, 9]) {
		const key = freshKey();
		for (let count = 0; count < 10; count++) slowDown(key, Date.now());
		jest.setSystemTime(Date.now() + seconds * 1000);
		expect(await secondWaits(key)).toBeCloseTo(20_000 - 200, 5);
	}
});

test('what was sent before the share fell says nothing new, what was sent at that moment does', async () => {
	const waitsAfter = async (sentAt: number) => {
		const key = freshKey();
		slowDown(key, Date.now());
		slowDown(key, Date.now() + sentAt);
		return await secondWaits(key);
	};
	expect(await waitsAfter(-1)).toBeCloseTo(1_800, 5);
	expect(await waitsAfter(0)).toBeCloseTo(3_800, 5);
});

test('a share never falls below a twentieth: it has to find out', async () => {
	const key = freshKey();
	for (let count = 0; count < 20; count++) {
		jest.setSystemTime(Date.now() + 10);
		slowDown(key, Date.now());
	}
	expect(duration(await sendMany(key, 3))).toBeLessThan(5);
});

/** The first request of an account may be followed by the next after 800 milliseconds; a whole second holds one all the same. */
test.each([
	['goes on', 1_060, 0],
	['goes on a little early', 1_059, 1],
	['goes on at once', 0, 1_060],
	['is set back by as much as the slowest pace', -20_400, 21_200],
	['is set back by more', -20_401, 0],
	['is set back by an hour', -3_600_000, 0],
])('a clock that %s (%i): the account waits %i milliseconds', async (_what, moved, expected) => {
	const key = freshKey();
	const waits: number[] = [];
	const wait = async (milliseconds: number) => {
		waits.push(milliseconds);
		jest.setSystemTime(Date.now() + milliseconds);
		await Promise.resolve();
	};
	await takeSlot(key, 1, wait, () => false);
	jest.setSystemTime(Date.now() + moved);
	await takeSlot(key, 1, wait, () => false);
	expect(waits.reduce((sum, one) => sum + one, 0)).toBe(expected);
});

test('who asks later does not overtake who still waits', async () => {
	const key = freshKey();
	const order: string[] = [];
	const open: Array<() => void> = [];
	const wait = async () => await new Promise<void>((done) => open.push(done));
	const settle = async () => {
		for (let turn = 0; turn < 20; turn++) await Promise.resolve();
	};
	const ask = (name: string) => void takeSlot(key, 1, wait, () => false).then(() => order.push(name));
	ask('first');
	ask('second');
	await settle();
	jest.setSystemTime(Date.now() + 5_000);
	ask('third');
	await settle();
	expect([order, open.length]).toEqual([['first'], 1]);
	open[0]();
	await settle();
	expect([order, open.length]).toEqual([['first', 'second'], 2]);
});

test('who was stopped takes no slot and waits for none, and the next in turn has it', async () => {
	const key = freshKey();
	const wait = jest.fn(async () => await Promise.resolve());
	await takeSlot(key, 1, wait, () => false);
	await takeSlot(key, 1, wait, () => true);
	expect(wait).not.toHaveBeenCalled();
	const broken = async () => await Promise.reject(new Error('stopped'));
	await expect(takeSlot(key, 1, broken, () => false)).rejects.toThrow('stopped');
	jest.setSystemTime(Date.now() + 1_060);
	await takeSlot(key, 1, wait, () => false);
	expect(wait).not.toHaveBeenCalled();
});

const turnedAway: Failure = { kind: 'busy', message: 'No more', httpStatus: 429, reached: 'no' };

async function attemptsOf(key: string, answers: (attempt: number) => boolean): Promise<number> {
	let sent = 0;
	const wait = async (milliseconds: number) => void jest.setSystemTime(Date.now() + milliseconds + 50);
	await withAttempts<{ failure?: Failure }>(
		{ key, effect: 'write', circuit: new Circuit(), wait, isCancelled: () => false },
		async () => {
			sent++;
			if (answers(sent)) {
				letIn(key);
				return {};
			}
			slowDown(key, Date.now());
			return { failure: { ...turnedAway, retryAfter: 1000 } };
		},
	);
	return sent;
}

test('a request that is turned away again and again is sent for a minute', async () => {
	const start = Date.now();
	expect(await attemptsOf(freshKey(), (attempt) => attempt > 20)).toBe(21);
	const endless = await attemptsOf(freshKey(), () => false);
	expect(endless).toBeGreaterThan(25);
	expect(Date.now() - start).toBeLessThan(110_000);
});

test('a system that has let nothing in for a minute gets the usual four tries', async () => {
	const key = freshKey();
	await attemptsOf(key, () => false);
	expect(isWorthWaiting(key)).toBe(false);
	expect(await attemptsOf(key, () => false)).toBe(4);
	letIn(key);
	expect(await attemptsOf(key, (attempt) => attempt === 10)).toBe(10);
});
