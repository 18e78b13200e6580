/* eslint-disable @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import cases from './cases.json';
import { report } from './examine';
import { Trials } from './operations';
import { prepare, scheduleOf, type Schedule } from './schedule';
import { sandboxStage, type Stage } from './stage';
import { examineSteadily } from './steady';
import { Tally } from './tally';

/**
 * Random operations through a proxy that does everything that a network and a server can do, each schedule from one seed.
 * `npm run test:chaos` runs the long form; a schedule that fails prints its seed and what cases.json needs to keep it.
 */
const count = Number(process.env.CHAOS_SCHEDULES ?? 250);
const firstSeed = Number(process.env.CHAOS_SEED ?? 20_261_124);
/** Most of a schedule is waiting. */
const lanes = 24;

const trials = new Trials();

const kept = cases as Array<{ found: string; schedule: Schedule }>;

async function inSandbox<T>(work: (stage: Stage) => Promise<T>): Promise<T> {
	const stage = await sandboxStage();
	try {
		return await work(stage);
	} finally {
		await stage.stop();
	}
}

/** Runs side by side, in the order of the list, until there is no more. */
async function sideBySide(
	number: number,
	work: (stage: Stage, index: number) => Promise<void>,
): Promise<void> {
	let next = 0;
	const lane = async (stage: Stage) => {
		while (next < number) await work(stage, next++);
	};
	await Promise.all(Array.from({ length: Math.min(lanes, number) }, async () => await inSandbox(lane)));
}

test('schedules that once found something', async () => {
	const failures: string[] = [];
	await sideBySide(kept.length, async (stage, index) => {
		const { found, schedule } = kept[index];
		const prepared = async () => await prepare(stage, trials, schedule);
		const { played, wrong } = await examineSteadily(stage, prepared);
		if (wrong.length > 0) failures.push(`${found}\n${report(played, wrong)}`);
	});
	expect(failures).toEqual([]);
}, 300_000);

test(
	`${count} schedules from seed ${firstSeed}`,
	async () => {
		const tally = new Tally(firstSeed);
		const failures: string[] = [];
		await sideBySide(count, async (stage, index) => {
			const prepared = async () => await scheduleOf(stage, trials, firstSeed + index);
			const { played, wrong, attempts } = await examineSteadily(stage, prepared);
			tally.add(played, attempts);
			if (wrong.length > 0) failures.push(report(played, wrong));
		});
		if (count > 1) tally.write(failures.length);
		if (failures.length > 0) {
			throw new Error(`${failures.length} of ${count} schedules\n${failures.slice(0, 40).join('\n')}`);
		}
	},
	count * 2_000 + 120_000,
);
