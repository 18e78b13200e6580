/**
 * Loads the repository's TypeScript in this process: packages once, the repository's own modules afresh for every test file,
 * each as it is, with marks at its points, or with one change.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import path from 'node:path';
import { transformSync } from '@swc/core';
import { root } from '../lib/install.mjs';
import { instrumented } from './points.mjs';

export const load = createRequire(path.join(root, 'package.json'));

// Below node_modules, where no linter looks.
const cacheFolder = path.join(root, 'node_modules', '.cache', 'mutation');
const compiled = new Map();
/** What a file is made of in place of what is on the disk. */
let changed;
let isMarked = () => false;

const options = {
	jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
	module: { type: 'commonjs' },
	sourceMaps: false,
};

function compile(name, text) {
	const key = createHash('sha1').update(name).update('\0').update(text).digest('hex');
	const known = compiled.get(key);
	if (known !== undefined) return known;
	const file = path.join(cacheFolder, `${key}.js`);
	const code = existsSync(file)
		? readFileSync(file, 'utf8')
		: transformSync(text, { ...options, filename: name }).code;
	if (!existsSync(file)) writeFileSync(file, code);
	compiled.set(key, code);
	return code;
}

function sourceOf(name) {
	const relative = path.relative(root, name);
	const text = readFileSync(name, 'utf8');
	if (changed?.file === relative) {
		const mutated = text.slice(0, changed.start) + changed.replacement + text.slice(changed.end);
		return transformSync(mutated, { ...options, filename: name }).code;
	}
	return compile(name, isMarked(relative) ? instrumented(relative, text) : text);
}

export function prepare() {
	mkdirSync(cacheFolder, { recursive: true });
	// Before the others: `Archer.node` is a program here, with a description in JSON beside it.
	const others = { ...Module._extensions };
	for (const extension of Object.keys(others)) delete Module._extensions[extension];
	Module._extensions['.ts'] = (module, name) => module._compile(sourceOf(name), name);
	Object.assign(Module._extensions, others);
}

export function change(mutant) {
	changed = mutant;
}

export function mark(which) {
	isMarked = which;
}

const isOwn = (name) =>
	name.startsWith(root + path.sep) &&
	!name.includes(`${path.sep}node_modules${path.sep}`) &&
	!name.endsWith('.json');

/** The repository's own sources that are loaded, from its root. */
export const loaded = () =>
	Object.keys(load.cache)
		.filter(isOwn)
		.map((name) => path.relative(root, name));

/** Takes the repository's own modules out of the registry and gives them back. */
export function setAside() {
	const taken = {};
	for (const name of Object.keys(load.cache)) {
		if (!isOwn(name)) continue;
		taken[name] = load.cache[name];
		delete load.cache[name];
	}
	return taken;
}

export function bringBack(taken) {
	setAside();
	Object.assign(load.cache, taken);
}
