/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests never run inside n8n */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { examine } from './examine';
import type { Prepared } from './schedule';
import type { Stage } from './stage';

/**
 * Standing still for this part of a second, node and servers alike, is long enough for the shortest timeout that a schedule
 * may set (one second) to pass for a request that nothing stood in the way of.
 */
const standstill = 0.25e9;

const mostAttempts = 4;

/**
 * Examines a schedule, and once more when it broke an invariant while the whole process stood still: what is wrong in the
 * nodes is wrong again, for everything follows from the seed.
 */
export async function examineSteadily(
	stage: Stage,
	prepared: () => Promise<Prepared>,
): Promise<Awaited<ReturnType<typeof examine>> & { attempts: number }> {
	for (let attempts = 1; ; attempts++) {
		const delay = monitorEventLoopDelay({ resolution: 10 });
		const ready = await prepared();
		delay.enable();
		const examined = await examine(ready, stage);
		delay.disable();
		const isJudged = examined.wrong.length === 0 || attempts === mostAttempts || delay.max < standstill;
		if (isJudged) return { ...examined, attempts };
	}
}
