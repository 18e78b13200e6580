/* eslint-disable @n8n/community-nodes/no-restricted-imports -- the end-to-end tests are a process of their own, they never run inside n8n */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sandboxLogins } from '../../sandbox';
import { tracesIn } from '../support/secretTraces';
import { archerCredential, openStage, singleNodeWorkflow, startLimit, trigger, type Stage } from './support';

const searchedText = 'Leak-Test-Password-4711';

let stage: Stage;

beforeAll(async () => {
	stage = await openStage({ logLevel: 'debug' });
}, startLimit);

afterAll(async () => await stage?.close());

/** Everything n8n has written on disk beside the program itself: the database with its journal, and log files. */
async function storedFiles(): Promise<Array<{ name: string; content: Buffer }>> {
	const folder = join(stage.n8n.home, '.n8n');
	const entries = await readdir(folder, { withFileTypes: true, recursive: true });
	const files = entries.filter(
		(entry) => entry.isFile() && !join(entry.parentPath, entry.name).includes('node_modules'),
	);
	return await Promise.all(
		files.map(async ({ parentPath, name }) => ({ name, content: await readFile(join(parentPath, name)) })),
	);
}

const archer = (operation: string, parameters: Record<string, unknown>) => ({
	type: 'n8n-nodes-enterprise-soap.archer',
	credentials: archerCredential,
	parameters: { resource: 'user', operation, ...parameters },
});

test('failing runs leave no password and no token in the stored executions, the database or the log', async () => {
	const { sandbox, n8n } = stage;
	const { client } = n8n;
	const wrongUser = { __rl: true, mode: 'name', value: 'nobody.at.all' };
	const workflows = [
		singleNodeWorkflow([{}], archer('rename', { userId: wrongUser, userName: 'other' })),
		singleNodeWorkflow([{}], {
			...archer('rename', { userId: wrongUser, userName: 'other' }),
			onError: 'continueErrorOutput',
		}),
		singleNodeWorkflow([{}], {
			type: 'n8n-nodes-enterprise-soap.softExpert',
			credentials: { softExpertApi: { name: 'SoftExpert (sandbox)' } },
			parameters: {
				resource: 'externalUser',
				operation: 'create',
				name: 'Somebody',
				// An expression, so that the password is not part of the stored workflow either.
				password: `={{ ${JSON.stringify(searchedText.split('-'))}.join('-') }}`,
				email: 'somebody@example.com',
				licenseKey: 'NO-SUCH-LICENCE',
				language: '1',
				telephone: '1',
			},
		}),
		singleNodeWorkflow([{}], {
			type: 'n8n-nodes-enterprise-soap.assureSign',
			credentials: { assureSignApi: { name: 'AssureSign (sandbox)' } },
			parameters: { resource: 'user', operation: 'get', userName: 'nobody@example.com' },
		}),
	];
	const stored: string[] = [];
	const remember = async (workflow: (typeof workflows)[number]) => {
		const execution = await stage.execute(workflow, trigger);
		const raw = await client.rawExecution(execution.id);
		stored.push(raw.data);
		return execution.status;
	};
	const statuses = [];
	for (const workflow of workflows) statuses.push(await remember(workflow));
	expect(statuses).toEqual(['error', 'success', 'error', 'error']);
	const tokens = new Set(sandbox.control.liveTokens());

	// Faults that hit the transport itself carry the request in n8n's own error objects.
	for (const kind of ['reset-before-response', 'html-login-page', 'truncated'] as const) {
		sandbox.control.addFault({ system: 'archer', kind, times: 20 });
		expect(await remember(workflows[0])).toBe('error');
		sandbox.control.clearFaults();
	}
	// And a sign-in that is refused.
	sandbox.control.expireSessions();
	const account = sandbox.archer.state.accounts.find(
		({ userName }) => userName === sandboxLogins.archer.userName,
	);
	account!.password = 'changed meanwhile';
	expect(await remember(workflows[0])).toBe('error');
	for (const token of sandbox.control.liveTokens()) tokens.add(token);

	const secrets = [
		sandboxLogins.archer.password,
		sandboxLogins.softExpert.apiKey,
		sandboxLogins.assureSign.password,
		searchedText,
		...tokens,
	];
	expect(tokens.size).toBeGreaterThanOrEqual(2);
	const log = n8n.log();
	expect(log.length).toBeGreaterThan(1000);
	const files = await storedFiles();
	expect(files.map(({ name }) => name)).toContain('database.sqlite');
	const told = [
		...stored.map((data, index) => ({ name: `execution ${index}`, text: data })),
		{ name: 'log', text: log },
		...files.map(({ name, content }) => ({ name, text: content.toString('latin1') })),
		...sandbox.requests.map(({ path }) => ({ name: 'address', text: path })),
	];
	const found = told.flatMap(({ name, text }) => tracesIn(text, secrets).map((trace) => `${name}: ${trace}`));
	expect(found).toEqual([]);
	// The search itself works: the same places do hold what is no secret.
	expect(stored.filter((data) => data.includes('nobody.at.all')).length).toBeGreaterThan(0);
	expect(files.some(({ content }) => content.includes('nobody.at.all'))).toBe(true);
}, 240_000);
