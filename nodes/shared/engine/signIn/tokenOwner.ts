import { createHash } from 'crypto';
import type { Credentials, Dialect } from '../../operation/dialect';
import type { ConnectionSettings } from '../../operation/spec';

/** The names made so far, by account: every request asks for its own. */
const names = new Map<string, string>();
const mostNamesKept = 1_000;

/** What was named last: most requests of a moment are one account's. */
let last: { credential: string; account: string[]; name: string } | undefined;

/** Names the account that a session belongs to; the same in every process. Holds no secret. */
export function ownerOf(dialect: Dialect, credentials: Credentials): string {
	const account = dialect.account(credentials as ConnectionSettings);
	const isLast =
		last?.credential === dialect.credential &&
		last.account.length === account.length &&
		last.account.every((part, index) => part === account[index]);
	const name = isLast ? last!.name : nameOf(JSON.stringify([dialect.credential, ...account]));
	last = { credential: dialect.credential, account, name };
	return name;
}

function nameOf(account: string): string {
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
	return credentials.sessionOwner === ownerOf(dialect, credentials) ? token : '';
}
