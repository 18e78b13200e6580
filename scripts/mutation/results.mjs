/**
 * What a run has found so far, in `.cache/mutation`: written after every change, so that a run that is stopped goes on where it
 * was with `--keep`, and a run over one room adds to the others.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../lib/install.mjs';

const folder = path.join(root, '.cache', 'mutation');

function readJson(file) {
	return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

function writeJson(file, content) {
	mkdirSync(folder, { recursive: true });
	writeFileSync(file, JSON.stringify(content, null, '\t'));
}

/** @param keep what counts without being judged again: `nothing`, `noticed` or `all` */
export function resultsOf(seed, keep, mutants) {
	const file = path.join(folder, `last-${seed}.json`);
	const ids = new Set(mutants.map(({ id }) => id));
	const last = (readJson(file) ?? []).filter(({ id }) => ids.has(id));
	const byId = new Map(last.map((result) => [result.id, result]));
	const kept = new Map(
		keep === 'nothing' ? [] : [...byId].filter(([, { killed }]) => killed || keep === 'all'),
	);
	return {
		kept,
		note({ mutant, killed, reason }) {
			byId.set(mutant.id, { ...mutant, killed, reason });
			writeJson(file, [...byId.values()]);
		},
	};
}

/** What the compiler says of each change, asked once for one state of the sources. */
export function remembered(isRefused, state) {
	const file = path.join(folder, 'refused.json');
	const known = readJson(file);
	const verdicts = known?.state === state ? known.verdicts : {};
	let fresh = 0;
	const keep = () => writeJson(file, { state, verdicts });
	return {
		isRefused(mutant) {
			if (verdicts[mutant.id] === undefined) {
				verdicts[mutant.id] = isRefused(mutant);
				if (++fresh % 50 === 0) keep();
			}
			return verdicts[mutant.id];
		},
		keep,
	};
}
