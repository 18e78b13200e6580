/* eslint-disable @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import type { INodeParameters } from 'n8n-workflow';
import { startSandbox, type Sandbox } from '../../sandbox';
import { runNode, sandboxCredentials } from '../support/workflow';

jest.setTimeout(60_000);

/** Parameters are read while requests are under way: neither all before the first one nor in one go between answers. */
let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(async () => await sandbox.stop());
beforeEach(() => sandbox.control.reset());

/** Items that may be read while no answer can come in: those that start at once, each with a first slice of its own. */
const mostPerTurn = 12;

interface Watched {
	/** For each request in its order, how many items had been read when it was answered. */
	readAt: number[];
	/** When each item was read. */
	moments: number[];
	onRead?: () => void;
}

/** An item that takes a millisecond to read, as one with two expressions does. */
function slowItems(count: number, watched: Watched) {
	return Array.from({ length: count }, (_, index) => ({
		get name() {
			const start = performance.now();
			while (performance.now() - start < 1);
			if (watched.moments[index] === undefined) watched.onRead?.();
			watched.moments[index] = start;
			return `user${index}`;
		},
	}));
}

async function checkNames(
	count: number,
	parameters: INodeParameters,
	watched: Watched = { readAt: [], moments: [] },
) {
	sandbox.control.addFault({ kind: 'latency', milliseconds: 20, method: 'DoesUserExist', times: count });
	const before = sandbox.archer.state.users;
	const has = jest.spyOn(before, 'values').mockImplementation(function (this: typeof before) {
		// The sign-in looks at the users too.
		if (sandbox.control.count({ method: 'DoesUserExist' }) > 0) {
			watched.readAt.push(watched.moments.filter((moment) => moment !== undefined).length);
		}
		return Map.prototype.values.call(this) as ReturnType<typeof before.values>;
	});
	const run = await runNode({
		node: 'archer',
		parameters: {
			resource: 'user',
			operation: 'checkName',
			userName: '={{ $json.name.toLowerCase() }}',
			...parameters,
		},
		items: slowItems(count, watched),
		store: sandboxCredentials(sandbox),
	});
	has.mockRestore();
	return { ...run, watched };
}

test.each([1, 4, 8])('%i under way: the next ones are read meanwhile, no more and no less', async (side) => {
	const { items, error, watched } = await checkNames(120, { options: { parallelRequests: side } });
	expect(error).toBeUndefined();
	expect(items.map(({ json }) => json.userName)).toEqual(items.map((_, index) => `user${index}`));
	expect(sandbox.control.maximumConcurrency({ method: 'DoesUserExist' })).toBeLessThanOrEqual(side);
	const { readAt } = watched;
	expect(readAt).toHaveLength(120);
	// One that is under way, and two that are read ahead, for each that may be.
	for (const [answered, read] of readAt.entries()) expect(read).toBeLessThanOrEqual(answered + 3 * side);
	// Most answers found the next item ready; on a busy machine some come while it is being read.
	const middle = [...readAt.keys()].slice(30, 90);
	const ready = middle.filter((answered) => readAt[answered] > answered + side);
	expect(ready.length).toBeGreaterThan(middle.length / 2);
});

test('answers do not wait for the parameters of all that come later', async () => {
	let most = 0;
	let turn = 0;
	let isOver = false;
	// How many items are read in one turn of the event loop: a busy machine makes turns longer, but no more of them.
	const watched: Watched = { readAt: [], moments: [], onRead: () => (most = Math.max(most, ++turn)) };
	const beat = () => {
		turn = 0;
		if (!isOver) setImmediate(beat);
	};
	beat();
	const { items } = await checkNames(200, { options: { parallelRequests: 8 } }, watched);
	isOver = true;
	expect(items).toHaveLength(200);
	expect(watched.moments).toHaveLength(200);
	expect(most).toBeLessThanOrEqual(mostPerTurn);
});

test('a run that stops does not read the parameters of the items that it never gets to', async () => {
	sandbox.control.addFault({ kind: 'fault', method: 'DoesUserExist', after: 10, times: 1000 });
	const { error, watched } = await checkNames(300, { options: { parallelRequests: 4 } });
	expect(error?.message).toContain('[item 10].');
	expect(watched.moments.filter((moment) => moment !== undefined).length).toBeLessThan(40);
});

test('an expression that does not work fails its item alone, wherever it comes', async () => {
	const names = ['user0001', undefined, 'user0002', undefined, 'user0003'];
	const { items, errors } = await runNode({
		node: 'archer',
		parameters: { resource: 'user', operation: 'checkName', userName: '={{ $json.name.toLowerCase() }}' },
		items: names.map((name) => ({ name })),
		store: sandboxCredentials(sandbox),
		onError: 'continueErrorOutput',
	});
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 2 }, { item: 4 }]);
	expect(errors.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 1 }, { item: 3 }]);
});
