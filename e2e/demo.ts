/* eslint-disable @n8n/community-nodes/no-restricted-imports -- the end-to-end tools are a process of their own, they never run inside n8n */
import { rm } from 'node:fs/promises';
import { sandboxLogins, startSandbox, type Sandbox } from '../sandbox';
import { checkDemo, checkWire, demoNodes, demoTemplate, type StepResult } from './demoCheck';
import { itemsOf, type StoredExecution } from './execution';
import { createHome, installPackage } from './home';
import { pressButton, startMailbox, type Mail, type Mailbox } from './mailbox';
import { startN8n, type N8n } from './n8n';
import { withCredentials } from './prepare';
import type { N8nClient, StoredCredential } from './rest';
import { addSamplePeople, sandboxCredentials } from './systems';
import { formatItems } from './table';
import { loadTemplate, type WorkflowFile } from './workflow';

export interface DemoOptions {
	/** Ends after the run instead of leaving the editor open. */
	once: boolean;
	print: (line: string) => void;
	/** Aborting it stops everything at any point. */
	signal: AbortSignal;
	/** Called while the editor is open, before the wait for the end. */
	whileOpen?: (running: Running) => Promise<void>;
}

interface Running {
	n8n: N8n;
	sandbox: Sandbox;
	credentials: StoredCredential[];
	workflowId: string;
	executionId: string;
}

/** So many times the sample can be run before the sandbox has no mover and no leaver left. */
export const sampleRuns = 200;

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
	let tell: (mail: Mail) => void = () => undefined;
	const mailbox = await startMailbox((mail) => tell(mail));
	try {
		print(`Sandbox with Archer, SoftExpert and AssureSign: ${sandbox.url}`);
		await installPackage(home);
		print('Starting n8n with the package as a community node (its first start takes about 20 seconds).');
		n8n = await startN8n({ home, port: editorPort, removeHome: true, signal });
		const { client } = n8n;
		print(`n8n answers after ${elapsed()}. Importing the credentials and the demo workflow.`);
		addSamplePeople(sandbox, sampleRuns);
		const credentials = await demoCredentials(client, sandbox, mailbox);
		const workflow = await demoWorkflow(client, credentials);
		const workflowId = await client.importWorkflow(workflow, credentials);
		print('Running it with a joiner, a mover and a leaver.');
		const executionId = await client.runWorkflow(workflowId, demoNodes.trigger);
		await approve(options, client, mailbox, executionId);
		const execution = await client.waitForExecution(executionId, undefined, signal);
		const steps = [...checkDemo(execution, sandbox), checkWire(sandbox)];
		printResults(print, execution, steps);
		const right = steps.every(({ problems }) => problems.length === 0);
		print('');
		print(right ? `Every step's result is right (${elapsed()}).` : 'Some results are not right, see above.');
		const running = { n8n, sandbox, credentials, workflowId, executionId };
		await options.whileOpen?.(running);
		tell = (mail) => printMail(print, mail);
		if (!options.once) await stayOpen(options, running);
		return { right, steps };
	} finally {
		await n8n?.stop();
		await mailbox.stop();
		await sandbox.stop();
		await rm(home, { recursive: true, force: true });
	}
}

async function demoCredentials(
	client: N8nClient,
	sandbox: Sandbox,
	mailbox: Mailbox,
): Promise<StoredCredential[]> {
	const mail = { name: 'Mailbox (sandbox)', type: 'smtp', data: mailbox.credential };
	const credentials = [];
	for (const { name, type, data } of [...sandboxCredentials(sandbox), mail]) {
		credentials.push(await client.createCredential(name, type, data));
	}
	return credentials;
}

/** The template with its credentials; the sample is its only way in, so that *Execute workflow* takes it. */
export async function demoWorkflow(
	client: N8nClient,
	credentials: StoredCredential[],
): Promise<WorkflowFile> {
	const workflow = await withCredentials(await loadTemplate(demoTemplate), client, credentials);
	const nodes = workflow.nodes.map((node) =>
		node.name === demoNodes.called ? { ...node, disabled: true } : node,
	);
	return { ...workflow, nodes };
}

/** Presses *Remove for good* in the mail to the approver; a run that has ended without one says so by its result. */
async function approve(
	{ print, signal }: DemoOptions,
	client: N8nClient,
	mailbox: Mailbox,
	executionId: string,
): Promise<void> {
	await client.waitForExecution(executionId, undefined, signal, ['new', 'running']);
	const mail = mailbox.messages.find(({ links }) => links.length > 0);
	if (mail === undefined) return;
	print(`The approver is asked by mail: "${mail.subject}". The demo presses "Remove for good".`);
	await pressButton(client, mail, 'approved=true');
}

function printMail(print: DemoOptions['print'], { to, subject, links }: Mail): void {
	print('');
	print(`Mail to ${to.join(', ')}: ${subject}`);
	for (const link of links) {
		if (link.includes('approved=')) print(`  ${link.includes('approved=true') ? 'Yes' : 'No '}  ${link}`);
	}
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

async function stayOpen(
	options: DemoOptions,
	{ n8n, sandbox, workflowId, executionId }: Running,
): Promise<void> {
	const { print, signal } = options;
	print('');
	print(`Sandbox:   ${sandbox.url} (Archer user ${sandboxLogins.archer.userName})`);
	print(`Editor:    ${n8n.url}/workflow/${workflowId}`);
	print('Execute workflow runs the sample again, with new names. Mails of the workflow are printed here.');
	print('Ctrl-C stops everything and removes it.');
	print('');
	print('The run just made, with what went into each node and what came out of it:');
	print(`Sign in:   ${n8n.owner.email}   ${n8n.owner.password}`);
	// The last line is the one that people open; the canvas alone shows none of the data.
	print(`This run:  ${n8n.url}/workflow/${workflowId}/executions/${executionId}`);
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
