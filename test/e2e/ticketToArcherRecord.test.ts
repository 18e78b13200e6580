import { itemsOf, type StoredExecution } from '../../e2e/execution';
import { loadTemplate } from '../../e2e/workflow';
import { postWhenRegistered, publishTemplate, waitForNewest } from './published';
import { openStage, startLimit, type Stage } from './support';

jest.setTimeout(60_000);
let stage: Stage;

beforeAll(async () => {
	stage = await openStage();
}, startLimit);

afterAll(async () => await stage?.close());

beforeEach(() => stage.sandbox.control.reset());

const trigger = 'Run With Sample Ticket';
const jsonOf = (execution: StoredExecution, node: string) => itemsOf(execution, node).map(({ json }) => json);
const run = async () => await stage.execute(await loadTemplate('ticket-to-archer-record'), trigger);

/** The records that hold the ticket's number. */
function recordsOf(number: string) {
	return [...stage.sandbox.archer.state.content.records.values()].filter(
		({ values }) => (values.get(7001) as { text?: string } | undefined)?.text === number,
	);
}

test('a new ticket becomes a record with every field, and starts a process', async () => {
	const execution = await run();

	expect(execution.resultData.error).toBeUndefined();
	const [record, ...others] = recordsOf('SEC-1042');
	expect(others).toEqual([]);
	expect(jsonOf(execution, 'Create Record')).toEqual([
		expect.objectContaining({ contentId: record.contentId }),
	]);
	const value = (field: number) => record.values.get(field);
	expect(value(7022)).toEqual({
		kind: 'text',
		text: 'Telnet is open on router 7: Port 23 answers from the office network.',
	});
	expect(value(7004)).toEqual({ kind: 'list', entries: [{ id: 466 }] });
	expect(value(7006)).toEqual({
		kind: 'links',
		links: [{ name: 'SEC-1042', url: 'https://tickets.example.com/SEC-1042' }],
	});
	// Severity high: a week from today, whatever the time zone of n8n.
	const days = ((value(7003) as { time: number }).time - Date.now()) / 86_400_000;
	expect(days).toBeGreaterThan(5);
	expect(days).toBeLessThan(8);
	const workflows = [...stage.sandbox.softExpert.state.workflows.values()];
	expect(workflows.map(({ process, title }) => [process, title])).toContainEqual([
		'PURCHASE',
		`SEC-1042 Telnet is open on router 7 (Archer record ${record.contentId})`,
	]);
	expect(jsonOf(execution, 'Failed Tickets')).toEqual([]);
	expect(stage.sandbox.deviations).toEqual([]);
});

test('a ticket that is known already changes its record; numbers that only begin alike do not count', async () => {
	const workflowId = await publishTemplate(stage, 'ticket-to-archer-record');
	const post = async (ticket: Record<string, unknown>) =>
		await postWhenRegistered(`${stage.n8n.url}/webhook/security-tickets`, ticket);
	const ticket = {
		title: 'First title',
		description: 'Text',
		severity: 'critical',
		url: 'https://example.com',
	};

	await post({ ...ticket, number: 'SEC-10' });
	await waitForNewest(stage, workflowId, 1);
	await post({ ...ticket, number: 'SEC-1' });
	await waitForNewest(stage, workflowId, 2);
	await post({ ...ticket, number: 'SEC-1', title: 'Second title' });
	const execution = await waitForNewest(stage, workflowId, 3);

	expect(jsonOf(execution, 'Create Record')).toEqual([]);
	expect(jsonOf(execution, 'Update Record')).toEqual([expect.objectContaining({ updated: true })]);
	const texts = ['SEC-1', 'SEC-10'].map((number) => recordsOf(number).map(({ values }) => values.get(7022)));
	expect(texts).toEqual([
		[{ kind: 'text', text: 'Second title: Text' }],
		[{ kind: 'text', text: 'First title: Text' }],
	]);
	expect(stage.sandbox.deviations).toEqual([]);
});

test('nothing is made of a ticket when the search fails, and the failure is handed on', async () => {
	const before = stage.sandbox.archer.state.content.records.size;
	stage.sandbox.control.addFault({
		system: 'archer',
		method: 'ExecuteSearch',
		kind: 'fault',
		text: 'Search index is being rebuilt',
		times: 10,
	});

	const execution = await run();

	expect(execution.status).toBe('success');
	expect(JSON.stringify(jsonOf(execution, 'Failed Tickets'))).toContain('Search index is being rebuilt');
	expect(stage.sandbox.archer.state.content.records.size).toBe(before);
});

test('a record that Archer refuses comes to the failed tickets', async () => {
	stage.sandbox.control.addFault({
		system: 'archer',
		method: 'CreateRecord',
		kind: 'fault',
		text: 'Field 7022 is required',
	});

	const execution = await run();

	const failed = jsonOf(execution, 'Failed Tickets');
	expect(failed).toEqual([{ number: 'SEC-1042', message: expect.any(String), advice: expect.any(String) }]);
	expect(JSON.stringify(failed)).toContain('Field 7022 is required');
	expect(jsonOf(execution, 'Start Workflow')).toEqual([]);
	expect(recordsOf('SEC-1042')).toEqual([]);
});
