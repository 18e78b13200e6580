import type { IDataObject } from 'n8n-workflow';
import { readDate } from '../../shared/operation/values/dates';
import type { BuiltCondition, SearchCondition } from './condition';
import { dayAround, filterTime, toArcherIso } from './moment';

/**
 * Conditions on date fields. Moments are given in UTC, so the filter has to say so: without it Archer takes the account's
 * zone. Days are compared in the filter's zone as well: where the account has another, a day goes out as its first and last
 * second.
 */
const timeZoneId = 'UTC Standard Time';

export function dateComparison(condition: SearchCondition, timeZone: string): BuiltCondition {
	const { field = '', value, includeTime } = condition;
	const operator = condition.operator || 'GreaterThan';
	const given = filterTime(value, timeZone);
	if (given.problem !== undefined) return given;
	if (includeTime !== false || timeZone === 'UTC') {
		return comparison(field, operator, given.time, includeTime !== false);
	}
	const { first, last } = dayAround(given.time, timeZone);
	if (operator === 'Equals') return range(field, first, last, true);
	return comparison(field, operator, operator === 'GreaterThan' ? last : first, true);
}

export function dateRange(condition: SearchCondition, timeZone: string): BuiltCondition {
	const { field = '', value, endValue, includeTime } = condition;
	if (readDate(value) === undefined || readDate(endValue) === undefined) {
		return { problem: 'needs two dates like 2026-01-31T09:30:00Z' };
	}
	const begin = filterTime(value, timeZone);
	if (begin.problem !== undefined) return begin;
	const end = filterTime(endValue, timeZone);
	if (end.problem !== undefined) return end;
	if (includeTime !== false || timeZone === 'UTC') {
		return range(field, begin.time, end.time, includeTime !== false);
	}
	return range(field, dayAround(begin.time, timeZone).first, dayAround(end.time, timeZone).last, true);
}

function comparison(field: string, operator: string, time: number, withTime: boolean): BuiltCondition {
	return {
		name: 'DateComparisonFilterCondition',
		content: { Operator: operator, Field: field, Value: toArcherIso(time), ...timeParts(withTime) },
	};
}

function range(field: string, begin: number, end: number, withTime: boolean): BuiltCondition {
	return {
		name: 'DateRangeFilterCondition',
		content: {
			Operator: 'Between',
			Field: field,
			BeginValue: toArcherIso(begin),
			EndValue: toArcherIso(end),
			...timeParts(withTime),
		},
	};
}

export function timeParts(withTime = true): IDataObject {
	return { TimeZoneId: timeZoneId, IsTimeIncluded: withTime ? 'TRUE' : 'FALSE' };
}
