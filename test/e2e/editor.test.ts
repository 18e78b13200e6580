import {
	closeNode,
	findChromium,
	missingChromium,
	openEditor,
	openNode,
	openWorkflow,
	type Editor,
} from '../../e2e/editor';
import { demoWorkflow } from '../../e2e/demo';
import type { WorkflowFile } from '../../e2e/workflow';
import { openStage, startLimit, type Stage } from './support';

let stage: Stage;
let editor: Editor;
let workflow: WorkflowFile;
let workflowId: string;

beforeAll(async () => {
	// Said aloud instead of skipped: a run without a browser has not checked the editor.
	if (findChromium() === undefined) throw new Error(missingChromium);
	stage = await openStage();
	const { client } = stage.n8n;
	// Nothing is sent: the nodes that mail want a credential all the same.
	stage.credentials.push(await client.createCredential('Mail', 'smtp', { host: '127.0.0.1', port: 25 }));
	workflow = await demoWorkflow(client, stage.credentials);
	workflowId = await client.importWorkflow(workflow, stage.credentials);
	editor = await openEditor(stage.n8n);
	await openWorkflow(editor, stage.n8n, workflowId);
}, startLimit);

afterAll(async () => {
	await editor?.close();
	await stage?.close();
});

test('the canvas shows every node of the demo, and knows them all', async () => {
	const { nodes } = workflow;
	const names = await editor.page
		.getByTestId('canvas-node')
		.evaluateAll((elements) => elements.map((element) => element.getAttribute('data-node-name')));

	const drawn = nodes.filter(({ type }) => type !== 'n8n-nodes-base.stickyNote');
	expect(names.sort()).toEqual(drawn.map(({ name }) => name).sort());
	expect(await editor.page.getByTestId('sticky').count()).toBe(nodes.length - drawn.length);
	// n8n marks nodes whose type it does not know, and nodes with missing parameters or credentials.
	expect(await editor.page.getByTestId('node-issues').count()).toBe(0);
	expect(await editor.page.getByText('Install this node to use it').count()).toBe(0);
}, 60_000);

test.each([
	['Rename Archer User', ['resource', 'operation', 'userId', 'userName']],
	['Create SoftExpert User', ['resource', 'operation', 'userId', 'name', 'login', 'password', 'email']],
	['Create AssureSign User', ['resource', 'operation', 'userName', 'firstName', 'lastName', 'role']],
])(
	'the panel of "%s" offers its fields',
	async (node, fields) => {
		await openNode(editor, node);
		// The panel draws its fields one after the other.
		for (const field of fields) {
			await editor.page.getByTestId(`parameter-input-${field}`).first().waitFor({ state: 'attached' });
		}
		const present = await Promise.all(
			fields.map(async (field) => await editor.page.getByTestId(`parameter-input-${field}`).count()),
		);
		await closeNode(editor);

		expect(present).toEqual(fields.map(() => 1));
	},
	60_000,
);

test('the editor reports no script error', () => {
	expect(editor.errors).toEqual([]);
});
