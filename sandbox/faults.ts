import type { Alteration } from './alteredAnswers';
import type { SystemName } from './journal';

export type FaultKind =
	| 'reset-before-response'
	| 'reset-after-handling'
	| 'timeout'
	| 'status'
	| 'html-login-page'
	| 'truncated'
	| 'cut'
	| 'cut-chunked'
	| 'cut-gzip'
	| 'broken-gzip'
	| 'broken-http'
	| 'bomb'
	| 'drip'
	| 'echo'
	| 'empty'
	| 'fault'
	| 'latency'
	| Alteration;

/** A failure to inject. */
export interface FaultRule {
	kind: FaultKind;
	/** Every system when left out. */
	system?: SystemName;
	/** Every method when left out. */
	method?: string;
	/** How many matching requests to let pass first. */
	after?: number;
	/** How many matching requests it hits; default 1, or without end when `probability` is given. */
	times?: number;
	/** 0 to 1: chance for each matching request. */
	probability?: number;
	/** Makes `probability` repeatable; default 1. */
	seed?: number;
	/** For kind 'status': the HTTP status, for instance 429, 502 or 503. */
	status?: number;
	/** For kind 'status': the Retry-After header, in seconds or as a date. */
	retryAfter?: number | string;
	/** For kind 'status': the body and its type; an HTML error page when left out. */
	body?: string;
	contentType?: string;
	/** For kind 'status': where a redirect points to. */
	location?: string;
	/** For kind 'fault': the fault's text. */
	text?: string;
	/** For kind 'latency'; for kind 'drip' the time between two bytes, default 50. */
	milliseconds?: number;
	/** For kind 'bomb': default gzip. */
	encoding?: 'gzip' | 'deflate' | 'br';
	/** For kind 'bomb': size of the answer once it is unpacked, default 100. */
	megabytes?: number;
	/** Whether the method runs before the failure; each kind has its own default (see README). */
	handled?: boolean;
}

export interface ScheduledFault extends FaultRule {
	number: number;
	/** How many requests it has hit. */
	hits: number;
}

const handledByDefault: Record<FaultKind, boolean> = {
	'reset-before-response': false,
	'reset-after-handling': true,
	timeout: false,
	status: false,
	'html-login-page': false,
	truncated: true,
	cut: true,
	'cut-chunked': true,
	'cut-gzip': true,
	'broken-gzip': true,
	'broken-http': true,
	bomb: false,
	drip: true,
	echo: true,
	empty: true,
	fault: false,
	latency: true,
	'no-result': true,
	'text-result': true,
	'two-results': true,
	'two-bodies': true,
	'fault-after-result': true,
	'foreign-namespace': true,
};

export function runsMethod(fault: FaultRule): boolean {
	return fault.handled ?? handledByDefault[fault.kind];
}

/** The mulberry32 generator: small, seeded, good enough to spread failures. */
function randomNumbers(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}

interface Entry {
	fault: ScheduledFault;
	random: () => number;
	toSkip: number;
}

/** The scheduled failures, in the order they were added. */
export class FaultPlan {
	private entries: Entry[] = [];

	private next = 1;

	add(rule: FaultRule): ScheduledFault {
		if (!(rule.kind in handledByDefault)) throw new Error(`Unknown kind of fault: ${String(rule.kind)}`);
		if (rule.kind === 'status' && !(Number(rule.status) >= 200 && Number(rule.status) <= 599)) {
			throw new Error("A fault of kind 'status' needs a status from 200 to 599");
		}
		const fault: ScheduledFault = { ...rule, number: this.next++, hits: 0 };
		this.entries.push({ fault, random: randomNumbers(rule.seed ?? 1), toSkip: rule.after ?? 0 });
		return fault;
	}

	list(): ScheduledFault[] {
		return this.entries.map(({ fault }) => ({ ...fault }));
	}

	clear(): void {
		this.entries = [];
	}

	/** What hits this request: every matching delay, and the first matching failure of another kind. */
	take(system: SystemName, method: string): { delays: ScheduledFault[]; failure?: ScheduledFault } {
		const delays: ScheduledFault[] = [];
		let failure: ScheduledFault | undefined;
		for (const entry of this.entries) {
			const { fault } = entry;
			if (fault.kind !== 'latency' && failure !== undefined) continue;
			if (!this.hits(entry, system, method)) continue;
			fault.hits++;
			if (fault.kind === 'latency') delays.push(fault);
			else failure = fault;
		}
		return { delays, failure };
	}

	private hits(entry: Entry, system: SystemName, method: string): boolean {
		const { fault } = entry;
		if (fault.system !== undefined && fault.system !== system) return false;
		if (fault.method !== undefined && fault.method !== method) return false;
		const limit = fault.times ?? (fault.probability === undefined ? 1 : Number.POSITIVE_INFINITY);
		if (fault.hits >= limit) return false;
		if (entry.toSkip > 0) {
			entry.toSkip--;
			return false;
		}
		return fault.probability === undefined || entry.random() < fault.probability;
	}
}
