import { readDate, toDateTime, toDay } from '../../../nodes/shared/operation/values/dates';
import {
	isTimeZone,
	localParts,
	momentsOf,
	startOfDay,
	utcOf,
} from '../../../nodes/shared/operation/values/timeZones';

const inZone = (timeZone: string) => ({ timeZone });
const iso = (time: number | undefined) => time && new Date(time).toISOString();

test.each([
	['2026-01-31', 'day'],
	['2024-02-29', 'day'],
	['0099-12-31', 'day'],
	['2026-01-31T09:30', 'local'],
	['2026-01-31 09:30:15.123456789', 'local'],
	['2026-01-31t09:30:00z', 'moment'],
	['2026-01-31T09:30:00+0530', 'moment'],
	['2026-01-31T09:30:00-12:00', 'moment'],
	[new Date(0), 'moment'],
	[{ toISO: () => '2026-01-31T00:00:00.000+01:00', isValid: true }, 'moment'],
])('%j is a %s', (value, kind) => expect(readDate(value)?.kind).toBe(kind));

test.each([
	'',
	' ',
	'0000-01-01',
	'2026-00-10',
	'2026-13-10',
	'2026-01-00',
	'2026-04-31',
	'2025-02-29',
	'2026-1-1',
	'20260131',
	'2026-01-31T24:00:00',
	'2026-01-31T23:60:00',
	'2026-01-31T23:59:60',
	'2026-01-31T09',
	'2026-01-31T09:30+14:01',
	'2026-01-31T09:30+01:60',
	'2026-01-31Z',
	'2026-W05',
	'Sat Jan 31 2026',
	'Invalid DateTime',
	0,
	20260131,
	1769846400000,
	true,
	null,
	undefined,
	[],
	['2026-01-31'],
	{},
	{ toISO: '2026-01-31' },
	{ toISO: () => null, isValid: false },
	{ toISO: () => 7 },
	new Date(NaN),
])('%j is no date', (value) => {
	expect(readDate(value)).toBeUndefined();
	expect(toDay(value, inZone('UTC'))).toBeUndefined();
	expect(toDateTime(value, inZone('UTC'))).toBeUndefined();
});

test('a Date of another realm is one', () => {
	// eslint-disable-next-line @typescript-eslint/no-require-imports, @n8n/community-nodes/no-restricted-imports -- the test makes a realm as n8n's expressions may
	const { runInNewContext } = require('node:vm') as typeof import('node:vm');
	expect(toDateTime(runInNewContext('new Date(0)'), inZone('Europe/Berlin'))).toEqual({
		text: '1970-01-01T00:00:00Z',
	});
});

test('a time zone that nobody knows is named, but not without end', () => {
	const problem = (zone: string) => ({
		problem: `cannot be placed in the time zone "${zone}", which is not known. Choose the time zone in the settings of the workflow`,
	});
	expect(toDateTime('2026-01-31', inZone('Z'.repeat(40)))).toEqual(problem('Z'.repeat(40)));
	expect(toDateTime('2026-01-31', inZone('Z'.repeat(41)))).toEqual(problem('Z'.repeat(40)));
});

describe('where clocks change', () => {
	test.each<[string, string, string[]]>([
		['Europe/Berlin', '2026-03-29T02:30:00', []],
		['Europe/Berlin', '2026-10-25T02:30:00', ['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z']],
		['America/Sao_Paulo', '2018-11-04T00:30:00', []],
		['America/Sao_Paulo', '2019-02-16T23:30:00', ['2019-02-17T01:30:00.000Z', '2019-02-17T02:30:00.000Z']],
		['Asia/Kolkata', '2026-03-29T02:30:00', ['2026-03-28T21:00:00.000Z']],
		['Pacific/Apia', '2011-12-30T12:00:00', []],
		['Australia/Lord_Howe', '2026-10-04T02:15:00', []],
	])('%s shows %s at these moments', (zone, local, moments) => {
		const given = readDate(local)!;
		expect(momentsOf(given.parts, zone).map(iso)).toEqual(moments);
	});

	test('a day without a midnight starts when clocks have been put forward', () => {
		expect(iso(startOfDay([2018, 11, 4], 'America/Sao_Paulo'))).toBe('2018-11-04T03:00:00.000Z');
		expect(toDateTime('2018-11-04', inZone('America/Sao_Paulo'))).toEqual({
			text: '2018-11-04T01:00:00-02:00',
		});
		expect(iso(startOfDay([2026, 1, 31], 'Asia/Kolkata'))).toBe('2026-01-30T18:30:00.000Z');
	});

	test('every hour of two years comes back as itself', () => {
		for (const zone of ['Europe/Berlin', 'America/Sao_Paulo', 'Asia/Kolkata', 'Australia/Lord_Howe', 'UTC']) {
			for (let time = Date.UTC(2018, 0, 1); time < Date.UTC(2020, 0, 1); time += 3_600_000) {
				if (!momentsOf(localParts(time, zone)!, zone).includes(time)) throw new Error(`${zone} ${iso(time)}`);
			}
		}
	});
});

test('offsets that are no whole minutes are written in UTC', () => {
	expect(toDateTime('1890-01-01T12:00:00', inZone('Europe/Berlin'))).toEqual({
		text: '1890-01-01T11:06:32Z',
	});
});

test('a zone that is not known is said', () => {
	expect(isTimeZone('Europe/Berlin')).toBe(true);
	expect(isTimeZone('Mars/Base')).toBe(false);
	expect(toDay('2026-01-31T00:00:00Z', inZone('Mars/Base'))?.problem).toContain('"Mars/Base"');
	expect(toDateTime('2026-01-31T00:00:00', inZone('Mars/Base'))?.problem).toContain('"Mars/Base"');
	// What needs no zone is not held up.
	expect(toDay('2026-01-31', inZone('Mars/Base'))).toEqual({ text: '2026-01-31' });
});

test('the first hundred years are no years of the last century', () => {
	expect(new Date(utcOf([26, 1, 31, 0, 0, 0])).getUTCFullYear()).toBe(26);
});
