import type { Dialect } from '../../../nodes/shared/operation/dialect';
import type { OperationContext, ParameterValues } from '../../../nodes/shared/operation/spec';
import { refusal } from '../../../nodes/shared/soap/failure';
import { task, text } from '../n8n/fakeSystem';
import { fault, get, openCaller, type Answer } from './ledger';

/** Several items that share a request on their way through the engine. */

afterEach(() => void jest.useRealTimers());

describe('many items in one request', () => {
	const save = get({
		element: 'Save',
		effect: 'write',
		fields: [text('id', { xml: { path: 'Entries/Entry/Id' }, required: true })],
		batch: { size: 5, request: 'Entries/Entry' },
		answer: {
			path: 'SaveResult',
			cardinality: 'one',
			gives: [{ name: 'title', xml: 'Title', description: '' }],
		},
	});
	const entries = (...titles: string[]): Answer => ({
		body: `<SaveResponse xmlns="urn:ledger">${titles.map((title) => `<SaveResult><Title>${title}</Title></SaveResult>`).join('')}</SaveResponse>`,
	});

	test('have an entry each, and what cannot be written stays out', async () => {
		const { runBatch, sent } = await openCaller([entries('a', 'b')]);
		const outcomes = await runBatch(save, [{ id: '1' }, {}, { id: '2' }]);
		expect(sent).toHaveLength(1);
		expect(sent[0].body).toMatch(/<Id>1<\/Id>.*<Id>2<\/Id>/);
		expect(outcomes.map(({ items }) => items?.[0].json)).toEqual([{ title: 'a' }, undefined, { title: 'b' }]);
		expect(outcomes[1].failure).toMatchObject({ kind: 'parameter' });
	});

	test('of which one is to be read before and after goes out by itself, as does what needs another way', async () => {
		const { runBatch, sent } = await openCaller([entries('b'), entries('c'), entries('a')]);
		const batch = { ...save.batch, when: [{ parameter: 'alone', is: [false] }] };
		const outcomes = await runBatch({ ...save, batch } as typeof save, [
			{ id: '1', alone: false },
			{ id: '2', alone: false, returnBeforeAndAfter: true },
			{ id: '3', alone: true },
		]);
		expect(sent.map(({ body }) => /<Id>(\d)<\/Id>/.exec(body!)?.[1])).toEqual(['2', '3', '1']);
		expect(outcomes.map(({ items }) => items?.[0].json)).toEqual([
			{ title: 'a' },
			{ title: 'b' },
			{ title: 'c' },
		]);
	});

	test('that name what they are about have their own, and say which is missing', async () => {
		const named = {
			...save,
			batch: { ...save.batch, named: { id: 'Title', key: 'Key' } },
			fields: [...save.fields, text('key', { displayName: 'Its Key' })],
		} as typeof save;
		const { runBatch } = await openCaller([entries('2', '9')]);
		const [first, second, third] = await runBatch(named, [
			{ id: '1', key: 'k' },
			{ id: '2' },
			{ id: '3', other: 'x' },
		]);
		expect(second.items?.[0].json).toEqual({ title: '2' });
		expect(first.failure!.message).toContain(
			"Ledger answered 2 of 3 entries, and none is about 'Id' 1, 'Its Key' k",
		);
		expect(third.failure!.message).toContain("Ledger answered 2 of 3 entries, and none is about 'Id' 3");
		expect(third.failure!.message).not.toContain('Its Key');
	});

	test('are refused one by one where the dialect finds it in the entry', async () => {
		const entryFailure: Dialect['entryFailure'] = ({ children: [{ text: title }] }) =>
			title === 'bad' ? refusal('rejected', 'Refused') : undefined;
		const responseFailure = () => refusal('rejected', 'All refused');
		const { runBatch } = await openCaller([entries('a', 'bad')], { more: { entryFailure, responseFailure } });
		const outcomes = await runBatch(save, [{ id: '1' }, { id: '2' }]);
		expect(outcomes[0].items).toHaveLength(1);
		expect(outcomes[1].failure).toMatchObject({
			kind: 'rejected',
			message: expect.stringContaining('Refused'),
		});
		expect(outcomes[1].failure!.message).not.toContain('All');
	});

	test('without any entry are told what the answer says instead', async () => {
		const said = {
			body: '<SaveResponse xmlns="urn:ledger"><Message>Closed for today</Message></SaveResponse>',
		};
		const { runBatch } = await openCaller([said]);
		for (const { failure } of await runBatch(save, [{ id: '1' }, { id: '2' }])) {
			expect(failure).toMatchObject({
				kind: 'unreadable',
				systemText: 'Closed for today',
				reached: 'unknown',
			});
		}
	});

	test('with Dry Run are planned one by one, and nothing goes out', async () => {
		const { runBatch, sent } = await openCaller([], { plansOnly: true });
		const outcomes = await runBatch(save, [{ id: '1' }, { id: '2' }]);
		expect(sent).toEqual([]);
		expect(outcomes.map(({ items }) => items?.[0].json)).toMatchObject([
			{ dryRun: true, wouldSend: [{ method: 'Save', service: 'entries', values: { Id: '1' } }] },
			{ dryRun: true, wouldSend: [{ method: 'Save', service: 'entries', values: { Id: '2' } }] },
		]);
	});

	test('of a task are performed together, and an item that cannot be loaded fails alone', async () => {
		const { runBatch } = await openCaller([]);
		const perform = jest.fn(
			async (contexts: OperationContext[]) =>
				await Promise.resolve(
					contexts.map(({ values }) => ({ items: [{ json: { of: values.id as string } }] })),
				),
		);
		const together = task('a', { batch: { size: 5, perform } } as never);
		expect(await runBatch(together, [{ id: '1' }, { id: '2' }])).toEqual([
			{ items: [{ json: { of: '1' } }] },
			{ items: [{ json: { of: '2' } }] },
		]);
		expect(perform).toHaveBeenCalledTimes(1);
		const { runBatch: again, sent } = await openCaller([entries('b')]);
		const check = ({ id }: ParameterValues) =>
			id === '1' ? refusal('parameter', 'Not so', { reached: 'no' }) : undefined;
		const checked = await again({ ...save, check } as typeof save, [{ id: '1' }, { id: '2' }]);
		expect(checked[0].failure).toMatchObject({ message: 'Not so' });
		expect(checked[1].items).toHaveLength(1);
		expect(sent).toHaveLength(1);
	});

	test('of a task of which none can be loaded are not performed', async () => {
		const { runBatch } = await openCaller([]);
		const perform = jest.fn();
		const lookup = {
			name: {
				uses: [],
				perform: async () => await Promise.resolve([{ failure: refusal('notFound', 'None') }]),
			},
		};
		const fields = [text('id', { type: 'resourceLocator', lookup })];
		const entry = task('a', { fields, batch: { size: 5, perform } } as never);
		const [{ failure }] = await runBatch(entry, [{ id: { mode: 'name', value: 'x' } }]);
		expect(failure).toMatchObject({ kind: 'notFound' });
		expect(perform).not.toHaveBeenCalled();
	});

	test('with Dry Run are told by the names that they were given', async () => {
		const found = async () => await Promise.resolve([{ found: '7' }]);
		const lookup = { name: { uses: [], perform: found } };
		const fields = [
			text('id', { type: 'resourceLocator', lookup, required: true, xml: { path: 'Entries/Entry/Id' } }),
		];
		const { runBatch } = await openCaller([], { plansOnly: true });
		const [{ items }] = await runBatch({ ...save, fields } as typeof save, [
			{ id: { mode: 'name', value: 'Lee' } },
		]);
		expect(items![0].json).toMatchObject({ about: { Id: 'Lee (7)' }, values: { Id: 'Lee (7)' } });
	});

	test('that are not answered one by one are not known', async () => {
		const { runBatch } = await openCaller([entries('a')]);
		for (const { failure } of await runBatch(save, [{ id: '1' }, { id: '2' }])) {
			expect(failure).toMatchObject({
				kind: 'unreadable',
				message: expect.stringContaining('Ledger answered 1 of 2 entries, so it is not known which ones'),
				reached: 'unknown',
			});
			expect(failure!.advice).toContain("Lower 'Items per Request' to 1");
		}
	});

	test('fail together when the request does, and none goes out when none can be written', async () => {
		const { runBatch } = await openCaller([fault('Refused')]);
		const outcomes = await runBatch(save, [{ id: '1' }, { id: '2' }]);
		expect(outcomes.map(({ failure }) => failure?.kind)).toEqual(['fault', 'fault']);
		const none = await openCaller([]);
		expect((await none.runBatch(save, [{}, {}])).map(({ failure }) => failure?.kind)).toEqual([
			'parameter',
			'parameter',
		]);
		expect(none.sent).toEqual([]);
	});
});
