/**
 * npm run test:chaos: random operations through a proxy that breaks what can break (test/chaos).
 *
 *   --schedules 5000   how many
 *   --seed 1           the first one's seed; the others follow it. With --schedules 1 it repeats that one
 *   --on sandbox       or stacks, the real frameworks, with 300 at most for each; both without it
 */
import { parseArgs } from 'node:util';
import { root } from './lib/install.mjs';
import { onStopRequest, run, stopRunning } from './lib/processes.mjs';

const { values } = parseArgs({
	options: {
		schedules: { type: 'string', default: '5000' },
		seed: { type: 'string' },
		on: { type: 'string' },
	},
});
const seed = values.seed ?? String(Date.now() % 1_000_000_000);

onStopRequest(stopRunning);
const files = values.on === 'stacks' ? 'chaos/stacks' : values.on === 'sandbox' ? 'chaos/chaos' : 'chaos';
const jest = ['jest', '--silent', '--selectProjects', 'chaos', '--testPathPatterns', files];
const { code } = await run('npx', ['--no-install', ...jest], {
	cwd: root,
	output: 'show',
	mayFail: true,
	env: {
		CHAOS_SCHEDULES: values.schedules,
		CHAOS_STACK_SCHEDULES: String(Math.min(300, Number(values.schedules))),
		CHAOS_SEED: seed,
	},
});
process.exitCode = code;
