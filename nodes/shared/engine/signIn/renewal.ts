import { createHash, randomBytes } from 'crypto';
import type { Credentials, Dialect } from '../../operation/dialect';

/**
 * Who renews a session. Workers share the stored credential and nothing else, so it is the place of the agreement: a worker
 * writes its claim beside the dead token, waits until every other claim of the same moment must be there, and signs in only
 * if its own is still the stored one; the last writer has it. The others wait for the new token (Fischer's algorithm).
 */

/** Property of the credential that holds the claim. */
export const renewalProperty = 'sessionRenewal';

/** Longer than a worker takes from reading the credential to having written its claim, in milliseconds. */
export const settling = 250;

/** A claim that nothing comes of for so long is its owner's no more: the process may have ended. */
export const longestClaim = 15_000;

/** Between two looks at the credential while another worker signs in. */
export const betweenLooks = 100;

/** This process among all that share the credential. */
const own = randomBytes(9).toString('base64url');

/** Names the dead token, so that a claim ends with the session that it was about. */
export function claimOn(token: string): string {
	return `${ended(token)}:${own}`;
}

/** Whether a claim is about this session; older ones are of no meaning. */
export function isAbout(claim: string, token: string): boolean {
	return claim.startsWith(`${ended(token)}:`);
}

export function isOwn(claim: string): boolean {
	return claim.endsWith(`:${own}`);
}

function ended(token: string): string {
	return createHash('sha256').update(token).digest('base64url').slice(0, 16);
}

/** Of the object that a credential is handed over as: n8n passes it to `preAuthentication` with nothing else of the node. */
const claims = new WeakMap<object, string>();

/** A copy of the credential with which n8n writes the claim in place of signing in. */
export function claiming(credentials: Credentials, claim: string): Credentials {
	const copy = { ...credentials };
	claims.set(copy, claim);
	return copy;
}

/**
 * What `preAuthentication` gives back for such a copy; undefined for every other credential. n8n stores the enumerable
 * properties and only looks whether the token is there: it stays as it is stored, even when somebody has just renewed it.
 */
export function claimToStore({ session }: Dialect, credentials: Credentials): object | undefined {
	const claim = claims.get(credentials);
	if (claim === undefined || session === undefined) return undefined;
	const stored = { [renewalProperty]: claim };
	return Object.defineProperty(stored, session.property, {
		value: credentials[session.property],
		enumerable: false,
	});
}
