import type { Effect } from '../../operation/spec';
import type { Failure } from '../../soap/failure';

/** Requests per item, the first one included. */
export const maximumAttempts = 4;
const baseDelay = 500;
const longestDelay = 20_000;
/** A system that asks for more is not waited for: the item fails and says how long it asked for. */
export const longestRetryAfter = 60_000;
/** Added to the time that a system asks for, so that those who heard the same answer do not come back in one moment. */
const longestAddition = 1_000;

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
 * Milliseconds to wait before attempt number `attempt` (2 for the first retry): what the system asks for and a little more,
 * else exponential with full jitter, so that parallel items do not come back together.
 */
export function retryDelay(attempt: number, failure: Failure, random = Math.random): number {
	if (failure.retryAfter !== undefined) {
		return failure.retryAfter + Math.round(random() * longestAddition);
	}
	const ceiling = Math.min(longestDelay, baseDelay * 2 ** (attempt - 2));
	return Math.round(random() * ceiling);
}

/** Names the time that a system asks for where nobody waits that long. */
export function withWaitNamed(failure: Failure, now = Date.now()): Failure {
	const { retryAfter, advice } = failure;
	if (retryAfter === undefined || retryAfter <= longestRetryAfter) return failure;
	const asked = `It asks to wait ${spokenTime(retryAfter)}${clockTime(now + retryAfter)}; this node waits ${longestRetryAfter / 1000} seconds at most.`;
	return { ...failure, advice: advice === undefined ? asked : `${asked} ${advice}` };
}

function spokenTime(milliseconds: number): string {
	const units: Array<[number, string]> = [
		[86_400_000, 'days'],
		[3_600_000, 'hours'],
		[60_000, 'minutes'],
	];
	const [size, name] = units.find(([unit]) => milliseconds >= 2 * unit) ?? [1000, 'seconds'];
	return `${Math.ceil(milliseconds / size)} ${name}`;
}

/** Empty where the time is beyond what a calendar holds for a person. */
function clockTime(at: number): string {
	const tenYears = 315_360_000_000;
	if (at > Date.now() + tenYears) return '';
	return `, until ${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
