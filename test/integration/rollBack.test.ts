/* eslint-disable @n8n/community-nodes/no-dangerous-functions -- runs the code of the template as the Code node of n8n does, in tests alone */
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { startSandbox, type Sandbox } from '../../sandbox';
import { openTemplate } from '../support/templates/read';
import { runNode, sandboxCredentials } from '../support/workflow';

/**
 * The template that puts back what was there before, node by node on the sandbox: what its code makes of the items of Return Before
 * and After, and what its nodes do with that. The whole of it runs in n8n in test/e2e/templates/reviews.test.ts.
 */

jest.setTimeout(60_000);

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(async () => await sandbox.stop());
beforeEach(() => sandbox.control.reset());

const { drawn, wires } = openTemplate('roll-back-changes.json');
const nodeCalled = (name: string) => drawn.find((node) => node.name === name)!;
const id = (value: string | number) => ({ __rl: true, mode: 'id', value: String(value) });

/** Runs the JavaScript of a Code node with what it asks n8n for. */
function runCode(name: string, items: IDataObject[], settings: IDataObject): IDataObject[] {
	const script = String(nodeCalled(name).parameters.jsCode);
	const code = new Function('$', '$input', script) as (
		nodes: (name: string) => object,
		input: object,
	) => Array<{ json: IDataObject }>;
	const made = code(() => ({ first: () => ({ json: settings }) }), {
		all: () => items.map((json) => ({ json })),
	});
	return made.map(({ json }) => json);
}

type Own = 'archer' | 'assureSign';

async function change(node: Own, operation: string, parameters: object): Promise<IDataObject> {
	const [resource, value] = operation.split('.');
	const run = await runNode({
		node,
		version: 1.1,
		parameters: {
			resource,
			operation: value,
			...parameters,
			options: { returnBeforeAndAfter: true },
		} as INodeParameters,
		store: sandboxCredentials(sandbox),
	});
	expect(run.error).toBeUndefined();
	return run.items[0].json;
}

/** Each step by the node that its kind leads to, as the Switch is wired. */
async function putBack(changes: IDataObject[], dryRun: boolean): Promise<IDataObject[]> {
	const steps = runCode('What Was There', changes, { planOnly: dryRun });
	const rules = (nodeCalled('Which Kind').parameters.rules as { values: IDataObject[] }).values;
	const outcomes: IDataObject[] = [];
	for (const step of steps) {
		const output = rules.findIndex(({ outputKey }) => outputKey === step.kind);
		const target = nodeCalled(
			wires.find(
				(wire) => wire.from === 'Which Kind' && wire.output === (output < 0 ? rules.length : output),
			)!.to,
		);
		if (target.name === 'Left as It Is') {
			outcomes.push({ left: step.text });
			continue;
		}
		const { items, error } = await runNode({
			node: target.type.split('.')[1] as Own,
			version: target.typeVersion,
			parameters: target.parameters,
			onError: target.onError,
			items: [step],
			store: sandboxCredentials(sandbox),
		});
		expect(error).toBeUndefined();
		outcomes.push(items[0].json);
	}
	return outcomes;
}

async function changeAll(): Promise<IDataObject[]> {
	const { id: user } = sandbox.archer.state.findUser('user0001')!;
	const { contentId } = firstRecord();
	const userId = id(user);
	return [
		await change('archer', 'user.update', { userId, updateFields: { firstName: 'Wrong' } }),
		await change('archer', 'user.update', { userId, updateFields: { firstName: 'Worse', title: 'Nobody' } }),
		await change('archer', 'user.changeStatus', { userId, accountStatus: 2 }),
		await change('archer', 'user.rename', { userId, userName: 'wrongname' }),
		await change('archer', 'group.rename', { groupId: id(91), groupName: 'Wrong Group' }),
		await change('archer', 'record.update', {
			moduleId: id(84),
			contentId: id(contentId),
			fieldsMode: 'json',
			fieldValues: '{"7001":"Wrong","7004":[],"7003":{"type":"date","value":"2026-01-31"}}',
		}),
		await change('assureSign', 'user.update', {
			userName: { __rl: true, mode: 'name', value: 'jdoe@example.com' },
			updateFields: { lastName: 'Wrong', newUserName: 'wrong@example.com' },
		}),
	];
}

const firstRecord = () =>
	[...sandbox.archer.state.content.records.values()].find(({ moduleId }) => moduleId === 84)!;

/** Everything that the changes are about, as the systems hold it. */
function present(): string {
	const { archer, assureSign } = sandbox;
	const user = [...archer.state.users.values()].find(({ id: own }) => own === 205)!;
	const { firstName, lastName, title, accountStatus, userName } = user as unknown as IDataObject;
	const { contentId, values } = firstRecord();
	const signers = [...assureSign.state.users.values()].map((one) => [one.userName, one.lastName]).sort();
	return JSON.stringify([
		{ firstName, lastName, title, accountStatus, userName },
		archer.state.people.groups.get(91)!.name,
		contentId,
		// A field that was emptied holds nothing, as one that was never set.
		[...values].filter(
			([key, value]) => [7001, 7003, 7004].includes(key) && !(value.kind === 'text' && value.text === ''),
		),
		signers,
	]);
}

test('a plan changes nothing, and putting back leaves what was there in the beginning', async () => {
	const before = present();
	const changes = await changeAll();
	const changed = present();
	expect(changed).not.toBe(before);

	const plans = await putBack(changes, true);
	expect(plans.map(({ dryRun }) => dryRun)).toEqual(Array<boolean>(7).fill(true));
	expect(present()).toBe(changed);
	const [told] = runCode('Lines of the Mail', plans, { planOnly: true });
	expect(told.subject).toBe('n8n: 7 changes would be put back');
	expect(told.text).toContain('Would be sent: Update record');

	const outcomes = await putBack(changes, false);
	expect(outcomes.filter(({ error }) => error !== undefined)).toEqual([]);
	expect(present()).toBe(before);
	const [mail] = runCode('Lines of the Mail', outcomes, { planOnly: false });
	expect(mail.subject).toBe('n8n: 7 changes put back, 0 failed');
});

test('what cannot be put back is listed, and what differs in nothing is left alone', () => {
	const group = { groupId: 91, before: { name: 'A' }, after: { name: 'A' } };
	expect(runCode('What Was There', [group, { dryRun: true }], { dryRun: false })).toEqual([
		expect.objectContaining({ kind: 'other', text: 'Nothing differs from what was there before' }),
	]);
	const kinds = runCode(
		'What Was There',
		[{ deleted: true, groupId: 91, before: { name: 'A' } }, { groupId: 7 }],
		{ planOnly: false },
	).map(({ kind, text }) => [kind, String(text).split(':')[0]]);
	expect(kinds).toEqual([
		['other', 'An item does not say what was there before'],
		['other', 'Deleted for good'],
	]);
});
