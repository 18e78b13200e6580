import { withAttempts } from '../../../nodes/shared/engine/attempts/attempts';
import { Circuit } from '../../../nodes/shared/engine/attempts/circuit';
import { takeTurn } from '../../../nodes/shared/engine/attempts/throttle';
import type { Effect } from '../../../nodes/shared/operation/spec';
import type { Failure } from '../../../nodes/shared/soap/failure';

const lost: Failure = { kind: 'unreachable', message: 'Broken off', reached: 'unknown' };
const tooLarge: Failure = { kind: 'rejected', message: 'Too large', httpStatus: 413, reached: 'no' };
const refused: Failure = { kind: 'fault', message: 'Refused', reached: 'yes' };

let keys = 0;
async function outcome(effect: Effect, failures: Failure[]): Promise<Failure | undefined> {
	let next = 0;
	const { failure } = await withAttempts<{ failure?: Failure }>(
		{
			key: `attempts ${keys++}`,
			effect,
			circuit: new Circuit(),
			wait: async () => {},
			isCancelled: () => false,
		},
		async () => ({ failure: failures[next++] }),
	);
	return failure;
}

test.each([tooLarge, refused])(
	'an answer that was lost before "$message" leaves a change in doubt',
	async (last) => {
		expect(await outcome('idempotent', [lost, last])).toEqual({ ...last, reached: 'unknown' });
	},
);

test.each([tooLarge, refused])('"$message" alone is what it says', async (last) => {
	expect(await outcome('idempotent', [last])).toEqual(last);
});

test('a read has changed nothing', async () => {
	expect(await outcome('read', [lost, tooLarge])).toEqual(tooLarge);
});

describe('a system that is busy', () => {
	beforeEach(() => void jest.useFakeTimers({ now: 1_000_000 }));
	afterEach(() => void jest.useRealTimers());

	/** How long the next request of the account has to wait after one that met this. */
	async function pauseAfter(failure: Failure, effect: Effect = 'write'): Promise<number> {
		const key = `busy ${keys++}`;
		const wait = async (milliseconds: number) => void jest.setSystemTime(Date.now() + milliseconds);
		const isCancelled = () => false;
		await withAttempts<{ failure?: Failure }>(
			{ key, effect, most: 1, circuit: new Circuit(), wait: async () => {}, isCancelled: () => true },
			async () => ({ failure }),
		);
		const start = Date.now();
		await takeTurn({ key, requestsPerSecond: undefined, wait, isCancelled });
		return Date.now() - start;
	}

	const busy: Failure = { kind: 'busy', message: 'Busy', reached: 'no', retryAfter: 5_000 };

	test('holds up the whole account where it says so', async () => {
		expect(await pauseAfter(busy)).toBeGreaterThanOrEqual(5_000);
		expect(await pauseAfter({ ...busy, reached: 'unknown' })).toBeGreaterThanOrEqual(5_000);
	});

	test('does not where nothing is said, where it was a sign-in, or where it is no such failure', async () => {
		expect(await pauseAfter({ ...busy, reached: 'unknown', retryAfter: undefined })).toBe(0);
		expect(await pauseAfter({ ...busy, duringSignIn: true })).toBe(0);
		expect(await pauseAfter({ ...busy, reached: 'unknown', duringSignIn: true })).toBe(0);
		expect(await pauseAfter({ ...busy, kind: 'rejected' })).toBe(0);
	});
});
