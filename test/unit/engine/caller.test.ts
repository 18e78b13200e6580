import type { Dialect } from '../../../nodes/shared/operation/dialect';
import type {
	OperationContext,
	OperationOutcome,
	ParameterValues,
} from '../../../nodes/shared/operation/spec';
import { refusal } from '../../../nodes/shared/soap/failure';
import { task } from '../n8n/fakeSystem';
import { fault, get, openCaller, result } from './ledger';

/** What becomes of an operation on its way through the engine. */

afterEach(() => void jest.useRealTimers());

const outcomeOf =
	async (perform: (context: OperationContext) => OperationOutcome) => async (context: OperationContext) =>
		await Promise.resolve(perform(context));

describe('a method', () => {
	test('goes out once and gives what it answers', async () => {
		const { run, sent } = await openCaller([result('Get', '<Title>a</Title>')]);
		expect(await run(get(), { id: '7' })).toMatchObject({ items: [{ json: { title: 'a' } }] });
		expect(sent).toHaveLength(1);
		expect(sent[0]).toMatchObject({ method: 'POST', url: 'http://l.test/entries', timeout: 1000 });
		expect(sent[0].headers.SOAPAction).toBe('"Get"');
		expect(sent[0].body).toContain('<Id>7</Id>');
	});

	test('that is refused says it in the words of the menu, without a secret, and a read has done nothing', async () => {
		const { run } = await openCaller([fault('No entry 7 for Canary-1')]);
		const { failure } = await run(get(), { id: '7' });
		expect(failure).toMatchObject({ kind: 'fault', reached: 'no' });
		expect(failure!.message).not.toContain('Canary-1');
		const change = await openCaller([fault('No')]);
		expect((await change.run(get({ effect: 'write' }), { id: '7' })).failure!.reached).toBe('yes');
	});

	test('is one of its variants where their conditions hold', async () => {
		const variants = [{ when: [{ parameter: 'id', is: ['all'] }], method: get({ element: 'GetAll' }) }];
		const { run, sent } = await openCaller([
			result('GetAll', '<Title>b</Title>'),
			result('Get', '<Title>a</Title>'),
		]);
		await run(get({ variants }), { id: 'all' });
		await run(get({ variants }), { id: '7' });
		expect(sent.map(({ headers }) => headers.SOAPAction)).toEqual(['"GetAll"', '"Get"']);
	});

	test('is not sent when a check, a value or a file says so', async () => {
		const { run, sent } = await openCaller([]);
		const failure = refusal('parameter', 'Not so', { reached: 'no' });
		expect((await run(get({ check: () => failure }), { id: '7' })).failure).toMatchObject(failure);
		const load = async () => await Promise.resolve({ failure });
		expect((await run(get({ load }), { id: '7' })).failure).toMatchObject(failure);
		const broken = () => {
			throw new Error('Broken rule');
		};
		expect((await run(get({ check: broken }), { id: '7' })).failure).toMatchObject({
			kind: 'rejected',
			message: expect.stringContaining('Broken rule'),
			reached: 'no',
		});
		expect((await run(get(), {})).failure).toMatchObject({ kind: 'parameter' });
		expect(sent).toEqual([]);
	});

	test('is not sent when a rule between its values does not hold', async () => {
		const { run, sent } = await openCaller([]);
		const checks = [{ given: 'id', needs: ['kind'], advice: 'Give both.' }];
		const fields = [...get().fields, { displayName: 'Kind', name: 'kind', type: 'string', default: '' }];
		expect((await run(get({ checks, fields }), { id: '7' })).failure).toMatchObject({
			kind: 'parameter',
			parameter: 'Kind',
			advice: 'Give both.',
		});
		expect(sent).toEqual([]);
	});

	test('takes what was loaded over what was given', async () => {
		const load = async () => await Promise.resolve({ values: { id: 'loaded' } });
		const { run, sent } = await openCaller([result('Get', '')]);
		await run(get({ load }), { id: '7' });
		expect(sent[0].body).toContain('<Id>loaded</Id>');
	});
});

describe('another try', () => {
	test.each([
		['read', 4],
		['idempotent', 4],
		['write', 1],
	] as const)('of a %s that got no complete answer: %i requests', async (effect, times) => {
		const answers = Array.from({ length: 4 }, () => ({ code: 'ECONNRESET' }));
		const { run, sent, waits } = await openCaller(answers);
		const { failure } = await run(get({ effect }), { id: '7' });
		expect(sent).toHaveLength(times);
		expect(waits).toHaveLength(times - 1);
		expect(failure).toMatchObject({ kind: 'unreachable', reached: effect === 'read' ? 'no' : 'unknown' });
	});

	test('is made of every request that did not get there, and a success ends it', async () => {
		const { run, sent } = await openCaller([{ code: 'ECONNREFUSED' }, result('Get', '<Title>a</Title>')]);
		expect((await run(get({ effect: 'write' }), { id: '7' })).items).toHaveLength(1);
		expect(sent).toHaveLength(2);
	});

	test('after one that may have been carried out never proves that nothing was done', async () => {
		const { run } = await openCaller([{ code: 'ECONNRESET' }, fault('No such entry')]);
		expect((await run(get({ effect: 'idempotent' }), { id: '7' })).failure!.reached).toBe('unknown');
	});
});

describe('a task', () => {
	const perform = async (said: string) =>
		await outcomeOf(({ remark }) => {
			remark(said);
			return { items: [{ json: {} }] };
		});

	test('remarks each thing once in a run, with the item that says it first', async () => {
		const { run } = await openCaller([]);
		const entry = task('a', { perform: await perform('One') } as never);
		expect(await run(entry)).toEqual({ items: [{ json: {} }], remarks: ['One'] });
		expect(await run(entry)).toEqual({ items: [{ json: {} }] });
		const both = await outcomeOf(({ remark }) => {
			remark('One');
			remark('Two');
			return { items: [], remarks: ['Own'] };
		});
		expect(await run(task('a', { perform: both } as never))).toMatchObject({ remarks: ['Own', 'Two'] });
	});

	test('that fails keeps what is to be said for the next', async () => {
		const { run } = await openCaller([]);
		const failing = await outcomeOf(({ remark }) => {
			remark('Later');
			return { failure: refusal('rejected', 'No') };
		});
		expect((await run(task('a', { perform: failing } as never))).failure!.message).toBe('No');
		const fine = await outcomeOf(() => ({ items: [] }));
		expect(await run(task('a', { perform: fine } as never))).toMatchObject({ remarks: ['Later'] });
	});

	test('has what the system tells by its name, and the words of its output', async () => {
		const tells = { status: async () => await Promise.resolve({ items: [{ json: { id: 1 } }] }) };
		const { run } = await openCaller([], { more: { tells } });
		const entry = task('a', { tells: 'status', output: { gives: [], done: { told: true } } } as never);
		expect(await run(entry)).toEqual({ items: [{ json: { id: 1, told: true } }] });
		await expect(run(task('a', { name: 'Nothing' }))).rejects.toThrow('Nothing does nothing');
	});

	test('calls methods whose secrets stay out of what is said', async () => {
		const token = get({ answer: { gives: [{ name: 'key', xml: 'Key', secret: true, description: '' }] } });
		const { run } = await openCaller([result('Get', '<Key>Canary-key</Key>')]);
		const perform = async ({ call, redact }: OperationContext): Promise<OperationOutcome> => {
			const { items } = await call(token, { id: '7' });
			const { key } = items![0].json;
			return { failure: refusal('rejected', `Refused ${String(key)}, ${redact(String(key))}`) };
		};
		const { failure } = await run(task('a', { perform } as never));
		expect(failure!.message).toMatch(/^Refused /);
		expect(failure!.message).not.toContain('Canary');
	});

	test('has no secrets among its settings, and a look-up no file', async () => {
		const { run } = await openCaller([]);
		const perform = await outcomeOf(({ settings }) => ({ items: [{ json: { ...settings } as never }] }));
		const { items } = await run(task('a', { perform } as never));
		expect(items![0].json).toEqual({ baseUrl: 'http://l.test', userName: expect.any(String) });
	});
});

describe('what completes an answer', () => {
	const complete = (completion: unknown) => ({ completions: { names: completion } }) as Partial<Dialect>;
	const answer = { gives: [{ name: 'title', xml: 'Title', description: '' }], completion: 'names' };
	const runWith = async (completion: unknown) => {
		const { run } = await openCaller([result('Get', '<Title>a</Title>')], { more: complete(completion) });
		return await run(get({ answer }), { id: '7' });
	};

	test('gives the items, a failure, or one that says what went wrong', async () => {
		expect(await runWith(async () => await Promise.resolve([{ json: { b: 1 } }]))).toMatchObject({
			items: [{ json: { b: 1 } }],
		});
		const failure = refusal('denied', 'Not told');
		expect((await runWith(async () => await Promise.resolve(failure))).failure!.message).toContain(
			'Not told',
		);
		const broken = async () => await Promise.reject(new Error('Broken'));
		expect((await runWith(broken)).failure!.message).toContain('Broken');
		expect((await runWith(undefined)).items).toHaveLength(1);
	});
});

describe('simplified items', () => {
	const raw = { gives: [{ name: 'title', xml: 'Title', description: '' }], passOn: 'others' };
	const read = async (values: ParameterValues) => {
		const { run } = await openCaller([result('Get', '<Title>a</Title><Other_Name>b</Other_Name>')]);
		return (await run(get({ answer: raw }), { id: '7', ...values })).items![0].json;
	};

	test('are those of new nodes, unless they are told not to', async () => {
		expect(await read({ '@version': 1.1 })).toEqual({ title: 'a', otherName: 'b' });
		expect(await read({ '@version': 1.1, simplify: false })).toEqual({ title: 'a', Other_Name: 'b' });
		expect(await read({ '@version': 1 })).toEqual({ title: 'a', Other_Name: 'b' });
	});
});

describe('with Dry Run', () => {
	test('reads go out, what changes something does not, and the item is the plan', async () => {
		const { run, sent } = await openCaller([result('Get', '<Title>a</Title>')], { plansOnly: true });
		const perform = async ({ call }: OperationContext): Promise<OperationOutcome> => {
			const read = await call(get(), { id: '7' });
			return await call(get({ element: 'Save', effect: 'write' }), { id: read.items![0].json.title });
		};
		const { items } = await run(task('a', { perform } as never));
		expect(sent.map(({ headers }) => headers.SOAPAction)).toEqual(['"Get"']);
		expect(items![0].json).toMatchObject({
			dryRun: true,
			wouldSend: [{ method: 'Save', service: 'entries', values: { Id: 'a' } }],
		});
	});
});
