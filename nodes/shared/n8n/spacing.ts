import { sleep } from 'n8n-workflow';

/** Milliseconds between two starts; no timer is finer. */
const moment = 1;

/** By how much the time of an answer is taken for longer with each that took longer: a system may become slow. */
const growth = 1.1;

/** Milliseconds after which the event loop gets a turn, whatever else gives it one: what fails without a request never waits. */
const longestSlice = 20;

/**
 * Lets a moment pass between two starts. Requests that start together are answered together and, because their work is done in
 * turns, are ready together again: nothing would be done while all of them wait. Where answers come so soon that the starts are
 * closer together than a moment anyway, nobody waits: it would only keep requests from being under way side by side.
 */
export class Spacing {
	private last: Promise<void> = Promise.resolve();

	private startedAt = 0;

	private turnedAt = performance.now();

	private turn: Promise<void> | undefined;

	/** The least time in milliseconds that one took lately: what is more is its wait for others. */
	private answerTime = Infinity;

	constructor(private readonly sideBySide: number) {}

	async next(): Promise<void> {
		if (this.sideBySide === 1 || this.answerTime < this.sideBySide * moment) {
			if (performance.now() - this.turnedAt < longestSlice) return;
			return await (this.turn ??= this.oneTurn());
		}
		const turn = this.last.then(async () => {
			if (performance.now() - this.startedAt < moment) await sleep(moment);
			this.startedAt = performance.now();
		});
		this.last = turn;
		await turn;
	}

	/** One for all: with a timer for each, one would always be due, and the event loop would not get past its timers. */
	private async oneTurn(): Promise<void> {
		await sleep(0);
		this.turnedAt = performance.now();
		this.turn = undefined;
	}

	answered(milliseconds: number): void {
		this.answerTime = Math.min(milliseconds, this.answerTime * growth);
	}
}
