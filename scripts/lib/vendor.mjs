/** The XML library as one module of the package, with the licences of everything that is inside. */
import { build, transform } from 'esbuild';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export class BuildError extends Error {}

export const vendorSource = 'nodes/shared/xml/vendor.ts';
const vendorModule = 'nodes/shared/xml/vendor.js';
const licencesFile = 'nodes/shared/xml/vendor.LICENSES.txt';

/** @returns what is inside: `fast-xml-parser 5.12.1` */
export async function bundleVendor(root, dist) {
	const result = await build({
		absWorkingDir: root,
		entryPoints: [vendorSource],
		bundle: true,
		write: false,
		metafile: true,
		format: 'cjs',
		platform: 'node',
		target: 'node20',
		minify: true,
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
	const licences = [...directories]
		.map((directory) => licenceOf(root, directory))
		.map(withText)
		.sort((a, b) => a.name.localeCompare(b.name));

	const names = licences.map(({ name, version }) => `${name} ${version}`);
	const banner = `// Bundled: ${names.join(', ')}.\n// Their licences: vendor.LICENSES.txt\n`;
	writeFileSync(path.join(dist, vendorModule), banner + code.text);
	writeFileSync(path.join(dist, licencesFile), licencesText(licences));
	return names;
}

/** The directory of the package that a bundled file belongs to, e.g. `node_modules/@scope/name`. */
function packageDirectoryOf(file) {
	const match = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file);
	return match?.[1];
}

function licenceOf(root, packageDirectory) {
	const directory = path.join(root, packageDirectory);
	const manifest = JSON.parse(readFileSync(path.join(directory, 'package.json'), 'utf8'));
	const licenceFile = readdirSync(directory).find((name) => /^licen[cs]e(\.(md|txt))?$/i.test(name));
	const { name, version, license: licence } = manifest;
	const text =
		licenceFile === undefined ? undefined : readFileSync(path.join(directory, licenceFile), 'utf8').trim();
	return { name, version, licence, text, manifest };
}

const authorOf = ({ author }) => (typeof author === 'string' ? author : author?.name);

/**
 * @nodable/entities 3.1.0 declares MIT and an author in its package.json and README; neither it nor its repository has a
 * licence text. The terms come from a package of the same author that has one.
 */
function withText(licence, _index, all) {
	if (licence.text !== undefined) return licence;
	const { name, manifest } = licence;
	const author = authorOf(manifest);
	const neighbour = all.find(
		(other) =>
			other.text?.startsWith('MIT License') && author !== undefined && authorOf(other.manifest) === author,
	);
	if (licence.licence !== 'MIT' || neighbour === undefined) {
		throw new BuildError(
			`${name} is bundled, but neither has a licence text nor declares MIT like another package of its author`,
		);
	}
	const terms = neighbour.text.slice(neighbour.text.indexOf('Permission is hereby granted'));
	const text = [
		`(Neither the package nor its repository has a licence text. Its package.json and its README declare MIT, and the former names the author. The terms are in the wording of ${neighbour.name}, by the same author.)`,
		'MIT License',
		`Copyright (c) ${author}`,
		terms,
	].join('\n\n');
	return { ...licence, text };
}

/** A package is installed alone, so anything the module still asks for at run time would be missing. */
async function checkSelfContained(code, imports) {
	const wanted = imports.filter(({ external }) => external).map((each) => each.path);
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
