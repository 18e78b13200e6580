/**
 * npm test: every check of the repository, one after the other, with its time. All of them run whatever the earlier ones
 * said; the last line is `N passed, N failed`, summed over the tests and the checks that are not tests.
 *
 *   --quick        leaves out everything that needs the real n8n
 *   --minutes 80   on a machine so slow that all of it would take longer, leaves out repeats of what the rest holds already,
 *                  and says so
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { formatDuration, PlainError, print, runSteps } from './lib/console.mjs';
import { checkNode, root, rootStep, soapStep } from './lib/install.mjs';
import { installBeside, n8nStep, oldestN8nStep } from './lib/n8n.mjs';
import { onStopRequest, run, stopRunning } from './lib/processes.mjs';

const resultFolder = join(root, '.cache', 'test-results');
const { values: asked } = parseArgs({
	options: { quick: { type: 'boolean', default: false }, minutes: { type: 'string', default: '1000' } },
});
const { quick } = asked;
const totals = { passed: 0, failed: 0 };
const failedSteps = [];
const times = [];
const began = Date.now();
let expected = 0;

/** Minutes that this would be done after, when it takes as much longer than usual as everything before it. */
function minutesAfter(usual) {
	const minutes = (Date.now() - began) / 60_000;
	return minutes + usual * Math.max(1, minutes / Math.max(1, expected));
}

/** `usual` are the minutes on a quiet machine with two processors; `mayWait` is what a slow one leaves out. */
async function step(title, usual, work, { mayWait = false } = {}) {
	if (mayWait && minutesAfter(usual) > Number(asked.minutes)) {
		print(`\n=== ${title}\nLeft out: this machine is too slow for it within ${asked.minutes} minutes.`);
		return;
	}
	print(`\n=== ${title}`);
	const started = Date.now();
	let right = false;
	try {
		right = await work();
	} catch (error) {
		print(error instanceof PlainError ? error.message : error.stack);
		totals.failed += 1;
	}
	if (!right) failedSteps.push(title);
	times.push([title, right, Date.now() - started]);
	expected += usual;
}

/** A check with one result. */
async function command(program, args) {
	const { code } = await run(program, args, { cwd: root, output: 'show', mayFail: true });
	totals[code === 0 ? 'passed' : 'failed'] += 1;
	return code === 0;
}

/** Tests of some jest projects; a test file that does not even load counts as one failure. */
async function jest(name, projects, flags = []) {
	const outputFile = join(resultFolder, `${name}.json`);
	rmSync(outputFile, { force: true });
	const { code } = await run(
		'npx',
		[
			'--no-install',
			'jest',
			'--selectProjects',
			...projects,
			'--json',
			`--outputFile=${outputFile}`,
			...flags,
		],
		{ cwd: root, output: 'show', mayFail: true },
	);
	const result = JSON.parse(readFileSync(outputFile, 'utf8'));
	totals.passed += result.numPassedTests;
	const broken = result.numFailedTests + result.numRuntimeErrorTestSuites;
	totals.failed += broken === 0 && code !== 0 ? 1 : broken;
	const skipped = result.testResults
		.flatMap(({ assertionResults }) => assertionResults)
		.filter(({ status }) => status === 'pending' || status === 'todo');
	for (const { fullName } of skipped) print(`Skipped: ${fullName}`);
	return code === 0;
}

function summary() {
	print('\n=== Summary');
	for (const [title, right, milliseconds] of times) {
		print(`${right ? 'passed' : 'FAILED'}  ${title} (${formatDuration(milliseconds)})`);
	}
	if (failedSteps.length > 0) print(`\nFailed: ${failedSteps.join(', ')}`);
	print(`\n${totals.passed} passed, ${totals.failed} failed`);
	process.exitCode = failedSteps.length > 0 || totals.failed > 0 ? 1 : 0;
}

/** Of what other steps hold already, on other seeds, versions or processes. */
const repeat = { mayWait: true };

onStopRequest(stopRunning);
try {
	checkNode();
	mkdirSync(resultFolder, { recursive: true });
	await runSteps([rootStep]);
	// Mostly a matter of the network, and the longest wait of a machine that has no n8n yet.
	const installing = quick ? undefined : installBeside();
	await step('Lint', 1, () => command('npm', ['run', '--silent', 'lint']));
	await step('Types', 1, () => command('npm', ['run', '--silent', 'typecheck']));
	await step('Build', 1, () => command('npm', ['run', '--silent', 'build']));
	// Most integration tests wait for pauses that users would wait for as well: two more use the processors meanwhile.
	await step('Unit, conformance and integration tests', 14, () =>
		jest('quick', ['unit', 'conformance', 'integration'], ['--maxWorkers=4']),
	);
	await step('Tests against the clock', 2, () => jest('timing', ['timing'], ['--runInBand']));
	await step('Real SOAP stacks (ASP.NET, WCF, PHP, soap of npm)', 3, async () => {
		await runSteps([soapStep]);
		return await jest('stacks', ['stacks'], ['--runInBand']);
	});
	await step('The packed tarball', 2, () => jest('package', ['package']));
	if (!quick) {
		await step('The real n8n', 14, async () => {
			await installing;
			await runSteps([n8nStep]);
			return await jest('e2e', ['e2e'], ['--runInBand', '--testPathPatterns=test/e2e/[^/]+$']);
		});
	}
	await step('Hostile input and answers', 3, () => jest('hostile', ['hostile'], ['--silent']));
	if (!quick) {
		await step(
			'Templates in the real n8n',
			8,
			() => jest('templates', ['e2e'], ['--runInBand', '--testPathPatterns=test/e2e/templates']),
			repeat,
		);
	}
	await step('Chaos: random operations and faults', 2, () => jest('chaos', ['chaos'], ['--silent']), repeat);
	if (!quick) {
		await step(
			'The oldest n8n',
			3,
			async () => {
				await runSteps([oldestN8nStep]);
				return await jest('oldest', ['oldest'], ['--runInBand']);
			},
			repeat,
		);
		await step('n8n in queue mode', 5, () => jest('scale', ['scale'], ['--runInBand']), repeat);
	}
	await step(
		'Changed code: do the tests notice?',
		4,
		() => command('node', ['scripts/mutation/run.mjs', '--quick', '--sample', '40']),
		repeat,
	);
} catch (error) {
	print(error instanceof PlainError ? error.message : error.stack);
	totals.failed += 1;
	failedSteps.push('Preparation');
}
summary();
