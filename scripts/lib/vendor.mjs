/** The XML library as one module of the package, with the licences of everything that is inside. */
import { build, transform } from 'esbuild';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export class BuildError extends Error {}

export const vendorSource = 'nodes/shared/xml/vendor.ts';
const vendorModule = 'nodes/shared/xml/vendor.js';
const licencesFile = 'nodes/shared/xml/vendor.LICENSES.txt';

/**
 * What reading the structure of a document never comes to, by what asks for it and what it exports: the library is given tags
 * alone (docs/decisions/xml.md), without text, entities or a DOCTYPE, and makes no object of its own. It is two thirds of it.
 */
const neverCalled = {
	'@nodable/entities': ['EntityDecoder', 'XML', 'CURRENCY', 'COMMON_HTML', 'ENTITY_ACTION'],
	'is-unsafe': ['isUnsafe', 'HTML', 'XML'],
	strnum: ['default'],
	'../validator.js': ['validate'],
	'./node2json.js': ['default'],
	'xml-naming': ['qName', 'createValidator'],
	'./DocTypeReader.js': ['default'],
};

/** Being made is all that happens to one of them, which reads a DOCTYPE. */
const leftOut = `class LeftOut {
	readDocType() { throw new Error('This part of the library is left out'); }
}`;

/** Whoever calls something of it all the same gets an error, which makes the document unreadable: never another reading. */
const withoutNeverCalled = {
	name: 'without-never-called',
	setup({ onResolve, onLoad }) {
		onResolve({ filter: /./ }, ({ path: specifier, importer }) =>
			/node_modules/.test(importer) && Object.hasOwn(neverCalled, specifier)
				? { path: specifier, namespace: 'never-called' }
				: undefined,
		);
		onLoad({ filter: /./, namespace: 'never-called' }, ({ path: specifier }) => ({
			contents: neverCalled[specifier]
				.map((name) => `export { LeftOut as ${name} };`)
				.concat(leftOut)
				.join('\n'),
		}));
	},
};

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
		plugins: [withoutNeverCalled],
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
	if (licenceFile === undefined) throw new BuildError(`${name} is bundled, but has no licence text`);
	return { name, version, licence, text: readFileSync(path.join(directory, licenceFile), 'utf8').trim() };
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
