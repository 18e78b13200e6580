import {
	chooseNode,
	chooseOption,
	connect,
	credentialWindow,
	executeStep,
	fieldInput,
	fillIn,
	openEmptyWorkflow,
	openNodeList,
	pickEntry,
	refusal,
	save,
	searchList,
	searchNodes,
} from '../../e2e/building';
import { closeNode, openEditor, openNode, openWorkflow, type Editor } from '../../e2e/editor';
import { sandboxCredentials } from '../../e2e/systems';
import { wholePackage } from '../../generate/packages';
import { archerCredential, openStage, singleNodeWorkflow, startLimit, subject, type Stage } from './support';

/** What a person does who has never seen the nodes, in the editor of the real n8n. */

let stage: Stage;
let editor: Editor;

beforeAll(async () => {
	stage = await openStage();
	editor = await openEditor(stage.n8n);
	editor.page.setDefaultTimeout(20_000);
}, startLimit);

afterAll(async () => {
	await editor?.close();
	await stage?.close();
});

const archer = { type: `${wholePackage}.archer`, typeVersion: 1.1, credentials: archerCredential };

test('nodes are found by what people call their tasks', async () => {
	await openEmptyWorkflow(editor, stage.n8n);
	await openNodeList(editor);
	for (const [word, name] of [
		['risk', 'Archer'],
		['user provisioning', 'Archer'],
		['bpm', 'SoftExpert'],
		['quality management', 'SoftExpert'],
		['e-signature', 'AssureSign'],
		['envelope', 'AssureSign'],
	]) {
		expect([word, await searchNodes(editor, word, name)]).toEqual([word, expect.arrayContaining([name])]);
	}
}, 120_000);

test('a ticket becomes a record, built by hand', async () => {
	const { page } = editor;
	const data = sandboxCredentials(stage.sandbox).find(({ type }) => type === 'archerApi')!.data;
	// As on an n8n that has no credential yet.
	await stage.n8n.client.call(
		'DELETE',
		`/credentials/${stage.credentials.find(({ type }) => type === 'archerApi')!.id}`,
	);
	await openEmptyWorkflow(editor, stage.n8n);
	await openNodeList(editor);
	await searchNodes(editor, 'manual', 'Manual Trigger');
	await chooseNode(editor, 'Manual Trigger');
	await openNodeList(editor);
	await searchNodes(editor, 'archer', 'Archer');
	await chooseNode(editor, 'Archer', 'Create record');

	await connect(editor);
	await fillIn(editor, { ...data, password: 'Mistyped-4711' });
	await save(editor);
	const refused = await refusal(editor);
	expect(refused).toMatch(/password/i);
	expect(refused).not.toContain('Mistyped-4711');
	await fillIn(editor, { password: data.password });
	await save(editor);
	await credentialWindow(page).waitFor({ state: 'hidden' });

	expect(await searchList(editor, 'moduleId', 'tick')).toEqual(['Tickets']);
	await pickEntry(editor, 'Tickets');
	await fieldInput(page.getByTestId('node-parameters'), 'Title (7402)').fill('Router down');
	await chooseOption(editor, 'Severity (7404)', 'High');
	const output = await executeStep(editor);
	await output.getByText('contentId').first().waitFor();
	const [written] = stage.sandbox.control
		.requests({ system: 'archer' })
		.filter(({ method }) => /^CreateRecord/.test(method));
	expect(written.body).toContain('Router down');
	await closeNode(editor);
}, 120_000);

test.each([
	['softExpertApi', 'apiKey'],
	['assureSignApi', 'password'],
])(
	'%s says in words that it does not get in, and that it does',
	async (type, secret) => {
		const stored = stage.credentials.find((credential) => credential.type === type)!;
		await editor.page.goto(`${stage.n8n.url}/home/credentials/${stored.id}`);
		await credentialWindow(editor.page).waitFor();
		const { [secret]: right } = sandboxCredentials(stage.sandbox).find((one) => one.type === type)!.data;
		await fillIn(editor, { [secret]: 'Mistyped-4711' });
		await save(editor);
		const refused = await refusal(editor);
		expect(refused).toMatch(/key|password|sign-in/i);
		expect(refused).not.toContain('Mistyped-4711');
		await fillIn(editor, { [secret]: right });
		await save(editor);
		await editor.page.getByTestId('credentials-config-container-test-success').waitFor();
	},
	120_000,
);

test('an error is read in the panel: what happened with which value, and what to do', async () => {
	const { client } = stage.n8n;
	const data = sandboxCredentials(stage.sandbox).find(({ type }) => type === 'archerApi')!.data;
	const own = await client.createCredential('Archer (sandbox)', 'archerApi', data);
	stage.credentials.push(own);
	const workflow = singleNodeWorkflow([{}], {
		...archer,
		parameters: { resource: 'user', operation: 'lookUpId', userName: 'nobody' },
	});
	const others = stage.credentials.filter(({ type, id }) => type !== 'archerApi' || id === own.id);
	await openWorkflow(editor, stage.n8n, await client.importWorkflow(workflow, others));
	await openNode(editor, subject);
	const output = await executeStep(editor);
	const error = output.getByTestId('node-error-view').or(output.getByTestId('node-error-message')).first();
	await error.waitFor();
	expect(await output.innerText()).toMatch(/does not exist|no user/i);
	await closeNode(editor);
}, 120_000);

test('the next node sees the fields of an operation before it has run', async () => {
	const { client } = stage.n8n;
	const workflow = singleNodeWorkflow([{}], {
		...archer,
		parameters: { resource: 'group', operation: 'getAll' },
	});
	workflow.nodes.push({
		id: 'next',
		name: 'Next',
		type: 'n8n-nodes-base.set',
		typeVersion: 3.4,
		position: [660, 0],
		parameters: {},
	});
	workflow.connections[subject] = { main: [[{ node: 'Next', type: 'main', index: 0 }]] };
	const credentials = stage.credentials
		.filter(({ type }) => type !== 'archerApi')
		.concat(stage.credentials.at(-1)!);
	await openWorkflow(editor, stage.n8n, await client.importWorkflow(workflow, credentials));
	await openNode(editor, 'Next');
	const input = editor.page.getByTestId('ndv-input-panel');
	for (const field of ['groupId', 'description']) {
		await input.getByText(field, { exact: true }).first().waitFor();
	}
	await closeNode(editor);
}, 120_000);

test('an AI agent is offered the nodes as tools', async () => {
	const workflow = singleNodeWorkflow([{}], {
		...archer,
		parameters: { resource: 'group', operation: 'getAll' },
	});
	workflow.nodes = workflow.nodes.filter(({ name }) => name !== subject);
	workflow.nodes.push({
		id: 'agent',
		name: 'AI Agent',
		type: '@n8n/n8n-nodes-langchain.agent',
		typeVersion: 2,
		position: [660, 0],
		parameters: {},
	});
	workflow.connections = {};
	const { client } = stage.n8n;
	const { page } = editor;
	await openWorkflow(editor, stage.n8n, await client.importWorkflow(workflow, []));
	await page
		.locator(
			'[data-test-id="canvas-node-input-handle"][data-connection-type="ai_tool"] [data-test-id="canvas-handle-plus"]',
		)
		.first()
		.click();
	for (const name of ['Archer Tool', 'SoftExpert Tool', 'AssureSign Tool']) {
		expect(await searchNodes(editor, name.split(' ')[0], name)).toContain(name);
	}
	expect(editor.errors).toEqual([]);
}, 120_000);
