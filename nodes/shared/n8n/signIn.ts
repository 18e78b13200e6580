import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	IDataObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
} from 'n8n-workflow';
import { sign } from '../engine/signIn/sign';
import { callToSignIn, callWithToken, usualTimeout } from '../engine/signIn/call';
import { signInError } from '../engine/signIn/error';
import { requestFor } from '../engine/write';
import type { Dialect } from '../operation/dialect';
import type { Method, ParameterValues } from '../operation/spec';
import { tlsOptions } from './connection';
import { usualBytes } from './receive';
import { helperOptions, plainTransport } from './transport';

/** Sends one call with the credential's own settings, outside any node. Throws sentences that a person can act on. */
export async function callFromCredential(
	helper: IHttpRequestHelper,
	dialect: Dialect,
	credentials: ICredentialDataDecryptedObject,
	method: Method,
	values: ParameterValues,
): Promise<IDataObject[]> {
	const transport = plainTransport(helper, { system: dialect.system, bytes: usualBytes });
	return await callToSignIn(transport, dialect, credentials, method, values);
}

/** The same with the token that the credential holds. */
export async function callWithTokenOfCredential(
	helper: IHttpRequestHelper,
	dialect: Dialect,
	credentials: ICredentialDataDecryptedObject,
	method: Method,
	values: ParameterValues,
): Promise<IDataObject[]> {
	const transport = plainTransport(helper, { system: dialect.system, bytes: usualBytes });
	return await callWithToken(transport, dialect, credentials, method, values);
}

/**
 * `authenticate` of a credential. Without a living session the thrown 401 makes n8n sign in anew, store the new token and
 * call this again with the same request (docs/decisions/sessions.md).
 */
export function authenticated(
	dialect: Dialect,
	credentials: ICredentialDataDecryptedObject,
	request: IHttpRequestOptions,
): IHttpRequestOptions {
	const body = typeof request.body === 'string' ? request.body : undefined;
	const headers = { ...request.headers } as Record<string, string>;
	const signed = sign(dialect, credentials, { headers, body });
	if (signed === undefined) throw sessionEnded(dialect.system);
	return {
		...request,
		...tlsOptions(credentials),
		headers: signed.headers,
		body: signed.body ?? request.body,
	};
}

/**
 * The request of a credential's test. n8n signs in before it (`preAuthentication` always runs in a test): a wrong password
 * or address ends there, with its own sentence. The status of the call itself does not count, because an account may lack
 * the right to this one method.
 */
export function testRequest(
	dialect: Dialect,
	method: Method,
	values: ParameterValues,
	url: string,
): ICredentialTestRequest {
	const written = requestFor(dialect, method, values, { settings: {}, timeout: usualTimeout, url });
	if (written.failure) throw signInError(written.failure);
	// Nobody reads this answer, and an unread stream would keep its connection.
	const request = { ...helperOptions(written.request), encoding: 'arraybuffer' };
	return { request } as ICredentialTestRequest;
}

function sessionEnded(system: string): Error {
	const error = signInError({
		kind: 'signIn',
		message: `${system} handed out the ended session again instead of a new one`,
		advice: 'Save the credential once more, and check the account in the system.',
		reached: 'no',
	});
	return Object.assign(error, { response: { status: 401 } });
}
