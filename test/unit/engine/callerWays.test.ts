import type { Dialect } from '../../../nodes/shared/operation/dialect';
import type {
	MethodField,
	OperationContext,
	OperationOutcome,
	ParameterValues,
	TaskLookUp,
} from '../../../nodes/shared/operation/spec';
import { refusal } from '../../../nodes/shared/soap/failure';
import { tokenElement } from '../../../nodes/shared/soap/sessionPlace';
import { task } from '../n8n/fakeSystem';
import { fault, get, openCaller, result, type Answer } from './ledger';

/** The ways that an operation may take through the engine, and which of them it takes. */

afterEach(() => void jest.useRealTimers());

const fine = () => result('Get', '<Title>a</Title>');
const idsSent = (sent: Array<{ body?: string }>) =>
	sent.map(({ body }) => /<Id>([^<]*)<\/Id>/.exec(body ?? '')?.[1]);

describe('names', () => {
	const find = get({
		element: 'Find',
		fields: [{ name: 'title', xml: { path: 'Title' } }],
		answer: { gives: [{ name: 'id', xml: 'Id', description: '' }] },
	});
	const located = (lookup: object): MethodField =>
		({
			name: 'id',
			displayName: 'Entry',
			type: 'resourceLocator',
			xml: { path: 'Id' },
			required: true,
			lookup,
		}) as unknown as MethodField;
	const byMethod = get({
		fields: [located({ name: { operation: find, parameter: 'title', field: 'id' } })],
	});

	test('are looked up by a method before the request, once in a run', async () => {
		const { run, sent } = await openCaller([result('Find', '<Id>7</Id>'), fine(), fine()]);
		const values = { id: { mode: 'name', value: 'Lee' } };
		expect((await run(byMethod, values)).items).toHaveLength(1);
		expect((await run(byMethod, values)).items).toHaveLength(1);
		expect(sent.map(({ headers }) => headers.SOAPAction)).toEqual(['"Find"', '"Get"', '"Get"']);
		expect(sent[0].body).toContain('<Title>Lee</Title>');
		expect(idsSent(sent)).toEqual([undefined, '7', '7']);
	});

	test('that nobody knows end the item before its request', async () => {
		const { run, sent } = await openCaller([fault('No such title')]);
		const { failure } = await run(byMethod, { id: { mode: 'name', value: 'Lee' } });
		expect(failure).toMatchObject({ parameter: 'Entry', reached: 'no' });
		expect(sent).toHaveLength(1);
	});

	test('are looked up by a task, which is told of no item and has no file', async () => {
		const asked: OperationContext[] = [];
		const perform: TaskLookUp['perform'] = async (questions, context) => {
			asked.push(context);
			await expect(context.binary('data')).rejects.toThrow('A look-up has no file');
			return questions.map(() => ({ found: 8 }));
		};
		const { run, sent } = await openCaller([fine()]);
		const entry = get({ fields: [located({ name: { uses: [], perform } })] });
		await run(entry, { id: { mode: 'name', value: 'Lee' }, secret: 'x' });
		expect(idsSent(sent)).toEqual(['8']);
		expect(asked).toHaveLength(1);
		expect(asked[0]).toMatchObject({ values: {}, itemIndex: 0, settings: { baseUrl: 'http://l.test' } });
	});

	test('are looked up for the items of a batch too', async () => {
		const perform: TaskLookUp['perform'] = async (questions) =>
			await Promise.resolve(
				questions.map(({ value }) =>
					value === 'none' ? { failure: refusal('notFound', 'None') } : { found: `${value}!` },
				),
			);
		const together = jest.fn(
			async (contexts: OperationContext[]) =>
				await Promise.resolve(
					contexts.map(({ values }) => ({ items: [{ json: { id: values.id as string } }] })),
				),
		);
		const fields = [located({ name: { uses: [], perform } })];
		const entry = task('a', { fields, batch: { size: 3, perform: together } } as never);
		const { runBatch } = await openCaller([]);
		const outcomes = await runBatch(
			entry,
			['a', 'none', 'b'].map((value) => ({ id: { mode: 'name', value } })),
		);
		expect(outcomes.map(({ items }) => items?.[0].json)).toEqual([{ id: 'a!' }, undefined, { id: 'b!' }]);
		expect(outcomes[1].failure).toMatchObject({ kind: 'notFound', reached: 'no' });
		expect(together).toHaveBeenCalledTimes(1);
	});
});

describe('an answer that refuses', () => {
	test('is asked of the dialect for a single request', async () => {
		const responseFailure = () => refusal('denied', 'Not you');
		const { run } = await openCaller([fine()], { more: { responseFailure } });
		expect((await run(get(), { id: '7' })).failure).toMatchObject({ kind: 'denied', message: 'Not you' });
	});

	test('ends a method without a session where the session is gone, which is nobody`s here', async () => {
		const more: Partial<Dialect> = {
			session: { property: 'sessionToken', ...tokenElement('token') },
			faultFailure: () => ({ kind: 'sessionGone', message: 'Gone', reached: 'no' }),
		};
		const { run, sent } = await openCaller([fault('gone')], { more });
		expect((await run(get({ session: false }), { id: '7' })).failure).toMatchObject({ kind: 'sessionGone' });
		expect(sent).toHaveLength(1);
	});
});

describe('the description of a service', () => {
	let services = 0;
	const described = (): Partial<Dialect> => {
		const service = ++services;
		return { description: () => `http://l.test/described${service}?WSDL` };
	};
	const open = async (answers: Answer[], method: object) => {
		const { run, sent } = await openCaller(answers, { more: described() });
		const outcome = await run(get(method), { id: '7' });
		return { outcome, verbs: sent.map(({ method: verb }) => verb) };
	};

	test('is asked for where the vendor`s pages leave names open, and not where they do not', async () => {
		const hidden = { status: 404 };
		expect((await open([hidden, fine()], { uncertain: true })).verbs).toEqual(['GET', 'POST']);
		expect((await open([fine()], {})).verbs).toEqual(['POST']);
	});

	test('that cannot be had now is done without', async () => {
		const more: Partial<Dialect> = { ...described() };
		const { run, sent } = await openCaller([{ status: 503 }, fine()], { more });
		expect((await run(get({ uncertain: true }), { id: '7' })).items).toHaveLength(1);
		expect(sent).toHaveLength(2);
	});

	test('is not asked for where the system has none', async () => {
		const { run, sent } = await openCaller([fine()]);
		await run(get({ uncertain: true }), { id: '7' });
		expect(sent).toHaveLength(1);
	});
});

describe('work in the background', () => {
	const wait = { when: [{ parameter: 'wait', is: [true] }], ask: get({ element: 'Ask' }) };

	test('is waited for only where the user waits', async () => {
		const { run, sent } = await openCaller([fine()]);
		expect((await run(get({ wait }), { id: '7', wait: false })).items).toHaveLength(1);
		expect(sent.map(({ headers }) => headers.SOAPAction)).toEqual(['"Get"']);
	});
});

describe('a long list', () => {
	const page = (from: number, count: number) =>
		result(
			'List',
			Array.from({ length: count }, (_unused, index) => `<Entry><Id>${from + index}</Id></Entry>`).join(''),
		);
	const list = get({
		element: 'List',
		fields: [],
		paging: { page: { path: 'Page' }, size: { path: 'Size' }, pageSize: 30, key: 'id', until: 'shortPage' },
		answer: {
			cardinality: 'many',
			item: 'Entry',
			list: {},
			gives: [{ name: 'id', xml: 'Id', description: '' }],
		},
	});
	const count = async (values: ParameterValues) => {
		const { run, sent } = await openCaller([page(0, 30), page(30, 30), page(60, 5)]);
		const { items } = await run(list, values);
		return [items!.length, sent.length];
	};

	test.each<[string, ParameterValues, number[]]>([
		['fifty entries', {}, [50, 2]],
		['fifty where not all are asked for', { returnAll: false }, [50, 2]],
		['all of them', { returnAll: true }, [65, 3]],
		['all of them, whatever the limit was', { returnAll: true, limit: 3 }, [65, 3]],
		['as many as the limit says', { limit: 30 }, [30, 1]],
		['more than a page', { limit: 31 }, [31, 2]],
	])('gives %s', async (_what, values, expected) => expect(await count(values)).toEqual(expected));
});

describe('with Dry Run', () => {
	const save = get({ element: 'Save', effect: 'write' });
	const performing = (then: (outcome: OperationOutcome) => OperationOutcome) =>
		task('a', {
			perform: async ({ call }: OperationContext) => then(await call(save, { id: '7' })),
		} as never);

	test('what a task keeps to itself is told all the same', async () => {
		const { run } = await openCaller([], { plansOnly: true });
		const { items } = await run(performing(() => ({ items: [] })));
		expect(items![0].json).toMatchObject({
			dryRun: true,
			wouldSend: [{ method: 'Save', service: 'entries', values: { Id: '7' } }],
		});
	});

	test('a name is told with what it became', async () => {
		const perform: TaskLookUp['perform'] = async () => await Promise.resolve([{ found: '7' }]);
		const id = {
			...{ name: 'id', displayName: 'Entry', type: 'resourceLocator', required: true },
			...{ xml: { path: 'Id' }, lookup: { name: { uses: [], perform } } },
		};
		const { run } = await openCaller([], { plansOnly: true });
		const entry = { ...save, fields: [id] } as unknown as typeof save;
		const { items } = await run(entry, { id: { mode: 'name', value: 'Lee' } });
		expect(items![0].json).toMatchObject({ about: { Entry: 'Lee (7)' }, values: { Entry: 'Lee (7)' } });
	});

	test('a failure says what would have been sent before it', async () => {
		const { run } = await openCaller([], { plansOnly: true });
		const { failure } = await run(performing(() => ({ failure: refusal('rejected', 'No') })));
		expect(failure!.advice).toBe(
			'Dry Run: nothing was changed. Without Dry Run, Save would have been sent before.',
		);
		expect(failure!.reached).toBe('no');
	});

	test('a plan has no secret of the item', async () => {
		const { run } = await openCaller([], { plansOnly: true });
		const pin = {
			displayName: 'Pin',
			name: 'pin',
			type: 'string',
			typeOptions: { password: true },
			default: '',
		};
		const entry = { ...save, fields: [...save.fields, pin] } as typeof save;
		const { items } = await run(entry, { id: 'has Canary-pin', pin: 'Canary-pin' });
		expect(JSON.stringify(items)).not.toContain('Canary');
	});
});

describe('items', () => {
	const answer = { gives: [{ name: 'Some_Title', xml: 'Title', description: '' }] };

	test('of an operation without names of the system stay as they are', async () => {
		const { run } = await openCaller([fine()]);
		expect((await run(get({ answer }), { id: '7', '@version': 1.1 })).items).toEqual([
			{ json: { Some_Title: 'a' } },
		]);
	});

	test('of a method that no menu has are not simplified, and a failure is passed through', async () => {
		const raw = { ...answer, passOn: 'others' };
		const { run } = await openCaller([fine(), fault('No')]);
		const { resource, ...method } = get({ answer: raw });
		void resource;
		expect((await run(method as never, { id: '7', '@version': 1.1 })).items).toEqual([
			{ json: { Some_Title: 'a' } },
		]);
		expect((await run(get({ answer: raw }), { id: '7', '@version': 1.1 })).failure).toBeDefined();
	});
});

describe('what a task may ask', () => {
	test('is the time, the account, and a description that is fresh in the editor', async () => {
		const { run, sent } = await openCaller([{ status: 404 }, { status: 404 }], {
			more: { description: (service) => `http://l.test/asked/${service}?WSDL` },
			userName: 'asker',
		});
		const said: unknown[] = [];
		const perform = async ({ account, describe: ask, lastAnswer }: OperationContext) => {
			said.push(account, lastAnswer());
			said.push((await ask('general')).failure?.kind);
			said.push(lastAnswer()?.milliseconds);
			return { items: [] };
		};
		await run(task('a', { perform } as never));
		expect(said).toEqual(['ledgerApi:caller-asker:asker http://l.test/', undefined, 'notFound', 0]);
		expect(sent.map(({ url }) => url)).toEqual(['http://l.test/asked/general?WSDL']);
	});
});
