import type { Effect } from '../../operation/spec';
import type { Failure } from '../../soap/failure';
import { isWorthWaiting, longestTurnedAway } from './rate';
import { maximumAttempts, mayRetry, retryDelay, withWaitNamed } from './retry';
import type { Circuit } from './circuit';
import { pauseAll } from './throttle';

interface Attempts {
	/** Of the credential, whose requests all pause when the system asks for it. */
	key: string;
	effect: Effect;
	/** Requests, the first one included. */
	most?: number;
	circuit: Circuit;
	wait: (milliseconds: number) => Promise<void>;
	isCancelled: () => boolean;
}

/** Sends until there is an answer, or a failure that another try would not mend or must not follow. */
export async function withAttempts<T extends { failure?: Failure }>(
	{ key, effect, most = maximumAttempts, circuit, wait, isCancelled }: Attempts,
	sendOnce: () => Promise<T>,
): Promise<T> {
	let mayHaveActed = false;
	let turnedAwaySince: number | undefined;
	for (let attempt = 1; ; attempt++) {
		const result = await sendOnce();
		const { failure } = result;
		if (failure === undefined) return result;
		mayHaveActed ||= effect !== 'read' && failure.reached === 'unknown';
		const delay = retryDelay(attempt + 1, failure);
		if (asksForPause(failure)) pauseAll(key, failure.retryAfter ?? delay, failure);
		turnedAwaySince = isTurnedAway(failure) ? (turnedAwaySince ?? Date.now()) : undefined;
		const isSpent = attempt >= most && !isWaitedFor(key, turnedAwaySince);
		const isLast = isSpent || !mayRetry(effect, failure) || circuit.isOpen() || isCancelled();
		if (isLast) return shown(result, mayHaveActed);
		await wait(delay);
		if (circuit.isOpen() || isCancelled()) return shown(result, mayHaveActed);
	}
}

/**
 * Refused before anything was done, as with 429, or with a time to wait: that is said to the account, not to this item.
 * A sign-in keeps to its own waits, and its run stops by itself (`SignInRun`).
 */
function asksForPause(failure: Failure): boolean {
	const { kind, retryAfter, duringSignIn } = failure;
	return isTurnedAway(failure) || (kind === 'busy' && duringSignIn !== true && retryAfter !== undefined);
}

function isTurnedAway({ kind, reached, duringSignIn }: Failure): boolean {
	return kind === 'busy' && reached === 'no' && duringSignIn !== true;
}

/**
 * Whoever shares the account's rate with others is turned away now and then: that is no reason to fail, for a minute, as long
 * as the system lets requests of the account in at all.
 */
function isWaitedFor(key: string, turnedAwaySince: number | undefined): boolean {
	return (
		turnedAwaySince !== undefined && Date.now() - turnedAwaySince < longestTurnedAway && isWorthWaiting(key)
	);
}

/** What the last attempt proves, it proves of itself alone: one before it may have done something. */
function shown<T extends { failure?: Failure }>(result: T, mayHaveActed: boolean): T {
	if (result.failure === undefined) return result;
	const failure = withWaitNamed(result.failure);
	return { ...result, failure: mayHaveActed ? { ...failure, reached: 'unknown' } : failure };
}
