import { text } from '../n8n/fakeSystem';
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
