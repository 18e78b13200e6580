/**
 * npm run stage: makes of one build what is published beside the whole package, in `build/packages`: a package for each service
 * with its own nodes, credentials and templates, and the sandbox. Run `npm run build` before it. Ends with status 1 and a
 * sentence when something is missing.
 */
import { build } from 'esbuild';
import {
	chmodSync,
	cpSync,
	existsSync,
	mkdirSync,
	readFileSync,
	readdirSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundled } from './lib/bundled.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const target = path.join(root, 'build', 'packages');
const { singlePackages, sandboxPackage, wholePackage } = await bundled('generate/packages.ts');
const { movedWorkflow } = await bundled('trial/moving.ts');

const templates = readdirSync(path.join(root, 'templates')).filter((name) => name.endsWith('.json'));
const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** A folder that holds the committed manifest and text, and nothing of an earlier run. */
function begin(name) {
	const folder = path.join(target, name);
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(path.join(folder, 'templates'), { recursive: true });
	for (const file of ['package.json', 'README.md']) {
		cpSync(path.join(root, 'packages', name, file), path.join(folder, file));
	}
	cpSync(path.join(root, 'LICENSE'), path.join(folder, 'LICENSE'));
	return folder;
}

function stageSingle(one) {
	const folder = begin(one.name);
	const dist = (...names) => path.join('dist', ...names);
	for (const place of [dist('nodes', 'shared'), dist('nodes', one.folder)]) {
		cpSync(path.join(root, place), path.join(folder, place), { recursive: true });
	}
	for (const name of one.credentials) {
		const place = dist('credentials', `${name}.credentials.js`);
		cpSync(path.join(root, place), path.join(folder, place));
	}
	for (const name of one.nodes) {
		const file = path.join(folder, dist('nodes', one.folder, `${name}.node.json`));
		const codex = readJson(file);
		codex.node = codex.node.replace(`${wholePackage}.`, `${one.name}.`);
		writeFileSync(file, `${JSON.stringify(codex, null, '\t')}\n`);
	}
	for (const file of templates) {
		const { workflow, moved } = movedWorkflow(readJson(path.join(root, 'templates', file)), 'single');
		if (!moved.some(({ to }) => to.startsWith(`${one.name}.`))) continue;
		writeFileSync(path.join(folder, 'templates', file), `${JSON.stringify(workflow, null, '\t')}\n`);
	}
}

async function stageSandbox() {
	const folder = begin(sandboxPackage);
	for (const place of ['contracts', 'templates']) {
		cpSync(path.join(root, place), path.join(folder, place), { recursive: true });
	}
	const { dependencies } = readJson(path.join(folder, 'package.json'));
	const program = path.join(folder, 'dist', 'sandbox.js');
	await build({
		absWorkingDir: root,
		entryPoints: ['trial/main.ts'],
		outfile: program,
		bundle: true,
		platform: 'node',
		format: 'cjs',
		target: 'node20',
		external: Object.keys(dependencies),
		banner: { js: '#!/usr/bin/env node' },
		charset: 'utf8',
		logLevel: 'warning',
	});
	chmodSync(program, 0o755);
}

if (existsSync(path.join(root, 'dist', 'nodes', 'shared', 'xml', 'vendor.LICENSES.txt'))) {
	for (const one of singlePackages) stageSingle(one);
	await stageSandbox();
	const names = [...singlePackages.map(({ name }) => name), sandboxPackage];
	process.stdout.write(`${names.map((name) => path.join('build', 'packages', name)).join('\n')}\n`);
} else {
	process.stderr.write('There is no build to stage from: run npm run build first.\n');
	process.exitCode = 1;
}
