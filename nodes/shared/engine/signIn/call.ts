import type { IDataObject } from 'n8n-workflow';
import type { Credentials, Dialect, Signable } from '../../operation/dialect';
import { readResult } from '../../operation/wire/response';
import type { ConnectionSettings, Method, ParameterValues } from '../../operation/spec';
import { understand } from '../../operation/wire/understand';
import type { Failure } from '../../soap/failure';
import { redactFailure, redactor } from '../../soap/redact';
import { secretsFor } from '../secrets';
import { SignInError } from './error';
import { sign, signBesideSession } from './sign';
import { runOf } from './run';
import type { Transport } from '../transport';
import { requestFor } from '../write';

/** Where no node has a timeout of its own: in a credential's test. */
export const usualTimeout = 60_000;

type Called = { items: IDataObject[]; failure?: undefined } | { failure: Failure };

/**
 * One call with a credential outside any exchange, as a sign-in makes it: the stages are those of every call, but there is no
 * session yet, and repeating is for `signInOnce` to decide. Throws sentences that a person can act on.
 */
export async function callToSignIn(
	transport: Transport,
	dialect: Dialect,
	credentials: Credentials,
	method: Method,
	values: ParameterValues,
): Promise<IDataObject[]> {
	return thrown(dialect, credentials, await call(transport, dialect, credentials, { method, values }));
}

/** The same with the token that the credential holds, to find out whether the system takes it. */
export async function callWithToken(
	transport: Transport,
	dialect: Dialect,
	credentials: Credentials,
	method: Method,
	values: ParameterValues,
): Promise<IDataObject[]> {
	const signs = (request: Signable) => sign(dialect, credentials, request) ?? request;
	return thrown(dialect, credentials, await call(transport, dialect, credentials, { method, values, signs }));
}

function thrown(dialect: Dialect, credentials: Credentials, called: Called): IDataObject[] {
	if (called.failure === undefined) return called.items;
	throw new SignInError(redactFailure(called.failure, redactor(secretsFor(dialect, credentials))));
}

async function call(
	transport: Transport,
	dialect: Dialect,
	credentials: Credentials,
	{
		method,
		values,
		signs,
	}: { method: Method; values: ParameterValues; signs?: (request: Signable) => Signable },
): Promise<Called> {
	const run = runOf(credentials);
	const settings = credentials as ConnectionSettings;
	const timeout = run?.settings.timeout ?? usualTimeout;
	const written = requestFor(dialect, method, values, { settings, timeout });
	if (written.failure) return written;
	const signature = signs?.(written.request) ?? signBesideSession(dialect, credentials, written.request);
	const signed = { ...written.request, ...signature };
	const answer = await transport({ ...signed, signal: run?.settings.signal }, credentials);
	if ('kind' in answer) return { failure: answer };
	const understood = understand(dialect, method, answer, {
		namespace: dialect.namespace(method),
		settings,
	});
	if (understood.failure) return understood;
	return readResult(method, understood.response, values, dialect);
}
