/* eslint-disable @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import type { SystemName } from '../support/methods';
import { systems } from '../../index';
import { examine, report } from './examine';
import { Trials } from './operations';
import { scheduleOf } from './schedule';
import { missingFor, stackStage } from './stackStage';
import { Tally } from './tally';

/**
 * The same on real frameworks: ASP.NET, PHP's SoapServer and WCF behind the proxy. They keep no state, so what was carried out
 * is what their deserialisers have written down.
 */
const count = Number(process.env.CHAOS_STACK_SCHEDULES ?? 25);
const firstSeed = Number(process.env.CHAOS_SEED ?? 20_261_130);
const names = Object.keys(systems) as SystemName[];
const present = names.filter((name) => missingFor[name].length === 0);

const tally = new Tally(firstSeed);
let failed = 0;

test.each(present)(
	`${count} schedules on the real framework of %s from seed ${firstSeed}`,
	async (system) => {
		const stage = await stackStage(system);
		const trials = new Trials();
		const failures: string[] = [];
		try {
			for (let index = 0; index < count; index++) {
				const { played, wrong } = await examine(
					await scheduleOf(stage, trials, firstSeed + index, system),
					stage,
				);
				tally.add(played);
				if (wrong.length > 0) failures.push(report(played, wrong, 'stacks'));
			}
		} finally {
			await stage.stop();
		}
		failed += failures.length;
		if (failures.length > 0) throw new Error(failures.slice(0, 20).join('\n'));
	},
	count * 6_000 + 120_000,
);

test('the frameworks are there, or it is said what is missing', () => {
	for (const name of names.filter((one) => !present.includes(one))) {
		process.stdout.write(`Not run without ${missingFor[name].join(', ')}: chaos on the stack of ${name}.\n`);
	}
	if (present.length === names.length && count > 1) tally.write(failed, 'chaos-stacks');
});
