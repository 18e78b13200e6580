import { randomUUID } from 'node:crypto';
import { loadTemplate, type WorkflowFile, type WorkflowNode } from '../../e2e/workflow';
import { notificationLogin } from '../../e2e/systems';
import {
	call,
	figures,
	isFull,
	pause,
	publish,
	setWorkers,
	statuses,
	untilEnded,
	webhookWorkflow,
	type QueueStage,
} from './support';

const archer = { archerApi: { name: 'Archer (sandbox)' } };

const createGroups = (path: string) =>
	webhookWorkflow(path, {
		name: 'Create',
		type: 'n8n-nodes-enterprise-soap.archer',
		credentials: archer,
		parameters: { resource: 'group', operation: 'create', groupName: '={{ $json.name }}' },
	});

const named = (prefix: string, count: number) =>
	Array.from({ length: count }, (_, item) => ({ name: `${prefix} ${item}` }));

export function whatGoesWrong(stageNow: () => QueueStage): void {
	const made = (prefix: string) =>
		[...stageNow().sandbox.archer.state.people.groups.values()]
			.map(({ name }) => name)
			.filter((name) => name.startsWith(prefix));
	const sent = () => stageNow().sandbox.control.count({ method: 'CreateGroup' });

	test('a worker is killed in the middle of its writes: nothing is done twice, the others go on', async () => {
		const stage = stageNow();
		await setWorkers(stage, 2);
		const { control } = stage.sandbox;
		control.addFault({ kind: 'latency', milliseconds: 50, method: 'CreateGroup', times: 100_000 });
		const workflowId = await publish(stage, createGroups('killed'));
		const executions = 8;
		const itemsEach = 60;
		for (let execution = 0; execution < executions; execution++) {
			await call(stage.queue.main.url, 'killed', { items: named(`Killed ${execution}`, itemsEach) });
		}
		while (made('Killed').length < 60) await pause(50);
		await stage.workers[0].guarded.kill();
		const killed = Date.now();
		await setWorkers(stage, 2);
		// n8n notices by itself that the killed ones do not come back, and does not run them again.
		const ended = await untilEnded(stage, workflowId, executions, 150_000);
		const seconds = (Date.now() - killed) / 1000;
		const names = made('Killed');
		expect(new Set(names).size).toBe(names.length);
		expect(ended.success).toBeGreaterThan(0);
		const whole = Array.from({ length: executions }, (_, execution) => made(`Killed ${execution} `).length);
		expect(whole.filter((count) => count === itemsEach).length).toBeGreaterThanOrEqual(ended.success);
		const halfDone = executions - ended.success;
		expect(halfDone).toBeGreaterThan(0);
		figures['a worker killed amid writes'] = { executions, ended, done: names.length, seconds };
		expect(Object.keys(ended).filter((status) => !/success|error|crashed/.test(status))).toEqual([]);
	});

	test('an execution that is cancelled stops sending, whichever worker has it', async () => {
		const stage = stageNow();
		await setWorkers(stage, 2);
		const { control } = stage.sandbox;
		control.addFault({ kind: 'latency', milliseconds: 50, method: 'CreateGroup', times: 100_000 });
		const workflowId = await publish(stage, createGroups('cancelled'));
		await call(stage.queue.main.url, 'cancelled', { items: named('Cancelled', 600) });
		while (made('Cancelled').length < 20) await pause(50);
		const [id] = await stage.queue.client.executionIds(workflowId);
		const asked = Date.now();
		await stage.queue.client.call('POST', `/executions/${id}/stop`);
		for (let before = -1; sent() !== before; await pause(700)) before = sent();
		const seconds = (Date.now() - asked - 700) / 1000;
		const done = made('Cancelled').length;
		figures.cancel = { seconds, done, of: 600 };
		expect(done).toBeLessThan(300);
		expect(await statuses(stage, workflowId)).toEqual({ canceled: 1 });
	});
}

/** Template, main process and another webhook process, a restart: what a repeated call does. */
export function repeatedCalls(stageNow: () => QueueStage): void {
	const events = isFull ? 12 : 3;

	test('the template passes each event once, over two webhook processes and a restart', async () => {
		const stage = stageNow();
		const { control } = stage.sandbox;
		const webhookId = randomUUID();
		const workflowId = await publish(stage, await onceAndDownload(webhookId));
		const path = `${webhookId}/documenttrak`;
		const { userName, password } = notificationLogin;
		const headers = {
			authorization: `Basic ${Buffer.from(`${userName}:${password}`).toString('base64')}`,
		};
		const bodies = Array.from({ length: events }, () => ({
			event: 'Document Completed',
			documentId: randomUUID(),
			documentAuthToken: randomUUID(),
		}));
		let started = 0;
		const repeat = async (url: string) => {
			for (const body of bodies) {
				await call(url, path, body, headers);
				started++;
				// One after the other, as repeated calls are: n8n reads and writes what it has seen in two steps.
				await untilEnded(stage, workflowId, Math.min(started, await countOf(stage, workflowId)), 30_000);
			}
		};
		await repeat(stage.queue.main.url);
		const webhooks = await stage.queue.startWebhooks();
		await repeat(webhooks.url);
		await stage.queue.restartMain();
		await repeat(stage.queue.main.url);
		await repeat(webhooks.url);
		await webhooks.guarded.stop();
		const downloads = control.requests({ method: 'Download' });
		const perDocument = bodies.map(
			({ documentId }) => downloads.filter(({ body }) => body.includes(documentId)).length,
		);
		figures['repeated calls'] = { events, calls: 4 * events, executions: await statuses(stage, workflowId) };
		expect(perDocument).toEqual(bodies.map(() => 1));
	});

	async function countOf(stage: QueueStage, workflowId: string): Promise<number> {
		await pause(300);
		return Object.values(await statuses(stage, workflowId)).reduce((sum, count) => sum + count, 0);
	}
}

/** The trigger of the template and what drops its repeated calls; a download behind them shows what has passed. */
async function onceAndDownload(webhookId: string): Promise<WorkflowFile> {
	const { nodes, settings } = await loadTemplate('send-for-signature-and-wait');
	const [trigger, once] = ['Signature Event', 'Once per Event'].map(
		(wanted) => nodes.find(({ name }) => name === wanted)!,
	);
	const download: WorkflowNode = {
		...nodes.find(({ name }) => name === 'Download Signed File')!,
		onError: 'continueRegularOutput',
		parameters: {
			resource: 'document',
			operation: 'download',
			documentId: '={{ $json.documentId }}',
			documentAuthToken: '={{ $json.documentAuthToken }}',
		},
	};
	const to = (name: string) => ({ main: [[{ node: name, type: 'main', index: 0 }]] });
	return {
		name: 'Once per event',
		nodes: [{ ...trigger, webhookId }, once, download],
		connections: { [trigger.name]: to(once.name), [once.name]: to(download.name) },
		settings,
	};
}
