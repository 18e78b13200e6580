/**
 * npm start: installs what is missing, builds, starts the sandbox and the real n8n with this package in it, runs the demo
 * workflow once and leaves the editor open. Needs Node.js and npm, nothing else.
 *
 *   npm start -- --once   ends after the run; exit status 0 only when every step's result is right
 */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { formatDuration, PlainError, print, runSteps } from './lib/console.mjs';
import { checkNode, root, rootStep } from './lib/install.mjs';
import { n8nStep } from './lib/n8n.mjs';
import { onStopRequest, run, stopRunning } from './lib/processes.mjs';

function readArguments(words) {
	const unknown = words.find((word) => word !== '--once');
	if (unknown !== undefined) throw new PlainError(`Unknown option "${unknown}". There is --once.`);
	return { once: words.length > 0 };
}

const packageSources = ['nodes', 'credentials', 'index.ts', 'package.json', 'tsconfig.json', 'scripts'];
const toolSources = [...packageSources, 'sandbox', 'e2e', 'tsconfig.tools.json'];

function newestChange(path) {
	const entry = statSync(path);
	if (!entry.isDirectory()) return entry.mtimeMs;
	// A folder's own time tells of files that have gone.
	return Math.max(entry.mtimeMs, ...readdirSync(path).map((name) => newestChange(join(path, name))));
}

/** Whether `product`, the file that the build writes last, is newer than all it is made of. */
function isBuilt(product, sources) {
	const path = join(root, product);
	if (!existsSync(path)) return false;
	const built = statSync(path).mtimeMs;
	return sources.every((source) => newestChange(join(root, source)) < built);
}

const buildSteps = [
	{
		title: 'Build the package',
		needed: () => !isBuilt('dist/nodes/shared/xml/vendor.js', packageSources),
		run: async () => void (await run('npm', ['run', 'build'], { cwd: root, what: 'The build' })),
	},
	{
		title: 'Build the sandbox and the demo',
		needed: () => !isBuilt('build/e2e/demo.js', toolSources),
		run: async () =>
			void (await run('npx', ['--no-install', 'tsc', '-p', 'e2e/tsconfig.json'], {
				cwd: root,
				what: 'Compiling the sandbox',
			})),
	},
];

const stopping = new AbortController();
let demo = Promise.resolve();
onStopRequest(async () => {
	print('Stopping.');
	stopping.abort(new PlainError('Stopped.'));
	await stopRunning();
	await demo.catch(() => undefined);
});

const started = Date.now();
try {
	const options = readArguments(process.argv.slice(2));
	checkNode();
	await runSteps([rootStep, ...buildSteps, n8nStep]);
	print(`Ready after ${formatDuration(Date.now() - started)}.`);
	const { runDemo } = await import(pathToFileURL(join(root, 'build', 'e2e', 'demo.js')).href);
	demo = runDemo({ ...options, print, signal: stopping.signal });
	const { right } = await demo;
	process.exitCode = right ? 0 : 1;
} catch (error) {
	if (!stopping.signal.aborted) {
		print();
		print(error instanceof PlainError ? error.message : (error.stack ?? String(error)));
		process.exitCode = error.exitCode ?? 1;
	}
}
