/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests never run inside n8n */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
	sleep,
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type IWebhookFunctions,
} from 'n8n-workflow';
import { AssureSignTrigger } from '../../../nodes/AssureSign/AssureSignTrigger.node';
import { forgetRecent } from '../../../nodes/AssureSign/trigger/duplicates';

export interface Receiver {
	url: string;
	/** The items that started the workflow. */
	started: IDataObject[];
	parameters: IDataObject;
	/** What n8n does once the node has handed on the items. */
	n8n: { accepts: boolean; milliseconds: number; executions: number };
	/** As n8n keeps static data: read anew for every call, written after it. */
	restart(): void;
	stop(): Promise<void>;
}

/** An HTTP server that does what n8n does around a webhook node. */
export async function startReceiver(
	parameters: IDataObject,
	credential: ICredentialDataDecryptedObject,
): Promise<Receiver> {
	let stored = '{}';
	const started: IDataObject[] = [];
	const n8n = { accepts: true, milliseconds: 0, executions: 0 };
	const trigger = new AssureSignTrigger();
	const current: IDataObject = {
		authentication: 'secret',
		events: [],
		responseMode: 'onReceived',
		options: {},
		...parameters,
	};

	const handle = async (request: IncomingMessage, response: ServerResponse) => {
		const chunks: Buffer[] = [];
		for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
		const staticData = JSON.parse(stored) as IDataObject;
		const express = Object.assign(response, {
			status: (code: number) => {
				response.statusCode = code;
				return express;
			},
			json: (body: unknown) => {
				response.setHeader('Content-Type', 'application/json');
				response.end(JSON.stringify(body));
			},
		});
		const context = {
			getHeaderData: () => request.headers,
			getNodeParameter: (name: string, otherwise?: unknown) => current[name] ?? otherwise,
			getCredentials: async () => credential,
			getRequestObject: () => ({ rawBody: Buffer.concat(chunks) }),
			getResponseObject: () => express,
			getBodyData: () => ({}),
			getWorkflow: () => ({ id: 'w' }),
			getNode: () => ({ id: 'n' }),
			getMode: () => 'webhook',
			getWorkflowStaticData: () => staticData,
			helpers: { returnJsonArray: (items: IDataObject[]) => items.map((json) => ({ json })) },
		} as unknown as IWebhookFunctions;
		const result = await trigger.webhook.call(context);
		if (result.workflowData !== undefined) {
			n8n.executions++;
			if (n8n.milliseconds > 0) await sleep(n8n.milliseconds);
			// Without an execution n8n stores no static data, and tells the sender (n8n 2.41.1, webhook-helpers).
			if (!n8n.accepts) {
				express.status(500).json({ message: 'There was a problem executing the workflow' });
				return;
			}
		}
		for (const { json } of result.workflowData?.[0] ?? []) started.push(json);
		stored = JSON.stringify(staticData);
		if (result.noWebhookResponse !== true) express.status(200).json({ message: 'Workflow was started' });
	};

	const server: Server = createServer((request, response) => {
		handle(request, response).catch((error: unknown) => {
			response.statusCode = 500;
			response.end(String(error));
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}/webhook/documenttrak`,
		started,
		parameters: current,
		n8n,
		restart: forgetRecent,
		stop: async () =>
			await new Promise<void>((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}
