/**
 * npm test: every check of the repository, one after the other, with its time. All of them run whatever the earlier ones
 * said; the last line is `N passed, N failed`, summed over the tests and the checks that are not tests.
 *
 *   --quick   leaves out everything that needs the real n8n
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { formatDuration, PlainError, print, runSteps } from './lib/console.mjs';
import { checkNode, root, rootStep, soapStep } from './lib/install.mjs';
import { installBeside, n8nStep, oldestN8nStep } from './lib/n8n.mjs';
import { onStopRequest, run, stopRunning } from './lib/processes.mjs';

const resultFolder = join(root, '.cache', 'test-results');
const quick = process.argv.includes('--quick');
const totals = { passed: 0, failed: 0 };
const failedSteps = [];
const times = [];

async function step(title, work) {
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

onStopRequest(stopRunning);
try {
	checkNode();
	mkdirSync(resultFolder, { recursive: true });
	await runSteps([rootStep]);
	// Mostly a matter of the network, and the longest wait of a machine that has no n8n yet.
	const installing = quick ? undefined : installBeside();
	await step('Lint', () => command('npm', ['run', '--silent', 'lint']));
	await step('Types', () => command('npm', ['run', '--silent', 'typecheck']));
	await step('Build', () => command('npm', ['run', '--silent', 'build']));
	// Most integration tests wait for pauses that users would wait for as well: two more use the processors meanwhile.
	await step('Unit, conformance and integration tests', () =>
		jest('quick', ['unit', 'conformance', 'integration'], ['--maxWorkers=4']),
	);
	await step('Real SOAP stacks (ASP.NET, WCF, PHP, soap of npm)', async () => {
		await runSteps([soapStep]);
		return await jest('stacks', ['stacks'], ['--runInBand']);
	});
	await step('Chaos: random operations and faults', () => jest('chaos', ['chaos'], ['--silent']));
	await step('Hostile input and answers', () => jest('hostile', ['hostile'], ['--silent']));
	await step('Changed code: do the tests notice?', () =>
		command('node', ['scripts/mutation/run.mjs', '--quick', '--sample', '40']),
	);
	await step('The packed tarball', () => jest('package', ['package']));
	if (!quick) {
		await step('The real n8n', async () => {
			await installing;
			await runSteps([n8nStep]);
			return await jest('e2e', ['e2e'], ['--runInBand']);
		});
		await step('The oldest n8n', async () => {
			await runSteps([oldestN8nStep]);
			return await jest('oldest', ['oldest'], ['--runInBand']);
		});
		await step('n8n in queue mode', () => jest('scale', ['scale'], ['--runInBand']));
	}
} catch (error) {
	print(error instanceof PlainError ? error.message : error.stack);
	totals.failed += 1;
	failedSteps.push('Preparation');
}
summary();
