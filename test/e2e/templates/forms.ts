import { randomUUID } from 'node:crypto';
import { withWebhookIds } from '../../../e2e/prepare';
import type { WorkflowFile } from '../../../e2e/workflow';
import { eventually, type TemplateStage } from './support';

/** n8n's forms as a browser handles them, without one. */

/** Publishes a template as the editor stores it: its forms and webhooks have addresses then. */
export async function publishWithAddresses(
	stage: TemplateStage,
	name: string,
	settings: Record<string, unknown> = {},
): Promise<{ id: string; workflow: WorkflowFile }> {
	const { client } = stage.n8n;
	const workflow = withWebhookIds(await stage.prepare(name, settings), randomUUID);
	const id = await client.importWorkflow(workflow, stage.credentials);
	await client.activateWorkflow(id);
	return { id, workflow };
}

/** Hands in a form's fields, in their order. @returns where the form goes on, for forms with a next page */
export async function handIn(url: string, fields: Array<string | File>): Promise<string | undefined> {
	const answer = await eventually(async () => {
		const body = new FormData();
		for (const [index, value] of fields.entries()) body.append(`field-${index}`, value);
		const response = await fetch(url, { method: 'POST', body, headers: { connection: 'close' } });
		// n8n has not registered the form of a workflow that was just published.
		return response.status === 404 ? undefined : response;
	});
	expect(answer.status).toBe(200);
	const { formWaitingUrl } = (await answer.json()) as { formWaitingUrl?: string };
	return formWaitingUrl;
}

export interface Ending {
	/** The page as HTML. */
	page: string;
	/** The files that it hands out. */
	files: Array<{ fileName: string; bytes: Buffer }>;
}

/** The last page of a form, once the run has come to it; then tells n8n that it was shown, as the page does. */
export async function ending(url: string): Promise<Ending> {
	const status = new URL(url);
	status.pathname += '/n8n-execution-status';
	// n8n leaves a page that is asked for during the run without an answer: browsers ask how the run stands first.
	await eventually(async () => {
		const standing = (await (await fetch(status, { headers: { connection: 'close' } })).text()).trim();
		if (['canceled', 'crashed', 'error', 'success'].includes(standing)) {
			throw new Error(`The run has ended before its last page: ${standing}`);
		}
		return standing === 'form-waiting';
	});
	const page = await (await fetch(url, { headers: { connection: 'close' } })).text();
	const encoded = /binaries = "([^"]*)"/.exec(page)?.[1] || '%5B%5D';
	const files = JSON.parse(decodeURIComponent(encoded)) as Array<{
		fileName: string;
		data: string | { type: 'Buffer'; data: number[] };
	}>;
	await fetch(url, { method: 'POST', headers: { connection: 'close' } });
	return {
		page,
		files: files.map(({ fileName, data }) => ({
			fileName,
			bytes: typeof data === 'string' ? Buffer.from(data, 'latin1') : Buffer.from(data.data),
		})),
	};
}
