import type { IExecuteFunctions } from 'n8n-workflow';

/** Milliseconds between two reports; shorter work says nothing. */
const between = 10_000;

/**
 * Says how far long work has come: in n8n's log, in the browser's console where somebody runs the workflow by hand, and in the
 * end as a hint beside the output. Numbers only, never a value of an item.
 */
export class Progress {
	private readonly started = Date.now();

	private saidAt = Date.now();

	private hasSaid = false;

	private done = 0;

	private failed = 0;

	constructor(
		private readonly context: IExecuteFunctions,
		/** What is done, as the node's menu says it: `Create group`. */
		private readonly work: string,
		private readonly total: number,
	) {}

	item(hasFailed: boolean): void {
		if (hasFailed) this.failed++;
		else this.done++;
		if (this.total > 1) this.say(() => this.counts());
	}

	/** Of one item's own long work. */
	within(itemIndex: number, soFar: string): void {
		this.say(() => (this.total > 1 ? `${this.counts()}; item ${itemIndex}: ${soFar}` : soFar));
	}

	/** What was done of it, where it took long or was stopped. */
	end(isCancelled: boolean): void {
		if (!isCancelled && !this.hasSaid) return;
		const left = this.total - this.done - this.failed;
		const text = isCancelled
			? `Cancelled: ${this.counts()}, ${left} not begun`
			: `${this.counts()} in ${spoken(Date.now() - this.started)}`;
		this.tell(text);
		this.context.addExecutionHints({ message: text, type: isCancelled ? 'warning' : 'info' });
	}

	private counts(): string {
		const failed = this.failed === 0 ? '' : `, ${this.failed} failed`;
		return `${this.done} of ${this.total} ${this.total === 1 ? 'item' : 'items'} done${failed}`;
	}

	private say(text: () => string): void {
		const now = Date.now();
		if (now - this.saidAt < between) return;
		this.saidAt = now;
		this.hasSaid = true;
		this.tell(text());
	}

	private tell(text: string): void {
		const sentence = `${this.work}: ${text}`;
		this.context.logger.info(sentence);
		this.context.sendMessageToUI(sentence);
	}
}

function spoken(milliseconds: number): string {
	const seconds = Math.round(milliseconds / 1000);
	return seconds < 120 ? `${seconds} seconds` : `${Math.round(seconds / 60)} minutes`;
}
