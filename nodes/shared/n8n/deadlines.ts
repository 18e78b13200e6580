/**
 * Deadlines of what is under way, kept by one alarm for all of them: a timer for each request costs more than most of what is done
 * with its answer, and stays for a minute behind it.
 */
const kept = new Set<Deadline>();

/** When the alarm rings, in milliseconds since the epoch. */
let alarmAt = Infinity;

class Deadline {
	constructor(
		readonly until: number,
		private readonly stop: () => void,
	) {}

	end(): void {
		kept.delete(this);
	}

	pass(): void {
		this.end();
		this.stop();
	}
}

/** Calls `stop` once the time has come, unless the deadline was ended before. */
export function keepTo(until: number, stop: () => void): Deadline {
	const deadline = new Deadline(until, stop);
	kept.add(deadline);
	if (until < alarmAt) setAlarm(until);
	return deadline;
}

function setAlarm(at: number): void {
	alarmAt = at;
	const alarm = AbortSignal.timeout(Math.max(0, Math.ceil(at - Date.now())));
	// An alarm that was set before an earlier one rings for nobody.
	alarm.addEventListener('abort', () => at === alarmAt && ring(), { once: true });
}

function ring(): void {
	alarmAt = Infinity;
	const now = Date.now();
	for (const deadline of kept) if (deadline.until <= now) deadline.pass();
	const next = Math.min(...[...kept].map(({ until }) => until));
	if (next < alarmAt) setAlarm(next);
}
