import { isRealDay, missingTime, readDate } from '../../shared/operation/values/dates';
import { isTimeZone, localParts, momentsOf, type DateParts } from '../../shared/operation/values/timeZones';

/**
 * Dates as Archer writes and reads them: month first, in the time zone of the account that calls (vendor's field-input
 * guide; results carry ISO 8601 in UTC beside the text in most places).
 */

const archerText = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(AM|PM)?)?$/i;

export type WrittenDate = { text: string; problem?: undefined } | { text?: undefined; problem: string };

/**
 * ISO 8601 to the form that Archer takes: `12/21/2012`, `12/31/1999 1:59PM`. A moment with an offset is moved to the time
 * zone of the account; one without is taken as being in it already.
 */
export function toArcherDate(value: unknown, timeZone = 'UTC'): WrittenDate {
	const given = readDate(value);
	if (given === undefined) return unreadable(value);
	const [year, month, date] = given.parts;
	if (given.kind === 'day') return { text: archerDay(year, month, date) };
	if (!isTimeZone(timeZone)) return { problem: `cannot be written: ${zoneProblem(timeZone)}` };
	if (given.kind === 'moment') return { text: archerMoment(localParts(given.time, timeZone)!) };
	return archerTime(given.parts, timeZone) === undefined
		? { problem: missingTime(given.parts, timeZone) }
		: { text: archerMoment(given.parts) };
}

/** The moment of a local time. Of two, where clocks are put back, .NET takes the one in standard time, the later. */
export function archerTime(parts: DateParts, timeZone: string): number | undefined {
	return momentsOf(parts, timeZone).pop();
}

/** For a time zone that the JavaScript engine does not have; Archer's own names are those of Windows. */
export function zoneProblem(timeZone: string): string {
	return `the time zone "${timeZone.slice(0, 40)}" is not known. Give an IANA name like Europe/Berlin`;
}

/** Archer's text to ISO 8601; undefined where its form leaves a doubt. */
export function fromArcherDate(text: string, timeZone = 'UTC'): string | undefined {
	const match = archerText.exec(text.trim());
	if (!match) return undefined;
	const [month, date, year] = match.slice(1, 4).map(Number);
	if (!isRealDay(year, month, date)) return undefined;
	if (match[4] === undefined) return `${match[3]}-${twoDigits(month)}-${twoDigits(date)}`;
	const half = match[7]?.toUpperCase();
	const clock = Number(match[4]);
	if (half !== undefined && (clock < 1 || clock > 12)) return undefined;
	const hour = half === undefined ? clock : (clock % 12) + (half === 'PM' ? 12 : 0);
	const [minute, second] = [Number(match[5]), Number(match[6] ?? 0)];
	if (hour > 23 || minute > 59 || second > 59 || !isTimeZone(timeZone)) return undefined;
	const moment = archerTime([year, month, date, hour, minute, second], timeZone);
	return moment === undefined ? undefined : new Date(moment).toISOString();
}

/**
 * The ISO value of a result's field. `xmlConvertedValue` is UTC; a text without a time means a whole day, and the day is
 * the one that the text shows in whatever order, which may be the UTC day before or after.
 */
export function fromConvertedValue(converted: string, text: string): string {
	const time = Date.parse(/(?:Z|[+-]\d{2}:?\d{2})$/i.test(converted) ? converted : `${converted}Z`);
	if (Number.isNaN(time)) return converted;
	const shown = numbersOf(text);
	if (shown.length === 3 && !text.includes(':')) {
		for (const shift of [0, 1, -1]) {
			const day = new Date(time + shift * 86_400_000).toISOString().slice(0, 10);
			if (isSameDay(day, shown)) return day;
		}
	}
	return new Date(time).toISOString();
}

function numbersOf(text: string): number[] {
	return (text.match(/\d+/g) ?? []).map(Number);
}

function isSameDay(day: string, shown: number[]): boolean {
	const [year, month, date] = day.split('-').map(Number);
	const sorted = (numbers: number[]) => [...numbers].sort((a, b) => a - b).join(' ');
	return [year, year % 100].some((form) => sorted([form, month, date]) === sorted(shown));
}

function unreadable(value: unknown): WrittenDate {
	const text = typeof value === 'string' ? value.trim() : undefined;
	const shown =
		text === undefined
			? Array.isArray(value)
				? 'a list'
				: `of the type ${typeof value}`
			: text === ''
				? 'empty'
				: `"${text.slice(0, 40)}"`;
	return { problem: `must be a date like 2026-01-31 or 2026-01-31T09:30:00Z, but is ${shown}` };
}

const twoDigits = (number: number) => String(number).padStart(2, '0');

function archerDay(year: number, month: number, date: number): string {
	return `${twoDigits(month)}/${twoDigits(date)}/${String(year).padStart(4, '0')}`;
}

/** Seconds are not in the vendor's sample and are only written where there are any. */
function archerMoment([year, month, date, hour, minute, second]: readonly number[]): string {
	const clock = `${hour % 12 === 0 ? 12 : hour % 12}:${twoDigits(minute)}`;
	const seconds = second === 0 ? '' : `:${twoDigits(second)}`;
	return `${archerDay(year, month, date)} ${clock}${seconds}${hour < 12 ? 'AM' : 'PM'}`;
}
