/**
 * npm run new:operation -- <system> <resource> <method>: the files of a new operation, made from the contract. What a person
 * has to write stands between « and ». Files that are there already are left as they are.
 */
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { contractMethods } from './lib/contractMethods.mjs';
import { skeletonOf } from './lib/skeleton.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** @returns {Promise<string[]>} what was written and what was there, a line each */
async function write(target, system, resource, name) {
	const methods = contractMethods(root, system);
	const method = methods.find(({ element }) => element.toLowerCase() === name.toLowerCase());
	if (method === undefined) {
		const near = methods.filter(({ element }) =>
			element.toLowerCase().includes(name.toLowerCase().slice(0, 5)),
		);
		const hint = near.length === 0 ? '' : ` Near it: ${near.map(({ element }) => element).join(', ')}.`;
		throw new Error(`contracts/${system}.json has no method "${name}".${hint} Add it there first.`);
	}
	const lines = [];
	for (const [file, content] of Object.entries(skeletonOf(system, resource, method))) {
		const full = path.join(target, file);
		if (existsSync(full)) {
			lines.push(`is there   ${file}`);
			continue;
		}
		await mkdir(path.dirname(full), { recursive: true });
		await writeFile(full, content);
		lines.push(`written    ${file}`);
	}
	return lines;
}

const given = process.argv.slice(2).filter((argument) => !argument.startsWith('--into='));
const into = process.argv.find((argument) => argument.startsWith('--into='))?.slice('--into='.length);
if (given.length !== 3) {
	process.stderr.write('Usage: npm run new:operation -- <system> <resource> <method>\n');
	process.exitCode = 1;
} else {
	try {
		const lines = await write(into ?? root, ...given);
		process.stdout.write(
			`${lines.join('\n')}\n\nNext: the words between « and », the lists of both index.ts, then CONTRIBUTING.md, 'Adding an operation'.\n`,
		);
	} catch (error) {
		process.stderr.write(`${error.message}\n`);
		process.exitCode = 1;
	}
}
