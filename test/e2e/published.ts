/* eslint-disable @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import type { StoredExecution } from '../../e2e/execution';
import { loadTemplate } from '../../e2e/workflow';
import type { Stage } from './support';

/** Stores a template and publishes it. @returns the workflow's id */
export async function publishTemplate(stage: Stage, name: string): Promise<string> {
	const { client } = stage.n8n;
	const workflowId = await client.importWorkflow(await loadTemplate(name), stage.credentials);
	await client.activateWorkflow(workflowId);
	return workflowId;
}

const pause = async () => await new Promise((resolve) => setTimeout(resolve, 250));

/** Posts to a webhook; n8n answers 404 until it has registered that of a workflow that was just published. */
export async function postWhenRegistered(url: string, body: unknown): Promise<Response> {
	const latest = Date.now() + 15_000;
	for (;;) {
		const answer = await fetch(url, {
			method: 'POST',
			headers: { 'content-type': 'application/json', connection: 'close' },
			body: JSON.stringify(body),
		});
		if (answer.status !== 404 || Date.now() > latest) return answer;
		await pause();
	}
}

/** The newest execution, once there are `count`: n8n answers a webhook before it has stored that one has begun. */
export async function waitForNewest(stage: Stage, workflowId: string, count = 1): Promise<StoredExecution> {
	const { client } = stage.n8n;
	const latest = Date.now() + 20_000;
	for (;;) {
		const ids = await client.executionIds(workflowId);
		if (ids.length >= count) return await client.waitForExecution(ids[0]);
		if (Date.now() > latest)
			throw new Error(`There are ${ids.length} executions after 20 s instead of ${count}`);
		await pause();
	}
}
