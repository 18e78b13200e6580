/* eslint-disable @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import { randomBytes } from 'node:crypto';
import { itemsOf, type StoredExecution } from '../../e2e/execution';
import type { WorkflowFile, WorkflowNode } from '../../e2e/workflow';
import { jsonBody } from '../../nodes/AssureSign/trigger/event';
import { sign } from '../../sandbox/assureSign/state/lifecycle';
import { openStage, startLimit, type Stage } from './support';

/** Send and sign in the real n8n: the sandbox signs, calls the trigger's address, and the signed file is downloaded. */
jest.setTimeout(60_000);
let stage: Stage;
let receiverId: string;

const credentials = { assureSignApi: { name: 'AssureSign (sandbox)' } };
const secret = randomBytes(16).toString('hex');
const webhookId = 'assuresign-test';
const templateId = 'a55e0000-0000-4000-8001-000000000003';
const pdf = '%PDF-1.4 Vertrag für Jürgen';

function chain(
	name: string,
	nodes: Array<Partial<WorkflowNode> & { name: string; type: string }>,
): WorkflowFile {
	return {
		name,
		nodes: nodes.map((node, index) => ({
			id: `node${index}`,
			typeVersion: 1,
			position: [index * 220, 0],
			parameters: {},
			...node,
		})),
		connections: Object.fromEntries(
			nodes
				.slice(0, -1)
				.map((node, index) => [
					node.name,
					{ main: [[{ node: nodes[index + 1].name, type: 'main', index: 0 }]] },
				]),
		),
		settings: { executionOrder: 'v1' },
	};
}

const assureSign = (
	name: string,
	resource: string,
	operation: string,
	parameters: Record<string, unknown> = {},
) => ({
	name,
	type: 'n8n-nodes-enterprise-soap.assureSign',
	credentials,
	parameters: { resource, operation, ...parameters },
});

const receiver = chain('Receiver', [
	{
		name: 'Signed',
		type: 'n8n-nodes-enterprise-soap.assureSignTrigger',
		webhookId,
		credentials: { assureSignTriggerApi: { name: 'Trigger' } },
		parameters: { events: ['Document Completed'], options: { dropDuplicates: true } },
	},
	assureSign('Download', 'document', 'download'),
	{
		name: 'Read',
		type: 'n8n-nodes-base.code',
		typeVersion: 2,
		parameters: {
			jsCode:
				"const file = await this.helpers.getBinaryDataBuffer(0, 'data'); return [{ json: { text: file.toString('utf8') } }];",
		},
	},
]);

const start = { name: 'Start', type: 'n8n-nodes-base.manualTrigger' };

/** Items with a file each. */
const texts = (...names: string[]) => [
	{
		name: 'Texts',
		type: 'n8n-nodes-base.code',
		typeVersion: 2,
		parameters: {
			jsCode: `return ${JSON.stringify(
				names.map((name) => ({
					json: { name },
					binary: {
						data: {
							data: Buffer.from(`${pdf} ${name}`).toString('base64'),
							mimeType: 'application/pdf',
							fileName: `${name} für Jürgen.pdf`,
						},
					},
				})),
			)};`,
		},
	},
];

const sendParameters = {
	templateId: { __rl: true, mode: 'list', value: templateId, cachedResultName: 'Own File, One Signer' },
	documentName: '={{ $json.name }}',
	parameters: {
		mappingMode: 'defineBelow',
		value: { 'Signatory 1 Email Address': 'ann@example.com', 'Signatory 1 Full Name': 'Ann Lee' },
	},
};

beforeAll(async () => {
	stage = await openStage();
	const { client } = stage.n8n;
	stage.credentials.push(
		await client.createCredential('Trigger', 'assureSignTriggerApi', {
			kind: 'basic',
			userName: 'assuresign',
			password: secret,
		}),
	);
	receiverId = await client.importWorkflow(receiver, stage.credentials);
	await client.activateWorkflow(receiverId);
	const url = `${stage.n8n.url}/webhook/${webhookId}/documenttrak`;
	const { track } = stage.sandbox.assureSign.state;
	track.retryDelayMilliseconds = 1000;
	track.designs = [
		{
			url,
			body: jsonBody,
			events: ['Document Completed'],
			basicAuth: { userName: 'assuresign', password: secret },
		},
	];
	for (let attempt = 0; attempt < 40; attempt++) {
		if ((await fetch(url, { method: 'POST', body: '{}' })).status === 401) break;
		await new Promise((resolve) => setTimeout(resolve, 250));
	}
}, startLimit);

afterAll(async () => await stage?.close());

async function received(count: number): Promise<StoredExecution[]> {
	const { client } = stage.n8n;
	for (let attempt = 0; attempt < 80; attempt++) {
		const ids = await client.executionIds(receiverId);
		if (ids.length >= count)
			return await Promise.all(ids.map(async (id) => await client.waitForExecution(id)));
		await new Promise((resolve) => setTimeout(resolve, 250));
	}
	throw new Error('The trigger did not fire');
}

const textsOf = (executions: StoredExecution[]) =>
	executions
		.flatMap((execution) => itemsOf(execution, 'Read').map(({ json }) => String(json.text).split('\n')[0]))
		.sort();

const nodeTypeAndVersion = { name: 'n8n-nodes-enterprise-soap.assureSign', version: 1 };

test('the editor lists the templates and loads the parameters of the chosen one', async () => {
	const stored = stage.credentials.find(({ type }) => type === 'assureSignApi')!;
	const common = {
		nodeTypeAndVersion,
		credentials: { assureSignApi: { id: stored.id, name: stored.name } },
		currentNodeParameters: { resource: 'document', operation: 'sendFile', ...sendParameters },
	};
	const { results } = await stage.n8n.client.call<{ results: Array<{ name: string; value: string }> }>(
		'POST',
		'/dynamic-node-parameters/resource-locator-results',
		{ ...common, path: 'parameters.templateId', methodName: 'searchTemplates', filter: 'own file' },
	);
	expect(results).toEqual([{ name: 'Own File, One Signer', value: templateId }]);
	const { fields } = await stage.n8n.client.call<{ fields: Array<{ id: string }> }>(
		'POST',
		'/dynamic-node-parameters/resource-mapper-fields',
		{ ...common, path: 'parameters.parameters', methodName: 'getTemplateParameters' },
	);
	expect(fields.map(({ id }) => id)).toEqual(['Signatory 1 Email Address', 'Signatory 1 Full Name']);
});

test('a file is sent and signed; the trigger fires and the signed file comes back byte for byte', async () => {
	const workflow = chain('Send', [
		start,
		...texts('One'),
		assureSign('Send', 'document', 'sendFile', sendParameters),
	]);
	const execution = await stage.execute(workflow, 'Start');
	expect(execution.resultData.error).toBeUndefined();
	const [{ json }] = itemsOf(execution, 'Send');
	const { state } = stage.sandbox.assureSign;
	sign(state, String(json.documentId));
	await state.track.settled();
	const [run] = await received(1);
	expect(run.resultData.error).toBeUndefined();
	expect(itemsOf(run, 'Signed')[0].json).toMatchObject({
		event: 'Document Completed',
		documentId: json.documentId,
		documentAuthToken: json.documentAuthToken,
	});
	const [{ json: read }] = itemsOf(run, 'Read');
	expect(read.text).toBe(state.documents.get(String(json.documentId))!.signedFile!.toString('utf8'));
	expect(String(read.text)).toContain(`${pdf} One`);
});

test('an envelope of three documents is sent in the background, closed and signed', async () => {
	const workflow = chain('Envelope', [
		start,
		assureSign('Create', 'envelope', 'create', {
			envelopeName: 'Set',
			envelopeTemplateId: { __rl: true, mode: 'id', value: 'a55e0000-0000-4000-8002-000000000001' },
		}),
		...texts('Two', 'Three', 'Four'),
		assureSign('Send', 'document', 'sendFile', {
			...sendParameters,
			additionalFields: { envelopeId: "={{ $('Create').first().json.envelopeId }}" },
			options: { processing: 'wait', waitSeconds: 20 },
		}),
		{ name: 'Once', type: 'n8n-nodes-base.limit', typeVersion: 1, parameters: { maxItems: 1 } },
		assureSign('Close', 'envelope', 'close', {
			envelopeId: "={{ $('Create').first().json.envelopeId }}",
			envelopeAuthToken: "={{ $('Create').first().json.envelopeAuthToken }}",
			options: { processing: 'wait', waitSeconds: 20 },
		}),
	]);
	const execution = await stage.execute(workflow, 'Start');
	expect(execution.resultData.error).toBeUndefined();
	const sent = itemsOf(execution, 'Send').map(({ json }) => json);
	expect(sent.map(({ documentName, finished }) => [documentName, finished])).toEqual([
		['Two', true],
		['Three', true],
		['Four', true],
	]);
	expect(itemsOf(execution, 'Close')[0].json).toMatchObject({ closed: true, finished: true });
	const { state } = stage.sandbox.assureSign;
	for (const { documentId } of sent) sign(state, String(documentId));
	await state.track.settled();
	expect(textsOf(await received(4))).toEqual(
		['Four', 'One', 'Three', 'Two'].map((name) => expect.stringContaining(name)),
	);
	expect([...state.envelopes.values()].map(({ status }) => status)).toEqual(['Completed']);
	expect(stage.sandbox.deviations).toEqual([]);
});

test('calls without the secret, with a bad body or sent twice start nothing', async () => {
	const before = (await stage.n8n.client.executionIds(receiverId)).length;
	const url = `${stage.n8n.url}/webhook/${webhookId}/documenttrak`;
	const post = async (body: string, password: string) =>
		(
			await fetch(url, {
				method: 'POST',
				headers: {
					'Content-Type': 'text/plain',
					connection: 'close',
					Authorization: `Basic ${Buffer.from(`assuresign:${password}`).toString('base64')}`,
				},
				body,
			})
		).status;
	const known = stage.sandbox.assureSign.state.track.deliveries[0].body;
	expect([
		await post(known, 'wrong'),
		await post('{"event": ', secret),
		await post('<a><event>Document Completed</event>', secret),
		await post(known, secret),
	]).toEqual([401, 400, 400, 200]);
	expect(await stage.n8n.client.executionIds(receiverId)).toHaveLength(before);
});
