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

	expect(names.sort()).toEqual(nodes.map(({ name }) => name).sort());
	// n8n marks nodes whose type it does not know, and nodes with missing parameters or credentials.
	expect(await editor.page.getByTestId('node-issues').count()).toBe(0);
	expect(await editor.page.getByText('Install this node to use it').count()).toBe(0);
}, 60_000);

test.each([
	[demoNodes.rename, ['Resource', 'Operation', 'User', 'New User Name']],
	[demoNodes.newHire, ['Resource', 'Operation', 'Name', 'Password', 'Telephone', 'Additional Fields']],
	[demoNodes.signingUser, ['Resource', 'Operation', 'User Name']],
])(
	'the panel of "%s" offers its fields',
	async (node, fields) => {
		await openNode(editor, node);
		const labels = (await editor.page.getByTestId('parameter-input-label').allInnerTexts()).map((text) =>
			text.split('\n')[0].trim(),
		);
		await closeNode(editor);

		expect(labels).toEqual(expect.arrayContaining(fields));
	},
	60_000,
);

test('the editor reports no script error', () => {
	expect(editor.errors).toEqual([]);
});
