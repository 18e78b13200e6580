import { missingTime, readDate } from '../../shared/operation/values/dates';
import { isTimeZone, localParts, startOfDay } from '../../shared/operation/values/timeZones';
import { archerTime, zoneProblem } from '../content/dates';

/** Moments in date filters: UTC, to the second, as public connectors send them. */

export type FilterTime =
	| { time: number; problem?: undefined }
	/** A sentence that follows the name of what was given. */
	| { time?: undefined; problem: string };

export function toArcherIso(time: number): string {
	return new Date(time).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

/**
 * The moment that a filter means. What has no offset is meant in the time zone of the account, as everywhere in Archer; a day
 * is its first moment.
 */
export function filterTime(value: unknown, timeZone: string): FilterTime {
	const given = readDate(value);
	if (given === undefined) return { problem: 'needs a date like 2026-01-31T09:30:00Z' };
	if (!isTimeZone(timeZone)) {
		return { problem: `needs the account's time zone from the credential, but ${zoneProblem(timeZone)}` };
	}
	if (given.kind === 'moment') return { time: given.time };
	if (given.kind === 'day') return { time: startOfDay(given.parts, timeZone) };
	const time = archerTime(given.parts, timeZone);
	return time === undefined ? { problem: missingTime(given.parts, timeZone) } : { time };
}

/** First and last second of the day that a moment is in. */
export function dayAround(time: number, timeZone: string): { first: number; last: number } {
	const [year, month, date] = localParts(time, timeZone)!;
	const next = new Date(Date.UTC(year, month - 1, date + 1));
	const following = [next.getUTCFullYear(), next.getUTCMonth() + 1, next.getUTCDate()];
	return {
		first: startOfDay([year, month, date], timeZone),
		last: startOfDay(following, timeZone) - 1000,
	};
}
