/**
 * Second half of `npm run build`, after `n8n-node build` (tsc plus a copy of the static files), which has no hook of
 * its own for bundling: the modules become few files that load fast (lib/rooms.mjs), the XML library is inlined, since n8n's
 * verification wants a package without `dependencies` (lib/vendor.mjs), and what is not published goes.
 * Ends with status 1 and a sentence when the result could not be published as it is.
 */
import { existsSync, readFileSync, readdirSync, rmSync, rmdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleRooms } from './lib/rooms.mjs';
import { BuildError, bundleVendor } from './lib/vendor.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const dist = path.join(root, 'dist');

/** What a published file's path below dist may look like; everything else that the build left there is removed. */
const published = [
	/^index\.js$/,
	/^(nodes|credentials)\/.+\.(js|svg)$/,
	/^nodes\/.+\.node\.json$/,
	/^nodes\/.+\/__schema__\/.+\.json$/,
	/^nodes\/shared\/xml\/vendor\.LICENSES\.txt$/,
];

/**
 * `n8n-node build` copies every picture and schema of the whole repository (documentation, sandbox, e2e), and `files`
 * in package.json publishes all of dist.
 *
 * @returns how many files were removed
 */
function removeUnpublished(directory = dist) {
	let removed = 0;
	for (const entry of readdirSync(directory, { withFileTypes: true })) {
		const full = path.join(directory, entry.name);
		if (entry.isDirectory()) {
			removed += removeUnpublished(full);
			if (readdirSync(full).length === 0) rmdirSync(full);
		} else {
			const relative = path.relative(dist, full).split(path.sep).join('/');
			if (published.some((pattern) => pattern.test(relative))) continue;
			rmSync(full);
			removed += 1;
		}
	}
	return removed;
}

/** In the repository they are read by people, in the package by n8n, which shows names and types alone. */
function compactSchemas() {
	const withoutTexts = (key, value) =>
		key === 'description' && typeof value === 'string' ? undefined : value;
	for (const name of readdirSync(dist, { recursive: true })) {
		if (!/__schema__.+\.json$/.test(name)) continue;
		const file = path.join(dist, name);
		writeFileSync(file, JSON.stringify(JSON.parse(readFileSync(file, 'utf8')), withoutTexts));
	}
}

/** Every file that package.json and n8n's loader will ask for. */
function checkRegistered() {
	const { n8n, main } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
	const codex = n8n.nodes.map((file) => `${file}on`);
	const missing = [main, ...n8n.nodes, ...codex, ...n8n.credentials].filter(
		(file) => !existsSync(path.join(root, file)),
	);
	if (missing.length > 0) throw new BuildError(`the build did not produce ${missing.join(', ')}`);
}

try {
	if (!existsSync(path.join(dist, 'nodes'))) {
		throw new BuildError('dist/nodes does not exist: run `npm run build`, not this script');
	}
	const files = await bundleRooms(root, dist);
	const names = await bundleVendor(root, dist);
	compactSchemas();
	const removed = removeUnpublished();
	checkRegistered();
	process.stdout.write(
		`Wrote ${files.length} files and bundled ${names.join(', ')}; removed ${removed} unpublished files from dist\n`,
	);
} catch (error) {
	if (!(error instanceof BuildError)) throw error;
	process.stderr.write(`Build failed: ${error.message}\n`);
	process.exitCode = 1;
}
