import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { startSandbox, type Sandbox } from '../../../sandbox';
import { values } from '../../../sandbox/archer/state/content';
import { guidOf } from '../../../sandbox/archer/state/model';
import type { CredentialStore } from '../../support/credentialsHelper';
import { Poller as StoredPoller } from '../../support/archerPoller';
import { sandboxCredentials } from '../../support/workflow';

jest.setTimeout(60_000);

let sandbox: Sandbox;
let store: CredentialStore;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(async () => await sandbox.stop());
beforeEach(() => {
	sandbox.control.reset();
	store = sandboxCredentials(sandbox);
});
afterEach(() => expect(sandbox.deviations).toEqual([]));

const content = () => sandbox.archer.state.content;

class Poller extends StoredPoller {
	constructor(parameters: INodeParameters) {
		super(parameters, () => store);
	}
}

const updates: INodeParameters = {
	event: 'createdOrUpdated',
	watch: 'search',
	application: '84',
	displayFields: '7001',
	lastUpdatedField: '7017',
	simplify: true,
};

const nameOf = (item: IDataObject) => (item.fields as IDataObject)['Device Name'];
const change = (id: number, name: string, at: number) => content().change(id, values([[7001, name]]), at);
const start = Date.parse('2026-02-02T00:00:00.000Z');

test('starts from now: what is there already is not given, what changes after it is', async () => {
	const poller = new Poller(updates);
	expect(await poller.poll()).toEqual([]);
	expect(await poller.poll()).toEqual([]);
	change(238705, 'Changed', start);
	content().add(84, 37, values([[7001, 'Added']]), { at: start + 5 });
	expect((await poller.poll()).map(nameOf)).toEqual(['Changed', 'Added']);
	expect(await poller.poll()).toEqual([]);
});

test('starts from the beginning or a certain point when asked', async () => {
	const beginning = new Poller({ ...updates, options: { startFrom: 'beginning' } });
	expect(await beginning.poll()).toHaveLength(12);
	const point = new Poller({
		...updates,
		options: { startFrom: 'point', startAfter: '2026-01-05T08:00:10Z' },
	});
	expect((await point.poll()).map(nameOf)).toEqual(['Device 00011', 'Device 00012']);
});

test('an empty application counts as now', async () => {
	content().records.clear();
	const poller = new Poller(updates);
	expect(await poller.poll()).toEqual([]);
	content().add(84, 37, values([[7001, 'First']]), { at: start });
	expect((await poller.poll()).map(nameOf)).toEqual(['First']);
});

test('a manual test shows one sample and moves nothing', async () => {
	const poller = new Poller(updates);
	expect((await poller.poll('manual')).map(nameOf)).toEqual(['Device 00012']);
	await poller.poll();
	change(238703, 'Changed', start);
	expect((await poller.poll('manual')).map(nameOf)).toEqual(['Changed']);
	expect((await poller.poll()).map(nameOf)).toEqual(['Changed']);
});

test('a change that becomes visible late, with an older time, is given once', async () => {
	const poller = new Poller(updates);
	await poller.poll();
	change(238701, 'Later', start + 60_000);
	expect((await poller.poll()).map(nameOf)).toEqual(['Later']);
	change(238702, 'Late', start);
	expect((await poller.poll()).map(nameOf)).toEqual(['Late']);
	expect(await poller.poll()).toEqual([]);
});

test('a thousand changes of the same moment come once each, over several polls', async () => {
	const poller = new Poller({ ...updates, options: { recordsPerPoll: 400 } });
	await poller.poll();
	for (let index = 0; index < 1000; index++) {
		content().add(84, 37, values([[7001, `Bulk ${index}`]]), { at: start });
	}
	const given: unknown[] = [];
	for (let poll = 0; poll < 6; poll++) given.push(...(await poller.poll()).map(nameOf));
	expect(given).toHaveLength(1000);
	expect(new Set(given).size).toBe(1000);
});

test('a page that comes for ever ends the poll with an error, what came before it is given', async () => {
	const poller = new Poller(updates);
	await poller.poll();
	for (let index = 0; index < 1000; index++) {
		content().add(84, 37, values([[7001, `Bulk ${index}`]]), { at: start });
	}
	sandbox.control.configure({ archer: { paging: 'stuckAtSecond' } });
	const asked = sandbox.control.count({ method: 'ExecuteSearch' });
	const given = await poller.poll();
	expect(new Set(given.map(nameOf)).size).toBe(given.length);
	expect(given.length).toBeGreaterThan(400);
	expect(sandbox.control.count({ method: 'ExecuteSearch' }) - asked).toBeLessThan(10);
	await expect(poller.poll()).rejects.toThrow('nothing but entries of the pages before');
	sandbox.control.configure({ archer: { paging: 'exact' } });
	const rest = await poller.poll();
	expect(new Set([...given, ...rest].map(nameOf)).size).toBe(1000);
});

test('new records by tracking ID, and by first published', async () => {
	const byId = new Poller({
		...updates,
		event: 'created',
		createdBy: 'trackingId',
		trackingIdField: guidOf(2, 7005),
	});
	const byDate = new Poller({
		...updates,
		event: 'created',
		createdBy: 'firstPublished',
		firstPublishedField: '7016',
	});
	for (const poller of [byId, byDate]) expect(await poller.poll()).toEqual([]);
	content().add(84, 37, values([[7001, 'New']]), { at: start });
	change(238701, 'Only changed', start + 1000);
	for (const poller of [byId, byDate]) {
		expect((await poller.poll()).map(nameOf)).toEqual(['New']);
		expect(await poller.poll()).toEqual([]);
	}
});

test('updated records without those that are only new', async () => {
	const poller = new Poller({ ...updates, event: 'updated', firstPublishedField: '7016' });
	await poller.poll();
	const added = content().add(84, 37, values([[7001, 'New']]), { at: start });
	change(238701, 'Changed', start + 1000);
	expect((await poller.poll()).map(nameOf)).toEqual(['Changed']);
	change(added.contentId, 'New, then changed', start + 60_000);
	expect((await poller.poll()).map(nameOf)).toEqual(['New, then changed']);
});

test('records of a report: its conditions and fields count', async () => {
	const poller = new Poller({
		...updates,
		watch: 'report',
		report: { __rl: true, mode: 'id', value: '302' },
	});
	expect(await poller.poll()).toEqual([]);
	const closed = new Map(values([[7001, 'Closed']])).set(7004, { kind: 'list', entries: [{ id: 468 }] });
	const open = new Map(values([[7001, 'Open']])).set(7004, { kind: 'list', entries: [{ id: 467 }] });
	content().add(84, 37, closed, { at: start });
	content().add(84, 37, open, { at: start + 1 });
	const [found, ...others] = await poller.poll();
	expect(others).toEqual([]);
	expect(found.fields).toMatchObject({ 'Device Name': 'Open', Status: [{ id: 467, name: 'Open' }] });
});

test('conditions narrow the search', async () => {
	const poller = new Poller({
		...updates,
		conditions: {
			condition: [
				{ type: 'text', field: '7001', operator: 'Contains', value: 'A & B' },
				{ type: 'numeric', field: '7002', operator: 'GreaterThan', value: '5' },
			],
		},
		options: { operatorLogic: '1 OR 2' },
	});
	await poller.poll();
	content().add(84, 37, values([[7001, 'A & B']]), { at: start });
	content().add(84, 37, values([[7001, 'Other']]), { at: start });
	expect((await poller.poll()).map(nameOf)).toEqual(['A & B']);
});

test('a field without a date is an error that names it', async () => {
	const poller = new Poller({ ...updates, lastUpdatedField: '7003' });
	await expect(poller.poll()).rejects.toThrow('has no date in field 7003');
});

/** Seeded, so that a failure can be repeated. */
function randomFrom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state * 1664525 + 1013904223) % 4294967296;
		return state / 4294967296;
	};
}

test.each([1, 2, 3])(
	'a week of changes, restarts and faults: each change exactly once (seed %i)',
	async (seed) => {
		const random = randomFrom(seed);
		const poller = new Poller(updates);
		const ids = [...content().records.values()]
			.filter(({ moduleId }) => moduleId === 84)
			.map(({ contentId }) => contentId);
		await poller.poll();
		const given: string[] = [];
		const expected: string[] = [];
		let time = start;
		let last = '';
		for (let hour = 0; hour < 24 * 7; hour++) {
			// The poll before this hour has seen everything: each record changes once an hour at most, so that every state is visible.
			const changed = new Set<number>();
			const count = Math.floor(random() * 8);
			for (let index = 0; index < count; index++) {
				time += random() < 0.4 ? 0 : Math.floor(random() * 400_000);
				const name = `Change ${expected.length}`;
				if (random() < 0.3) {
					const { contentId } = content().add(84, 37, values([[7001, name]]), { at: time });
					ids.push(contentId);
					changed.add(contentId);
				} else {
					const id = ids[Math.floor(random() * ids.length)];
					if (changed.has(id) || content().records.get(id)!.lastUpdated >= time) continue;
					changed.add(id);
					change(id, name, time);
				}
				expected.push(name);
				last = name;
			}
			const trouble = random();
			if (trouble < 0.1) sandbox.control.addFault({ kind: 'status', status: 500, method: 'ExecuteSearch' });
			else if (trouble < 0.2) sandbox.control.addFault({ kind: 'truncated', method: 'ExecuteSearch' });
			else if (trouble < 0.3) sandbox.control.expireSessions('archer');
			try {
				given.push(...(await poller.poll()).map((item) => String(nameOf(item))));
			} catch {
				sandbox.control.clearFaults();
				given.push(...(await poller.poll()).map((item) => String(nameOf(item))));
			}
			time += 1000;
		}
		expect(given).toContain(last);
		expect(given).toHaveLength(expected.length);
		expect([...given].sort()).toEqual([...expected].sort());
	},
	120_000,
);
