import { withAttempts } from '../../../nodes/shared/engine/attempts/attempts';
import { Circuit } from '../../../nodes/shared/engine/attempts/circuit';
import { pauseAll, takeTurn } from '../../../nodes/shared/engine/attempts/throttle';
import type { Failure } from '../../../nodes/shared/soap/failure';

const busy: Failure = {
	kind: 'busy',
	message: 'No more',
	httpStatus: 429,
	systemText: 'words of the system',
	reached: 'no',
};

beforeEach(() => void jest.useFakeTimers({ now: 1_000_000 }));
afterEach(() => void jest.useRealTimers());

let keys = 0;
const turnOf = (key: string, requestsPerSecond?: number) => ({
	key,
	requestsPerSecond,
	wait: async (milliseconds: number) => void jest.setSystemTime(Date.now() + milliseconds),
	isCancelled: () => false,
});

test('a pause holds for every request of the credential, without a rate too, and ends spread', async () => {
	const key = `key ${keys++}`;
	pauseAll(key, 30_000, busy);
	const start = Date.now();
	const ends = new Set<number>();
	for (let count = 0; count < 20; count++) {
		jest.setSystemTime(start);
		pauseAll(key, 30_000, busy);
		expect(await takeTurn(turnOf(key))).toBeUndefined();
		const waited = Date.now() - start;
		expect(waited).toBeGreaterThanOrEqual(30_000);
		expect(waited).toBeLessThanOrEqual(33_001);
		ends.add(waited);
	}
	expect(ends.size).toBeGreaterThan(10);
	expect(await takeTurn(turnOf(key))).toBeUndefined();
});

test('the rate and a pause add up, and other credentials go on', async () => {
	const key = `key ${keys++}`;
	const start = Date.now();
	for (let count = 0; count < 11; count++) await takeTurn(turnOf(key, 10));
	const taken = Date.now() - start;
	expect(taken).toBeGreaterThan(1000);
	expect(taken).toBeLessThan(1100);
	pauseAll(key, 5_000, busy);
	await takeTurn(turnOf('another'));
	expect(Date.now() - start).toBe(taken);
	await takeTurn(turnOf(key, 10));
	expect(Date.now() - start).toBeGreaterThanOrEqual(6000);
});

test('nothing waits longer than a minute: it fails, with the time, and without words of another item', async () => {
	const key = `key ${keys++}`;
	pauseAll(key, 120_000, busy);
	const start = Date.now();
	expect(await takeTurn(turnOf(key))).toEqual({
		kind: 'busy',
		message: 'No more',
		httpStatus: 429,
		advice: 'Not sent: the system has just asked to wait longer than this node does.',
		reached: 'no',
		retryAfter: 120_000,
	});
	expect(Date.now()).toBe(start);
	jest.setSystemTime(start + 61_000);
	expect(await takeTurn(turnOf(key))).toBeUndefined();
	expect(Date.now() - start).toBeGreaterThanOrEqual(120_000);
});

test('a date far away does not lock the credential for good', async () => {
	const key = `key ${keys++}`;
	pauseAll(key, Number.MAX_SAFE_INTEGER, busy);
	jest.setSystemTime(Date.now() + 300_001);
	expect(await takeTurn(turnOf(key))).toBeUndefined();
});

test.each([
	['429 without a time', busy, true],
	['503 with one', { ...busy, httpStatus: 503, reached: 'unknown', retryAfter: 5000 } as Failure, true],
	['503 without one', { ...busy, httpStatus: 503, reached: 'unknown' } as Failure, false],
	['a time-out', { ...busy, kind: 'timeout' } as Failure, false],
])('%s pauses the others: %3$s', async (_what, failure, pauses) => {
	const key = `key ${keys++}`;
	const { wait, isCancelled } = turnOf(key);
	let sent = 0;
	const others: number[] = [];
	await withAttempts({ key, effect: 'read', circuit: new Circuit(), wait, isCancelled }, async () => {
		if (sent++ > 0) return {};
		return { failure };
	});
	expect(sent).toBe(2);
	jest.setSystemTime(1_000_000);
	const start = Date.now();
	await takeTurn(turnOf(key));
	others.push(Date.now() - start);
	if (!pauses) expect(others).toEqual([0]);
	else if (failure.retryAfter) expect(others[0]).toBeGreaterThanOrEqual(failure.retryAfter);
});
