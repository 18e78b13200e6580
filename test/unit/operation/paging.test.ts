import { readPages, type PagedList } from '../../../nodes/shared/operation/words/paging';

interface Row {
	id?: number;
	text: string;
}

const list = (more: Partial<PagedList<Row>>): PagedList<Row> => ({
	system: 'Archer',
	wanted: Infinity,
	pageSize: 2,
	until: 'shortPage',
	keyOf: ({ id }) => (id === undefined ? undefined : String(id)),
	fetchPage: async () => await Promise.resolve({ entries: [] }),
	isCancelled: () => false,
	...more,
});

const rows = (...texts: string[]): Row[] => texts.map((text) => ({ text }));
const pages =
	(...all: Row[][]) =>
	async (page: number) =>
		await Promise.resolve({ entries: all[Math.min(page, all.length) - 1] });

test('entries without an identifier may be equal', async () => {
	const read = await readPages(list({ fetchPage: pages(rows('a', 'a'), rows('a', 'b'), rows('a')) }));
	expect(read.entries?.map(({ text }) => text)).toEqual(['a', 'a', 'a', 'b', 'a']);
});

test('a page of them that came before is nothing new, and two in turn are not either', async () => {
	const stuck = await readPages(list({ fetchPage: pages(rows('a', 'b'), rows('c', 'd')) }));
	expect(stuck.failure?.message).toContain('page 3');
	expect(stuck.failure?.advice).toContain('4 entries were read');
	const turning = await readPages(
		list({
			fetchPage: async (page) =>
				await Promise.resolve({ entries: page % 2 === 1 ? rows('a', 'b') : rows('c', 'd') }),
		}),
	);
	expect(turning.failure?.message).toContain('page 3');
});

test('a last page of entries that moved up while the list was read is its end', async () => {
	const [a, b, c] = [1, 2, 3].map((id) => ({ id, text: '' }));
	const read = await readPages(list({ fetchPage: pages([a, b], [b, c], [c]) }));
	expect(read.entries).toEqual([a, b, c]);
	const counted = await readPages(
		list({
			until: 'total',
			fetchPage: async (page) =>
				await Promise.resolve({ entries: [[a, b], [b, c], [c]][page - 1], total: 5 }),
		}),
	);
	expect(counted.entries).toEqual([a, b, c]);
});

test('a total that is not reached makes a repeated page an error', async () => {
	const entries = [1, 2].map((id) => ({ id, text: '' }));
	for (const until of ['total', 'emptyPage'] as const) {
		const read = await readPages(
			list({ until, fetchPage: async () => await Promise.resolve({ entries, total: 5 }) }),
		);
		expect(read.failure?.kind).toBe('unreadable');
	}
});

test('a failure of a page is the failure of the list', async () => {
	const failure = { kind: 'busy', message: 'no', reached: 'no' } as const;
	const read = await readPages(
		list({
			fetchPage: async (page) =>
				await Promise.resolve(page === 1 ? { entries: rows('a', 'b') } : { failure }),
		}),
	);
	expect(read).toEqual({ failure });
});

test('half a million entries are read without copying them', async () => {
	const size = 500_000;
	const entries = Array.from({ length: size }, (_unused, id) => ({ id, text: '' }));
	const read = await readPages(
		list({
			pageSize: size,
			fetchPage: async (page) => await Promise.resolve({ entries: page === 1 ? entries : [] }),
		}),
	);
	expect(read.entries).toHaveLength(size);
});
