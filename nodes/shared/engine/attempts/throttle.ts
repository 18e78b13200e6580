import type { Failure } from '../../soap/failure';
import { takeSlot } from './rate';
import { longestRetryAfter } from './retry';

interface Pause {
	until: number;
	/** What a request fails with while the pause is longer than anything waits. */
	failure: Failure;
}

/** Credentials whose system asked to be left alone for a while. */
const pauses = new Map<string, Pause>();

/** A date far away may be a mistake of the server: after this long it is asked again. */
const longestPause = 300_000;

/** Those who waited for the end of a pause come back spread over this time, or over a tenth of the pause. */
const leastSpread = 250;

export interface Turn {
	key: string;
	requestsPerSecond: number | undefined;
	wait: (milliseconds: number) => Promise<void>;
	isCancelled: () => boolean;
}

/** Whether there is anything that the credential's next request may have to wait for. */
export function hasToWait({ key, requestsPerSecond = 0 }: Turn): boolean {
	return requestsPerSecond > 0 || pauses.has(key);
}

/**
 * Waits until the credential may send its next request: for the end of a pause that the system asked for, and for a slot
 * where it limits the rate. Gives a failure instead when the pause is longer than anything waits.
 */
export async function takeTurn(turn: Turn): Promise<Failure | undefined> {
	const { key, requestsPerSecond, wait, isCancelled } = turn;
	const refused = await waitForPause(turn);
	if (refused || requestsPerSecond === undefined || requestsPerSecond <= 0) return refused;
	await takeSlot(key, requestsPerSecond, wait, isCancelled);
	// The system may have asked for a pause in the meantime.
	return isCancelled() ? undefined : await waitForPause(turn);
}

async function waitForPause({ key, wait, isCancelled }: Turn): Promise<Failure | undefined> {
	while (!isCancelled()) {
		const pause = pauses.get(key);
		const left = (pause?.until ?? 0) - Date.now();
		if (pause === undefined || left <= 0) {
			pauses.delete(key);
			return undefined;
		}
		if (left > longestRetryAfter) return { ...pause.failure, retryAfter: left };
		await wait(left + Math.random() * Math.max(leastSpread, left / 10));
	}
	return undefined;
}

/** The system asked for a pause: it holds for every request of the credential, whichever item and execution sends it. */
export function pauseAll(key: string, milliseconds: number, { kind, message, httpStatus }: Failure): void {
	const until = Date.now() + Math.min(milliseconds, longestPause);
	if (until <= (pauses.get(key)?.until ?? 0)) return;
	pauses.set(key, {
		until,
		failure: {
			kind,
			message,
			httpStatus,
			advice: 'Not sent: the system has just asked to wait longer than this node does.',
			reached: 'no',
		},
	});
}
