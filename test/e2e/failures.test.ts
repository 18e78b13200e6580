import { itemsOf, pairedWith } from '../../e2e/execution';
import {
	archerCredential,
	openStage,
	singleNodeWorkflow,
	source,
	startLimit,
	subject,
	trigger,
	type Stage,
} from './support';

let stage: Stage;

beforeAll(async () => {
	stage = await openStage();
}, startLimit);

afterAll(async () => await stage?.close());

beforeEach(() => stage.sandbox.control.reset());

const renameNode = {
	type: 'n8n-nodes-enterprise-soap.archer',
	credentials: archerCredential,
	parameters: {
		resource: 'user',
		operation: 'rename',
		userId: { __rl: true, mode: 'name', value: '={{ $json.user }}' },
		userName: '={{ $json.newName }}',
	},
};

const good = (number: number) => ({ user: `user000${number}`, newName: `renamed${number}` });
const wrong = { user: 'nobody.at.all', newName: 'renamed.nobody' };

test('a wrong user among good ones is alone on the error output, with the words of the system', async () => {
	const workflow = singleNodeWorkflow([good(1), good(2), wrong, good(4)], {
		...renameNode,
		onError: 'continueErrorOutput',
	});

	const execution = await stage.execute(workflow, trigger);

	expect(execution.status).toBe('success');
	const renamed = itemsOf(execution, subject, 0);
	expect(renamed.map(({ json }) => json.userName)).toEqual(['renamed1', 'renamed2', 'renamed4']);
	expect(renamed.map(pairedWith)).toEqual([0, 1, 3]);
	const failed = itemsOf(execution, subject, 1);
	expect(failed).toHaveLength(1);
	expect(failed.map(pairedWith)).toEqual([2]);
	// n8n adds the fields of the input item, so that a workflow can say whom it was about.
	expect(failed[0].json).toMatchObject(wrong);
	expect(JSON.stringify(failed[0].json)).toContain('User does not exist');
	expect(stage.sandbox.archer.state.findUser('renamed4')).toBeDefined();
	expect(stage.sandbox.archer.state.findUser('renamed.nobody')).toBeUndefined();
});

test('without an error output the run stops at the wrong item and says how far it came', async () => {
	const workflow = singleNodeWorkflow([good(1), wrong, good(3)], renameNode);

	const execution = await stage.execute(workflow, trigger);

	expect(execution.status).toBe('error');
	const { error } = execution.resultData;
	expect(error?.message).toContain('[item 1].');
	expect(`${error?.message} ${error?.description}`).toContain('User does not exist');
	expect(error?.description).toContain('1 of 3 items');
	expect(stage.sandbox.archer.state.findUser('renamed3')).toBeUndefined();
});

test('"Continue" turns the failing item into one that carries the error', async () => {
	const workflow = singleNodeWorkflow([good(1), wrong, good(3)], {
		...renameNode,
		onError: 'continueRegularOutput',
	});

	const execution = await stage.execute(workflow, trigger);

	expect(execution.status).toBe('success');
	const items = itemsOf(execution, subject);
	expect(items).toHaveLength(3);
	expect(items.map(pairedWith)).toEqual([0, 1, 2]);
	expect(JSON.stringify(items[1].json)).toContain('User does not exist');
	expect(itemsOf(execution, source)).toHaveLength(3);
});
