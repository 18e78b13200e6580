/** What is changed, and by what it is judged. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../lib/install.mjs';
import { mutantsOf } from './mutants.mjs';

/** The rooms of the engine, the dialects, and what reads the answers of each system. */
const folders = ['nodes/shared'];
const files = [
	...['Archer', 'SoftExpert', 'AssureSign'].flatMap((system) => [
		`nodes/${system}/dialect.ts`,
		`nodes/${system}/answers.ts`,
	]),
	'nodes/Archer/signInFaults.ts',
	...['entries', 'identifiers', 'page', 'presentRecord', 'read', 'refusals'].map(
		(name) => `nodes/Archer/content/${name}.ts`,
	),
	...['codes', 'elements', 'judgement', 'meaning', 'outcome', 'verdict'].map(
		(name) => `nodes/SoftExpert/content/${name}.ts`,
	),
	'nodes/AssureSign/content/files.ts',
];

export const targets = [...folders, ...files];

const testFolders = ['test/unit', 'test/conformance', 'test/integration'];
/** What is about other programs than the nodes, or measures time. */
const otherTests = /^test\/unit\/(?:sandbox|scripts)\/|\/(?:speed|linear|slices)\.test\.ts$/;

function filesBelow(folder) {
	return readdirSync(path.join(root, folder), { withFileTypes: true, recursive: true })
		.filter((entry) => entry.isFile())
		.map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
		.sort();
}

export const read = (file) => readFileSync(path.join(root, file), 'utf8');

export const testFiles = () =>
	testFolders.flatMap(filesBelow).filter((file) => file.endsWith('.test.ts') && !otherTests.test(file));

export const sourceFiles = () => [
	...folders.flatMap(filesBelow).filter((file) => file.endsWith('.ts')),
	...files,
];

/** What tests read beside the sources that they load. */
export function dataHash() {
	const hash = createHash('sha1');
	for (const file of ['contracts', 'test/samples'].flatMap(filesBelow))
		hash.update(`${file}\0`).update(read(file));
	return hash.digest('hex');
}

/** What the compiler reads of the repository. */
export function compiledState() {
	const hash = createHash('sha1').update(read('tsconfig.json'));
	for (const file of ['nodes', 'credentials'].flatMap(filesBelow).filter((name) => name.endsWith('.ts')))
		hash.update(`${file}\0`).update(read(file));
	return hash.digest('hex');
}

export const hashOf = (text) => createHash('sha1').update(text).digest('hex');

/**
 * All changes, each with a name that stays when the lines around it move, in an order that a seed gives. The order of what
 * stays is the same when other code changes.
 */
export function allMutants(seed) {
	const counts = new Map();
	return sourceFiles()
		.flatMap((file) => mutantsOf(file, read(file)))
		.map((mutant) => {
			const { file, code, operator, original, replacement } = mutant;
			const name = [file, code, operator, original, replacement].join('\0');
			const count = (counts.get(name) ?? 0) + 1;
			counts.set(name, count);
			const id = hashOf(`${name}\0${count}`).slice(0, 12);
			return { ...mutant, id, rank: hashOf(`${seed} ${id}`) };
		})
		.sort((one, other) => (one.rank < other.rank ? -1 : 1));
}

/** The room or system that a change is counted under. */
export const roomOf = (file) => /^nodes\/shared\/(\w+)/.exec(file)?.[0] ?? /^nodes\/\w+/.exec(file)[0];
