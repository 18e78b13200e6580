/** Clocks of time zones, from the tables that the JavaScript engine has. */

/** Year, month (from 1), day, hour, minute and second. */
export type DateParts = [number, number, number, number, number, number];

const day = 86_400_000;
const names = ['year', 'month', 'day', 'hour', 'minute', 'second'] as const;

/** Making one costs more than using it a hundred times, and a run has few zones. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat | undefined {
	const known = formats.get(timeZone);
	if (known) return known;
	try {
		const made = new Intl.DateTimeFormat('en-US', {
			timeZone,
			hourCycle: 'h23',
			year: 'numeric',
			month: 'numeric',
			day: 'numeric',
			hour: 'numeric',
			minute: 'numeric',
			second: 'numeric',
		});
		formats.set(timeZone, made);
		return made;
	} catch {
		return undefined;
	}
}

/** Whether it is a time zone by its IANA name, such as `Europe/Berlin`. */
export function isTimeZone(name: string): boolean {
	return formatOf(name) !== undefined;
}

/** The parts as if they were UTC. `Date.UTC` would move the first hundred years to the last century. */
export function utcOf([year, month, date, hour, minute, second]: DateParts): number {
	const time = new Date(0);
	time.setUTCFullYear(year, month - 1, date);
	time.setUTCHours(hour, minute, second, 0);
	return time.getTime();
}

/** What a clock in the zone shows at a moment; undefined for a zone that is not known. */
export function localParts(time: number, timeZone: string): DateParts | undefined {
	const parts = formatOf(timeZone)?.formatToParts(time);
	if (parts === undefined) return undefined;
	return names.map((name) => Number(parts.find(({ type }) => type === name)?.value)) as DateParts;
}

/** How far the zone's clock is ahead of UTC at a moment, in milliseconds. */
export function offsetAt(time: number, timeZone: string): number {
	const parts = localParts(time, timeZone);
	return parts === undefined ? 0 : utcOf(parts) - Math.floor(time / 1000) * 1000;
}

/**
 * The moments at which a clock in the zone shows these parts, the earlier one first: two where clocks are put back, none
 * where they are put forward.
 */
export function momentsOf(parts: DateParts, timeZone: string): number[] {
	const wanted = utcOf(parts);
	const offsets = [wanted - day, wanted + day].map((around) => offsetAt(around, timeZone));
	const moments = [...new Set(offsets)].map((offset) => wanted - offset);
	return moments.filter((time) => time + offsetAt(time, timeZone) === wanted).sort((a, b) => a - b);
}

/** The first moment of a day; where clocks are put forward at midnight, that is after it. */
export function startOfDay([year, month, date]: readonly number[], timeZone: string): number {
	const midnight: DateParts = [year, month, date, 0, 0, 0];
	const [first] = momentsOf(midnight, timeZone);
	// The offset from before the change gives the moment of the change itself, or one that is as far behind it.
	return first ?? utcOf(midnight) - offsetAt(utcOf(midnight) - day, timeZone);
}
