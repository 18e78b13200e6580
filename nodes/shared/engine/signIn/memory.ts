import { createHmac, randomBytes } from 'crypto';
import type { Credentials, Dialect } from '../../operation/dialect';
import type { ConnectionSettings } from '../../operation/spec';
import type { Failure } from '../../soap/failure';

/** Shorter than the time after which systems usually forget failed sign-ins would not help; longer would hinder repair. */
export const holdBackMilliseconds = 5 * 60_000;
const mostKept = 1000;

/**
 * Sign-ins that were refused, for this process and some minutes: accounts lock after a few. By a keyed hash, so that
 * neither a password nor something that could be tried against guesses stays in memory.
 */
const refusals = new Map<string, { failure: Failure; until: number }>();
const hashKey = randomBytes(32);

/** Names account and secret of the credential at one address; any of them changed is another sign-in. */
export function signInKey(dialect: Dialect, credentials: Credentials, address: string): string {
	const parts = [
		dialect.credential,
		address,
		...dialect.account(credentials as ConnectionSettings),
		dialect.secret(credentials),
	];
	return createHmac('sha256', hashKey).update(JSON.stringify(parts)).digest('base64');
}

/** @returns what to say about it from now on: also when it is tried again */
export function rememberRefusal(key: string, failure: Failure): Failure {
	const until = Date.now() + holdBackMilliseconds;
	const heldBack: Failure = {
		...failure,
		advice: [
			failure.advice,
			`So that the account is not locked, n8n signs in with these values again at ${timeOf(until)} at the earliest; at once when the credential was corrected, or when its test in n8n succeeds.`,
		]
			.filter(Boolean)
			.join('\n'),
	};
	refusals.delete(key);
	refusals.set(key, { failure: heldBack, until });
	for (const oldest of refusals.keys()) {
		if (refusals.size <= mostKept) break;
		refusals.delete(oldest);
	}
	return heldBack;
}

export function rememberedRefusal(key: string): Failure | undefined {
	const refusal = refusals.get(key);
	if (refusal === undefined || refusal.until > Date.now()) return refusal?.failure;
	refusals.delete(key);
	return undefined;
}

export function forgetRefusal(key: string): void {
	refusals.delete(key);
}

function timeOf(moment: number): string {
	return `${new Date(moment).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
