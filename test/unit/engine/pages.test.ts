import { allPages, pageSizeOf } from '../../../nodes/shared/engine/pages';
import type {
	Method,
	OperationOutcome,
	PagingSpec,
	ParameterValues,
} from '../../../nodes/shared/operation/spec';
import { refusal } from '../../../nodes/shared/soap/failure';

/** How a list is read page by page: what is asked for, what counts as the same entry, and what is said on the way. */

const paging = (more: Partial<PagingSpec> = {}): PagingSpec => ({
	page: { path: 'Page' },
	size: { path: 'Size' },
	pageSize: 2,
	key: 'id',
	until: 'shortPage',
	...more,
});
const page = (...entries: object[]): OperationOutcome => ({
	items: entries.map((json) => ({ json: json as never })),
});
const ids = (...all: Array<number | null>) => page(...all.map((id) => ({ id })));

async function read(pages: OperationOutcome[], values: ParameterValues = {}, more: Partial<PagingSpec> = {}) {
	const asked: ParameterValues[] = [];
	const reports: string[] = [];
	const method = { answer: { gives: [], list: { nameFields: ['id'] } }, paging: paging(more) };
	const outcome = await allPages(
		method as unknown as Method,
		{ returnAll: true, ...values },
		{
			system: 'Ledger',
			fetch: async (given) => {
				asked.push(given);
				return await Promise.resolve(pages[asked.length - 1] ?? page());
			},
			isCancelled: () => false,
			report: (soFar) => reports.push(soFar),
		},
	);
	return { outcome, found: outcome.items?.map(({ json }) => json.id), asked, reports };
}

test('each page is asked for by its number and size, with the values of the item', async () => {
	const { asked } = await read([ids(1, 2), ids(3)], { kind: 'x' });
	expect(asked).toEqual([
		{ returnAll: true, kind: 'x', Page: 1, Size: 2 },
		{ returnAll: true, kind: 'x', Page: 2, Size: 2 },
	]);
	const { asked: without } = await read([ids(1)], {}, { size: undefined });
	expect(without).toEqual([{ returnAll: true, Page: 1 }]);
});

test('an entry that moved to a later page is not given twice', async () => {
	expect((await read([ids(1, 2), ids(2, 3), ids(4)])).found).toEqual([1, 2, 3, 4]);
});

test('entries without an identifier are given as often as they come', async () => {
	expect((await read([ids(null, null), ids(null)])).found).toEqual([null, null, null]);
	expect((await read([page({}, {}), page({})])).found).toEqual([undefined, undefined, undefined]);
});

test('an identifier counts within what it belongs to, where it belongs to something', async () => {
	const entry = (of: number, id: number) => ({ of, id });
	const pages = [page(entry(1, 1), entry(2, 1)), page(entry(2, 1), entry(1, 2)), page()];
	expect((await read(pages, {}, { within: 'of' })).found).toEqual([1, 1, 2]);
	expect((await read(pages)).found).toEqual([1, 2]);
	const blanks = [page({ of: '1 2', id: 3 }, { of: 1, id: '2 3' }), page()];
	expect((await read(blanks, {}, { within: 'of' })).outcome.items!.length).toBeGreaterThan(0);
});

test('a page that brings nothing new is a failure of the system, and one that fails is its own', async () => {
	expect((await read([ids(1, 2), ids(1, 2)])).outcome.failure).toMatchObject({
		kind: 'unreadable',
		message: 'Ledger answered page 2 with nothing but entries of the pages before',
	});
	const failure = refusal('denied', 'No');
	expect((await read([ids(1, 2), { failure }])).outcome.failure).toBe(failure);
});

describe('what is said on the way', () => {
	const total = (count: number, outcome: OperationOutcome): OperationOutcome =>
		({ ...outcome, total: count }) as OperationOutcome;

	test('counts entries, and of how many where that is known', async () => {
		expect((await read([ids(1, 2), ids(3)])).reports).toEqual(['2 entries read', '3 entries read']);
		const known = [total(3, ids(1, 2)), total(3, ids(3))];
		expect((await read(known, {}, { until: 'total' })).reports).toEqual([
			'2 of 3 entries read',
			'3 of 3 entries read',
		]);
	});

	test('is no more than what is wanted', async () => {
		const limited = { returnAll: false, limit: 3 };
		expect((await read([ids(1, 2), ids(3, 4)], limited)).reports).toEqual([
			'2 of 3 entries read',
			'3 of 3 entries read',
		]);
		expect((await read([total(2, ids(1, 2))], limited, { until: 'total' })).reports).toEqual([
			'2 of 2 entries read',
		]);
	});
});

describe('how many are read', () => {
	test('is the limit, or all where they are filtered here', async () => {
		const pages = [ids(1, 21), ids(12, 3), ids(2)];
		expect((await read(pages, { returnAll: false, limit: 3 })).found).toEqual([1, 21, 12]);
		const filtered = { returnAll: false, limit: 3, nameContains: '2' };
		expect((await read(pages, filtered)).found).toEqual([21, 12, 2]);
	});

	test.each<
		[string, Pick<PagingSpec, 'pageSize' | 'chosenSize'>, ParameterValues, number, number | undefined]
	>([
		['what the system gives', { pageSize: 100 }, {}, Infinity, 100],
		['no more than is wanted', { pageSize: 100 }, {}, 30, 30],
		['at least one', { pageSize: 100 }, {}, 0, 1],
		['what the user chose', { pageSize: 100, chosenSize: 'size' }, { size: 20 }, Infinity, 20],
		['no more than is wanted of it', { pageSize: 100, chosenSize: 'size' }, { size: 20 }, 10, 10],
		['the usual where nothing was chosen', { pageSize: 100, chosenSize: 'size' }, {}, Infinity, 100],
		['the usual where nothing useful was', { pageSize: 100, chosenSize: 'size' }, { size: 0 }, Infinity, 100],
		['unknown', {}, { size: 5 }, 10, undefined],
	])('in a page is %s', (_what, spec, values, wanted, expected) => {
		expect(pageSizeOf(spec, values, wanted)).toBe(expected);
	});
});
