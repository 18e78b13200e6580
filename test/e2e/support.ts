import { startSandbox, type Sandbox } from '../../sandbox';
import type { StoredExecution } from '../../e2e/execution';
import { createHome, installPackage } from '../../e2e/home';
import { startN8n, type N8n, type N8nOptions } from '../../e2e/n8n';
import type { StoredCredential } from '../../e2e/rest';
import { sandboxCredentials } from '../../e2e/systems';
import type { WorkflowFile, WorkflowNode } from '../../e2e/workflow';

/** A real n8n with the packed package, beside a sandbox that its credentials point at. */
export interface Stage {
	sandbox: Sandbox;
	n8n: N8n;
	credentials: StoredCredential[];
	/** Stores the workflow and runs it from the trigger. */
	execute(workflow: WorkflowFile, trigger: string): Promise<StoredExecution>;
	close(): Promise<void>;
}

export const startLimit = 180_000;

export interface StageOptions extends Partial<N8nOptions> {
	/** In place of laying the package into the user folder. */
	prepare?: (home: string) => void;
}

export async function openStage({ prepare, ...options }: StageOptions = {}): Promise<Stage> {
	const sandbox = await startSandbox();
	const home = await createHome();
	if (prepare === undefined) await installPackage(home);
	else prepare(home);
	const n8n = await startN8n({ ...options, home, removeHome: true });
	const credentials: StoredCredential[] = [];
	const stage: Stage = {
		sandbox,
		n8n,
		credentials,
		execute: async (workflow, trigger) =>
			await n8n.client.execute(await n8n.client.importWorkflow(workflow, credentials), trigger),
		close: async () => {
			await n8n.stop();
			await sandbox.stop();
		},
	};
	// Without the package n8n knows none of their types.
	if (prepare === undefined) await createCredentials(stage);
	return stage;
}

export async function createCredentials({ sandbox, n8n, credentials }: Stage): Promise<void> {
	for (const { name, type, data } of sandboxCredentials(sandbox)) {
		credentials.push(await n8n.client.createCredential(name, type, data));
	}
}

export function credentialOf(stage: Stage, type: string): StoredCredential {
	const found = stage.credentials.find((credential) => credential.type === type);
	if (!found) throw new Error(`No credential of type ${type}`);
	return found;
}

export const archerCredential = { archerApi: { name: 'Archer (sandbox)' } };
export const softExpertCredential = { softExpertApi: { name: 'SoftExpert (sandbox)' } };

export const trigger = 'Start';
export const source = 'Items';
export const subject = 'Subject';

/** A workflow of a trigger, a list of items and one node of the package, `subject`. */
export function singleNodeWorkflow(
	items: Array<Record<string, unknown>>,
	node: Pick<WorkflowNode, 'type' | 'parameters' | 'credentials'> & Record<string, unknown>,
): WorkflowFile {
	const to = (name: string) => ({ main: [[{ node: name, type: 'main', index: 0 }]] });
	const place = (column: number): [number, number] => [column * 220, 0];
	return {
		name: `Test of ${node.type}`,
		nodes: [
			{
				id: 'trigger',
				name: trigger,
				type: 'n8n-nodes-base.manualTrigger',
				typeVersion: 1,
				position: place(0),
				parameters: {},
			},
			{
				id: 'source',
				name: source,
				type: 'n8n-nodes-base.code',
				typeVersion: 2,
				position: place(1),
				parameters: { jsCode: `return ${JSON.stringify(items.map((json) => ({ json })))};` },
			},
			{ typeVersion: 1, ...node, id: 'subject', name: subject, position: place(2) },
		],
		connections: { [trigger]: to(source), [source]: to(subject) },
		settings: { executionOrder: 'v1' },
	};
}
