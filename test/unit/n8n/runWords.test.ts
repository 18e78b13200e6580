import type { OperationContext, OperationOutcome } from '../../../nodes/shared/operation/spec';
import { refusal } from '../../../nodes/shared/soap/failure';
import { runFake, task, text } from './fakeSystem';

/** What a run says: of errors that nobody has words for, of what is done, of expressions and of files. */

const notKnown =
	'It is not known whether the system has acted on the request: check before you run it again.';

test.each<[effect: 'read' | 'write' | 'idempotent', isUnknown: boolean]>([
	['read', false],
	['write', true],
	['idempotent', true],
])('an error without words in a %s: the outcome is unknown: %s', async (effect, isUnknown) => {
	const perform = async () => await Promise.reject<OperationOutcome>(new Error('It broke'));
	const { error } = await runFake([task('save', { effect, perform })], 'save');
	expect(error!.message).toBe('It broke [item 0].');
	expect((error!.description ?? '').includes(notKnown)).toBe(isUnknown);
	const batch = { size: 2, perform } as never;
	const together = await runFake([task('save', { effect, batch })], 'save', {
		items: [{}, {}],
		keepsGoing: true,
	});
	expect(together.json.map((json) => (json.error as { message: string }).message)).toEqual([
		'It broke [item 0].',
		'It broke [item 1].',
	]);
});

test('what was thrown and is no error has words too', async () => {
	const perform = async () => await Promise.reject<OperationOutcome>('text');
	const { error } = await runFake([task('save', { perform })], 'save');
	expect(error!.message).toBe('The operation could not be run [item 0].');
});

const titled = (titles: string[]) => ({ items: titles.map(() => ({})), expressions: { title: titles } });

/** Items called `bad` fail. */
const one = async ({ values }: OperationContext): Promise<OperationOutcome> =>
	await Promise.resolve(
		values.title === 'bad'
			? { failure: refusal('rejected', 'Ledger refused it') }
			: { items: [{ json: { title: values.title as string } }] },
	);
const operations = (more: object = {}) => [task('save', { effect: 'read', perform: one, ...more } as never)];

test.each<[titles: string[], words: string]>([
	[['bad'], ''],
	[['bad', 'x'], '1 of 2 items were done before the node stopped: 1.'],
	[['bad', 'bad'], 'None of the 2 items was done before it.'],
	[['x', 'bad'], '1 of 2 items were done before the node stopped: 0.'],
	[['x', 'x', 'x', 'bad'], '3 of 4 items were done before the node stopped: 0-2.'],
	[['x', 'bad', 'x', 'x'], '3 of 4 items were done before the node stopped: 0, 2-3.'],
	[['x', 'x', 'bad', 'x', 'bad', 'x', 'x'], '5 of 7 items were done before the node stopped: 0-1, 3, 5-6.'],
])('of %j it is said: %s', async (titles, words) => {
	// In one request, so that all of them have an outcome.
	const perform = async (contexts: OperationContext[]): Promise<OperationOutcome[]> =>
		await Promise.all(contexts.map(async (context) => await one(context)));
	const { error } = await runFake(operations({ batch: { size: 9, perform } }), 'save', titled(titles));
	expect(error!.message).toBe(`Ledger refused it [item ${titles.indexOf('bad')}].`);
	// n8n repeats the message where there is nothing to add.
	expect(error!.description).toBe(words || 'Ledger refused it');
});

test('a list that is as long as its limit is said to go on, once for all items', async () => {
	const fields = [
		text('returnAll', { type: 'boolean', default: false }),
		text('limit', { type: 'number', default: 2 }),
	];
	const giving = (count: number) =>
		operations({
			fields,
			perform: async () =>
				await Promise.resolve({ items: Array.from({ length: count }, () => ({ json: {} })) }),
		});
	const hintsOf = async (count: number, parameters: object = {}) =>
		(await runFake(giving(count), 'save', { items: [{}, {}], parameters: parameters as never })).hints;
	const hint = (limit: number) => ({
		type: 'info',
		message: `The list ends at 'Limit' (${limit}), and there may be more. Switch on 'Return All' to get everything.`,
	});
	expect(await hintsOf(2)).toEqual([hint(2)]);
	expect(await hintsOf(1)).toEqual([]);
	expect(await hintsOf(3)).toEqual([]);
	expect(await hintsOf(3, { limit: 3 })).toEqual([hint(3)]);
	expect(await hintsOf(2, { returnAll: true })).toEqual([]);
});

describe('parameters', () => {
	const seen = async (fields: object[], options: Parameters<typeof runFake>[2] = {}) => {
		let values: unknown;
		const perform = async (context: OperationContext) => {
			values = context.values;
			return await Promise.resolve({ items: [] });
		};
		const { error } = await runFake(operations({ fields, perform }), 'save', options);
		return error ? `${error.message} ${error.description}` : values;
	};

	test('that an older workflow does not have are those of the default, beside a collection that has the same name', async () => {
		const outside = text('title', { default: 'outside' });
		expect(await seen([text('title', { default: 'inside', collection: 'filters' }), outside])).toMatchObject({
			title: 'outside',
		});
		expect(await seen([text('other', { default: 'x' }), outside])).toMatchObject({
			other: 'x',
			title: 'outside',
		});
		expect(await seen([text('title', { default: '={{ 1 }}' })])).not.toHaveProperty('title');
		const rows = (value: string) =>
			text('lines', {
				type: 'fixedCollection',
				default: { line: [{ title: value }] },
				options: [{ name: 'line', displayName: 'Line', values: [text('title')] }],
			});
		expect(await seen([rows('x')])).toMatchObject({ lines: { line: [{ title: 'x' }] } });
		expect(await seen([rows('={{ 1 }}')])).not.toHaveProperty('lines');
	});

	test('whose expression does not work are named as the editor names them', async () => {
		const broken = (name: string, error: unknown = new Error('no such node')) => ({
			expressions: { [name]: [error] },
		});
		const advice = 'Open the node and check the expression against the data of this item.';
		expect(await seen([text('title')], broken('title'))).toBe(
			`The expression in 'Title' does not work: no such node [item 0]. ${advice}`,
		);
		expect(await seen([text('a', { collection: 'filters' })], broken('filters'))).toBe(
			`The expression in 'Filters' does not work: no such node [item 0]. ${advice}`,
		);
	});

	test('that are collections have to be objects', async () => {
		const inside = [text('a', { collection: 'filters' })];
		const of = async (value: unknown) => await seen(inside, { expressions: { filters: [value] } });
		expect(await of({ a: 'x' })).toMatchObject({ a: 'x' });
		expect(await of(null)).not.toHaveProperty('a');
		expect(await of(undefined)).not.toHaveProperty('a');
		expect(await of('x')).toContain(`'Filters' must be an object with its fields, but is "x" [item 0].`);
		expect(await of([{ a: 'x' }])).toContain(`'Filters' must be an object with its fields, but is `);
	});
});

test('a file has the name that n8n gives it, or that of its field', async () => {
	const perform = async ({ binary, binaryFields = [] }: OperationContext): Promise<OperationOutcome> => {
		const files = await Promise.all(binaryFields.map(async (field) => await binary(field)));
		return {
			items: files.map(({ data, fileName, mimeType }) => ({
				json: { text: Buffer.from(data).toString(), fileName, mimeType },
			})),
		};
	};
	const file = (content: string, more: object = {}) => ({
		data: Buffer.from(content).toString('base64'),
		mimeType: 'text/plain',
		...more,
	});
	const { json } = await runFake(operations({ perform }), 'save', {
		items: [{ json: {}, binary: { one: file('1', { fileName: 'a.txt' }), two: file('2') } }, {}],
	});
	expect(json).toEqual([
		{ text: '1', fileName: 'a.txt', mimeType: 'text/plain' },
		{ text: '2', fileName: 'two', mimeType: 'text/plain' },
	]);
});
