import { itemsOf, pairedWith, type StoredExecution } from '../../e2e/execution';
import { openStage, startLimit, type Stage } from './support';
import { addSamplePeople, manyPeople, nodes, samplePerson } from './workflows/manyPeople';

let stage: Stage;

beforeAll(async () => {
	stage = await openStage();
}, startLimit);

afterAll(async () => await stage?.close());

beforeEach(() => stage.sandbox.control.reset());

async function runWith(count: number): Promise<StoredExecution> {
	addSamplePeople(stage.sandbox, count);
	return await stage.execute(await manyPeople(count), nodes.trigger);
}

const peopleOf = (count: number) =>
	Array.from({ length: Math.floor(count / 2) }, (_, index) => samplePerson(index));

describe.each([10, 1000])('the workflow with %i events', (count) => {
	let execution: StoredExecution;

	// One run, looked at from several sides.
	beforeEach(async () => {
		execution ??= await runWith(count);
	}, 120_000);

	const items = (node: string) => itemsOf(execution, node);

	test('ends well, with an item per event and none that failed', () => {
		expect(execution.resultData.error).toBeUndefined();
		expect(execution.status).toBe('success');
		expect(items(nodes.events)).toHaveLength(count);
		expect(items(nodes.failed)).toEqual([]);
	});

	test('creates an external user in SoftExpert for every new hire', () => {
		const created = items(nodes.newHire);

		expect(created).toHaveLength(count / 2);
		expect(created.map(({ json }) => json.code)).toEqual(created.map(() => 1));
	});

	test('renames the Archer users and says that it did', () => {
		const renamed = items(nodes.rename).map(({ json }) => json);

		expect(renamed).toEqual(
			peopleOf(count).map(({ newUserName }) =>
				expect.objectContaining({ userName: newUserName, changed: true, userId: expect.any(Number) }),
			),
		);
	});

	test('forces a new password for the same Archer users', () => {
		const userIds = (node: string) => items(node).map(({ json }) => json.userId);

		expect(userIds(nodes.forcePasswordChange)).toEqual(userIds(nodes.rename));
	});

	test('fetches the signing account of each person', () => {
		expect(items(nodes.signingUser).map(({ json }) => json)).toEqual(
			peopleOf(count).map(({ signingAccount }, index) =>
				expect.objectContaining({
					userName: signingAccount,
					tags: { employeeNumber: String(index + 1) },
				}),
			),
		);
	});

	test.each([nodes.newHire, nodes.rename, nodes.forcePasswordChange, nodes.signingUser])(
		'pairs the items of "%s" with their inputs, in order',
		(node) => {
			expect(items(node).map(pairedWith)).toEqual(items(node).map((_, index) => index));
		},
	);
});

test('what it sends is what the contracts ask for, and changes the systems', async () => {
	const execution = await runWith(10);

	expect(execution.status).toBe('success');
	expect(stage.sandbox.deviations).toEqual([]);
	const { archer, softExpert } = stage.sandbox;
	const archerUsers = [...archer.state.users.values()];
	expect(archerUsers.filter(({ userName }) => userName.startsWith('employee'))).toEqual(
		peopleOf(10).map(({ newUserName }) =>
			expect.objectContaining({ userName: newUserName, forcePasswordChange: true }),
		),
	);
	const external = [...softExpert.state.externalUsers.values()];
	expect(external).toEqual(
		[1, 2, 3, 4, 5].map((number) =>
			expect.objectContaining({
				NAME: `Hire 000${number}`,
				EMAIL: `hire000${number}@example.com`,
				COMPANY: 'Example Consulting',
				DEPARTMENT: 'Field Services',
				POSITION: 'Consultant',
			}),
		),
	);
	const passwords = external.map(({ PASSWORD }) => PASSWORD);
	expect(new Set(passwords).size).toBe(5);
	expect(Math.min(...passwords.map(({ length }) => length))).toBeGreaterThanOrEqual(8);
});

test('the webhook takes events from outside', async () => {
	const { client, url } = stage.n8n;
	addSamplePeople(stage.sandbox, 2);
	const workflowId = await client.importWorkflow(await manyPeople(), stage.credentials);
	await client.activateWorkflow(workflowId);

	await postWhenRegistered(`${url}/webhook/hr-events`, {
		events: [{ event: 'nameChange', ...samplePerson(0) }, { event: 'promotion' }],
	});

	const execution = await client.waitForExecution(await onlyExecution(workflowId));
	expect(itemsOf(execution, nodes.rename)).toHaveLength(1);
	expect(itemsOf(execution, nodes.failed).map(({ json }) => json)).toEqual([{ event: 'promotion' }]);
});

/** n8n answers 404 until it has registered the webhook of a workflow that was just published. */
async function postWhenRegistered(url: string, body: unknown, latest = Date.now() + 15_000): Promise<void> {
	const answer = await fetch(url, {
		method: 'POST',
		headers: { 'content-type': 'application/json', connection: 'close' },
		body: JSON.stringify(body),
	});
	if (answer.ok) return;
	if (Date.now() > latest) throw new Error(`The webhook answers ${answer.status}: ${await answer.text()}`);
	return await postWhenRegistered(url, body, latest);
}

async function onlyExecution(workflowId: string): Promise<string> {
	const [id] = await stage.n8n.client.executionIds(workflowId);
	// n8n answers the webhook before it has stored that the execution has begun.
	return id ?? (await onlyExecution(workflowId));
}
