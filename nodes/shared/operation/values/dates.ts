import { isTimeZone, localParts, momentsOf, offsetAt, startOfDay, utcOf, type DateParts } from './timeZones';

/**
 * Dates as people type them and as n8n hands them over. The rule for all of them: a day is a day, a moment keeps its offset,
 * and what has neither a zone nor an offset is meant in the time zone of the workflow. What is no real date is never one.
 */

/** What a request has to know beside its values. */
export interface WireContext {
	/** Time zone of the workflow, as an IANA name. */
	timeZone: string;
}

export type GivenDate =
	/** `2026-01-31` */
	| { kind: 'day'; parts: DateParts }
	/** `2026-01-31T09:30:00` */
	| { kind: 'local'; parts: DateParts; fraction: string }
	/** `2026-01-31T09:30:00+01:00`, with the time and offset as they were written. */
	| { kind: 'moment'; parts: DateParts; fraction: string; offset: string; time: number };

export type DateText = { text: string; problem?: undefined } | { text?: undefined; problem: string };

const pattern =
	/^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(?:(Z)|([+-])(\d{2}):?(\d{2}))?)?$/i;

/** Reads a text, a `Date` or what `{{ $now }}` gives; undefined for all that is no date. */
export function readDate(value: unknown): GivenDate | undefined {
	const text = isoOf(value);
	const match = text === undefined ? null : pattern.exec(text);
	if (!match) return undefined;
	const parts = match.slice(1, 7).map((part) => Number(part ?? 0)) as DateParts;
	const [year, month, date, hour, minute, second] = parts;
	if (!isRealDay(year, month, date) || hour > 23 || minute > 59 || second > 59) return undefined;
	if (match[4] === undefined) return { kind: 'day', parts };
	// .NET reads seven digits; zeros say nothing.
	const digits = (match[7] ?? '').slice(0, 7).replace(/0+$/, '');
	const fraction = digits === '' ? '' : `.${digits}`;
	const [utc, sign, hours, minutes] = match.slice(8, 12);
	if (utc === undefined && sign === undefined) return { kind: 'local', parts, fraction };
	const ahead = utc === undefined ? Number(hours) * 60 + Number(minutes) : 0;
	// XML Schema ends at fourteen hours.
	if (ahead > 14 * 60 || Number(minutes ?? 0) > 59) return undefined;
	const offset = utc === undefined ? `${sign}${hours}:${minutes}` : 'Z';
	const milliseconds = Number(digits.slice(0, 3).padEnd(3, '0'));
	const time = utcOf(parts) - (sign === '-' ? -ahead : ahead) * 60_000 + milliseconds;
	return { kind: 'moment', parts, fraction, offset, time };
}

/** The calendar day; of a moment that of the time zone. */
export function toDay(value: unknown, { timeZone }: WireContext): DateText | undefined {
	const given = readDate(value);
	if (given === undefined) return undefined;
	const parts = given.kind === 'moment' ? localParts(given.time, timeZone) : given.parts;
	return parts === undefined ? unknownZone(timeZone) : { text: dayText(parts) };
}

/**
 * The date and time with its offset. Of a time that comes twice, where clocks are put back, the first counts.
 *
 * @param daysStay whether a day without a time stays one; otherwise it is its first moment
 */
export function toDateTime(
	value: unknown,
	{ timeZone }: WireContext,
	daysStay = false,
): DateText | undefined {
	const given = readDate(value);
	if (given === undefined) return undefined;
	if (given.kind === 'moment') return { text: `${clockText(given.parts)}${given.fraction}${given.offset}` };
	if (given.kind === 'day' && daysStay) return { text: dayText(given.parts) };
	if (!isTimeZone(timeZone)) return unknownZone(timeZone);
	const time = given.kind === 'day' ? startOfDay(given.parts, timeZone) : momentsOf(given.parts, timeZone)[0];
	if (time === undefined) return { problem: missingTime(given.parts, timeZone) };
	const fraction = given.kind === 'local' ? given.fraction : '';
	const offset = offsetAt(time, timeZone);
	// Before time zones had whole minutes, only UTC can be written.
	return offset % 60_000 === 0
		? { text: `${clockText(localParts(time, timeZone)!)}${fraction}${offsetText(offset / 60_000)}` }
		: { text: `${clockText(localParts(time, 'UTC')!)}${fraction}Z` };
}

/** For a time that clocks in the zone leave out. */
export function missingTime(parts: DateParts, timeZone: string): string {
	return `names a time that does not exist in ${timeZone}, because clocks are put forward then: ${clockText(parts)}`;
}

export function isRealDay(year: number, month: number, date: number): boolean {
	const day = new Date(utcOf([year, month, date, 0, 0, 0]));
	return year > 0 && day.getUTCMonth() === month - 1 && day.getUTCDate() === date;
}

/** The text that stands for the value; a number is no date, whatever it counts. */
function isoOf(value: unknown): string | undefined {
	if (typeof value === 'string') return value.trim();
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
	// By its tag: expressions may run in a realm of their own, whose Date is another.
	if (Object.prototype.toString.call(value) === '[object Date]') {
		const time = Number(value);
		return Number.isNaN(time) ? undefined : new Date(time).toISOString();
	}
	// n8n's own dates are objects of Luxon, which is no dependency of this package.
	const { toISO, isValid } = value as { toISO?: unknown; isValid?: unknown };
	if (typeof toISO !== 'function' || isValid === false) return undefined;
	const iso: unknown = (toISO as () => unknown).call(value);
	return typeof iso === 'string' ? iso : undefined;
}

const padded = (number: number, width: number) => String(number).padStart(width, '0');

function dayText([year, month, date]: DateParts): string {
	return `${padded(year, 4)}-${padded(month, 2)}-${padded(date, 2)}`;
}

function clockText(parts: DateParts): string {
	return `${dayText(parts)}T${parts
		.slice(3)
		.map((part) => padded(part, 2))
		.join(':')}`;
}

function offsetText(minutes: number): string {
	const size = Math.abs(minutes);
	return `${minutes < 0 ? '-' : '+'}${padded(Math.floor(size / 60), 2)}:${padded(size % 60, 2)}`;
}

function unknownZone(timeZone: string): DateText {
	return {
		problem: `cannot be placed in the time zone "${timeZone.slice(0, 40)}", which is not known. Choose the time zone in the settings of the workflow`,
	};
}
