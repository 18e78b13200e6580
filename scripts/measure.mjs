/**
 * npm run measure: the structure of nodes/ in figures, one a line, and the circles of the other rooms. Imports are read from
 * the sources, operations from the built specs (bundled in memory, so that no earlier build is needed).
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundled } from './lib/bundled.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const { circlesOf, importsOf, sourcesBelow } = await bundled('scripts/lib/imports.ts');
const { holdsFunction } = await bundled('scripts/lib/functions.ts');

/** Files on the longest way along the imports; a circle counts as one. */
function deepestChain(imports, isCounted) {
	const depths = new Map();
	const depth = (file) => {
		if (depths.has(file)) return depths.get(file);
		depths.set(file, 0);
		const own = isCounted(file) ? 1 : 0;
		depths.set(file, own + Math.max(0, ...imports.get(file).map(depth)));
		return depths.get(file);
	};
	return Math.max(0, ...[...imports.keys()].map(depth));
}

/** The resource that a file belongs to: its folder below `resources`. */
function resourceOf(file) {
	const match = /^nodes\/(\w+)\/resources\/([^/]+)\//.exec(file);
	return match === null ? undefined : `${match[1]}/${match[2]}`;
}

function arrowsBetweenResources(imports) {
	const arrows = { all: new Set(), pastIndex: new Set() };
	for (const [file, targets] of imports) {
		const from = resourceOf(file);
		for (const target of targets) {
			const to = resourceOf(target);
			if (from === undefined || to === undefined || from === to) continue;
			arrows.all.add(`${from} -> ${to}`);
			if (!target.endsWith('/index.ts')) arrows.pastIndex.add(`${file} -> ${target}`);
		}
	}
	return arrows;
}

/**
 * The figures by their names in words.
 *
 * @returns {Promise<Record<string, number | string>>}
 */
export async function measure() {
	const files = sourcesBelow(root, 'nodes');
	const imports = importsOf(root, files);
	const sizes = files.map((file) => [
		readFileSync(path.join(root, file), 'utf8').split('\n').length - 1,
		file,
	]);
	const [largest, largestFile] = sizes.reduce((most, each) => (each[0] > most[0] ? each : most));
	const rooms = new Map();
	for (const file of files) rooms.set(path.dirname(file), (rooms.get(path.dirname(file)) ?? 0) + 1);
	const circlesBelow = (folder) => circlesOf(importsOf(root, sourcesBelow(root, folder))).length;
	const arrows = arrowsBetweenResources(imports);
	const bySystem = Object.entries((await bundled('index.ts')).systems);
	const all = bySystem.flatMap(([, { operations }]) => operations);
	const free = (operations) => operations.filter((operation) => !holdsFunction(operation)).length;
	const below = (folder) => (file) => file.startsWith(folder);
	const figures = { 'operations free of functions': `${free(all)} of ${all.length}` };
	for (const [name, { operations }] of bySystem) {
		figures[`operations free of functions, ${name}`] = `${free(operations)} of ${operations.length}`;
	}
	const chains = Object.fromEntries(
		bySystem.map(([, { folder }]) => [
			`deepest import chain, ${folder}`,
			deepestChain(imports, below(`nodes/${folder}/`)),
		]),
	);
	return {
		...figures,
		'rooms (folders with sources)': rooms.size,
		'files in the fullest room': Math.max(...rooms.values()),
		'import circles': circlesOf(imports).length,
		'import circles, sandbox': circlesBelow('sandbox'),
		'import circles, e2e': circlesBelow('e2e'),
		'deepest import chain': deepestChain(imports, () => true),
		...chains,
		'arrows between resources': arrows.all.size,
		'arrows between resources past their index': arrows.pastIndex.size,
		'files in nodes': files.length,
		'lines of nodes': sizes.reduce((sum, [lines]) => sum + lines, 0),
		'largest file': `${largest} lines, ${largestFile}`,
	};
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	for (const [name, figure] of Object.entries(await measure())) console.log(`${name}: ${figure}`);
}
