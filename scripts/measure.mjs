/**
 * npm run measure: the structure of nodes/ in figures, one a line. Imports are read from the sources, operations from the
 * built specs (bundled in memory, so that no earlier build is needed).
 */
import { build } from 'esbuild';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

function sourcesBelow(folder) {
	return readdirSync(path.join(root, folder), { withFileTypes: true, recursive: true })
		.filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
		.map((entry) => path.relative(root, path.join(entry.parentPath ?? entry.path, entry.name)))
		.sort();
}

/** The files that each file imports, types included: a room is entered by whatever is taken from it. */
function importsOf(files) {
	const known = new Set(files);
	const imports = new Map();
	for (const file of files) {
		const text = readFileSync(path.join(root, file), 'utf8');
		const targets = new Set();
		for (const [, specifier] of text.matchAll(/\bfrom\s+'(\.{1,2}(?:\/[^']*)?)'/g)) {
			const base = path.normalize(path.join(path.dirname(file), specifier));
			const target = [`${base}.ts`, path.join(base, 'index.ts'), base].find((each) => known.has(each));
			if (target !== undefined) targets.add(target);
		}
		imports.set(file, [...targets]);
	}
	return imports;
}

/** Groups of two or more that import each other in a circle (Tarjan's strongly connected components). */
function circlesOf(imports) {
	const index = new Map();
	const low = new Map();
	const stack = [];
	const open = new Set();
	const circles = [];
	const visit = (file) => {
		index.set(file, index.size);
		low.set(file, index.get(file));
		stack.push(file);
		open.add(file);
		for (const target of imports.get(file)) {
			if (!index.has(target)) {
				visit(target);
				low.set(file, Math.min(low.get(file), low.get(target)));
			} else if (open.has(target)) {
				low.set(file, Math.min(low.get(file), index.get(target)));
			}
		}
		if (low.get(file) !== index.get(file)) return;
		const circle = stack.splice(stack.indexOf(file));
		for (const member of circle) open.delete(member);
		if (circle.length > 1) circles.push(circle);
	};
	for (const file of imports.keys()) if (!index.has(file)) visit(file);
	return circles;
}

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

async function builtOperations() {
	const { outputFiles } = await build({
		entryPoints: [path.join(root, 'index.ts')],
		bundle: true,
		write: false,
		platform: 'node',
		format: 'cjs',
		target: 'es2022',
		packages: 'external',
		logLevel: 'silent',
	});
	const module = { exports: {} };
	const require = createRequire(pathToFileURL(path.join(root, 'index.ts')));
	new Function('module', 'exports', 'require', outputFiles[0].text)(module, module.exports, require);
	return module.exports.operations;
}

/** Texts and numbers are data; a function anywhere in a spec is not. Methods that a task names are specs of their own. */
function holdsFunction(value, isRoot = true) {
	if (typeof value === 'function') return true;
	if (typeof value !== 'object' || value === null) return false;
	if (!isRoot && 'soap' in value && 'effect' in value) return false;
	return Object.values(value).some((member) => holdsFunction(member, false));
}

/**
 * The figures by their names in words.
 *
 * @returns {Promise<Record<string, number | string>>}
 */
export async function measure() {
	const files = sourcesBelow('nodes');
	const imports = importsOf(files);
	const sizes = files.map((file) => [
		readFileSync(path.join(root, file), 'utf8').split('\n').length - 1,
		file,
	]);
	const [largest, largestFile] = sizes.reduce((most, each) => (each[0] > most[0] ? each : most));
	const rooms = new Map();
	for (const file of files) rooms.set(path.dirname(file), (rooms.get(path.dirname(file)) ?? 0) + 1);
	const circles = circlesOf(imports);
	const arrows = arrowsBetweenResources(imports);
	const bySystem = Object.entries(await builtOperations());
	const all = bySystem.flatMap(([, operations]) => operations);
	const free = (operations) => operations.filter((operation) => !holdsFunction(operation)).length;
	const below = (folder) => (file) => file.startsWith(folder);
	const figures = { 'operations free of functions': `${free(all)} of ${all.length}` };
	for (const [name, operations] of bySystem) {
		figures[`operations free of functions, ${name}`] = `${free(operations)} of ${operations.length}`;
	}
	return {
		...figures,
		'rooms (folders with sources)': rooms.size,
		'files in the fullest room': Math.max(...rooms.values()),
		'import circles': circles.length,
		'deepest import chain': deepestChain(imports, () => true),
		'deepest import chain, Archer': deepestChain(imports, below('nodes/Archer/')),
		'deepest import chain, SoftExpert': deepestChain(imports, below('nodes/SoftExpert/')),
		'deepest import chain, AssureSign': deepestChain(imports, below('nodes/AssureSign/')),
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
