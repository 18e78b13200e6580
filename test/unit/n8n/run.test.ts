/* eslint-disable @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import type { IDataObject } from 'n8n-workflow';
import type { OperationContext, OperationOutcome } from '../../../nodes/shared/operation/spec';
import { refusal } from '../../../nodes/shared/soap/failure';
import { runFake, task, text } from './fakeSystem';

/** One run of a node over its items: order, what is side by side, what stops it and what is said then. */

const titles = (count: number) => Array.from({ length: count }, (_unused, index) => `t${index}`);
const items = (count: number) => titles(count).map((title) => ({ title }));
const echo = async ({ values }: OperationContext): Promise<OperationOutcome> =>
	await Promise.resolve({ items: [{ json: { title: values.title as string } }] });
const failing =
	(...bad: string[]) =>
	async (context: OperationContext): Promise<OperationOutcome> =>
		bad.includes(String(context.values.title))
			? { failure: refusal('rejected', `Ledger refused ${String(context.values.title)}`) }
			: await echo(context);
const each = (count: number) => ({ expressions: { title: titles(count) }, items: items(count) });

/** Counts how many are under way; the first ones wait until so many have begun. */
function watched(together = 1) {
	const begun: unknown[] = [];
	let running = 0;
	let open = () => {};
	const gate = new Promise<void>((resolve) => (open = resolve));
	const seen = { most: 0, begun };
	const perform = async (context: OperationContext) => {
		begun.push(context.values.title);
		seen.most = Math.max(seen.most, ++running);
		if (begun.length === together) open();
		await gate;
		await new Promise((resolve) => setImmediate(resolve));
		running--;
		return await echo(context);
	};
	return { seen, perform };
}

test('each item gives its own, in the order of the input, and belongs to it', async () => {
	const { output } = await runFake([task('save', { perform: echo })], 'save', each(3));
	expect(output).toEqual(titles(3).map((title, item) => ({ json: { title }, pairedItem: { item } })));
	expect((await runFake([task('save', { perform: echo })], 'save', { items: [] })).output).toEqual([]);
});

describe('what is sent side by side', () => {
	test.each([
		['a change: one after the other', 'write', {}, 1],
		['a read: eight', 'read', {}, 8],
		['as many as the user says', 'write', { parallelRequests: 3 }, 3],
	] as const)('%s', async (_title, effect, options, most) => {
		const { seen, perform } = watched(most);
		const run = { ...each(12), parameters: { options } };
		const { json } = await runFake([task('save', { effect, perform })], 'save', run);
		expect(json).toEqual(items(12));
		expect([...seen.begun].sort()).toEqual(titles(12).sort());
		expect(seen.most).toBe(most);
	});

	test('no more than there are items', async () => {
		const { seen, perform } = watched(2);
		await runFake([task('save', { effect: 'read', perform })], 'save', each(2));
		expect(seen.most).toBe(2);
	});
});

describe('a failure', () => {
	const operations = () => [task('save', { perform: failing('t1') })];

	test('stops the run, and the error says which items are done', async () => {
		const { error } = await runFake(operations(), 'save', each(4));
		expect(error!.message).toContain('Ledger refused t1');
		expect(error!.description).toContain('1 of 4 items were done before the node stopped: 0.');
		const first = await runFake([task('save', { perform: failing('t0') })], 'save', each(3));
		expect(first.error!.description).toContain('None of the 3 items was done before it.');
		const alone = await runFake([task('save', { perform: failing('t0') })], 'save', each(1));
		expect(alone.error!.description ?? '').not.toMatch(/items? w/);
	});

	test('keeps what comes after it from being begun', async () => {
		const begun: unknown[] = [];
		const perform = async (context: OperationContext) => {
			begun.push(context.values.title);
			return await failing('t1')(context);
		};
		await runFake([task('save', { perform })], 'save', each(4));
		expect(begun).toEqual(['t0', 't1']);
	});

	test('of the first item that failed is the one, with ranges of those that are done', async () => {
		const all = watched(8);
		const perform = async (context: OperationContext) => {
			await all.perform(context);
			return await failing('t3', 't6')(context);
		};
		const run = { ...each(8), parameters: { options: { parallelRequests: 8 } } };
		const { error } = await runFake([task('save', { perform })], 'save', run);
		expect(error!.message).toContain('t3');
		expect(error!.description).toContain('6 of 8 items were done before the node stopped: 0-2, 4-5, 7.');
	});

	test('is an item of its own where the run goes on', async () => {
		const { output, error } = await runFake(operations(), 'save', { ...each(3), keepsGoing: true });
		expect(error).toBeUndefined();
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
		expect(output[0].json).toEqual({ title: 't0' });
		expect(output[1].json.error).toMatchObject({ message: expect.stringContaining('Ledger refused t1') });
		expect(output[2].json).toEqual({ title: 't2' });
	});

	test('of something that nobody has words for keeps its message, and says that it may be done', async () => {
		const perform = async () => await Promise.reject(new Error('Canary-1 of the engine'));
		const run = { ...each(1), keepsGoing: true };
		const { json } = await runFake([task('save', { perform })], 'save', run);
		expect(JSON.stringify(json)).toContain('of the engine');
		expect(JSON.stringify(json)).not.toContain('Canary-1');
		const odd = async () => await Promise.reject('text' as unknown as Error);
		const other = await runFake([task('save', { perform: odd })], 'save', run);
		expect(JSON.stringify(other.json)).toContain('The operation could not be run');
	});

	test('of a value that is wrong is that item`s, and nothing is sent for it', async () => {
		const { seen, perform } = watched();
		const fields = [text('title'), { ...text('count'), type: 'number' as const, default: 0 }];
		const run = { ...each(3), keepsGoing: true };
		const expressions = { ...run.expressions, count: [1, 'many', 3] };
		const { json } = await runFake([task('save', { fields, perform })], 'save', { ...run, expressions });
		expect(seen.begun).toEqual(['t0', 't2']);
		expect(json[1].error).toMatchObject({ message: expect.stringContaining("'Count'") });
	});
});

describe('parameters', () => {
	const perform = async ({ values }: OperationContext): Promise<OperationOutcome> =>
		await Promise.resolve({ items: [{ json: { ...values } as IDataObject }] });

	test('are read once where they hold no expression, and come to each item as a copy', async () => {
		const change = async (context: OperationContext) => {
			const outcome = await perform(context);
			context.values.title = 'changed';
			return outcome;
		};
		const run = { items: items(2), parameters: { title: 'same' } };
		const { json } = await runFake([task('save', { perform: change })], 'save', run);
		expect(json.map(({ title }) => title)).toEqual(['same', 'same']);
	});

	test('are asked of n8n for each item where they hold an expression, and once otherwise', async () => {
		const fields = [text('title'), text('place', { type: 'resourceLocator' }), text('note'), text('count')];
		const parameters = { place: { mode: 'id', value: '7' }, note: null as never, options: { timeout: 5 } };
		const run = { items: items(3), parameters, expressions: { title: titles(3) } };
		const { evaluated } = await runFake([task('save', { fields, perform })], 'save', run);
		const times = (name: string) => evaluated.filter((one) => one === name).length;
		expect(['title', 'place', 'note', 'options', 'count'].map(times)).toEqual([3, 1, 1, 1, 0]);
		const inside = {
			...run,
			expressions: {},
			parameters: { ...parameters, place: { mode: 'id', value: '={{ f() }}' } },
		};
		const other = await runFake([task('save', { fields, perform })], 'save', inside);
		expect(other.evaluated.filter((one) => one === 'place')).toHaveLength(3);
	});

	test('that the saved workflow does not have are the default of its version', async () => {
		const fields = [
			{ ...text('title', { default: 'old' }), displayOptions: { show: { '@version': [1] } } },
			{ ...text('title', { default: 'new' }), displayOptions: { show: { '@version': [1.1] } } },
			text('note', { default: '={{ $json.note }}' }),
		];
		const entry = [task('save', { fields, perform })];
		expect((await runFake(entry, 'save')).json[0].title).toBe('old');
		const { json } = await runFake(entry, 'save', { typeVersion: 1.1 });
		expect(json[0].title).toBe('new');
		expect(json[0].note ?? '').toBe('');
	});

	test('whose expression fails, or that are no object where they must be, say which', async () => {
		const entry = [task('save', { perform })];
		const broken = await runFake(entry, 'save', { expressions: { title: [new Error('no such node')] } });
		expect(broken.error!.message).toContain("The expression in 'Title' does not work: no such node");
		expect(broken.error!.description).toContain('check the expression against the data of this item');
		for (const [given, shown] of [
			['text', '"text"'],
			[['a'], 'a list'],
		]) {
			const odd = await runFake(entry, 'save', { expressions: { options: [given] } });
			expect(odd.error!.message).toContain(
				`'Options' must be an object with its fields, but is ${String(shown)}`,
			);
		}
		expect((await runFake(entry, 'save', { expressions: { options: [null] } })).error).toBeUndefined();
	});

	test('of an operation that is not there are not asked for', async () => {
		const entry = [task('save', { perform })];
		expect((await runFake(entry, 'load')).error!.message).toContain('load');
		expect((await runFake(entry, 'save', { resource: 'other' })).error!.message).toContain('other');
	});

	test('name the files of their own item', async () => {
		const read = async ({ binary, binaryFields }: OperationContext): Promise<OperationOutcome> => {
			const { data, fileName, mimeType } = await binary(binaryFields![0]);
			return { items: [{ json: { data: String(data), fileName, mimeType, fields: binaryFields! } }] };
		};
		const file = { data: Buffer.from('abc').toString('base64'), mimeType: 'text/plain' };
		const { json } = await runFake([task('save', { perform: read })], 'save', {
			items: [
				{ json: {}, binary: { one: { ...file, fileName: 'a.txt' }, two: file } },
				{ json: {}, binary: { three: file } },
			],
		});
		expect(json).toEqual([
			{ data: 'abc', fileName: 'a.txt', mimeType: 'text/plain', fields: ['one', 'two'] },
			{ data: 'abc', fileName: 'three', mimeType: 'text/plain', fields: ['three'] },
		]);
	});
});

describe('a run that is stopped', () => {
	test('begins nothing more, and has what is done', async () => {
		const stopping = new AbortController();
		const perform = async (context: OperationContext) => {
			if (context.values.title === 't1') stopping.abort();
			return await echo(context);
		};
		const run = { ...each(4), signal: stopping.signal };
		const { json, hints } = await runFake([task('save', { perform })], 'save', run);
		expect(json).toEqual(items(2));
		expect(hints).toEqual([{ message: 'Cancelled: 2 of 4 items done, 2 not begun', type: 'warning' }]);
	});
});

describe('Dry Run', () => {
	test('is decided by each item, and said once', async () => {
		const run = {
			...each(3),
			expressions: { title: titles(3), options: [{ dryRun: true }, {}, { dryRun: true }] },
		};
		const { json, hints } = await runFake([task('save', { perform: echo })], 'save', run);
		expect(json.map(({ dryRun }) => dryRun)).toEqual([true, undefined, true]);
		expect(json[1]).toEqual({ title: 't1' });
		expect(hints).toEqual([{ type: 'info', message: expect.stringContaining('nothing was changed') }]);
	});
});
