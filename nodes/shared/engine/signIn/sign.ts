import type { Credentials, Dialect, Signable } from '../../operation/dialect';
import { ownToken } from './tokenOwner';

/**
 * Signs a written request with what the credential holds: the token of the session in the place that was left empty for it,
 * and what the system wants besides. A place that holds the stored token means that the system has ended this session; one
 * with any other token, that somebody else has renewed it already (docs/decisions/sessions.md). A stored token of another
 * account counts as none.
 *
 * @returns undefined when there is no living session to sign with
 */
export function sign(dialect: Dialect, credentials: Credentials, request: Signable): Signable | undefined {
	const withToken = dialect.session ? withSession(dialect, credentials, request) : request;
	return withToken && signBesideSession(dialect, credentials, withToken);
}

/** The same for what opens a session, or has none. */
export function signBesideSession(
	{ sign: signByDialect }: Dialect,
	credentials: Credentials,
	request: Signable,
): Signable {
	return signByDialect ? { ...request, ...signByDialect(credentials, request) } : request;
}

/** Requests without a place for the token pass through unchanged. */
function withSession(dialect: Dialect, credentials: Credentials, request: Signable): Signable | undefined {
	const { session, rest } = dialect;
	const stored = ownToken(dialect, credentials);
	const header = restHeader(dialect, request);
	if (header !== undefined) {
		if (stored === '' || header.token === stored) return undefined;
		return { ...request, headers: { ...request.headers, [header.name]: rest!.writeToken(stored) } };
	}
	const { body } = request;
	const place = body === undefined ? undefined : session!.readToken(body);
	if (body === undefined || place === undefined) return request;
	if (stored === '' || place === stored) return undefined;
	return { ...request, body: session!.writeToken(body, stored) };
}

/** The place for the token in the header of a REST call; such a body is data alone and stays as it is. */
function restHeader({ rest }: Dialect, { headers }: Signable): { name: string; token: string } | undefined {
	const name = Object.keys(headers).find((key) => key.toLowerCase() === rest?.header.toLowerCase());
	const token = name === undefined ? undefined : rest?.readToken(String(headers[name]));
	return name === undefined || token === undefined ? undefined : { name, token };
}
