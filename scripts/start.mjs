/**
 * npm start: installs what is missing, builds, starts the sandbox and the real n8n with this package in it, runs the demo
 * workflow once and leaves the editor open. Needs Node.js and npm, nothing else.
 *
 *   npm start -- --once         ends after the run; exit status 0 only when every step's result is right
 *   npm start -- --items 1000   number of sample events (10 without it)
 */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { formatDuration, PlainError, print, runSteps } from './lib/console.mjs';
import { checkNode, n8nStep, root, rootStep } from './lib/install.mjs';
import { onStopRequest, run, stopRunning } from './lib/processes.mjs';

function readArguments(words) {
	const options = { once: false, items: 10 };
	while (words.length > 0) {
		const word = words.shift();
		const [name, inline] = word.split('=');
		if (name === '--once') options.once = true;
		else if (name === '--items') {
			options.items = Number(inline ?? words.shift());
			if (!Number.isInteger(options.items) || options.items < 1 || options.items > 10_000) {
				throw new PlainError('--items takes a whole number from 1 to 10000.');
			}
		} else throw new PlainError(`Unknown option "${word}". There are --once and --items <number>.`);
	}
	return options;
}

const packageSources = ['nodes', 'credentials', 'index.ts', 'package.json', 'tsconfig.json', 'scripts'];
const toolSources = [...packageSources, 'sandbox', 'e2e', 'test', 'tsconfig.tools.json'];

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
			void (await run('npx', ['--no-install', 'tsc', '-p', 'tsconfig.tools.json'], {
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
