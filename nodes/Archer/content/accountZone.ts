import type { OperationContext } from '../../shared/operation/spec';
import { parameterFailure, type Failure } from '../../shared/soap/failure';
import { isTimeZone } from '../../shared/operation/values/timeZones';
import { zoneProblem } from './dates';

/**
 * Archer reads and writes dates in the time zone that is set for the account, so it is a setting of the credential. A zone
 * that a saved workflow names itself, from before that, still counts.
 */
export function accountZone(settings: { timeZone?: unknown }, own?: unknown): string {
	return String(own ?? '').trim() || String(settings.timeZone ?? '').trim() || 'UTC';
}

/** The zone that dates are written and read in; a failure when nobody knows it. */
export function knownZone({
	values,
	settings,
}: Pick<OperationContext, 'values' | 'settings'>):
	| { timeZone: string; failure?: undefined }
	| { timeZone?: undefined; failure: Failure } {
	const isOwn = String(values.timeZone ?? '').trim() !== '';
	const timeZone = accountZone(settings, values.timeZone);
	return isTimeZone(timeZone) ? { timeZone } : { failure: zoneFailure(timeZone, isOwn) };
}

export function zoneFailure(zone: string, isOwn = false): Failure {
	return isOwn
		? parameterFailure('Time Zone of API Account', `'Time Zone of API Account': ${zoneProblem(zone)}`)
		: parameterFailure(
				'Time Zone',
				`'Time Zone' of the Archer credential: ${zoneProblem(zone)}`,
				'Open the credential and enter the time zone that is set for the account in Archer.',
			);
}
