import { sleep } from 'n8n-workflow';

/** Longest time in milliseconds that answers wait while parameters are read. */
const slice = 1;

/**
 * Reads the entries of a run in their order and ahead of their use, in slices between which the event loop turns: while
 * requests are under way the next ones are made ready, and no answer waits longer than for a slice. How far it reads ahead is
 * bounded, so that a run that stops has not read everything.
 */
export class Ahead<Entry> {
	private readonly ready = new Map<number, Entry>();

	/** Entries that were read so far. */
	private done = 0;

	private goal = 0;

	private isReading = false;

	private isStopped = false;

	private sliceEnds = 0;

	/** One slice at a time: several readers would add their slices up to one long one. */
	private last: Promise<void> = Promise.resolve();

	constructor(
		private readonly read: (index: number) => Entry,
		private readonly count: number,
	) {}

	/** The entries before `end` that were not taken yet, and up to `ahead` more are read while the caller uses them. */
	async take(start: number, end: number, ahead: number): Promise<Entry[]> {
		while (this.done < end) await this.readUpTo(end);
		const taken: Entry[] = [];
		for (let index = start; index < end; index++) {
			taken.push(this.ready.get(index)!);
			this.ready.delete(index);
		}
		this.goal = Math.min(this.count, Math.max(this.goal, end + ahead));
		// Not for each that was taken: reading on takes a turn of the event loop, and there is enough for as many again.
		if (!this.isReading && this.done < Math.min(this.count, end + ahead / 2)) void this.readOn();
		return taken;
	}

	/** The first entry that fits, which stays to be taken. */
	first(fits: (entry: Entry) => boolean): Entry | undefined {
		for (let index = 0; index < this.count; index++) {
			if (index === this.done) this.readNext();
			const entry = this.ready.get(index)!;
			if (fits(entry)) return entry;
		}
		return undefined;
	}

	/** What was not taken yet is not wanted any more. */
	stop(): void {
		this.isStopped = true;
	}

	private async readOn(): Promise<void> {
		this.isReading = true;
		// The caller's request goes out first.
		await sleep(0);
		try {
			while (this.done < this.goal && !this.isStopped) await this.readUpTo(this.goal);
		} catch {
			// Whoever takes the entry reads it again and meets the same.
			this.isStopped = true;
		}
		this.isReading = false;
	}

	private async readUpTo(end: number): Promise<void> {
		const turn = this.last.then(async () => {
			const now = performance.now();
			if (now >= this.sliceEnds) this.sliceEnds = now + slice;
			while (this.done < end) {
				this.readNext();
				if (this.done === end || performance.now() < this.sliceEnds) continue;
				await sleep(0);
				return;
			}
		});
		this.last = turn.catch(() => {});
		await turn;
	}

	private readNext(): void {
		this.ready.set(this.done, this.read(this.done));
		this.done++;
	}
}
