/**
 * Our own modules as few files that load fast. n8n loads every node when it starts, and of all that is in them it needs the
 * fields of the editor then: what that takes is one file for each system and one for what they share, what only triggers and
 * credentials take beside it another, and everything else one that is required with the first call. Which module belongs where is
 * found out by loading them.
 */
import { minify } from '@swc/core';
import { build, transform } from 'esbuild';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readerWithoutDocumentation } from './withoutDocumentation.mjs';

/** Modules that n8n and other programs ask for by their own path. */
const entry = /^(index|credentials\/[^/]+|nodes\/[^/]+\/[^/]+\.node|nodes\/shared\/xml\/vendor)\.ts$/;

/** The names of what a node needs when it is loaded, of what triggers and credentials need beside that, and of the rest. */
const [ofNodes, ofOthers, atCall] = ['start', 'others', 'calls'];

/** @returns what was written, by path in the package */
export async function bundleRooms(root, dist) {
	const sources = ['index.ts', ...sourcesBelow(root, 'credentials'), ...sourcesBelow(root, 'nodes')].filter(
		(source) => !source.endsWith('/vendor.ts'),
	);
	const entries = sources.filter((source) => entry.test(source));
	const read = readerWithoutDocumentation(root);
	// Each module as a file of its own, and which of them loading the nodes asks for.
	const alone = (source) => ({ file: jsOf(source) });
	write(dist, await bundleAll(root, sources, alone, read));
	const { n8n } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
	const isTrigger = (file) => /Trigger\.node\.js$/.test(file);
	const started = startedModules(root, dist, [...n8n.nodes, ...n8n.credentials]);
	const startedByNodes = startedModules(
		root,
		dist,
		n8n.nodes.filter((file) => !isTrigger(file)),
	);
	const halfOf = (file) => (startedByNodes.has(file) ? ofNodes : started.has(file) ? ofOthers : atCall);
	const place = (source) => {
		if (entry.test(source)) return alone(source);
		const folder = /^nodes\/[^/]+/.exec(source)[0];
		const name = source
			.slice(folder.length + 1)
			.replace(/\.ts$/, '')
			.replace(/\W/g, '_');
		return { file: `${folder}/${halfOf(jsOf(source))}.js`, folder, name };
	};
	removeModules(dist);
	const files = await bundleAll(root, entries, place, read);
	write(dist, files);
	return [...files.keys()].sort();
}

function jsOf(source) {
	return source.replace(/\.ts$/, '.js');
}

function write(dist, files) {
	for (const [file, code] of files) {
		mkdirSync(path.dirname(path.join(dist, file)), { recursive: true });
		writeFileSync(path.join(dist, file), code);
	}
}

/** The compiler has written a file for each module. */
function removeModules(dist) {
	for (const name of readdirSync(dist, { recursive: true })) {
		if (name.endsWith('.js')) rmSync(path.join(dist, name));
	}
}

function sourcesBelow(root, folder) {
	return readdirSync(path.join(root, folder), { recursive: true })
		.map((name) => `${folder}/${name.split(path.sep).join('/')}`)
		.filter((name) => name.endsWith('.ts'))
		.sort();
}

/** What making every class in these files requires. */
function startedModules(root, dist, names) {
	const files = names.map((file) => path.join(root, file));
	const program = `for (const file of ${JSON.stringify(files)}) for (const Type of Object.values(require(file))) new Type();
		console.log(JSON.stringify(Object.keys(require.cache)));`;
	const output = execFileSync(process.execPath, ['-e', program], { cwd: root, encoding: 'utf8' });
	const loaded = JSON.parse(output).map((file) => path.relative(dist, file).split(path.sep).join('/'));
	return new Set(loaded.filter((file) => !file.startsWith('..')));
}

/** @returns the code of these modules, and of the files that others have their place in, by path in the package */
async function bundleAll(root, sources, place, read) {
	const files = new Map();
	const shared = new Map();
	for (const source of sources) {
		files.set(
			place(source).file,
			await bundleOne(root, { entryPoints: [path.join(root, source)] }, place, shared, read),
		);
	}
	// What a file has to hold is known when all others are bundled, so this goes on until nobody asks for more.
	for (let next = unfinished(shared); next !== undefined; next = unfinished(shared)) {
		const [file, { folder, modules, asked }] = next;
		next[1].bundled = asked.size;
		const exported = [...asked.values()]
			.map(({ module, member, id }) => {
				const from = `./${modules.get(module).slice(folder.length + 1)}`;
				return member === undefined
					? `export * as ${id} from '${from}';`
					: `export { ${member} as ${id} } from '${from}';`;
			})
			.sort();
		const stdin = {
			contents: exported.join('\n'),
			resolveDir: path.join(root, folder),
			sourcefile: path.basename(file),
		};
		files.set(file, await bundleOne(root, { stdin }, place, shared, read, file));
	}
	return files;
}

function unfinished(shared) {
	return [...shared].find(([, { asked, bundled }]) => asked.size !== bundled);
}

/** What another file calls a member of a module of this one, or the whole of the module; short, since there are hundreds. */
function asking(shared) {
	return (file, module, member) => {
		const { asked } = shared.get(file);
		const key = `${module} ${member ?? ''}`;
		const known = asked.get(key) ?? { module, member, id: `$${asked.size.toString(36)}` };
		asked.set(key, known);
		return known.id;
	};
}

async function bundleOne(root, input, place, shared, read, file) {
	const { outputFiles } = await build({
		...input,
		absWorkingDir: root,
		bundle: true,
		write: false,
		format: 'cjs',
		platform: 'node',
		target: 'node20',
		external: ['n8n-workflow'],
		plugins: [acrossFiles(root, place, shared, file), withoutDocumentation(read)],
		charset: 'utf8',
		logLevel: 'warning',
	});
	const ask = asking(shared);
	const folder = path.posix.dirname(file ?? place(path.relative(root, input.entryPoints[0])).file);
	const [{ text }] = outputFiles;
	const exported = file === undefined ? text : withPlainExports(text);
	const late = requiredLate(exported, (target, ...what) => ask(path.posix.join(folder, target), ...what));
	// In a function of its own, because names outside of one are kept.
	const small = await transform(`(() => {${late}})();`, { minify: true });
	// A second one finds what the first leaves, a thirtieth of the package.
	const smaller = await minify(`"use strict";${small.code}`, {
		compress: { passes: 3 },
		mangle: true,
		ecma: 2020,
		module: false,
	});
	return smaller.code;
}

/**
 * Our own files alone ask for what is in it, member by member and when all of it is there: no getters are needed, nor what makes a
 * module for others of it.
 */
function withPlainExports(code) {
	const [block, name, members] = /^__export\((\w+), (\{[^}]*\})\);\n/m.exec(code);
	const made = `module.exports = __toCommonJS(${name});`;
	if (!code.includes(made)) throw new Error('The bundler has another way to export than before');
	return `${code.replace(block, '').replace(made, '')}\nmodule.exports = ${members.replaceAll('() => ', '')};\n`;
}

function withoutDocumentation(read) {
	return {
		name: 'without-documentation',
		setup({ onLoad }) {
			onLoad({ filter: /[\\/]nodes[\\/].*\.ts$/ }, ({ path: file }) => ({
				contents: read(file),
				loader: 'ts',
			}));
		},
	};
}

/** Leaves what has its place in another file to that file, and notes that it is asked for. */
function acrossFiles(root, place, shared, ownFile) {
	const relativeTo = (file) => path.relative(root, file).split(path.sep).join('/');
	return {
		name: 'across-files',
		setup({ onResolve }) {
			onResolve({ filter: /^\./ }, ({ path: specifier, importer, resolveDir }) => {
				const target = path.join(resolveDir, specifier);
				const found = [target, `${target}.ts`, path.join(target, 'index.ts')].find(
					(file) => file.endsWith('.ts') && existsSync(file),
				);
				if (found === undefined) return undefined;
				const { file, folder, name } = place(relativeTo(found));
				const own = importer.endsWith('.ts') ? place(relativeTo(importer)).file : ownFile;
				if (own === file) return { path: found };
				if (name !== undefined) {
					const one = shared.get(file) ?? { folder, modules: new Map(), asked: new Map(), bundled: 0 };
					shared.set(file, one);
					const known = one.modules.get(name) ?? relativeTo(found);
					if (known !== relativeTo(found)) throw new Error(`${known} has the name of another in ${file}`);
					one.modules.set(name, known);
				}
				const relative = path.posix.relative(path.posix.dirname(own), file);
				const specified = relative.startsWith('.') ? relative : `./${relative}`;
				return { path: name === undefined ? specified : `${specified}#${name}`, external: true };
			});
		},
	};
}

/**
 * Turns what is required at once into what is required at its first use: one function for each file, which fills its variable.
 * `ask` gives the name by which a member of a module is in its file.
 */
function requiredLate(code, ask) {
	const late = new Map();
	const rest = code.replace(
		/^\s*(var )?(\w+) = (__toESM\()?require\("(\.[^"#]+)(?:#(\w+))?"\)(\))?;$/gm,
		(_all, declared, name, copied, file, module) => {
			if (copied && module !== undefined) {
				return `${declared ?? ''}${name} = require("${file}").${ask(file, module)};`;
			}
			if (copied) return `${declared ?? ''}${name} = __toESM(require("${file}"));`;
			late.set(name, { file, module });
			return declared ? `var ${name};` : '';
		},
	);
	if (late.size === 0) return rest;
	// Several modules have the same file: one function does for all of them.
	const firstOf = new Map();
	for (const [name, { file }] of late) if (!firstOf.has(file)) firstOf.set(file, name);
	const read = (name, member) => {
		const { file, module } = late.get(name);
		return `${firstOf.get(file)}$().${module === undefined ? member : ask(file, module, member)}`;
	};
	const names = [...late.keys()].join('|');
	const used = rest
		// `new a$().B()` would make an a$: what is made has to stand in brackets of its own.
		.replace(
			new RegExp(`\\bnew (${names})\\.([\\w$]+)`, 'g'),
			(_all, name, member) => `new (${read(name, member)})`,
		)
		// The brackets keep `this` from a function, which ours do not have.
		.replace(
			new RegExp(`\\(0, (${names})\\.([\\w$]+)\\)\\(`, 'g'),
			(_all, name, member) => `${read(name, member)}(`,
		)
		.replace(new RegExp(`\\b(${names})\\.([\\w$]+)`, 'g'), (_all, name, member) => read(name, member));
	const left = new RegExp(`(?<!\\bvar .*)\\b(?:${names})\\b(?!\\$\\(\\))|require\\("[^"]*#`).exec(used);
	if (left !== null) throw new Error(`${left[0]} is used in a way that cannot be required later`);
	const functions = [...firstOf].map(
		([file, name]) => `function ${name}$() { return ${name} ??= require("${file}"); }\n`,
	);
	return `${functions.join('')}${used}`;
}
