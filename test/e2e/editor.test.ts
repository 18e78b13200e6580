import {
	closeNode,
	findChromium,
	missingChromium,
	openEditor,
	openNode,
	openWorkflow,
	type Editor,
} from '../../e2e/editor';
import { demoNodes } from '../../e2e/demoCheck';
import { loadTemplate } from '../../e2e/workflow';
import { openStage, startLimit, type Stage } from './support';

let stage: Stage;
let editor: Editor;
let workflowId: string;

beforeAll(async () => {
	// Said aloud instead of skipped: a run without a browser has not checked the editor.
	if (findChromium() === undefined) throw new Error(missingChromium);
	stage = await openStage();
	workflowId = await stage.n8n.client.importWorkflow(
		await loadTemplate('new-hire-and-name-change'),
		stage.credentials,
	);
	editor = await openEditor(stage.n8n);
	await openWorkflow(editor, stage.n8n, workflowId);
}, startLimit);

afterAll(async () => {
	await editor?.close();
	await stage?.close();
});

test('the canvas shows every node of the demo, and knows them all', async () => {
	const { nodes } = await loadTemplate('new-hire-and-name-change');
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
	[demoNodes.rename, ['resource', 'operation', 'userId', 'userName']],
	[
		demoNodes.newHire,
		['resource', 'operation', 'name', 'password', 'email', 'licenseKey', 'language', 'telephone', 'company'],
	],
	[demoNodes.signingUser, ['resource', 'operation', 'userName']],
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
