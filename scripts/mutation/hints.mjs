/**
 * Which test noticed which change in the last long run (`killers.json`): with that, a short run needs no measurement of its own.
 * A hint that is wrong costs time and nothing else.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../lib/install.mjs';
import { read } from './targets.mjs';

const name = 'scripts/mutation/killers.json';

export function writeHints(judged) {
	const hints = {};
	for (const { mutant, killed } of [...judged].sort((one, other) =>
		one.mutant.id < other.mutant.id ? -1 : 1,
	)) {
		if (killed) (hints[mutant.file] ??= {})[mutant.id] = `${killed.file}: ${killed.test}`;
	}
	const sorted = Object.fromEntries(Object.entries(hints).sort(([one], [other]) => (one < other ? -1 : 1)));
	writeFileSync(path.join(root, name), `${JSON.stringify(sorted, null, '\t')}\n`);
}

const hintsNow = () => (existsSync(path.join(root, name)) ? JSON.parse(read(name)) : {});

/** Whether a change was noticed in the last long run; code that is newer than it waits for the next one. */
export function wasNoticed() {
	const hints = hintsNow();
	return ({ file, id }) => hints[file]?.[id] !== undefined;
}

/** Tests in the order of a guess: what noticed this change, then what noticed others of the same file. */
export function hintedRuns() {
	const hints = hintsNow();
	return (mutant) => {
		const ofFile = hints[mutant.file] ?? {};
		const own = ofFile[mutant.id];
		const others = byNumber(Object.values(ofFile)).filter((test) => test !== own);
		const runs = [...(own ? [own] : []), ...others.slice(0, 8)].map((test) => {
			const end = test.indexOf(': ');
			const id = test.slice(end + 2);
			return { file: test.slice(0, end), only: id.startsWith('(') ? undefined : [id], milliseconds: 1_000 };
		});
		// Code that has changed since may be noticed by their neighbours.
		const units = [...new Set(runs.map(({ file }) => file))].filter((file) => file.startsWith('test/unit/'));
		return [...runs, ...units.map((file) => ({ file, milliseconds: 1_000 }))];
	};
}

function byNumber(tests) {
	const counts = new Map();
	for (const test of tests) counts.set(test, (counts.get(test) ?? 0) + 1);
	return [...counts.keys()].sort((one, other) => counts.get(other) - counts.get(one));
}
