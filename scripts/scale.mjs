/**
 * npm run test:scale: n8n in queue mode, with Redis and PostgreSQL of the machine (test/scale).
 *
 *   --full   the sizes that docs/scale.md speaks of, on two and on four workers; without it a size for every day
 */
import { parseArgs } from 'node:util';
import { PlainError, print, runSteps } from './lib/console.mjs';
import { checkNode, root, rootStep } from './lib/install.mjs';
import { n8nStep } from './lib/n8n.mjs';
import { onStopRequest, run, stopRunning } from './lib/processes.mjs';

const { values } = parseArgs({ options: { full: { type: 'boolean', default: false } } });

onStopRequest(stopRunning);
try {
	checkNode();
	await runSteps([rootStep, n8nStep]);
	await run('npm', ['run', '--silent', 'build'], { cwd: root, what: 'The build' });
	const { code } = await run('npx', ['--no-install', 'jest', '--selectProjects', 'scale', '--runInBand'], {
		cwd: root,
		output: 'show',
		mayFail: true,
		env: values.full ? { SCALE_FULL: '1' } : {},
	});
	process.exitCode = code;
} catch (error) {
	print(error instanceof PlainError ? error.message : error.stack);
	process.exitCode = 1;
}
