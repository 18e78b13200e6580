import { withAttempts } from '../../../nodes/shared/engine/attempts/attempts';
import { Circuit } from '../../../nodes/shared/engine/attempts/circuit';
import { letIn, slowDown } from '../../../nodes/shared/engine/attempts/rate';
import { withWaitNamed } from '../../../nodes/shared/engine/attempts/retry';
import { hasToWait, pauseAll, takeTurn } from '../../../nodes/shared/engine/attempts/throttle';
import type { Effect } from '../../../nodes/shared/operation/spec';
import type { Failure } from '../../../nodes/shared/soap/failure';

/** How often a request goes out and how long it waits before, with chance taken out of it. */

beforeEach(() => {
	jest.useFakeTimers({ now: 1_000_000 });
	jest.spyOn(Math, 'random').mockReturnValue(0.5);
});
afterEach(() => {
	jest.useRealTimers();
	jest.restoreAllMocks();
});

let keys = 0;
const freshKey = () => `times ${keys++}`;
const lost: Failure = { kind: 'unreachable', message: 'Broken off', reached: 'unknown' };
const busy: Failure = { kind: 'busy', message: 'Busy', httpStatus: 503, reached: 'no', retryAfter: 1_000 };

interface Setting {
	key?: string;
	effect?: Effect;
	most?: number;
	circuit?: Circuit;
	/** Of each attempt; the last one for ever. */
	failures: Array<Failure | undefined>;
	/** What happens during a wait, by its number. */
	during?: (wait: number) => void;
	isCancelled?: (waits: number) => boolean;
}

async function attempt(setting: Setting) {
	const { key = freshKey(), effect = 'read', most, circuit = new Circuit(), failures } = setting;
	const waits: number[] = [];
	let sent = 0;
	const { failure } = await withAttempts<{ failure?: Failure }>(
		{
			key,
			effect,
			most,
			circuit,
			wait: async (milliseconds) => {
				waits.push(milliseconds);
				jest.setSystemTime(Date.now() + milliseconds);
				setting.during?.(waits.length);
				await Promise.resolve();
			},
			isCancelled: () => setting.isCancelled?.(waits.length) ?? false,
		},
		async () => await Promise.resolve({ failure: failures[Math.min(sent++, failures.length - 1)] }),
	);
	return { sent, waits, failure };
}

describe('attempts', () => {
	test('are four at most, with waits that double', async () => {
		expect(await attempt({ failures: [lost] })).toEqual({ sent: 4, waits: [250, 500, 1000], failure: lost });
	});

	test.each([1, 2, 3, 6])('are %i at most where that is said', async (most) => {
		const { sent, waits } = await attempt({ failures: [lost], most });
		expect([sent, waits.length]).toEqual([most, most - 1]);
	});

	test('end with the first answer', async () => {
		expect(await attempt({ failures: [lost, undefined] })).toEqual({
			sent: 2,
			waits: [250],
			failure: undefined,
		});
	});

	test('end without a wait when it is stopped, and without another try when it is stopped meanwhile', async () => {
		const before = await attempt({ failures: [lost], isCancelled: () => true });
		expect([before.sent, before.waits]).toEqual([1, []]);
		const meanwhile = await attempt({ failures: [lost], isCancelled: (waits) => waits > 0 });
		expect([meanwhile.sent, meanwhile.waits]).toEqual([1, [250]]);
		expect(meanwhile.failure).toEqual(lost);
	});

	test('end without a wait when the system is gone, and without another try when it turns out meanwhile', async () => {
		const gone = new Circuit();
		const goes = () => {
			for (let count = 0; count < 100; count++) gone.record(lost);
			jest.setSystemTime(Date.now() + 3_000);
		};
		const meanwhile = await attempt({ failures: [lost], circuit: gone, during: goes });
		expect([meanwhile.sent, meanwhile.waits]).toEqual([1, [250]]);
		const before = await attempt({ failures: [lost], circuit: gone });
		expect([before.sent, before.waits]).toEqual([1, []]);
	});

	test('of a change that may have been carried out are in doubt when they end meanwhile', async () => {
		const refused: Failure = { ...lost, reached: 'no' };
		const setting = { effect: 'idempotent' as const, isCancelled: (waits: number) => waits > 1 };
		expect((await attempt({ ...setting, failures: [lost, refused] })).failure!.reached).toBe('unknown');
		expect((await attempt({ ...setting, failures: [refused] })).failure!.reached).toBe('no');
		expect((await attempt({ ...setting, failures: [lost, refused], effect: 'read' })).failure!.reached).toBe(
			'no',
		);
	});

	test('say how long the system asks to wait where that is too long', async () => {
		const { sent, failure } = await attempt({ failures: [{ ...busy, retryAfter: 61_000 }] });
		expect(sent).toBe(1);
		expect(failure!.advice).toBe(
			'It asks to wait 61 seconds, until 1970-01-01 00:17:41 UTC; this node waits 60 seconds at most.',
		);
	});
});

describe('a request that is turned away', () => {
	test('is sent for less than a minute', async () => {
		// Each wait is what was asked for and half of a second more.
		const { sent, waits } = await attempt({ failures: [{ ...busy, retryAfter: 9_500 }] });
		expect([sent, waits]).toEqual([7, [10_000, 10_000, 10_000, 10_000, 10_000, 10_000]]);
	});

	test('starts its minute anew after a failure of another kind', async () => {
		const long = { ...busy, retryAfter: 29_500 };
		const { sent } = await attempt({ failures: [long, long, lost, long, long, long] });
		expect(sent).toBe(6);
	});

	test('gets four tries where the account has been turned away for a minute', async () => {
		const key = freshKey();
		slowDown(key, Date.now());
		jest.setSystemTime(Date.now() + 60_000);
		expect((await attempt({ key, failures: [busy] })).sent).toBe(4);
		letIn(key);
		expect((await attempt({ key, failures: [busy, busy, busy, busy, busy, undefined] })).sent).toBe(6);
	});

	test('without a time to wait pauses the account for as long as the request waits', async () => {
		const key = freshKey();
		const { waits } = await attempt({ key, failures: [{ ...busy, retryAfter: undefined }, undefined] });
		expect(waits).toEqual([250]);
		expect(hasToWait({ key } as never)).toBe(true);
	});

	test.each<[string, Partial<Failure>]>([
		['during its sign-in', { duringSignIn: true }],
		['when it may have been carried out', { reached: 'unknown' }],
		['by another failure', { kind: 'timeout' }],
	])('%s has no minute', async (_what, more) => {
		const { sent } = await attempt({ failures: [{ ...busy, retryAfter: undefined, ...more }] });
		expect(sent).toBeLessThanOrEqual(4);
	});
});

describe('a turn', () => {
	const turnOf = (key: string, requestsPerSecond?: number, isCancelled = () => false) => {
		const waits: number[] = [];
		const wait = async (milliseconds: number) => {
			waits.push(milliseconds);
			jest.setSystemTime(Date.now() + milliseconds);
			await Promise.resolve();
		};
		return { waits, turn: { key, requestsPerSecond, wait, isCancelled } };
	};

	test.each<[string, number | undefined, boolean, boolean]>([
		['a rate', 1, false, true],
		['a rate below one', 0.1, false, true],
		['no rate', undefined, false, false],
		['a rate of nothing', 0, false, false],
		['a pause', undefined, true, true],
		['a pause beside a rate', 5, true, true],
	])('may have to wait for %s', (_what, rate, isPaused, expected) => {
		const key = freshKey();
		if (isPaused) pauseAll(key, 10, busy);
		expect(hasToWait(turnOf(key, rate).turn)).toBe(expected);
	});

	test.each([
		[1_000, 1_125],
		[2_500, 2_625],
		[30_000, 31_500],
		[60_000, 63_000],
	])('that waits for a pause of %i milliseconds comes back after %i', async (pause, expected) => {
		const { turn, waits } = turnOf(freshKey());
		pauseAll(turn.key, pause, busy);
		expect(await takeTurn(turn)).toBeUndefined();
		expect(waits).toEqual([expected]);
		expect(hasToWait(turn)).toBe(false);
	});

	test('is refused by a pause of more than a minute, and by none of more than five', async () => {
		const { turn } = turnOf(freshKey());
		pauseAll(turn.key, 60_001, busy);
		expect(await takeTurn(turn)).toMatchObject({ kind: 'busy', retryAfter: 60_001 });
		pauseAll(turn.key, 900_000, busy);
		expect(await takeTurn(turn)).toMatchObject({ retryAfter: 300_000 });
	});

	test('is held up by the longer of two pauses, and says what the longer one met', async () => {
		const { turn, waits } = turnOf(freshKey());
		pauseAll(turn.key, 10_000, busy);
		pauseAll(turn.key, 10_000, { ...busy, message: 'Equal' });
		pauseAll(turn.key, 1_000, { ...busy, message: 'Shorter' });
		await takeTurn(turn);
		expect(waits).toEqual([10_500]);
		pauseAll(turn.key, 70_000, { ...busy, message: 'First' });
		pauseAll(turn.key, 70_000, { ...busy, message: 'Equal' });
		expect(await takeTurn(turn)).toMatchObject({ message: 'First' });
		pauseAll(turn.key, 70_001, { ...busy, message: 'Longer' });
		expect(await takeTurn(turn)).toMatchObject({ message: 'Longer' });
	});

	test('that was stopped waits for nothing', async () => {
		const { turn, waits } = turnOf(freshKey(), undefined, () => true);
		pauseAll(turn.key, 10_000, busy);
		expect(await takeTurn(turn)).toBeUndefined();
		expect(waits).toEqual([]);
	});

	test('meets a pause that was asked for while it waited for its slot', async () => {
		const { turn, waits } = turnOf(freshKey(), 1);
		await takeTurn(turn);
		let isFirst = true;
		const wait = async (milliseconds: number) => {
			if (isFirst) pauseAll(turn.key, 5_000, busy);
			isFirst = false;
			await turn.wait(milliseconds);
		};
		expect(await takeTurn({ ...turn, wait })).toBeUndefined();
		// The slot after 1060 milliseconds, then what is left of the pause with half of a tenth more.
		expect(waits).toEqual([1_060, 3_940 + 197]);
	});

	test('of no rate takes no slot', async () => {
		const key = freshKey();
		for (const rate of [0, undefined, 0]) {
			const { turn, waits } = turnOf(key, rate);
			await takeTurn(turn);
			expect(waits).toEqual([]);
		}
	});
});

test.each([
	[315_360_000_000, ', until 1979-12-30 00:16:40 UTC'],
	[315_360_000_001, ''],
])('a wait of %i milliseconds is named with%s the time', (retryAfter, until) => {
	expect(withWaitNamed({ ...busy, retryAfter }).advice).toBe(
		`It asks to wait ${Math.ceil(retryAfter / 86_400_000)} days${until}; this node waits 60 seconds at most.`,
	);
});
