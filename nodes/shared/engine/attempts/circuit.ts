import type { Failure } from '../../soap/failure';

interface Cause {
	matches: (failure: Failure) => boolean;
	/** How many in a row, without an answer between, prove that the next ones will not fare better. */
	limit: number;
	/** Completes: The last 12 requests … */
	sentence: string;
}

/**
 * What counts. The limits grow with the doubt: a refused connection is refused to all, a system that answers nothing in time
 * may only be slow, and a broken connection or a busy answer can hit many requests sent side by side at once.
 */
const causes: Cause[] = [
	{
		matches: ({ kind, reached }) => kind === 'unreachable' && reached === 'no',
		limit: 12,
		sentence: 'could not connect',
	},
	{
		matches: ({ kind, httpStatus }) => kind === 'timeout' && httpStatus === undefined,
		limit: 4,
		sentence: 'got no answer in time',
	},
	{
		matches: ({ kind }) => kind === 'unreachable',
		limit: 100,
		sentence: 'got no complete answer',
	},
	{
		matches: ({ httpStatus }) => httpStatus === 502 || httpStatus === 503 || httpStatus === 504,
		limit: 100,
		sentence: 'were answered by a gateway or server that is not available',
	},
];

/** A system that is just starting again gets this long, however many requests it turns away at the same moment. */
const leastOutage = 3_000;
/** How often one request may find out whether the system is back. */
const betweenProbes = 10_000;

/**
 * Ends the requests of a run fast when the system is gone: ten thousand items, each with its retries and waits, would take
 * hours to fail. One per run; nothing of it outlives the run.
 */
export class Circuit {
	private failures = 0;

	/** Reaches 1 when the failures in a row are proof. */
	private proof = 0;

	private since = 0;

	private nextProbe = 0;

	private last?: { failure: Failure; sentence: string };

	constructor(private readonly now: () => number = Date.now) {}

	/** What became of a request; without a failure, or with one that the system answered with, it is there. */
	record(failure?: Failure): void {
		if (failure?.kind === 'cancelled') return;
		const cause = failure && causes.find(({ matches }) => matches(failure));
		if (failure === undefined || cause === undefined) {
			this.failures = this.proof = 0;
			this.last = undefined;
			return;
		}
		if (this.failures === 0) this.since = this.now();
		this.failures++;
		this.proof += 1 / cause.limit;
		this.last = { failure, sentence: cause.sentence };
		this.nextProbe = this.now() + betweenProbes;
	}

	/** Whether the system counts as gone: nothing is worth a wait. */
	isOpen(): boolean {
		// Twelve twelfths may add up to a hair less than one.
		return this.proof > 0.999 && this.now() - this.since >= leastOutage;
	}

	/** What a request fails with that is not sent; undefined when it may go out. */
	refusal(): Failure | undefined {
		if (this.last === undefined || !this.isOpen()) return undefined;
		if (this.now() >= this.nextProbe) {
			this.nextProbe = this.now() + betweenProbes;
			return undefined;
		}
		const { failure, sentence } = this.last;
		const { kind, message, code, httpStatus, advice } = failure;
		return {
			kind,
			message,
			code,
			httpStatus,
			advice: [`Not tried: the last ${this.failures} requests of this run ${sentence}.`, advice]
				.filter(Boolean)
				.join(' '),
			reached: 'no',
		};
	}
}
