/**
 * Which test reaches what, measured once and kept in `.cache/mutation` until a source that the test file loads changes.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../lib/install.mjs';
import { print } from '../lib/console.mjs';
import { dataHash, hashOf, read, targets, testFiles } from './targets.mjs';
import { withWorkers } from './workers.mjs';

const folder = path.join(root, '.cache', 'mutation', 'coverage');

export async function measureCoverage(workerCount, starts) {
	mkdirSync(folder, { recursive: true });
	const data = dataHash();
	const results = new Map();
	const missing = [];
	const stateOf = (sources) =>
		hashOf(
			[
				data,
				...targets,
				...sources.map((name) => (existsSync(path.join(root, name)) ? read(name) : '')),
			].join('\0'),
		);
	const keptIn = (file) => path.join(folder, `${file.replaceAll('/', '_')}.json`);
	for (const file of testFiles().filter((name) => starts.some((start) => name.startsWith(start)))) {
		const kept = existsSync(keptIn(file)) ? JSON.parse(readFileSync(keptIn(file), 'utf8')) : undefined;
		if (kept?.state === stateOf(kept?.sources ?? [])) results.set(file, kept);
		else missing.push(file);
	}
	if (missing.length > 0) print(`Measuring what ${missing.length} test files reach.`);
	await withWorkers(workerCount, missing, async (worker, file) => {
		const result = await worker.ask({ task: 'cover', file, marked: targets }, () => 600_000);
		if (result.tests === undefined) {
			print(`Left out, for it does not get to its end here: ${file}: ${result.killed.message}`);
			return;
		}
		writeFileSync(keptIn(file), JSON.stringify({ ...result, state: stateOf(result.sources) }));
		results.set(file, result);
	});
	for (const [file, { tests, failure }] of results) {
		for (const { id, failed } of tests.filter(({ failed }) => failed !== undefined)) {
			print(`Left out, for it fails here without a change: ${file}: ${id}: ${failed}`);
		}
		if (failure && tests.every(({ failed }) => failed === undefined)) print(`${file}: ${failure.message}`);
	}
	return results;
}
