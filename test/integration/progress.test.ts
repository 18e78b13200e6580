import { ExecuteContext } from 'n8n-core';
import { sleep, type INodeParameters } from 'n8n-workflow';
import { startSandbox, type Sandbox } from '../../sandbox';
import { runNode, sandboxCredentials, type NodeRunOptions } from '../support/workflow';

/** Long work says how far it has come, in n8n's log and as a hint; what was cancelled says what was done. */
let sandbox: Sandbox;
let logged: string[];
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(async () => await sandbox.stop());
beforeEach(() => {
	sandbox.control.reset();
	logged = [];
	const log = (message: string) => void logged.push(message);
	jest
		.spyOn(ExecuteContext.prototype, 'logger', 'get')
		.mockReturnValue({ info: log, debug() {}, warn() {}, error() {} } as never);
});
afterEach(() => jest.restoreAllMocks());

/** Forty seconds pass in one. */
function quickClock(): void {
	const { now } = Date;
	const start = now();
	jest.spyOn(Date, 'now').mockImplementation(() => start + (now() - start) * 40);
}

async function run(parameters: INodeParameters, options: Partial<NodeRunOptions> = {}) {
	const result = await runNode({
		node: 'archer',
		parameters,
		store: sandboxCredentials(sandbox),
		onError: 'continueErrorOutput',
		...options,
	});
	const hints = result.run.data.resultData.runData.Node.flatMap((each) => each.hints ?? []);
	return { ...result, hints };
}

const create = { resource: 'group', operation: 'create', groupName: '={{ $json.name }}' };
const names = (count: number) => Array.from({ length: count }, (_, index) => ({ name: `canary ${index}` }));
const slow = (method: string, milliseconds: number) =>
	sandbox.control.addFault({ kind: 'latency', milliseconds, method, times: 10_000 });

test('many items: how many of how many, failed ones too, and a hint in the end', async () => {
	quickClock();
	slow('CreateGroup', 20);
	sandbox.control.addFault({ kind: 'fault', method: 'CreateGroup', times: 3, text: 'No' });
	const { hints } = await run(create, { items: names(60) });
	expect(logged.length).toBeGreaterThan(2);
	expect(logged[0]).toMatch(/^Create group: \d+ of 60 items done(?:, [1-3] failed)?$/);
	expect(logged.at(-1)).toMatch(/^Create group: 57 of 60 items done, 3 failed in \d+ (?:seconds|minutes)$/);
	expect(hints).toEqual([
		{ message: expect.stringMatching(/^57 of 60 items done, 3 failed in \d+ (?:sec|min)/), type: 'info' },
	]);
	// Numbers only: an item's values are nobody's business in a log.
	expect(logged.join()).not.toContain('canary');
});

test('pages: how many entries of how many', async () => {
	quickClock();
	sandbox.control.seed('archer', 1500);
	slow('GetUserListPaginated', 250);
	const { items } = await run({ resource: 'user', operation: 'getAll', returnAll: true });
	expect(items.length).toBeGreaterThan(1500);
	expect(logged[0]).toMatch(/^Get many users: \d+(?: of \d+)? entries read$/);
});

test('work in the background: that it was started, and how long ago', async () => {
	quickClock();
	sandbox.control.addFault({ kind: 'latency', milliseconds: 300, system: 'archer', times: 100 });
	const { items } = await run({
		resource: 'mailMerge',
		operation: 'mergeInBackground',
		contentId: '238705',
		templateId: '31',
		options: { checkEvery: 0.3 },
	});
	expect(items).toHaveLength(1);
	expect(logged[0]).toMatch(/: \d+ of 100 percent, \d+ seconds after the start$/);
});

test('short work says nothing', async () => {
	const { hints, items } = await run(create, { items: names(10) });
	expect(items).toHaveLength(10);
	expect(logged).toEqual([]);
	expect(hints).toEqual([]);
});

test('a cancelled run says what was done and what was not begun', async () => {
	slow('CreateGroup', 20);
	const { hints } = await run(create, {
		items: names(500),
		onStart: (cancel) => void sleep(600).then(cancel),
	});
	const made = [...sandbox.archer.state.people.groups.values()].filter(({ name }) => /^canary/.test(name));
	const [, done, failed, left] =
		/^Create group: Cancelled: (\d+) of 500 items done(?:, (\d+) failed)?, (\d+) not begun$/.exec(logged[0])!;
	expect(Number(done)).toBeGreaterThan(0);
	expect(Math.abs(made.length - Number(done))).toBeLessThanOrEqual(1);
	expect(Number(done) + Number(failed ?? 0) + Number(left)).toBe(500);
	expect(hints).toMatchObject([{ message: expect.stringContaining('Cancelled: '), type: 'warning' }]);
});
