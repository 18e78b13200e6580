/**
 * Second half of `npm run build`, after `n8n-node build` (tsc plus a copy of the static files), which has no hook of
 * its own for bundling.
 *
 * n8n's verification wants a package without `dependencies`, so the XML library is inlined into one vendor module.
 * Only that module is bundled: our own code stays readable tsc output, so that a reviewer can compare it with the
 * source. Ends with status 1 and a sentence when the result could not be published as it is.
 */
import { build, transform } from 'esbuild';
import { existsSync, readFileSync, readdirSync, rmSync, rmdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const dist = path.join(root, 'dist');
const vendorSource = 'nodes/shared/xml/vendor.ts';
const vendorModule = path.join(dist, 'nodes/shared/xml/vendor.js');
const licencesFile = path.join(dist, 'nodes/shared/xml/vendor.LICENSES.txt');

/** What a published file's path below dist may look like; everything else that the build left there is removed. */
const published = [
	/^index\.(js|d\.ts)$/,
	/^package\.json$/,
	/^(nodes|credentials)\/.+\.(js|d\.ts|svg)$/,
	/^nodes\/.+\.node\.json$/,
	/^nodes\/.+\/__schema__\/.+\.json$/,
	/^nodes\/shared\/xml\/vendor\.LICENSES\.txt$/,
];

class BuildError extends Error {}

/** The directory of the package that a bundled file belongs to, e.g. `node_modules/@scope/name`. */
function packageDirectoryOf(file) {
	const match = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file);
	return match?.[1];
}

function licenceOf(packageDirectory) {
	const directory = path.join(root, packageDirectory);
	const manifest = JSON.parse(readFileSync(path.join(directory, 'package.json'), 'utf8'));
	const licenceFile = readdirSync(directory).find((name) => /^licen[cs]e(\.(md|txt))?$/i.test(name));
	const { name, version, license: licence } = manifest;
	const text =
		licenceFile === undefined
			? declaredLicenceText(manifest)
			: readFileSync(path.join(directory, licenceFile), 'utf8').trim();
	return { name, version, licence, text };
}

/** @nodable/entities 3.1.0 declares MIT and an author in its package.json, but ships no licence text. */
function declaredLicenceText({ name, license, author }) {
	if (license !== 'MIT' || author === undefined) {
		throw new BuildError(
			`${name} is bundled, but neither ships a licence text nor declares MIT and an author`,
		);
	}
	const ours = readFileSync(path.join(root, 'LICENSE'), 'utf8');
	const terms = ours.slice(ours.indexOf('Permission is hereby granted')).trim();
	const holder = typeof author === 'string' ? author : author.name;
	return [
		'(The package ships no licence text. These are the terms its package.json declares.)',
		'MIT License',
		`Copyright (c) ${holder}`,
		terms,
	].join('\n\n');
}

async function bundle() {
	if (!existsSync(path.join(root, vendorSource))) throw new BuildError(`${vendorSource} does not exist`);
	if (!existsSync(vendorModule)) {
		throw new BuildError(
			'dist/nodes/shared/xml/vendor.js does not exist: run `npm run build`, not this script',
		);
	}
	const result = await build({
		absWorkingDir: root,
		entryPoints: [vendorSource],
		bundle: true,
		write: false,
		metafile: true,
		format: 'cjs',
		platform: 'node',
		target: 'node20',
		minify: false,
		legalComments: 'inline',
		charset: 'utf8',
		logLevel: 'warning',
	});
	const [output] = Object.values(result.metafile.outputs);
	const [code] = result.outputFiles;
	await checkSelfContained(code.text, output.imports);

	// The output's inputs, not the metafile's: only what tree shaking left inside is distributed.
	const inside = Object.entries(output.inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
	const directories = new Set(inside.map(([file]) => packageDirectoryOf(file)).filter(Boolean));
	if (directories.size === 0) throw new BuildError(`${vendorSource} bundles no package`);
	const licences = [...directories].map(licenceOf).sort((a, b) => a.name.localeCompare(b.name));

	const names = licences.map(({ name, version }) => `${name} ${version}`);
	const banner = `// Bundled, unminified: ${names.join(', ')}.\n// Their licences: vendor.LICENSES.txt\n`;
	writeFileSync(vendorModule, banner + code.text);
	writeFileSync(licencesFile, licencesText(licences));
	return names;
}

/** A package is installed alone, so anything the module still asks for at run time would be missing. */
async function checkSelfContained(code, imports) {
	const wanted = imports.filter(({ external }) => external).map((entry) => entry.path);
	// Type annotations in comments say import('./Expression.js') too, so the comments go first.
	const bare = await transform(code, { minifyWhitespace: true, legalComments: 'none' });
	const written = [...bare.code.matchAll(/\b(?:require|import)\s*\(\s*(["'`])(.+?)\1/g)].map(
		(match) => match[2],
	);
	const missing = [...new Set([...wanted, ...written])];
	if (missing.length > 0) throw new BuildError(`vendor.js still requires ${missing.join(', ')}`);
}

function licencesText(licences) {
	const sections = licences.map(
		({ name, version, licence, text }) => `${name} ${version} (${licence})\n\n${text}\n`,
	);
	const rule = `\n${'-'.repeat(80)}\n\n`;
	return `vendor.js contains the following packages.${rule}${sections.join(rule)}`;
}

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

/** Every file that package.json and n8n's loader will ask for. */
function checkRegistered() {
	const { n8n, main, types } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
	const codex = n8n.nodes.map((file) => `${file}on`);
	const missing = [main, types, ...n8n.nodes, ...codex, ...n8n.credentials].filter(
		(file) => !existsSync(path.join(root, file)),
	);
	if (missing.length > 0) throw new BuildError(`the build did not produce ${missing.join(', ')}`);
}

try {
	const names = await bundle();
	const removed = removeUnpublished();
	checkRegistered();
	process.stdout.write(`Bundled ${names.join(', ')}; removed ${removed} unpublished files from dist\n`);
} catch (error) {
	if (!(error instanceof BuildError)) throw error;
	process.stderr.write(`Build failed: ${error.message}\n`);
	process.exitCode = 1;
}
