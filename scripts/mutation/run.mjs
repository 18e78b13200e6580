/**
 * npm run test:mutation: changes the code of the engine, the dialects and the readers of answers in one place at a time, and
 * asks the tests whether they notice. Each change is judged by the tests that reach its place, in processes that have n8n
 * loaded already.
 *
 *   --sample 400     how many changes, drawn by the seed from all that the compiler takes
 *   --seed 1         which ones
 *   --file <start>   only files whose path begins so
 *   --budget 30      seconds of tests, as measured without a change, before a change counts as not noticed
 *   --workers 2      how many processes
 *   --keep noticed   takes over from the last run what was noticed, so that only the others are judged again; --keep all takes
 *                    over what was not noticed too
 *   --tests <start>  only test files whose path begins so, several with commas between them
 *   --quick          draws from what the last long run noticed, and judges by its `killers.json`, without measuring what the
 *                    tests reach: what was noticed has to stay so
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { formatDuration, print } from '../lib/console.mjs';
import { root } from '../lib/install.mjs';
import { chooser } from './choose.mjs';
import { measureCoverage } from './coverage.mjs';
import { hintedRuns, wasNoticed, writeHints } from './hints.mjs';
import { remembered, resultsOf } from './results.mjs';
import { listedSurvivors, shown } from './survivors.mjs';
import { allMutants, compiledState, roomOf } from './targets.mjs';
import { typeChecker } from './typeCheck.mjs';
import { withWorkers } from './workers.mjs';

const { values } = parseArgs({
	options: {
		sample: { type: 'string', default: '400' },
		seed: { type: 'string', default: '1' },
		file: { type: 'string', default: '' },
		budget: { type: 'string' },
		workers: { type: 'string', default: String(Math.min(4, availableParallelism())) },
		keep: { type: 'string', default: 'nothing' },
		tests: { type: 'string', default: '' },
		quick: { type: 'boolean', default: false },
	},
});
/** At least this part of the changes must be noticed or have a reason in the list. */
const goal = 0.9;

const started = Date.now();
const budget = 1000 * Number(values.budget ?? (values.quick ? 12 : 30));
const workerCount = Number(values.workers);
const mutants = allMutants(values.seed);
const survivors = listedSurvivors();

/** The first of the order that the compiler takes. */
function sampleOf(candidates, count) {
	const compiler = remembered(typeChecker(), compiledState());
	const sample = [];
	let refused = 0;
	for (const mutant of candidates) {
		if (sample.length === count) break;
		if (compiler.isRefused(mutant)) refused++;
		else sample.push(mutant);
	}
	compiler.keep();
	return { sample, refused };
}

function withinBudget(runs) {
	let spent = 0;
	return runs.filter(({ milliseconds }) => {
		spent += milliseconds;
		return spent <= budget || spent === milliseconds;
	});
}

// A short run is judged by other tests: what it finds is not what a long one would.
const results = resultsOf(values.quick ? `${values.seed}-short` : values.seed, values.keep, mutants);

/** A process that hangs or ends has noticed a change only when it does not do so without it. */
async function verdictOf(worker, mutant, runs) {
	const patience = (file) => 30_000 + 10 * (runs.find((run) => run.file === file)?.milliseconds ?? 0);
	const answer = await worker.ask({ task: 'judge', mutant, runs }, patience);
	if (answer.isLost) {
		const at = runs.findIndex(({ file }) => file === answer.killed.file);
		const without = await worker.ask({ task: 'judge', runs: [runs[at]] }, patience);
		if (!without.isLost) return answer;
		tell([`${runs[at].file}: ${without.killed.message}`]);
		return at + 1 < runs.length ? await verdictOf(worker, mutant, runs.slice(at + 1)) : {};
	}
	tell(answer.unsteady);
	return answer;
}

const told = new Set();

function tell(unsteady) {
	for (const line of unsteady) {
		if (!told.has(line)) print(`Fails without a change, so it counts for nothing: ${line}`);
		told.add(line);
	}
}

async function judgeAll(sample) {
	const { kept } = results;
	const open = sample.filter(({ id }) => !kept.has(id));
	const choice =
		values.quick || open.length === 0
			? { runsFor: hintedRuns() }
			: chooser(await measureCoverage(workerCount, values.tests.split(',')));
	const judged = sample
		.filter(({ id }) => kept.has(id))
		.map((mutant) => {
			const { killed } = kept.get(mutant.id);
			if (killed) choice.noticed?.(mutant, killed.file);
			return { mutant, killed, reason: killed ? undefined : survivors.reasonOf(mutant) };
		});
	await withWorkers(workerCount, open, async (worker, mutant) => {
		const runs = withinBudget(choice.runsFor(mutant));
		const answer = runs.length === 0 ? {} : await verdictOf(worker, mutant, runs);
		if (answer.killed) choice.noticed?.(mutant, answer.killed.file);
		const reason = answer.killed ? undefined : survivors.reasonOf(mutant);
		const result = { mutant, killed: answer.killed, reason };
		judged.push(result);
		results.note(result);
		if (!answer.killed && reason === undefined) {
			print(
				`Not noticed: ${mutant.file}:${mutant.line} ${mutant.operator}: ${shown(mutant)}${runs.length === 0 ? ' (no test comes here)' : ''}`,
			);
		}
		if (judged.length % 50 === 0)
			print(`${judged.length} of ${sample.length} after ${formatDuration(Date.now() - started)}`);
	});
	return judged;
}

function countsBy(judged, keyOf) {
	const counts = {};
	for (const one of judged) {
		const count = (counts[keyOf(one.mutant)] ??= { changes: 0, noticed: 0, explained: 0 });
		count.changes++;
		if (one.killed) count.noticed++;
		else if (one.reason !== undefined) count.explained++;
	}
	return Object.fromEntries(Object.entries(counts).sort(([one], [other]) => (one < other ? -1 : 1)));
}

const drawn = values.quick ? mutants.filter(wasNoticed()) : mutants;
const candidates = drawn.filter(({ file }) => file.startsWith(values.file));
const { sample, refused } = sampleOf(candidates, Number(values.sample));
print(`${sample.length} of ${candidates.length} changes; the compiler refused ${refused} others.`);
const judged = await judgeAll(sample);

const noticed = judged.filter(({ killed }) => killed).length;
const explained = judged.filter(({ reason }) => reason !== undefined).length;
const share = judged.length === 0 ? 1 : (noticed + explained) / judged.length;
const rooms = countsBy(judged, ({ file }) => roomOf(file));
for (const [room, count] of Object.entries(rooms)) {
	print(`${room}: ${count.noticed} of ${count.changes} noticed, ${count.explained} explained`);
}
for (const lost of survivors.lost(mutants)) print(`In the list of survivors, but not in the code: ${lost}`);
print(
	`${noticed} of ${judged.length} noticed (${((100 * noticed) / (judged.length || 1)).toFixed(1)} %), ${explained} more with a reason, in ${formatDuration(Date.now() - started)}.`,
);

/** Of another draw than the usual one beside it. */
function figuresName() {
	if (values.quick) return 'mutation-short';
	return values.seed === '1' ? 'mutation' : `mutation-${values.seed}`;
}

const folder = path.join(root, '.cache', 'reliability');
mkdirSync(folder, { recursive: true });
const isWhole = values.file === '';
if (isWhole) {
	const figures = {
		seed: values.seed,
		tests: values.quick ? 'those that noticed it before' : values.tests || 'all',
		possible: mutants.length,
		changes: judged.length,
		refused,
		noticed,
		explained,
		unexplained: judged.length - noticed - explained,
		rooms,
		operators: countsBy(judged, ({ operator }) => operator),
	};
	writeFileSync(path.join(folder, `${figuresName()}.json`), `${JSON.stringify(figures, null, '\t')}\n`);
}
if (!values.quick && isWhole && values.seed === '1') writeHints(judged);
process.exitCode = share >= goal ? 0 : 1;
