import { closeNode, openEditor, openNode, openWorkflow, type Editor } from '../../e2e/editor';
import { itemsOf, pairedWith } from '../../e2e/execution';
import { sandboxCredentials } from '../../e2e/systems';
import { singlePackages, wholePackage } from '../../generate/packages';
import {
	archerCredential,
	credentialOf,
	openStage,
	singleNodeWorkflow,
	startLimit,
	subject,
	trigger,
	type Stage,
} from '../e2e/support';
import { addSamplePeople, manyPeople, nodes, samplePerson } from '../e2e/workflows/manyPeople';

/** The oldest n8n that the documentation promises, with the package as it is installed there. */

let stage: Stage;
let editor: Editor | undefined;

beforeAll(async () => {
	stage = await openStage({ release: 'oldest' });
}, startLimit);

afterAll(async () => {
	await editor?.close();
	await stage?.close();
});

beforeEach(() => stage.sandbox.control.reset());
afterEach(() => expect(stage.sandbox.deviations).toEqual([]));

const newestArcher = { type: `${wholePackage}.archer`, typeVersion: 1.1, credentials: archerCredential };

test('knows every node of the package', async () => {
	const types = singlePackages.flatMap(({ pages }) => pages.map((page) => `${wholePackage}.${page}`));
	expect(await stage.n8n.client.nodeTypes(wholePackage)).toEqual(expect.arrayContaining(types));
});

// The demo of npm start makes a data table, which this n8n cannot do from a workflow.
test('a workflow through all three systems runs right, with each item beside the one it came from', async () => {
	const count = 10;
	addSamplePeople(stage.sandbox, count);
	const execution = await stage.execute(await manyPeople(count), nodes.trigger);
	expect(execution.resultData.error).toBeUndefined();
	expect(execution.status).toBe('success');
	const jsonOf = (node: string) => itemsOf(execution, node).map(({ json }) => json);
	const people = Array.from({ length: count / 2 }, (_, index) => samplePerson(index));
	expect(jsonOf(nodes.events)).toHaveLength(count);
	expect(jsonOf(nodes.failed)).toEqual([]);
	expect(jsonOf(nodes.newHire)).toEqual(people.map(() => expect.objectContaining({ code: 1 })));
	expect(jsonOf(nodes.rename)).toEqual(
		people.map(({ newUserName }) => expect.objectContaining({ userName: newUserName, changed: true })),
	);
	expect(jsonOf(nodes.forcePasswordChange).map(({ userId }) => userId)).toEqual(
		jsonOf(nodes.rename).map(({ userId }) => userId),
	);
	expect(jsonOf(nodes.signingUser)).toEqual(
		people.map(({ signingAccount }) => expect.objectContaining({ userName: signingAccount })),
	);
	for (const node of [nodes.newHire, nodes.rename, nodes.forcePasswordChange, nodes.signingUser]) {
		expect(itemsOf(execution, node).map(pairedWith)).toEqual(people.map((_, index) => index));
	}
	for (const { archerUser, newUserName } of people) {
		expect(stage.sandbox.archer.state.findUser(newUserName)).toBeDefined();
		expect(stage.sandbox.archer.state.findUser(archerUser)).toBeUndefined();
	}
}, 90_000);

test.each([
	[
		'Archer',
		newestArcher,
		{ resource: 'user', operation: 'lookUpId', userName: 'user0001' },
		{ userId: 205 },
	],
	[
		'SoftExpert',
		{
			type: `${wholePackage}.softExpert`,
			credentials: { softExpertApi: { name: 'SoftExpert (sandbox)' } },
		},
		{
			resource: 'workflow',
			operation: 'start',
			processId: 'PURCHASE',
			title: 'A chair',
		},
		{ recordId: expect.any(String) },
	],
	[
		'AssureSign',
		{
			type: `${wholePackage}.assureSign`,
			credentials: { assureSignApi: { name: 'AssureSign (sandbox)' } },
		},
		{ resource: 'user', operation: 'getAll', returnAll: false, limit: 1 },
		{ userName: expect.stringContaining('@') },
	],
])('a workflow with %s runs right', async (_name, node, parameters, expected) => {
	const execution = await stage.execute(singleNodeWorkflow([{}], { ...node, parameters }), trigger);
	expect(execution.resultData.error).toBeUndefined();
	expect(itemsOf(execution, subject).map(({ json }) => json)).toEqual([expect.objectContaining(expected)]);
});

test('a failed item goes on with its error', async () => {
	const workflow = singleNodeWorkflow([{}], {
		...newestArcher,
		parameters: { resource: 'user', operation: 'lookUpId', userName: 'nobody' },
		onError: 'continueRegularOutput',
	});
	const [{ json }] = itemsOf(await stage.execute(workflow, trigger), subject);
	expect(json).toMatchObject({ error: { message: expect.stringMatching(/does not exist|no user/i) } });
});

test.each(['archerApi', 'softExpertApi', 'assureSignApi'])('%s is tested by a sign-in', async (type) => {
	const secret = type === 'softExpertApi' ? 'apiKey' : 'password';
	const stored = credentialOf(stage, type);
	const data = sandboxCredentials(stage.sandbox).find((credential) => credential.type === type)!.data;
	const { client } = stage.n8n;
	expect(await client.testCredential(stored, data)).toEqual({
		status: 'OK',
		message: 'Connection successful!',
	});
	const denied = await client.testCredential(stored, { ...data, [secret]: 'Mistyped-4711' });
	expect(denied).toMatchObject({ status: 'Error', message: expect.stringMatching(/^[A-Z][^.]{20,}\. /) });
});

test('a picker finds what its search says', async () => {
	const parameters = { resource: 'user', operation: 'get', userId: { __rl: true, mode: 'list', value: '' } };
	const { results } = await stage.n8n.client.call<{ results: Array<{ name: string }> }>(
		'POST',
		'/dynamic-node-parameters/resource-locator-results',
		{
			path: 'parameters.userId',
			methodName: 'searchUsers',
			nodeTypeAndVersion: { name: newestArcher.type, version: newestArcher.typeVersion },
			currentNodeParameters: parameters,
			credentials: { archerApi: credentialOf(stage, 'archerApi') },
			filter: 'user0003',
		},
	);
	expect(results.map(({ name }) => name)).toEqual([expect.stringContaining('user0003')]);
});

test('the editor shows the fields of a node without a script error', async () => {
	const { client } = stage.n8n;
	const workflow = singleNodeWorkflow([{}], {
		...newestArcher,
		parameters: {
			resource: 'user',
			operation: 'rename',
			userId: { __rl: true, mode: 'name', value: 'user0001' },
			userName: 'user0001.married',
		},
	});
	editor = await openEditor(stage.n8n);
	// This n8n asks for new versions at the sign-in, before it has its settings: an error of its own, without any package too.
	const ofSignIn = editor.errors.length;
	await openWorkflow(editor, stage.n8n, await client.importWorkflow(workflow, stage.credentials));
	expect(await editor.page.getByTestId('node-issues').count()).toBe(0);
	await openNode(editor, subject);
	for (const field of ['resource', 'operation', 'userId', 'userName']) {
		await editor.page.getByTestId(`parameter-input-${field}`).first().waitFor({ state: 'attached' });
	}
	await closeNode(editor);
	expect(editor.errors.slice(ofSignIn)).toEqual([]);
}, 180_000);
