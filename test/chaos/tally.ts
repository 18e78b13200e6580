import { writeFigures } from '../support/figures';
import type { Played } from './run';

const longForm = 5_000;

const unknownOutcome = 'It is not known whether the system has acted';

/** Counts what the schedules went through, for docs/reliability.md. */
export class Tally {
	private readonly started = Date.now();

	private readonly counts = {
		schedules: 0,
		items: 0,
		done: 0,
		failed: 0,
		unknown: 0,
		requests: 0,
		faults: 0,
		/** Schedules that broke something while the process stood still, and were played again. */
		again: 0,
	};

	private readonly operations = new Set<string>();

	private readonly kinds: Record<string, number> = {};

	constructor(private readonly seed: number) {}

	add({ schedule, seen, run }: Played, attempts = 1): void {
		const errors = run?.errors ?? [];
		this.counts.schedules++;
		if (attempts > 1) this.counts.again++;
		this.counts.items += schedule.items;
		this.counts.done += new Set(run?.items.map(({ pairedItem }) => JSON.stringify(pairedItem))).size;
		this.counts.failed += errors.length + (run?.error ? 1 : 0);
		this.counts.unknown += errors.filter(({ json }) => JSON.stringify(json).includes(unknownOutcome)).length;
		this.counts.requests += seen.length;
		this.operations.add(`${schedule.system} ${schedule.operation}`);
		for (const { kind } of seen) {
			if (kind === undefined) continue;
			this.counts.faults++;
			this.kinds[kind] = (this.kinds[kind] ?? 0) + 1;
		}
	}

	write(broken: number, name = this.counts.schedules < longForm ? 'chaos-short' : 'chaos-long'): void {
		writeFigures(name, {
			seed: this.seed,
			...this.counts,
			broken,
			operations: this.operations.size,
			kinds: Object.fromEntries(Object.entries(this.kinds).sort(([one], [other]) => (one < other ? -1 : 1))),
			seconds: Math.round((Date.now() - this.started) / 1000),
		});
	}
}
