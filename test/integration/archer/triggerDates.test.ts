import { sleep, type IDataObject, type INodeParameters } from 'n8n-workflow';
import { takeTurn } from '../../../nodes/Archer/trigger/turn';
import { values } from '../../../sandbox/archer/state/content';
import { Poller } from '../../support/archerPoller';
import { sandbox, store } from '../../support/archerRecord';

const updates: INodeParameters = {
	event: 'createdOrUpdated',
	watch: 'search',
	application: '84',
	displayFields: '7001',
	lastUpdatedField: '7017',
	simplify: true,
};
const start = Date.parse('2026-02-02T00:00:00.000Z');
const content = () => sandbox.archer.state.content;
const change = (id: number, name: string, at: number) => content().change(id, values([[7001, name]]), at);
const nameOf = (item: IDataObject) => (item.fields as IDataObject)['Device Name'];
const poller = (parameters: IDataObject = {}) =>
	new Poller({ ...updates, ...parameters } as INodeParameters, () => store);

describe('polls of one node', () => {
	test('two that are started at once give each change once', async () => {
		const one = poller();
		const workflow = one.activate();
		// The first poll of an activation as well.
		await Promise.all([one.poll('trigger', workflow), one.poll('trigger', workflow)]);
		change(238701, 'Changed', start);
		const given = await Promise.all([1, 2, 3].map(async () => await one.poll('trigger', workflow)));
		expect(given.map((items) => items.map(nameOf))).toEqual([['Changed'], [], []]);
		expect(await one.poll('trigger', workflow)).toEqual([]);
	});

	test('an Archer that is slower than the interval delays, and never doubles', async () => {
		const one = poller();
		const workflow = one.activate();
		await one.poll('trigger', workflow);
		sandbox.control.addFault({
			kind: 'latency',
			milliseconds: 300,
			system: 'archer',
			method: 'ExecuteSearch',
			times: 1000,
		});
		const expected: string[] = [];
		const given: Array<Promise<IDataObject[]>> = [];
		for (let tick = 0; tick < 15; tick++) {
			expected.push(`Change ${tick}`);
			change(238701 + (tick % 12), `Change ${tick}`, start + tick * 1000);
			given.push(one.poll('trigger', workflow));
			await sleep(100);
		}
		const names = (await Promise.all(given)).flat().map(nameOf);
		names.push(...(await one.poll('trigger', workflow)).map(nameOf));
		expect(sandbox.control.maximumConcurrency({ system: 'archer', method: 'ExecuteSearch' })).toBe(1);
		expect(new Set(names).size).toBe(names.length);
		// Of a record that changed twice between two polls the newest state is given.
		expect(names).toEqual(expect.arrayContaining(expected.slice(3)));
	});

	test('one that fails makes way for the next', async () => {
		const one = poller();
		await one.poll();
		change(238701, 'Changed', start);
		sandbox.control.addFault({ kind: 'status', status: 500, method: 'ExecuteSearch', times: 10 });
		await expect(one.poll()).rejects.toThrow();
		sandbox.control.clearFaults();
		expect((await one.poll()).map(nameOf)).toEqual(['Changed']);
	});

	test('a manual test may run beside one, and other nodes too', async () => {
		const one = poller();
		await one.poll();
		change(238701, 'Changed', start);
		const [polled, shown] = await Promise.all([one.poll(), one.poll('manual')]);
		expect([polled.map(nameOf), shown.map(nameOf)]).toEqual([['Changed'], ['Changed']]);
	});

	test('one that never ends is given up after an hour, and keeps nothing then', () => {
		const lost = takeTurn('w:x', 0)!;
		expect(takeTurn('w:x', 3_599_999)).toBeUndefined();
		const next = takeTurn('w:x', 3_600_000)!;
		expect([lost.isCurrent(), next.isCurrent()]).toEqual([false, true]);
		lost.end();
		expect(takeTurn('w:x', 3_600_001)).toBeUndefined();
		next.end();
		expect(takeTurn('w:x', 3_600_002)).toBeDefined();
	});
});

describe('a Last Updated that shows no time of day', () => {
	test('is read from the ISO value', async () => {
		content().withoutTime.set(7017, 'text').set(7016, 'text');
		for (const event of ['createdOrUpdated', 'updated']) {
			const one = poller({ event, firstPublishedField: '7016' });
			await one.poll();
			change(238701, `${event} first`, content().records.get(238701)!.lastUpdated + 86_400_000 * 30);
			expect((await one.poll()).map(nameOf)).toEqual([`${event} first`]);
			change(238702, `${event} second`, content().records.get(238701)!.lastUpdated + 1000);
			expect((await one.poll()).map(nameOf)).toEqual([`${event} second`]);
			expect(await one.poll()).toEqual([]);
		}
		const published = poller({ event: 'updated', firstPublishedField: '7016' });
		await published.poll();
		content().add(84, 37, values([[7001, 'Only new']]), { at: start + 86_400_000 * 300 + 5000 });
		expect(await published.poll()).toEqual([]);
	});

	test.each(['UTC', 'America/Sao_Paulo'])(
		'is refused where the ISO value has none either (%s)',
		async (zone) => {
			sandbox.control.configure({ archer: { timeZone: zone } });
			store.set('archer', { ...store.get('archer'), timeZone: zone });
			content().withoutTime.set(7017, 'everywhere');
			const one = poller();
			await expect(one.poll()).rejects.toMatchObject({
				message: expect.stringContaining("'Last Updated Field': field 7017 comes without a time of day"),
				description: expect.stringContaining('Application Builder'),
			});
			content().withoutTime.clear();
			content().withoutTime.set(7016, 'everywhere');
			await expect(poller({ event: 'updated', firstPublishedField: '7016' }).poll()).rejects.toThrow(
				"'First Published Field': field 7016 comes without a time of day",
			);
		},
	);
});

describe('an account in another time zone', () => {
	test.each(['Europe/Berlin', 'America/Sao_Paulo', 'Asia/Kolkata'])(
		'%s: a point without a zone is meant there, whatever the zone of the workflow',
		async (zone) => {
			sandbox.control.configure({ archer: { timeZone: zone } });
			store.set('archer', { ...store.get('archer'), timeZone: zone });
			const clock = content().clock;
			const local = new Date(clock.shown(start).getTime()).toISOString().slice(0, 19);
			change(238701, 'Before', start - 60_000);
			change(238702, 'At', start + 1000);
			const one = new Poller(
				{ ...updates, options: { startFrom: 'point', startAfter: local } },
				() => store,
				'Asia/Tokyo',
			);
			expect((await one.poll()).map(nameOf)).toEqual(['At']);
			change(238703, 'After', start + 2000);
			expect((await one.poll()).map(nameOf)).toEqual(['After']);
			const narrowed = poller({
				conditions: {
					condition: [
						{
							type: 'dateComparison',
							field: '7017',
							operator: 'GreaterThan',
							value: `${local.slice(0, 17)}01`,
						},
					],
				},
				options: { startFrom: 'beginning' },
			});
			expect((await narrowed.poll()).map(nameOf)).toEqual(['After']);
		},
	);

	test('a zone that nobody knows is an error that names the credential', async () => {
		store.set('archer', { ...store.get('archer'), timeZone: 'W. Europe Standard Time' });
		const one = poller({ options: { startFrom: 'point', startAfter: '2026-02-02T00:00:00' } });
		await expect(one.poll()).rejects.toThrow(
			/credential, but the time zone "W. Europe Standard Time" is not known/,
		);
	});
});
