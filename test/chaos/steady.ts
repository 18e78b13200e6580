import { steadily } from '../support/steady';
import { examine } from './examine';
import type { Prepared } from './schedule';
import type { Stage } from './stage';

/**
 * Examines a schedule, and once more when it broke an invariant while the whole process stood still: what is wrong in the
 * nodes is wrong again, for everything follows from the seed.
 */
export async function examineSteadily(
	stage: Stage,
	prepared: () => Promise<Prepared>,
): Promise<Awaited<ReturnType<typeof examine>> & { attempts: number }> {
	const { result, attempts } = await steadily(
		async () => await examine(await prepared(), stage),
		({ wrong }) => wrong.length === 0,
	);
	return { ...result, attempts };
}
