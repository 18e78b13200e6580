/* eslint-disable @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import {
	findChromium,
	missingChromium,
	openEditor,
	openNode,
	openWorkflow,
	type Editor,
} from '../../e2e/editor';
import {
	archerCredential,
	openStage,
	singleNodeWorkflow,
	source,
	startLimit,
	subject,
	type Stage,
} from './support';

/** A record filled in by hand in the editor: the application is chosen by name, and no ID is typed. */

let stage: Stage;
let editor: Editor;

beforeAll(async () => {
	// Said aloud instead of skipped: a run without a browser has not checked the editor.
	if (findChromium() === undefined) throw new Error(missingChromium);
	stage = await openStage();
	editor = await openEditor(stage.n8n);
}, startLimit);

afterAll(async () => {
	await editor?.close();
	await stage?.close();
}, 30_000);

/** Where the environment names a folder, for somebody to look at. */
async function picture(name: string): Promise<void> {
	const folder = process.env.PICTURES;
	if (folder) await editor.page.screenshot({ path: `${folder}/${name}.png` });
}

const ticket = { subject: 'Printer on fire', urgency: 'High', agent: 'Lee, Ben' };
const file = { data: Buffer.from('smoke').toString('base64'), fileName: 'smoke.txt', mimeType: 'text/plain' };

async function open(operation: string, more: Record<string, unknown> = {}): Promise<string> {
	const workflow = singleNodeWorkflow([{}], {
		type: 'n8n-nodes-enterprise-soap.archer',
		typeVersion: 1.1,
		parameters: { resource: 'record', operation, ...more },
		credentials: archerCredential,
	});
	const items = [{ json: ticket, binary: { data: file } }];
	workflow.nodes.find(({ name }) => name === source)!.parameters.jsCode = `return ${JSON.stringify(items)};`;
	const id = await stage.n8n.client.importWorkflow(workflow, stage.credentials);
	await openWorkflow(editor, stage.n8n, id);
	await openNode(editor, subject);
	return id;
}

/** The input of a column, found by the label above it. */
function column(label: string) {
	return editor.page
		.getByTestId('resource-mapper-container')
		.locator('.parameter-item', { has: editor.page.getByText(label, { exact: true }) })
		.first();
}

test('three fields, a person by name and a file of the item make a record', async () => {
	await open('create');
	const { page } = editor;
	await page.getByTestId('parameter-input-moduleId').first().click();
	await page.getByText('Tickets', { exact: true }).first().click();
	await column('Title').waitFor();
	await page.waitForLoadState('networkidle');
	await picture('create');
	for (const [label, value] of [
		['Title', ticket.subject],
		['Details', 'As told on the phone'],
		['Assigned To', ticket.agent],
		['Files', 'data'],
	]) {
		await column(label).locator('input, textarea').first().fill(value);
	}
	await column('Severity').locator('input').first().click();
	await page.getByRole('option', { name: ticket.urgency, exact: true }).click();
	await picture('filled');
	await page.getByTestId('node-execute-button').click();
	await page.getByText('contentId').first().waitFor();
	await picture('executed');
	const made = [...stage.sandbox.archer.state.content.records.values()].pop()!;
	const fields = Object.fromEntries(made.values);
	expect(fields).toMatchObject({
		7402: { text: ticket.subject },
		7403: { text: 'As told on the phone' },
		7404: { entries: [{ id: 613 }] },
		7410: { users: [205] },
		7414: { entries: [{ id: expect.any(Number) }] },
	});
}, 120_000);

test('Create or Update names the fields to match', async () => {
	const moduleId = { __rl: true, mode: 'list', value: '101', cachedResultName: 'Tickets' };
	await open('upsert', { moduleId });
	const chosen = editor.page.getByTestId('matching-column-select').first();
	await chosen.waitFor();
	await editor.page.waitForLoadState('networkidle');
	await picture('upsert');
	expect(await chosen.innerText()).toContain('Title');
}, 60_000);
