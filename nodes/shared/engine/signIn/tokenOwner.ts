import { createHash } from 'crypto';
import type { Credentials, Dialect } from '../../operation/dialect';
import type { ConnectionSettings } from '../../operation/spec';

/** The names made so far, by account: every request asks for its own. */
const names = new Map<string, string>();
const mostNamesKept = 1_000;

/** Names the account that a session belongs to; the same in every process. Holds no secret. */
export function ownerOf(dialect: Dialect, credentials: Credentials): string {
	const account = JSON.stringify([dialect.credential, ...dialect.account(credentials as ConnectionSettings)]);
	const known = names.get(account);
	if (known !== undefined) return known;
	const name = createHash('sha256').update(account).digest('hex');
	if (names.size >= mostNamesKept) names.clear();
	names.set(account, name);
	return name;
}

/** The stored token; empty when there is none, or when it is another account's or nobody's. */
export function ownToken(dialect: Dialect, credentials: Credentials): string {
	if (dialect.session === undefined) return '';
	const token = String(credentials[dialect.session.property] ?? '');
	return token !== '' && credentials.sessionOwner === ownerOf(dialect, credentials) ? token : '';
}
