import fc from 'fast-check';
import {
	baseline,
	emptyState,
	lowerBound,
	readChanges,
	type Change,
	type CursorState,
	type ReadOptions,
} from '../../../nodes/Archer/trigger/cursor';

interface Row {
	id: string;
	position: number;
	version: number;
}

const options: ReadOptions = {
	overlap: 10,
	granularity: 1,
	pageSize: 3,
	most: 1000,
	isOver: () => false,
};

/** A system that answers from a list, ordered by position, as its search does. */
function system(rows: Row[], { granularity, pageSize }: ReadOptions, between: () => void = () => {}) {
	let pages = 0;
	return {
		pages: () => pages,
		fetch: async (from: number | undefined, pageNumber: number) => {
			if (pages++ > 0) between();
			const found = rows
				.filter(({ position }) => from === undefined || position > from - granularity)
				.sort((a, b) => a.position - b.position || a.id.localeCompare(b.id));
			const changes = found
				.slice((pageNumber - 1) * pageSize, pageNumber * pageSize)
				.map((row): Change<Row> => ({ id: row.id, position: row.position, record: { ...row } }));
			return { changes };
		},
	};
}

const stored = (state: CursorState) => JSON.parse(JSON.stringify(state)) as CursorState;
const keys = (changes: Array<Change<Row>>) => changes.map(({ record }) => `${record.id}.${record.version}`);

test('the baseline knows the newest changes and gives nothing older', async () => {
	const state = baseline([
		{ id: 'a', position: 50, record: undefined },
		{ id: 'b', position: 50, record: undefined },
	]);
	const rows = [
		{ id: 'a', position: 50, version: 1 },
		{ id: 'b', position: 50, version: 1 },
		{ id: 'c', position: 50, version: 1 },
		{ id: 'd', position: 49, version: 1 },
	];
	const { changes } = await readChanges(state, system(rows, options).fetch, options);
	expect(keys(changes)).toEqual(['c.1']);
	expect(baseline([])).toEqual(emptyState());
});

test('reads from the overlap before the newest, but never below the floor', () => {
	expect(lowerBound(emptyState(), 10)).toBeUndefined();
	expect(lowerBound({ position: 100, floor: null, seen: {} }, 10)).toBe(90);
	expect(lowerBound({ position: 100, floor: 95, seen: {} }, 10)).toBe(95);
});

test('more changes of one moment than a page holds are all read, each once', async () => {
	const rows = Array.from({ length: 20 }, (_, index) => ({ id: `r${index}`, position: 7, version: 1 }));
	const source = system(rows, options);
	const { changes, state } = await readChanges(emptyState(), source.fetch, options);
	expect(new Set(keys(changes)).size).toBe(20);
	expect((await readChanges(stored(state), system(rows, options).fetch, options)).changes).toEqual([]);
});

test('a record that changes between two pages pulls no other over the edge', async () => {
	const rows = Array.from({ length: 9 }, (_, index) => ({
		id: `r${index}`,
		position: 100 + index,
		version: 1,
	}));
	let moved = false;
	const source = system(rows, options, () => {
		if (moved) return;
		moved = true;
		rows[0].position = 200;
		rows[0].version = 2;
	});
	const { changes } = await readChanges(emptyState(), source.fetch, options);
	expect(keys(changes).sort()).toEqual([
		'r0.1',
		'r0.2',
		'r1.1',
		'r2.1',
		'r3.1',
		'r4.1',
		'r5.1',
		'r6.1',
		'r7.1',
		'r8.1',
	]);
});

test('stops at the bound and goes on there', async () => {
	const rows = Array.from({ length: 30 }, (_, index) => ({ id: `r${index}`, position: index, version: 1 }));
	let state = emptyState();
	const given: string[] = [];
	for (let poll = 0; poll < 10; poll++) {
		const read = await readChanges(stored(state), system(rows, options).fetch, { ...options, most: 7 });
		given.push(...keys(read.changes));
		({ state } = read);
	}
	expect(given).toHaveLength(30);
	expect(new Set(given).size).toBe(30);
});

test('what was read before a failure counts, and the rest comes with the next poll', async () => {
	const rows = Array.from({ length: 9 }, (_, index) => ({
		id: `r${index}`,
		position: 100 + index,
		version: 1,
	}));
	const source = system(rows, options);
	let calls = 0;
	const first = await readChanges<Row, string>(
		emptyState(),
		async (from, page) => (calls++ === 1 ? { failure: 'broken' } : await source.fetch(from, page)),
		options,
	);
	expect(first.failure).toBe('broken');
	expect(first.changes).toHaveLength(3);
	const second = await readChanges(stored(first.state), source.fetch, options);
	expect([...keys(first.changes), ...keys(second.changes)].sort()).toEqual(
		rows.map(({ id }) => `${id}.1`).sort(),
	);
});

test('keeps a bounded memory of changes without giving one twice', async () => {
	const rows = Array.from({ length: 25_000 }, (_, index) => ({
		id: `r${index}`,
		position: index,
		version: 1,
	}));
	const big = { ...options, overlap: 1_000_000, pageSize: 5_000, most: 100_000 };
	const { changes, state } = await readChanges(emptyState(), system(rows, big).fetch, big);
	expect(changes).toHaveLength(25_000);
	expect(Object.keys(state.seen)).toHaveLength(20_000);
	expect((await readChanges(stored(state), system(rows, big).fetch, big)).changes).toEqual([]);
});

test('whatever changes in whatever order within the overlap comes exactly once', async () => {
	const step = fc.record({
		id: fc.integer({ min: 0, max: 6 }),
		forward: fc.integer({ min: 0, max: 4 }),
		late: fc.integer({ min: 0, max: 5 }),
		poll: fc.boolean(),
	});
	await fc.assert(
		fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
			const rows = new Map<string, Row>();
			let state = emptyState();
			let now = 0;
			const expected: string[] = [];
			const given: string[] = [];
			const poll = async () => {
				const read = await readChanges(stored(state), system([...rows.values()], options).fetch, options);
				given.push(...keys(read.changes));
				({ state } = read);
			};
			for (const { id, forward, late, poll: polls } of steps) {
				now += forward;
				const key = `r${id}`;
				const before = rows.get(key);
				const position = now - late;
				// A state that is replaced before it was polled is not visible, and a record's time never goes back.
				if (
					before !== undefined &&
					(position <= before.position || !given.includes(`${key}.${before.version}`))
				)
					continue;
				const row = { id: key, position, version: (before?.version ?? 0) + 1 };
				rows.set(key, row);
				expected.push(`${key}.${row.version}`);
				if (polls) await poll();
			}
			await poll();
			expect(given.sort()).toEqual(expected.sort());
		}),
		{ numRuns: 300 },
	);
});
