import { sandboxLogins } from '../../sandbox';
import { itemsOf } from '../../e2e/execution';
import {
	archerCredential,
	openStage,
	singleNodeWorkflow,
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

const logins = () => stage.sandbox.control.archerLogins()[sandboxLogins.archer.userName] ?? 0;

const lookUps = singleNodeWorkflow(
	Array.from({ length: 20 }, (_, index) => ({ user: `user${String(index + 1).padStart(4, '0')}` })),
	{
		type: 'n8n-nodes-enterprise-soap.archer',
		credentials: archerCredential,
		parameters: { resource: 'user', operation: 'lookUpId', userName: '={{ $json.user }}' },
	},
);

// The tests build on each other: it is the life of one session.
test('two executions one after the other sign in once', async () => {
	expect(logins()).toBe(0);

	const first = await stage.execute(lookUps, trigger);
	const second = await stage.execute(lookUps, trigger);

	expect([first.status, second.status]).toEqual(['success', 'success']);
	expect(itemsOf(second, subject)).toHaveLength(20);
	expect(logins()).toBe(1);
});

test('a session that the system has ended is renewed once, and no item notices', async () => {
	stage.sandbox.control.expireSessions('archer');

	const execution = await stage.execute(lookUps, trigger);

	expect(execution.status).toBe('success');
	expect(itemsOf(execution, subject)).toHaveLength(20);
	expect(logins()).toBe(2);
});

test('two executions side by side share the session', async () => {
	stage.sandbox.control.expireSessions('archer');

	const executions = await Promise.all([stage.execute(lookUps, trigger), stage.execute(lookUps, trigger)]);

	expect(executions.map(({ status }) => status)).toEqual(['success', 'success']);
	expect(executions.map((execution) => itemsOf(execution, subject).length)).toEqual([20, 20]);
	// One renewal is enough; a second is allowed when both found the session dead at the same moment.
	expect(logins()).toBeGreaterThanOrEqual(3);
	expect(logins()).toBeLessThanOrEqual(4);
});

test('the token that n8n has stored is not shown with the credential', async () => {
	const [token] = stage.sandbox.control.liveTokens('archer');
	const stored = await stage.n8n.client.call<{ data: unknown }>(
		'GET',
		`/credentials/${stage.credentials[0].id}?includeData=true`,
	);

	expect(token).toMatch(/\S{16,}/);
	expect(JSON.stringify(stored)).not.toContain(token);
});
