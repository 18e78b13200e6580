import { itemsOf, type StoredExecution, type StoredItem } from '../../e2e/execution';
import { notificationLogin } from '../../e2e/systems';
import { loadTemplate } from '../../e2e/workflow';
import { jsonBody } from '../../nodes/AssureSign/trigger/event';
import { sign } from '../../sandbox/assuresign/lifecycle';
import { postWhenRegistered, publishTemplate, waitForNewest } from './published';
import { openStage, startLimit, type Stage } from './support';

jest.setTimeout(60_000);
let stage: Stage;
let downloadId: string;
let hook: string;

beforeAll(async () => {
	stage = await openStage();
	downloadId = await publishTemplate(stage, 'signed-document-download');
	const { nodes } = await loadTemplate('signed-document-download');
	const { webhookId } = nodes.find(({ name }) => name === 'Document Completed')!;
	hook = `${stage.n8n.url}/webhook/${String(webhookId)}/documenttrak`;
	// Refused without the login, but no longer unknown.
	expect((await postWhenRegistered(hook, {})).status).toBe(401);
}, startLimit);

afterAll(async () => await stage?.close());

beforeEach(() => {
	stage.sandbox.control.reset();
	const { track } = stage.sandbox.assureSign.state;
	track.designs = [
		{ url: hook, body: jsonBody, events: ['Document Completed'], basicAuth: notificationLogin },
	];
});

const jsonOf = (execution: StoredExecution, node: string) => itemsOf(execution, node).map(({ json }) => json);
const documents = () => [...stage.sandbox.assureSign.state.documents.values()];
const runSample = async () =>
	await stage.execute(await loadTemplate('send-and-sign'), 'Run With Sample Contracts');

/** Everybody signs, and the sandbox calls the web hook. */
async function signAll(documentId: string): Promise<void> {
	const { state } = stage.sandbox.assureSign;
	sign(state, documentId);
	await state.track.settled();
}

/** The bytes of a binary field, which n8n keeps in the execution or in a file of its own. */
async function bytesOf(item: StoredItem, field: string): Promise<Buffer> {
	const { id, data } = item.binary![field] as { id?: string; data: string };
	if (id === undefined) return Buffer.from(data, 'base64');
	const { url, client } = stage.n8n;
	const answer = await fetch(`${url}/rest/binary-data?id=${encodeURIComponent(id)}&action=download`, {
		headers: { connection: 'close', cookie: client.cookie },
	});
	expect(answer.status).toBe(200);
	return Buffer.from(await answer.arrayBuffer());
}

test('sends one contract from a template and one with its own file, and keeps the IDs', async () => {
	const execution = await runSample();

	expect(execution.resultData.error).toBeUndefined();
	expect(jsonOf(execution, 'Failed Contracts')).toEqual([]);
	const [fromTemplate, ownFile] = ['4711', '4712'].map(
		(number) => documents().find(({ orderNumber }) => orderNumber === number)!,
	);
	expect(fromTemplate.name).toBe('Sales contract 4711');
	expect(Object.fromEntries(fromTemplate.parameters)).toMatchObject({
		'Signatory 1 Email Address': 'ann.lee@example.com',
		'Signatory 1 Full Name': 'Ann Lee',
		'Signatory 2 Email Address': 'tom.reed@example.com',
		'Signatory 2 Full Name': 'Tom Reed',
		Price: '1200.00',
	});
	expect(ownFile.name).toBe('Contract 4712');
	expect(ownFile.file.toString('latin1')).toMatch(/^%PDF-1\.4\n1 0 obj<<\/Type\/Catalog[\s\S]+%%EOF\n$/);
	expect(ownFile.signers.map(({ email, fullName }) => [email, fullName])).toEqual([
		['eva.stone@example.com', 'Eva Stone'],
	]);
	const sent = jsonOf(execution, 'Sent Contracts').sort(
		(one, other) => Number(one.number) - Number(other.number),
	);
	expect(sent.map(({ number, documentId }) => [number, String(documentId).toLowerCase()])).toEqual([
		['4711', fromTemplate.id.toLowerCase()],
		['4712', ownFile.id.toLowerCase()],
	]);
	expect(stage.sandbox.deviations).toEqual([]);
});

test('what is signed is downloaded, byte for byte, with its report', async () => {
	await runSample();
	const document = documents().find(({ orderNumber }) => orderNumber === '4712')!;
	const before = (await stage.n8n.client.executionIds(downloadId)).length;

	await signAll(document.id);

	const execution = await waitForNewest(stage, downloadId, before + 1);
	expect(execution.resultData.error).toBeUndefined();
	const items = itemsOf(execution, 'Signed Documents');
	expect(items).toHaveLength(1);
	const file = await bytesOf(items[0], 'data');
	expect(file.equals(document.signedFile!)).toBe(true);
	expect(file.toString('latin1')).toContain('% signed by Eva Stone\n');
	expect((await bytesOf(items[0], 'completionReport')).toString('latin1')).toMatch(
		/^%PDF.+\n% Completion report of/,
	);
	expect(items[0].binary!.data).toMatchObject({ mimeType: 'application/pdf' });
	expect(stage.sandbox.assureSign.state.track.deliveries.map(({ statuses }) => statuses)).toEqual([[200]]);
	expect(stage.sandbox.deviations).toEqual([]);
});

test('a contract that cannot be sent is handed on with its fields, the others are sent', async () => {
	const workflowId = await publishTemplate(stage, 'send-and-sign');
	const good = { number: '1', signerName: 'Eva Stone', signerEmail: 'eva@example.com', fileName: 'a.pdf' };
	const contracts = [
		{ ...good, fileBase64: Buffer.from('%PDF-1.4 first').toString('base64') },
		{ ...good, number: '2', fileName: 'a.exe', fileBase64: Buffer.from('MZ').toString('base64') },
		{ ...good, number: '3', fileBase64: Buffer.from('%PDF-1.4 third').toString('base64') },
	];
	stage.sandbox.control.addFault({
		system: 'assureSign',
		method: 'SubmitWithFile',
		kind: 'fault',
		text: 'The template is being edited',
		after: 1,
	});

	await postWhenRegistered(`${stage.n8n.url}/webhook/contracts`, { contracts });

	const execution = await waitForNewest(stage, workflowId);
	expect(execution.status).toBe('success');
	const failed = jsonOf(execution, 'Failed Contracts');
	expect(failed).toEqual([{ number: '2', message: expect.any(String), advice: expect.any(String) }]);
	expect(JSON.stringify(failed)).toContain('The template is being edited');
	expect(jsonOf(execution, 'Sent Contracts').map(({ number }) => number)).toEqual(['1', '3']);
});

test('a signed document that cannot be fetched comes to the failed downloads', async () => {
	await runSample();
	const document = documents().find(({ orderNumber }) => orderNumber === '4711')!;
	const before = (await stage.n8n.client.executionIds(downloadId)).length;
	stage.sandbox.control.addFault({
		system: 'assureSign',
		method: 'Download',
		kind: 'fault',
		text: 'The file store is down',
		times: 10,
	});

	await signAll(document.id);

	const execution = await waitForNewest(stage, downloadId, before + 1);
	expect(execution.status).toBe('success');
	expect(itemsOf(execution, 'Signed Documents')).toEqual([]);
	expect(JSON.stringify(jsonOf(execution, 'Failed Downloads'))).toContain('The file store is down');
});
