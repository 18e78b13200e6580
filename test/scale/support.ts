/* eslint-disable @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import { openQueue, type Queue, type QueueProcess } from '../../e2e/queue/queue';
import { missingForQueue } from '../../e2e/queue/services';
import type { StoredCredential } from '../../e2e/rest';
import { sandboxCredentials } from '../../e2e/systems';
import type { WorkflowFile, WorkflowNode } from '../../e2e/workflow';
import { startSandbox, type Sandbox } from '../../sandbox';

/** The sizes that docs/scale.md speaks of are those of `npm run test:scale -- --full`. */
export const isFull = process.env.SCALE_FULL === '1';

/** What was measured, for docs/scale.md. */
export const figures: Record<string, unknown> = {};

/** Executions that a worker runs side by side. */
const concurrency = 5;

export const startLimit = 400_000;

export interface QueueStage {
	sandbox: Sandbox;
	queue: Queue;
	workers: QueueProcess[];
	credentials: StoredCredential[];
	close(): Promise<void>;
}

/** Says so, and skips, where Redis or PostgreSQL is not there. */
export const missing = missingForQueue();
export const withQueue = missing === undefined ? describe : describe.skip;
if (missing !== undefined) process.stderr.write(`${missing} These tests are skipped.\n`);

export async function openQueueStage(workers: number): Promise<QueueStage> {
	const sandbox = await startSandbox();
	const queue = await openQueue({ concurrency });
	const stage: QueueStage = {
		sandbox,
		queue,
		workers: [],
		credentials: [],
		close: async () => {
			await queue.stop();
			await sandbox.stop();
		},
	};
	await setWorkers(stage, workers);
	for (const { name, type, data } of sandboxCredentials(sandbox)) {
		stage.credentials.push(await queue.client.createCredential(name, type, data));
	}
	return stage;
}

/** Starts or ends workers until there are so many. */
export async function setWorkers(stage: QueueStage, count: number): Promise<void> {
	const alive = stage.workers.filter(({ guarded }) => !guarded.hasEnded());
	await Promise.all(alive.splice(count).map(async ({ guarded }) => await guarded.stop()));
	const added = await Promise.all(
		Array.from({ length: Math.max(0, count - alive.length) }, async () => await stage.queue.startWorker()),
	);
	stage.workers = [...alive, ...added];
}

type Step = Partial<WorkflowNode> & { name: string; type: string };

/** A workflow that takes a list of items by a webhook and gives them to the node one by one. */
export function webhookWorkflow(name: string, node: Step): WorkflowFile {
	const steps: Step[] = [
		{
			name: 'Call',
			type: 'n8n-nodes-base.webhook',
			typeVersion: 2,
			webhookId: name,
			parameters: { path: name, httpMethod: 'POST', responseMode: 'onReceived' },
		},
		{ name: 'Items', type: 'n8n-nodes-base.splitOut', parameters: { fieldToSplitOut: 'body.items' } },
		node,
	];
	return chain(name, steps);
}

export function chain(name: string, steps: Step[]): WorkflowFile {
	return {
		name,
		nodes: steps.map((step, index) => ({
			id: `node${index}`,
			typeVersion: 1,
			position: [index * 220, 0],
			parameters: {},
			...step,
		})),
		connections: Object.fromEntries(
			steps
				.slice(0, -1)
				.map((step, index) => [
					step.name,
					{ main: [[{ node: steps[index + 1].name, type: 'main', index: 0 }]] },
				]),
		),
		settings: { executionOrder: 'v1' },
	};
}

/** Stores and publishes the workflow; gives its id once it answers. */
export async function publish({ queue, credentials }: QueueStage, workflow: WorkflowFile): Promise<string> {
	const id = await queue.client.importWorkflow(workflow, credentials);
	await queue.client.activateWorkflow(id);
	return id;
}

/** Calls the workflow's webhook; n8n may need a moment after it was published. */
export async function call(url: string, path: string, body: unknown, headers = {}): Promise<void> {
	for (let attempt = 0; ; attempt++) {
		const answer = await fetch(`${url}/webhook/${path}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', connection: 'close', ...headers },
			body: JSON.stringify(body),
		});
		const text = await answer.text();
		if (answer.ok) return;
		if (answer.status !== 404 || attempt === 60) {
			throw new Error(`The webhook answered ${answer.status}: ${text.slice(0, 300)}`);
		}
		await pause(250);
	}
}

export const pause = async (milliseconds: number) =>
	await new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** How many executions of a workflow have which status, as the database has it. */
export async function statuses({ queue }: QueueStage, workflowId: string): Promise<Record<string, number>> {
	const rows = await queue.database.query(
		`select status, count(*) from execution_entity where "workflowId" = '${workflowId}' group by 1`,
	);
	return Object.fromEntries(rows.map(([status, count]) => [status, Number(count)]));
}

const open = ['new', 'running', 'waiting', 'unknown'];

/** Waits until so many executions of the workflow have ended; gives their statuses. */
export async function untilEnded(
	stage: QueueStage,
	workflowId: string,
	count: number,
	limit: number,
): Promise<Record<string, number>> {
	const latest = Date.now() + limit;
	for (;;) {
		const all = await statuses(stage, workflowId);
		const ended = Object.entries(all)
			.filter(([status]) => !open.includes(status))
			.reduce((sum, [, number]) => sum + number, 0);
		if (ended >= count || Date.now() > latest) return all;
		await pause(500);
	}
}
