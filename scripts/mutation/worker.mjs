/** A process that lives long: it has loaded n8n once and is asked about one test file or one change after the other. */
import '../../test/support/quiet.js';
import { change, load, loaded, mark, prepare } from './modules.mjs';
import { installGlobals, runFile } from './testRun.mjs';

process.env.NODE_ENV = 'test';
prepare();
installGlobals();
console.log = console.warn = console.error = console.info = console.debug = () => {};
load('n8n-core');

const points = new Map();
globalThis.mutationPoints = (file, count) => {
	const marks = new Uint8Array(count);
	points.set(file, marks);
	return marks;
};

function takeMarks() {
	const taken = {};
	for (const [file, marks] of points) {
		const reached = [];
		marks.forEach((isReached, index) => isReached && reached.push(index));
		if (reached.length > 0) taken[file] = reached;
		marks.fill(0);
	}
	return taken;
}

const merged = (one, other) => {
	for (const [file, reached] of Object.entries(other))
		one[file] = [...new Set([...(one[file] ?? []), ...reached])];
	return one;
};

/** What each test of a file reaches; `shared` is what loading and hooks reach, `sources` what it is made of. */
async function cover({ file, marked }) {
	points.clear();
	mark((name) => marked.includes(name) || marked.some((folder) => name.startsWith(`${folder}/`)));
	const shared = {};
	const tests = [];
	let started;
	const result = await runFile(file, {
		stopAtFirst: false,
		onTest: (when, id, test) => {
			if (when === 'start') {
				merged(shared, takeMarks());
				started = performance.now();
				return;
			}
			tests.push({
				id,
				milliseconds: Math.round(performance.now() - started),
				failed: test.errors.length > 0 ? String(test.errors[0]?.[0]?.message ?? '').slice(0, 500) : undefined,
				reached: takeMarks(),
			});
		},
	});
	merged(shared, takeMarks());
	mark(() => false);
	return { shared, tests, failure: result.failure, sources: loaded() };
}

/** How many unsteady tests of one file are passed over before the file is given up. */
const mostUnsteady = 3;

/**
 * Runs test files until one says that the change is wrong. Whoever fails must pass without the change: a test that does not,
 * for the machine is busy or for it needs another test before it, has noticed nothing.
 */
async function judge({ mutant, runs }) {
	const unsteady = [];
	try {
		for (const run of runs) {
			const killed = await noticedBy(run, mutant, unsteady);
			if (killed) return { killed, unsteady };
		}
		return { unsteady };
	} finally {
		change(undefined);
	}
}

async function noticedBy({ file, only, limits }, mutant, unsteady) {
	let wanted = only;
	for (let attempt = 0; attempt < mostUnsteady; attempt++) {
		const options = { only: wanted && new Set(wanted), limits: new Map(Object.entries(limits ?? {})) };
		const { failure } = await runWith(mutant, file, options);
		if (!failure) return undefined;
		const { failure: failsAnyway } = await runWith(undefined, file, options);
		if (!failsAnyway) return { file, ...failure };
		unsteady.push(`${file}: ${failsAnyway.test}: ${failsAnyway.message}`);
		wanted = wanted?.filter((id) => id !== failsAnyway.test);
		if (!wanted || wanted.length === 0) return undefined;
	}
	return undefined;
}

async function runWith(mutant, file, options) {
	process.send({ alive: file });
	change(mutant);
	return await runFile(file, options);
}

const answers = { cover, judge };

process.on('message', async ({ task, ...request }) => {
	const answer = await answers[task](request);
	process.send({ answer });
});
// What a changed program leaves behind must not end the process.
process.on('uncaughtException', () => {});
process.on('unhandledRejection', () => {});
process.send({ ready: true });
