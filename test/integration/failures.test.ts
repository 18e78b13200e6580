/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests never run inside n8n */
import { inspect } from 'node:util';
import { sandboxLogins, startSandbox, type Sandbox } from '../../sandbox';
import { runNode, sandboxCredentials, type NodeRunOptions } from '../support/workflow';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(async () => await sandbox.stop());
beforeEach(() => sandbox.control.reset());

const byId = (value: string) => ({ __rl: true, mode: 'id', value });
const byName = (value: string) => ({ __rl: true, mode: 'name', value });

function archer(operation: string, parameters: object, items: object[]): NodeRunOptions {
	return {
		node: 'archer',
		parameters: { resource: 'user', operation, ...parameters } as NodeRunOptions['parameters'],
		items: items as NodeRunOptions['items'],
		store: sandboxCredentials(sandbox),
	};
}

const rename = (items: object[]) =>
	archer('rename', { userId: byName('={{ $json.user }}'), userName: '={{ $json.to }}' }, items);

describe('a wrong item among good ones', () => {
	const items = [
		{ user: 'user0001', to: 'one' },
		{ user: 'nobody', to: 'two' },
		{ user: 'user0003', to: 'three' },
	];

	test('goes to the error output with the words of the system, the others succeed', async () => {
		const { items: done, errors } = await runNode({ ...rename(items), onError: 'continueErrorOutput' });
		expect(done.map((item) => item.json.userName)).toEqual(['one', 'three']);
		expect(done.map((item) => item.pairedItem)).toEqual([{ item: 0 }, { item: 2 }]);
		expect(errors).toHaveLength(1);
		expect(errors[0].pairedItem).toEqual({ item: 1 });
		expect(errors[0].json).toMatchObject({
			user: 'nobody',
			error: {
				message: 'Archer has no user "nobody" [item 1].',
				description: expect.stringContaining('Check the identifier'),
				code: 'Server',
				fault: { kind: 'notFound', text: 'User does not exist' },
			},
		});
	});

	test('is one item of the regular output when the node just continues', async () => {
		const { items: done } = await runNode({ ...rename(items), onError: 'continueRegularOutput' });
		expect(done.map((item) => item.pairedItem)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
		expect(done[1].json).toMatchObject({
			error: { message: expect.stringContaining('[item 1].'), code: 'Server' },
		});
	});

	test('stops the node by default, which says what was done before', async () => {
		const { error, items: done } = await runNode(rename(items));
		expect(done).toEqual([]);
		expect(error?.message).toBe('Archer has no user "nobody" [item 1].');
		expect(error?.description).toContain('1 of 3 items were done before the node stopped: 0.');
		expect(error?.context?.itemIndex).toBe(1);
		expect(sandbox.archer.state.users.get(207)?.userName).toBe('user0003');
	});
});

describe('what a person may enter wrongly', () => {
	const cases: Array<[string, object, RegExp]> = [
		['an empty name', { to: '' }, /'New User Name' is empty \[item 0\]/],
		['a missing field', {}, /'New User Name' is empty \[item 0\]/],
		[
			'a control character',
			{ to: 'a\u0001b' },
			/'New User Name' holds the control character U\+0001 at position 2/,
		],
		['half a surrogate pair', { to: 'a\ud800' }, /'New User Name' holds .*surrogate/i],
		['an object', { to: { first: 'Ann' } }, /'New User Name' must be a text, but is an object/],
	];
	test.each(cases)('%s is refused before anything is sent', async (_what, item, message) => {
		const { error } = await runNode({
			...archer('rename', { userId: byId('205'), userName: '={{ $json.to }}' }, [item]),
		});
		expect(error?.message).toMatch(message);
		expect(sandbox.control.count({ method: 'UpdateUserName' })).toBe(0);
	});

	test('a text where an ID belongs is refused, naming the parameter', async () => {
		const { error } = await runNode(archer('rename', { userId: byId('={{ "abc" }}'), userName: 'x' }, [{}]));
		expect(error?.message).toBe(`'User' must be a whole number, but is "abc" [item 0].`);
	});

	test('an expression that does not work names the field as the editor does', async () => {
		const { error } = await runNode(
			archer('rename', { userId: byId('205'), userName: "={{ $('Nowhere').item.json.x }}" }, [{}]),
		);
		expect(error?.message).toMatch(/^The expression in 'New User Name' does not work: .* \[item 0\]\.$/);
	});

	test.each([
		['markup', `<b>&"'</b>]]>`],
		['emoji', '👩‍💻 Zoë'],
		['right to left', 'محمد עברית'],
		['blanks', '  two  blanks  '],
		['300 characters', 'x'.repeat(300)],
		['something like a token element', '</userName><sessionToken>x</sessionToken>'],
		['line ends', 'a\nb\tc\r\nd'],
	])('%s arrives as it is', async (_what, name) => {
		const { error, items } = await runNode(
			archer('rename', { userId: byId('205'), userName: '={{ $json.to }}' }, [{ to: name }]),
		);
		expect(error).toBeUndefined();
		expect(items[0].json).toMatchObject({ userName: name, changed: true });
		expect(sandbox.archer.state.users.get(205)?.userName).toBe(name);
		expect(sandbox.deviations).toEqual([]);
	});
});

describe('faults on the way', () => {
	const lookUp = () => archer('lookUpId', { userName: 'user0001' }, [{}]);

	test.each(['reset-before-response', 'truncated', 'empty', 'html-login-page'] as const)(
		'%s: a read either comes back or says in plain words why not',
		async (kind) => {
			await runNode(lookUp());
			sandbox.control.addFault({ kind, system: 'archer', method: 'LookupUserId', times: 1 });
			const { error, items } = await runNode(lookUp());
			if (kind === 'reset-before-response' || kind === 'truncated') expect(items[0].json.userId).toBe(205);
			else expect(error?.message).toMatch(/web page answered|empty body/);
		},
	);

	test('a busy server is asked again as late as it wants', async () => {
		const store = sandboxCredentials(sandbox);
		await runNode({ ...lookUp(), store });
		sandbox.control.addFault({ kind: 'status', status: 503, retryAfter: 1, system: 'archer', times: 2 });
		const started = Date.now();
		const { items } = await runNode({ ...lookUp(), store });
		expect(items[0].json.userId).toBe(205);
		expect(Date.now() - started).toBeGreaterThanOrEqual(1900);
	});

	test('a change is never sent twice when the connection breaks', async () => {
		const store = sandboxCredentials(sandbox);
		await runNode({ ...lookUp(), store });
		sandbox.control.addFault({
			kind: 'reset-after-handling',
			system: 'archer',
			method: 'UpdateUserName',
			times: 1,
		});
		const { error } = await runNode({
			...archer('rename', { userId: byId('205'), userName: 'once' }, [{}]),
			store,
		});
		expect(error?.description).toContain('It is not known whether the system has acted on the request');
		expect(sandbox.control.count({ method: 'UpdateUserName' })).toBe(1);
		expect(sandbox.archer.state.users.get(205)?.userName).toBe('once');
	});

	test('a system that is not there', async () => {
		const store = sandboxCredentials(sandbox);
		store.set('archer', { ...store.get('archer'), baseUrl: 'http://127.0.0.1:9' });
		const { error } = await runNode({ ...lookUp(), store });
		expect(error?.message).toBe('Archer does not take connections at this address [item 0].');
	}, 60_000);

	test('stays out of every error: passwords and tokens', async () => {
		const store = sandboxCredentials(sandbox);
		await runNode({ ...lookUp(), store });
		const secrets = [...sandbox.control.liveTokens(), sandboxLogins.archer.password];
		const kinds = ['reset-before-response', 'truncated', 'html-login-page', 'fault', 'empty'] as const;
		for (const kind of kinds) {
			sandbox.control.addFault({ kind, system: 'archer', times: 4, text: 'Something broke' });
			const { error, run } = await runNode({
				...archer('rename', { userId: byId('205'), userName: 'x' }, [{}]),
				store,
			});
			sandbox.control.clearFaults();
			expect(error).toBeDefined();
			const everything = inspect(error, { depth: 12 }) + inspect(run, { depth: 20 }) + JSON.stringify(run);
			for (const secret of secrets) expect(everything).not.toContain(secret);
		}
	});
});
