/* eslint-disable @n8n/community-nodes/no-restricted-imports -- the end-to-end tools are a process of their own, they never run inside n8n */
import { rm } from 'node:fs/promises';
import { sandboxLogins, startSandbox, type Sandbox } from '../sandbox';
import { checkDemo, demoNodes, type StepResult } from './demoCheck';
import { itemsOf, type StoredExecution } from './execution';
import { createHome, installPackage } from './home';
import { startN8n, type N8n } from './n8n';
import { addSamplePeople, sandboxCredentials } from './systems';
import { formatItems } from './table';
import { loadTemplate, withParameters } from './workflow';

export interface DemoOptions {
	/** Ends after the run instead of leaving the editor open. */
	once: boolean;
	/** Number of sample events. */
	items: number;
	print: (line: string) => void;
	/** Aborting it stops everything at any point. */
	signal: AbortSignal;
	/** Called while the editor is open, before the wait for the end. */
	whileOpen?: (running: { n8n: N8n; sandbox: Sandbox; workflowId: string }) => Promise<void>;
}

/** The editor's usual port; the sandbox and everything else take whatever is free. */
const editorPort = 5678;

/**
 * Starts the sandbox and the real n8n, imports the credentials and the demo workflow, runs it once and prints what each
 * node did. Leaves nothing behind: neither processes nor folders, however it ends.
 */
export async function runDemo(options: DemoOptions): Promise<{ right: boolean; steps: StepResult[] }> {
	const { print, signal } = options;
	const started = Date.now();
	const elapsed = () => `${((Date.now() - started) / 1000).toFixed(1)} s`;
	const sandbox = await startSandbox();
	const home = await createHome();
	let n8n: N8n | undefined;
	try {
		print(`Sandbox with Archer, SoftExpert and AssureSign: ${sandbox.url}`);
		await installPackage(home);
		print('Starting n8n with the package as a community node (its first start takes about 20 seconds).');
		n8n = await startN8n({ home, port: editorPort, removeHome: true, signal });
		const { client } = n8n;
		print(`n8n answers after ${elapsed()}. Importing the credentials and the demo workflow.`);
		addSamplePeople(sandbox, options.items);
		const credentials = [];
		for (const { name, type, data } of sandboxCredentials(sandbox)) {
			credentials.push(await client.createCredential(name, type, data));
		}
		const template = await loadTemplate('new-hire-and-name-change');
		const workflow = withParameters(template, demoNodes.sampleSize, (parameters) =>
			setSampleSize(parameters, options.items),
		);
		const workflowId = await client.importWorkflow(workflow, credentials);
		print(`Running it with ${options.items} events.`);
		const execution = await client.execute(workflowId, demoNodes.trigger, { signal });
		const steps = checkDemo(execution, sandbox, options.items);
		printResults(print, execution, steps);
		const right = steps.every(({ problems }) => problems.length === 0);
		print('');
		print(right ? `Every step's result is right (${elapsed()}).` : 'Some results are not right, see above.');
		await options.whileOpen?.({ n8n, sandbox, workflowId });
		if (!options.once) await stayOpen(options, n8n, sandbox, workflowId);
		return { right, steps };
	} finally {
		await n8n?.stop();
		await sandbox.stop();
		await rm(home, { recursive: true, force: true });
	}
}

/** The number that the first assignment of the 'Sample Size' node sets. */
export function setSampleSize(parameters: Record<string, unknown>, count: number): Record<string, unknown> {
	const { assignments } = parameters as { assignments: { assignments: Array<{ value: unknown }> } };
	assignments.assignments[0].value = count;
	return parameters;
}

function printResults(print: DemoOptions['print'], execution: StoredExecution, steps: StepResult[]): void {
	if (execution.resultData.error) {
		const { message, description, node } = execution.resultData.error;
		print('');
		print(`The run stopped${node ? ` at "${node.name}"` : ''}: ${message}`);
		if (description) print(`  ${description}`);
	}
	for (const { node, items, problems } of steps) {
		const unit = node === 'On the wire' ? 'requests' : 'items';
		print('');
		print(`${problems.length === 0 ? 'right' : 'WRONG'}  ${node}: ${items} ${unit}`);
		for (const line of formatItems(itemsOf(execution, node))) print(`       ${line}`);
		for (const problem of problems) print(`       ! ${problem}`);
	}
}

async function stayOpen(options: DemoOptions, n8n: N8n, sandbox: Sandbox, workflowId: string): Promise<void> {
	const { print, signal } = options;
	print('');
	print(`Editor:    ${n8n.url}/workflow/${workflowId}`);
	print(`Sign in:   ${n8n.owner.email}   ${n8n.owner.password}`);
	print(`Sandbox:   ${sandbox.url} (Archer user ${sandboxLogins.archer.userName})`);
	print('Ctrl-C stops everything and removes it.');
	const stopped = new Promise<void>((resolve) => {
		if (signal.aborted) resolve();
		signal.addEventListener('abort', () => resolve(), { once: true });
	});
	const gone = n8n.ended.then(() => {
		if (!signal.aborted)
			throw new Error(`n8n has ended by itself. Its last lines:\n${n8n.log().slice(-2000)}`);
	});
	await Promise.race([stopped, gone]);
}
