import { keepTo } from '../../../nodes/shared/n8n/deadlines';

/** Deadlines by one alarm, with a clock and alarms that only the test moves on: each test goes to the end of them all. */

interface Alarm {
	at: number;
	ring: () => void;
}

function prepared() {
	let now = 1_000;
	const alarms: Alarm[] = [];
	const past: string[] = [];
	jest.spyOn(Date, 'now').mockImplementation(() => now);
	jest.spyOn(AbortSignal, 'timeout').mockImplementation((milliseconds) => {
		const controller = new AbortController();
		alarms.push({ at: now + milliseconds, ring: () => controller.abort() });
		return controller.signal;
	});
	const rung = new Set<Alarm>();
	const goTo = (time: number) => {
		now = time;
		for (const alarm of [...alarms]) {
			if (alarm.at > time || rung.has(alarm)) continue;
			rung.add(alarm);
			alarm.ring();
		}
	};
	return { alarms, past, goTo };
}

afterEach(() => {
	jest.restoreAllMocks();
});

const times = (alarms: Alarm[]) => alarms.map(({ at }) => at);

test('what is not ended before is stopped once, at its time', () => {
	const { alarms, past, goTo } = prepared();
	keepTo(1_500, () => past.push('one'));
	expect(times(alarms)).toEqual([1_500]);
	goTo(1_499);
	expect(past).toEqual([]);
	goTo(1_500);
	expect(past).toEqual(['one']);
	goTo(9_000);
	expect([past, times(alarms)]).toEqual([['one'], [1_500]]);
});

test('what is ended before is not stopped', () => {
	const { past, goTo } = prepared();
	const deadline = keepTo(1_500, () => past.push('one'));
	deadline.end();
	goTo(2_000);
	expect(past).toEqual([]);
});

test('later ones need no alarm of their own until the first has rung', () => {
	const { alarms, past, goTo } = prepared();
	keepTo(1_100, () => past.push('first'));
	keepTo(1_300, () => past.push('third'));
	keepTo(1_200, () => past.push('second'));
	keepTo(1_100, () => past.push('beside it'));
	expect(times(alarms)).toEqual([1_100]);
	goTo(1_100);
	expect([past, times(alarms)]).toEqual([
		['first', 'beside it'],
		[1_100, 1_200],
	]);
	goTo(1_200);
	expect([past.at(-1), times(alarms)]).toEqual(['second', [1_100, 1_200, 1_300]]);
	goTo(1_300);
	expect([past.at(-1), alarms.length]).toEqual(['third', 3]);
});

test('an earlier one has an alarm of its own, and the later alarm rings for nobody', () => {
	const { alarms, past, goTo } = prepared();
	keepTo(1_500, () => past.push('late'));
	keepTo(1_200, () => past.push('early'));
	expect(times(alarms)).toEqual([1_500, 1_200]);
	goTo(1_200);
	expect([past, times(alarms)]).toEqual([['early'], [1_500, 1_200, 1_500]]);
	goTo(1_500);
	expect([past, alarms.length]).toEqual([['early', 'late'], 3]);
});

test('all that have passed are stopped together, and a time that is over at once', () => {
	const { alarms, past, goTo } = prepared();
	keepTo(1_100, () => past.push('one'));
	keepTo(1_101, () => past.push('two'));
	keepTo(1_150.5, () => past.push('three'));
	goTo(1_140);
	expect(past).toEqual(['one', 'two']);
	expect(times(alarms)).toEqual([1_100, 1_151]);
	goTo(1_151);
	expect(past).toEqual(['one', 'two', 'three']);
	keepTo(900, () => past.push('over'));
	expect(times(alarms).at(-1)).toBe(1_151);
	goTo(1_151);
	expect(past.at(-1)).toBe('over');
});

test('a new one has an alarm after all others have ended', () => {
	const { alarms, past, goTo } = prepared();
	keepTo(1_100, () => past.push('one'));
	goTo(1_100);
	keepTo(1_400, () => past.push('two'));
	expect(times(alarms)).toEqual([1_100, 1_400]);
	goTo(1_400);
	expect(past).toEqual(['one', 'two']);
});
