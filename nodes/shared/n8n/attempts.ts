import type { Effect } from '../operation/spec';
import type { Failure } from '../soap/failure';
import { maximumAttempts, mayRetry, retryDelay, withWaitNamed } from '../soap/retry';
import type { Circuit } from './circuit';
import { pauseAll } from './throttle';

interface Attempts {
	/** Of the credential, whose requests all pause when the system asks for it. */
	key: string;
	effect: Effect;
	circuit: Circuit;
	wait: (milliseconds: number) => Promise<void>;
	isCancelled: () => boolean;
}

/** Sends until there is an answer, or a failure that another try would not mend or must not follow. */
export async function withAttempts<T extends { failure?: Failure }>(
	{ key, effect, circuit, wait, isCancelled }: Attempts,
	sendOnce: () => Promise<T>,
): Promise<T> {
	for (let attempt = 1; ; attempt++) {
		const result = await sendOnce();
		const { failure } = result;
		if (failure === undefined) return result;
		const delay = retryDelay(attempt + 1, failure);
		if (asksForPause(failure)) pauseAll(key, failure.retryAfter ?? delay, failure);
		const isLast =
			attempt === maximumAttempts || !mayRetry(effect, failure) || circuit.isOpen() || isCancelled();
		if (isLast) return named(result);
		await wait(delay);
		if (circuit.isOpen() || isCancelled()) return named(result);
	}
}

/**
 * Refused before anything was done, as with 429, or with a time to wait: that is said to the account, not to this item.
 * A sign-in keeps to its own waits, and its run stops by itself (`SignInRun`).
 */
function asksForPause({ kind, reached, retryAfter, duringSignIn }: Failure): boolean {
	return kind === 'busy' && duringSignIn !== true && (reached === 'no' || retryAfter !== undefined);
}

function named<T extends { failure?: Failure }>(result: T): T {
	return result.failure ? { ...result, failure: withWaitNamed(result.failure) } : result;
}
