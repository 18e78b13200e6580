import type { Dialect } from '../../../nodes/shared/operation/dialect';
import type { OperationContext } from '../../../nodes/shared/operation/spec';
import { refusal } from '../../../nodes/shared/soap/failure';
import { task } from '../n8n/fakeSystem';
import { fault, get, openCaller, result, type Answer } from './ledger';

/** What goes over the line to a system that signs every request for itself: sign-ins, turns, pages and times. */

afterEach(() => void jest.useRealTimers());

const refusing: Partial<Dialect> = { faultFailure: ({ text }) => refusal('signIn', text) };
const fine = () => result('Get', '<Title>a</Title>');

describe('a sign-in that is refused', () => {
	test('goes out once, and nothing more of the run', async () => {
		const { run, sent } = await openCaller([fault('Wrong password'), fine()], { more: refusing });
		const first = await run(get(), { id: '1' });
		expect(first.failure).toMatchObject({ kind: 'signIn', message: 'Wrong password', duringSignIn: true });
		expect(first.failure!.advice).toContain('So that the account is not locked');
		expect((await run(get(), { id: '2' })).failure).toEqual(first.failure);
		expect(sent).toHaveLength(1);
	});

	test('goes out once however many wait for it', async () => {
		const { run, sent } = await openCaller([fault('Wrong password')], { more: refusing });
		const all = await Promise.all(['1', '2', '3'].map(async (id) => await run(get(), { id })));
		expect(all.map(({ failure }) => failure?.kind)).toEqual(['signIn', 'signIn', 'signIn']);
		expect(sent).toHaveLength(1);
	});

	test('is held back for other runs with the same values, and for nobody else', async () => {
		const same = { more: refusing, userName: 'shared' };
		await (await openCaller([fault('Wrong password')], same)).run(get(), { id: '1' });
		const again = await openCaller([fine()], same);
		expect((await again.run(get(), { id: '1' })).failure).toMatchObject({ message: 'Wrong password' });
		expect(again.sent).toEqual([]);
		expect((await (await openCaller([fine()])).run(get(), { id: '1' })).items).toHaveLength(1);
		const later = await openCaller([fine()], { ...same, now: 1_000_000 + 300_001 });
		expect((await later.run(get(), { id: '1' })).items).toHaveLength(1);
	});

	test('after others that were let in stops the rest all the same', async () => {
		const { run, sent } = await openCaller([fine(), fault('Locked'), fine()], { more: refusing });
		await run(get(), { id: '1' });
		await run(get(), { id: '2' });
		expect((await run(get(), { id: '3' })).failure!.kind).toBe('signIn');
		expect(sent).toHaveLength(2);
	});
});

describe('the first request of a run', () => {
	async function together(first: Answer) {
		let open = () => {};
		const when = new Promise<void>((resolve) => (open = resolve));
		const { run, sent } = await openCaller([{ ...first, when }, fine(), fine(), fine()]);
		const all = ['1', '2', '3'].map(async (id) => await run(get({ effect: 'write' }), { id }));
		for (let turn = 0; turn < 50; turn++) await Promise.resolve();
		const alone = sent.length;
		open();
		await Promise.all(all);
		return { alone, sent: sent.length };
	}

	test('goes alone until the system has answered it, whatever the answer', async () => {
		expect(await together(fine())).toEqual({ alone: 1, sent: 3 });
		expect(await together(fault('No such entry'))).toEqual({ alone: 1, sent: 3 });
		expect(await together({ code: 'ETIMEDOUT' })).toEqual({ alone: 1, sent: 3 });
	});
});

describe('a system that turns requests away', () => {
	test('is asked again, also for a change, for it has done nothing', async () => {
		const { run, sent, waits } = await openCaller([{ status: 429 }, { status: 429 }, fine()]);
		expect((await run(get({ effect: 'write' }), { id: '1' })).items).toHaveLength(1);
		expect(sent).toHaveLength(3);
		expect(waits.length).toBeGreaterThanOrEqual(2);
	});

	test('is not waited for longer than a minute', async () => {
		const { run, sent } = await openCaller([{ status: 503, headers: { 'retry-after': '61' } }]);
		const { failure } = await run(get(), { id: '1' });
		expect(sent).toHaveLength(1);
		expect(failure!.advice).toContain('It asks to wait 61 seconds');
		expect(failure!.advice).toContain('this node waits 60 seconds at most.');
	});
});

describe('the time', () => {
	const toldBy = async (headers: Record<string, string>) => {
		const { run } = await openCaller([{ ...fine(), headers }], { now: 1_000_400 });
		const perform = async ({ call, lastAnswer }: OperationContext) => {
			const before = lastAnswer();
			await call(get(), { id: '1' });
			return { items: [{ json: { before, after: { ...lastAnswer() } } as never }] };
		};
		return (await run(task('a', { perform } as never))).items![0].json;
	};

	test.each([
		['Thu, 01 Jan 1970 00:16:50 GMT', 10],
		['Thu, 01 Jan 1970 00:16:30 GMT', -10],
		['Thu, 01 Jan 1970 00:16:40 GMT', 0],
	])('of a system that says %s is %i seconds ahead', async (date, clockDifference) => {
		const { before, after } = await toldBy({ date });
		expect(before).toBeUndefined();
		expect(after).toEqual({ milliseconds: 0, clockDifference: clockDifference + 0 });
	});

	test('of a system that does not tell it is not known', async () => {
		expect((await toldBy({})).after).toEqual({ milliseconds: 0 });
		expect((await toldBy({ date: 'soon' })).after).toEqual({ milliseconds: 0 });
	});
});

describe('a gateway without its system', () => {
	/** Requests that go out of 110 once as many answers came with this status over four seconds. */
	async function sentWith(status: number) {
		const answers = Array.from({ length: 110 }, () => ({ status, body: 'none' }));
		const { run, sent } = await openCaller(answers);
		for (let count = 0; count < 110; count++) {
			jest.setSystemTime(Date.now() + 40);
			await run(get({ effect: 'write' }), { id: '1' });
		}
		return sent.length;
	}

	test.each([
		[501, 110],
		[502, 100],
		[504, 100],
		[505, 110],
	])('%i: of 110 requests %i go out', async (status, count) => expect(await sentWith(status)).toBe(count));
});

test('a list that comes at once is filtered and cut', async () => {
	const entries = ['a', 'b', 'ab'].map((id) => `<Entry><Id>${id}</Id></Entry>`).join('');
	const { run } = await openCaller([result('List', entries)]);
	const answer = {
		cardinality: 'many',
		item: 'Entry',
		list: { nameFields: ['id'] },
		gives: [{ name: 'id', xml: 'Id', description: '' }],
	};
	const list = get({ element: 'List', fields: [], answer });
	expect((await run(list, { nameContains: 'a', limit: 5 })).items).toEqual([
		{ json: { id: 'a' } },
		{ json: { id: 'ab' } },
	]);
});

describe('pages', () => {
	const page = (...ids: string[]) =>
		result('List', ids.map((id) => `<Entry><Id>${id}</Id></Entry>`).join(''));
	const list = (more: object = {}) =>
		get({
			element: 'List',
			fields: [],
			paging: { page: { path: 'Page' }, size: { path: 'Size' }, pageSize: 2, key: 'id', until: 'shortPage' },
			answer: {
				cardinality: 'many',
				item: 'Entry',
				list: { nameFields: ['id'] },
				gives: [{ name: 'id', xml: 'Id', description: '' }],
			},
			...more,
		});
	const idsOf = ({ items }: { items?: Array<{ json: object }> }) =>
		items!.map(({ json }) => (json as { id: string }).id);

	test('are asked for up to the last one, each with its number and size', async () => {
		const { run, sent } = await openCaller([page('a', 'b'), page('c')]);
		expect(idsOf(await run(list(), { returnAll: true }))).toEqual(['a', 'b', 'c']);
		expect(sent.map(({ body }) => /<Page>(\d)<\/Page><Size>(\d)<\/Size>/.exec(body!)?.slice(1))).toEqual([
			['1', '2'],
			['2', '2'],
		]);
	});

	test('are no more than the limit wants, and all of them where entries are left out', async () => {
		const limited = await openCaller([page('a', 'b'), page('c', 'd')]);
		expect(idsOf(await limited.run(list(), { limit: 3 }))).toEqual(['a', 'b', 'c']);
		const filtered = await openCaller([page('a', 'b'), page('ab')]);
		expect(idsOf(await filtered.run(list(), { limit: 2, nameContains: 'b' }))).toEqual(['b', 'ab']);
		expect(filtered.sent).toHaveLength(2);
	});

	test('are one when it is asked for by its number', async () => {
		const { run, sent } = await openCaller([page('c', 'd')]);
		expect(idsOf(await run(list(), { page: 2 }))).toEqual(['c', 'd']);
		expect(sent).toHaveLength(1);
	});

	test('end with a failure', async () => {
		const { run } = await openCaller([page('a', 'b'), fault('No more')]);
		expect((await run(list(), { returnAll: true })).failure).toMatchObject({ kind: 'fault' });
	});
});
