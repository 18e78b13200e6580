/**
 * npm run pictures: makes the pictures of the documentation anew, from the real editor with the demo's run in it. Needs a
 * Chromium; the rest is installed and built as for npm start.
 */
import { join } from 'node:path';
import { root } from './lib/install.mjs';
import { run } from './lib/processes.mjs';

const steps = [
	['npm', ['run', 'build'], 'The build'],
	['npx', ['--no-install', 'tsc', '-p', 'e2e/tsconfig.json'], 'Compiling the sandbox'],
	[process.execPath, [join(root, 'scripts', 'install.mjs')], 'The installation of n8n'],
	[
		process.execPath,
		[join(root, 'build', 'e2e', 'screenshot.js'), ...process.argv.slice(2)],
		'Making the pictures',
	],
];
for (const [program, words, what] of steps) await run(program, words, { cwd: root, what });
