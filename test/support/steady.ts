/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests never run inside n8n */
import { monitorEventLoopDelay } from 'node:perf_hooks';

/**
 * Standing still for this part of a second, node and servers alike, is long enough for the shortest timeout that a test
 * may set (one second) to pass for a request that nothing stood in the way of.
 */
const standstill = 0.25e9;

const mostAttempts = 4;

/** Runs something, and once more when it came out wrong while the whole process stood still. */
export async function steadily<T>(
	run: () => Promise<T>,
	isRight: (result: T) => boolean,
): Promise<{ result: T; attempts: number }> {
	for (let attempts = 1; ; attempts++) {
		const delay = monitorEventLoopDelay({ resolution: 10 });
		delay.enable();
		const result = await run();
		delay.disable();
		if (isRight(result) || attempts === mostAttempts || delay.max < standstill) return { result, attempts };
	}
}
