/**
 * Dates as Archer writes and reads them: month first, in the time zone of the account that calls (vendor's field-input
 * guide; results carry ISO 8601 in UTC beside the text in most places).
 */

const isoDay = /^(\d{4})-(\d{2})-(\d{2})$/;
const isoMoment = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/i;
const archerText = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(AM|PM)?)?$/i;

export type WrittenDate = { text: string; problem?: undefined } | { text?: undefined; problem: string };

/**
 * ISO 8601 to the form that Archer takes: `12/21/2012`, `12/31/1999 1:59PM`. A moment with an offset is moved to the time
 * zone of the account; one without is taken as being in it already.
 */
export function toArcherDate(value: unknown, timeZone = 'UTC'): WrittenDate {
	const iso = value instanceof Date ? value.toISOString() : String(value ?? '').trim();
	const day = isoDay.exec(iso);
	if (day) {
		const [year, month, date] = day.slice(1).map(Number);
		return isRealDay(year, month, date) ? { text: `${day[2]}/${day[3]}/${day[1]}` } : unreadable(iso);
	}
	const moment = isoMoment.exec(iso);
	if (!moment) return unreadable(iso);
	const [year, month, date, hour, minute, second] = moment.slice(1, 7).map((part) => Number(part ?? 0));
	if (!isRealDay(year, month, date) || hour > 23 || minute > 59 || second > 59) return unreadable(iso);
	if (moment[7] === undefined) return { text: archerMoment([year, month, date, hour, minute, second]) };
	const local = localParts(Date.parse(iso.replace(' ', 'T')), timeZone);
	return local === undefined
		? { problem: `cannot be moved to the time zone "${timeZone}", which is not known` }
		: { text: archerMoment(local) };
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
	const utc = utcOf([year, month, date, hour, Number(match[5]), Number(match[6] ?? 0)], timeZone);
	return utc === undefined ? undefined : new Date(utc).toISOString();
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

function unreadable(iso: string): WrittenDate {
	const shown = iso === '' ? 'empty' : `"${iso.slice(0, 40)}"`;
	return { problem: `must be a date like 2026-01-31 or 2026-01-31T09:30:00Z, but is ${shown}` };
}

function isRealDay(year: number, month: number, date: number): boolean {
	const day = new Date(Date.UTC(year, month - 1, date));
	return day.getUTCMonth() === month - 1 && day.getUTCDate() === date;
}

const twoDigits = (number: number) => String(number).padStart(2, '0');

/** Seconds are not in the vendor's sample and are only written where there are any. */
function archerMoment([year, month, date, hour, minute, second]: number[]): string {
	const clock = `${hour % 12 === 0 ? 12 : hour % 12}:${twoDigits(minute)}`;
	const seconds = second === 0 ? '' : `:${twoDigits(second)}`;
	const day = `${twoDigits(month)}/${twoDigits(date)}/${String(year).padStart(4, '0')}`;
	return `${day} ${clock}${seconds}${hour < 12 ? 'AM' : 'PM'}`;
}

/** Year, month, day, hour, minute and second of a moment in a time zone; undefined for a zone that is not known. */
function localParts(time: number, timeZone: string): number[] | undefined {
	try {
		const parts = new Intl.DateTimeFormat('en-US', {
			timeZone,
			hourCycle: 'h23',
			year: 'numeric',
			month: 'numeric',
			day: 'numeric',
			hour: 'numeric',
			minute: 'numeric',
			second: 'numeric',
		}).formatToParts(time);
		return ['year', 'month', 'day', 'hour', 'minute', 'second'].map((name) =>
			Number(parts.find(({ type }) => type === name)?.value),
		);
	} catch {
		return undefined;
	}
}

/** The moment of a local time: guessed as if it were UTC, then corrected by the zone's offset there, twice for its changes. */
function utcOf([year, month, date, hour, minute, second]: number[], timeZone: string): number | undefined {
	const wanted = Date.UTC(year, month - 1, date, hour, minute, second);
	let time = wanted;
	for (let round = 0; round < 2; round++) {
		const local = localParts(time, timeZone);
		if (local === undefined) return undefined;
		time += wanted - Date.UTC(local[0], local[1] - 1, local[2], local[3], local[4], local[5]);
	}
	return time;
}
