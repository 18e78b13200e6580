import { broken } from './invariants';
import { play, type Played } from './run';
import type { Prepared } from './schedule';
import type { Stage } from './stage';

/** Plays a schedule and says what did not hold. */
export async function examine(
	prepared: Prepared,
	stage: Stage,
): Promise<{ played: Played; wrong: string[] }> {
	const played = await play(stage, prepared);
	return { played, wrong: broken(played) };
}

/** A schedule that broke something, and how it can be repeated and kept. */
export function report({ schedule, seen, trial }: Played, wrong: string[], on = 'sandbox'): string {
	const requests = seen.map(
		({ number, method, kind, certainty, passed }) =>
			`  ${number} ${method} ${kind ?? ''} ${certainty}${passed ? '' : ', not passed on'}`,
	);
	return [
		`Seed ${schedule.seed}: ${schedule.system} ${schedule.operation} (${trial.operation.effect})`,
		...wrong.map((sentence) => `  ${sentence}`),
		...requests,
		`  Repeat: npm run test:chaos -- --seed ${schedule.seed} --schedules 1 --on ${on}`,
		`  Keep: ${JSON.stringify(schedule)}`,
	].join('\n');
}
