import type { Effect } from '../operation/spec';
import type { Failure } from './failure';

/** Requests per item, the first one included. */
export const maximumAttempts = 4;
const baseDelay = 500;
const longestDelay = 20_000;
/** A system that asks for more is not waited for: the item fails and says how long it asked for. */
export const longestRetryAfter = 60_000;

/**
 * Whether the same request may go out once more. Reads and idempotent writes may after anything that passes; other writes
 * only when the system provably did not act on the request, so that nothing is ever done twice.
 */
export function mayRetry(effect: Effect, failure: Failure): boolean {
	if (failure.duringSignIn) return false;
	if (failure.retryAfter !== undefined && failure.retryAfter > longestRetryAfter) return false;
	if (failure.kind === 'unreachable' || failure.kind === 'busy') {
		return effect !== 'write' || failure.reached === 'no';
	}
	return failure.kind === 'timeout' && effect !== 'write';
}

/**
 * Milliseconds to wait before attempt number `attempt` (2 for the first retry): what the system asks for, else exponential
 * with full jitter, so that parallel items do not come back together.
 */
export function retryDelay(attempt: number, failure: Failure, random = Math.random): number {
	if (failure.retryAfter !== undefined) return failure.retryAfter;
	const ceiling = Math.min(longestDelay, baseDelay * 2 ** (attempt - 2));
	return Math.round(random() * ceiling);
}
