/**
 * npm run pictures:tutorial: makes the pictures of docs/tutorial and the moving one of README.md anew, from the real editor
 * (e2e/tutorialPictures.ts). Installs and builds what is missing; needs a Chromium.
 */
import { PlainError, print, runSteps } from './lib/console.mjs';
import { checkNode, root, rootStep } from './lib/install.mjs';
import { n8nStep } from './lib/n8n.mjs';
import { onStopRequest, run, stopRunning } from './lib/processes.mjs';

onStopRequest(stopRunning);
try {
	checkNode();
	await runSteps([rootStep, n8nStep]);
	await run('npm', ['run', '--silent', 'build'], { cwd: root, what: 'The build' });
	await run('npx', ['--no-install', 'tsc', '-p', 'e2e/tsconfig.json'], { cwd: root, what: 'Compiling' });
	const { code } = await run('node', ['build/e2e/tutorialPictures.js'], {
		cwd: root,
		output: 'show',
		mayFail: true,
	});
	process.exitCode = code;
} catch (error) {
	print(error instanceof PlainError ? error.message : error.stack);
	process.exitCode = 1;
}
