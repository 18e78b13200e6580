import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { application, created, get, jsonFields, run, sandbox, store } from '../../support/archerRecord';
import { runNode } from '../../support/workflow';

/** A time without a zone means the same in every operation: the time zone that Archer has for the account. */

const zones = ['UTC', 'Europe/Berlin', 'America/Sao_Paulo', 'Asia/Kolkata'];
const dueDate = '7003';

function useZone(timeZone: string): void {
	sandbox.control.configure({ archer: { timeZone } });
	store.set('archer', { ...store.get('archer'), timeZone });
}

const withDate = (value: unknown) => ({ '7001': 'Router', [dueDate]: { type: 'date', value } });
const stored = (contentId: number) => {
	const value = sandbox.archer.state.content.records.get(contentId)!.values.get(7003);
	return value?.kind === 'date' ? new Date(value.time).toISOString() : value;
};
const search = async (condition: IDataObject) =>
	(
		await run(
			'search',
			{
				application: '84',
				displayFields: '7001,7003',
				simplify: false,
				conditions: { condition: [{ field: dueDate, ...condition }] } as unknown as INodeParameters,
			},
			undefined,
			'search',
		)
	).map(({ contentId }) => contentId);

/** Zone of the account, what is given, the moment that Archer keeps, what Get gives. */
const roundTrips: Array<[zone: string, given: string, kept: string, read: string]> = [
	['UTC', '2026-01-31T09:30:00', '2026-01-31T09:30:00.000Z', '2026-01-31T09:30:00.000Z'],
	['UTC', '2026-01-31T00:00:00+01:00', '2026-01-30T23:00:00.000Z', '2026-01-30T23:00:00.000Z'],
	['Europe/Berlin', '2026-01-31', '2026-01-30T23:00:00.000Z', '2026-01-31'],
	['Europe/Berlin', '2026-01-31T09:30:00', '2026-01-31T08:30:00.000Z', '2026-01-31T08:30:00.000Z'],
	['Europe/Berlin', '2026-07-31T09:30:15', '2026-07-31T07:30:15.000Z', '2026-07-31T07:30:15.000Z'],
	['Europe/Berlin', '2026-01-31T00:00:00+01:00', '2026-01-30T23:00:00.000Z', '2026-01-30T23:00:00.000Z'],
	['Europe/Berlin', '2026-03-29T01:30:00Z', '2026-03-29T01:30:00.000Z', '2026-03-29T01:30:00.000Z'],
	['Europe/Berlin', '2026-10-25T02:30:00', '2026-10-25T01:30:00.000Z', '2026-10-25T01:30:00.000Z'],
	['America/Sao_Paulo', '2026-01-31', '2026-01-31T03:00:00.000Z', '2026-01-31'],
	['America/Sao_Paulo', '2026-01-31T23:30:00', '2026-02-01T02:30:00.000Z', '2026-02-01T02:30:00.000Z'],
	['America/Sao_Paulo', '2026-01-31T01:30:00Z', '2026-01-31T01:30:00.000Z', '2026-01-31T01:30:00.000Z'],
	['Asia/Kolkata', '2026-01-31T00:30:00', '2026-01-30T19:00:00.000Z', '2026-01-30T19:00:00.000Z'],
];

test.each(roundTrips)('%s: %s is kept as %s and read back', async (zone, given, kept, read) => {
	useZone(zone);
	const contentId = await created(withDate(given));
	expect(stored(contentId)).toBe(kept);
	expect((await get(contentId))[dueDate].value).toBe(read);
	await run('update', {
		...jsonFields({ [dueDate]: { type: 'date', value: '2030-01-01T12:00:00' } }),
		contentId,
	});
	await run('update', { ...jsonFields({ [dueDate]: { type: 'date', value: given } }), contentId });
	expect(stored(contentId)).toBe(kept);
	// The search finds it by what it was written with, and shows the same.
	const found = await run(
		'search',
		{
			application: '84',
			displayFields: '7003',
			simplify: false,
			conditions: {
				condition: [
					{
						type: 'dateComparison',
						field: dueDate,
						operator: 'Equals',
						value: given,
						includeTime: given.includes('T'),
					},
				],
			},
		},
		undefined,
		'search',
	);
	expect(found.map((item) => [item.contentId, (item.fields as IDataObject)[dueDate]])).toEqual([
		[contentId, expect.objectContaining({ value: read })],
	]);
});

test.each(zones)('%s: days of a search are days of the account', async (zone) => {
	useZone(zone);
	const ids: Record<string, number> = {};
	for (const time of [
		'2026-01-30T23:59:59',
		'2026-01-31T00:00:00',
		'2026-01-31T23:59:59',
		'2026-02-01T00:00:00',
	]) {
		ids[time.slice(8, 13)] = await created(withDate(time));
	}
	const [before, first, last, after] = ['30T23', '31T00', '31T23', '01T00'].map((key) => ids[key]);
	const day = { value: '2026-01-31', includeTime: false };
	expect(await search({ type: 'dateComparison', operator: 'Equals', ...day })).toEqual([first, last]);
	expect(await search({ type: 'dateComparison', operator: 'GreaterThan', ...day })).toEqual([after]);
	expect(await search({ type: 'dateRange', ...day, endValue: '2026-01-31' })).toEqual([first, last]);
	expect(await search({ type: 'dateRange', ...day, endValue: '2026-02-01' })).toEqual([first, last, after]);
	const times = { type: 'dateRange', value: '2026-01-30T23:00:00', endValue: '2026-01-31T00:00:00' };
	expect(await search(times)).toEqual([before, first]);
});

describe('a workflow from before the credential had a time zone', () => {
	test('keeps its own, in writing and reading', async () => {
		useZone('Europe/Berlin');
		store.set('archer', { ...store.get('archer'), timeZone: 'UTC' });
		const own = { options: { timeZone: 'Europe/Berlin' } };
		const [{ contentId }] = await run('create', { ...jsonFields(withDate('2026-01-31T09:30:00')), ...own });
		expect(stored(contentId as number)).toBe('2026-01-31T08:30:00.000Z');
		const [record] = await run('get', {
			moduleId: application,
			contentId: contentId as number,
			simplify: false,
			...own,
		});
		expect((record.fields as Record<string, IDataObject>)[dueDate].value).toBe('2026-01-31T08:30:00.000Z');
	});

	test('a credential without one counts in UTC', async () => {
		const { timeZone, ...old } = store.get('archer');
		void timeZone;
		store.set('archer', old);
		expect(stored(await created(withDate('2026-01-31T09:30:00')))).toBe('2026-01-31T09:30:00.000Z');
	});
});

async function failureOf(resource: string, operation: string, parameters: INodeParameters): Promise<string> {
	sandbox.control.clearRequests();
	const { error } = await runNode({
		node: 'archer',
		parameters: { resource, operation, ...parameters },
		store,
	});
	return String(error?.message);
}

test('a time zone that nobody knows is an error that names it and the credential, and nothing is written', async () => {
	const contentId = await created(withDate('2026-01-31'));
	store.set('archer', { ...store.get('archer'), timeZone: 'W. Europe Standard Time' });
	const message = `'Time Zone' of the Archer credential: the time zone "W. Europe Standard Time" is not known`;
	const fields = jsonFields(withDate('2026-01-31T09:30:00'));
	expect(await failureOf('record', 'create', fields)).toContain(message);
	expect(await failureOf('record', 'update', { ...fields, contentId })).toContain(message);
	expect(await failureOf('record', 'get', { moduleId: application, contentId })).toContain(message);
	expect(sandbox.control.requests({ system: 'archer' }).map(({ method }) => method)).toEqual([]);
	const condition = [{ type: 'dateComparison', field: dueDate, operator: 'Equals', value: '2026-01-31' }];
	expect(
		await failureOf('search', 'search', {
			application: '84',
			displayFields: '7001',
			conditions: { condition } as unknown as INodeParameters,
		}),
	).toContain('"W. Europe Standard Time" is not known');
});

test.each([
	['2026-02-30', 'must be a date like'],
	['2026-01-31T25:00:00', 'must be a date like'],
	[1769846400000, 'is of the type number'],
	[['2026-01-31'], 'is a list'],
	[{ day: 1 }, 'is of the type object'],
	['2026-03-29T02:30:00', 'does not exist in Europe/Berlin'],
])('%j is no date for a field', async (value, message) => {
	useZone('Europe/Berlin');
	expect(await failureOf('record', 'create', jsonFields(withDate(value)))).toContain(message);
	expect(sandbox.control.requests({ system: 'archer', method: 'CreateRecord' })).toEqual([]);
	const condition = [{ type: 'dateComparison', field: dueDate, operator: 'Equals', value }];
	const searched = await failureOf('search', 'search', {
		application: '84',
		displayFields: '7001',
		conditions: { condition } as unknown as INodeParameters,
	});
	expect(searched).toMatch(/needs a date like|does not exist in Europe\/Berlin/);
});
