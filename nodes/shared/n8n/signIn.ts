import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	IDataObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
} from 'n8n-workflow';
import type { Dialect } from '../operation/dialect';
import { buildRequest } from '../operation/request';
import { readResult } from '../operation/response';
import type { ConnectionSettings, OperationSpec, ParameterValues } from '../operation/spec';
import { understand } from '../operation/understand';
import { soapHeaders, writeEnvelope } from '../soap/envelope';
import type { Failure } from '../soap/failure';
import { networkFailure } from '../soap/network';
import { redactFailure, redactor } from '../soap/redact';
import { soapRequest, tlsOptions } from './connection';
import { receive, usualBytes } from './receive';
import { secretsOf } from './secrets';
import { runOf } from './signInRun';
import { ownToken } from './tokenOwner';

/** Where no node has a timeout of its own: in a credential's test. */
const usualTimeout = 60_000;

/**
 * What a credential throws. n8n shows the message of it in the credential's test, and a node finds the failure in the
 * `cause` of what n8n's HTTP helper throws. Holds nothing of the request.
 */
export class SignInError extends Error {
	constructor(readonly failure: Failure) {
		const { message, advice, systemText } = failure;
		const sentences = [message, advice, systemText && `The system says: ${systemText}`];
		super(
			sentences
				.filter(Boolean)
				.map((sentence) => `${sentence!.replace(/\.$/, '')}.`)
				.join(' '),
		);
		this.name = 'SignInError';
	}
}

/** Sends one call with the credential's own settings, outside any node. Throws sentences that a person can act on. */
export async function callFromCredential(
	helper: IHttpRequestHelper,
	dialect: Dialect,
	credentials: ICredentialDataDecryptedObject,
	spec: OperationSpec,
	values: ParameterValues,
	headers: Record<string, string> = {},
	isHarmless: (failure: Failure) => boolean = () => false,
): Promise<IDataObject[]> {
	const outcome = await attempt(helper, dialect, credentials, spec, values, headers);
	if (outcome.failure === undefined) return outcome.items;
	if (isHarmless(outcome.failure)) return [];
	throw new SignInError(redactFailure(outcome.failure, redactor(secretsOf(credentials as IDataObject))));
}

export function signInError(failure: Failure): Error {
	return new SignInError(failure);
}

type Attempt = { items: IDataObject[]; failure?: undefined } | { failure: Failure };

async function attempt(
	helper: IHttpRequestHelper,
	dialect: Dialect,
	credentials: ICredentialDataDecryptedObject,
	spec: OperationSpec,
	values: ParameterValues,
	headers: Record<string, string>,
): Promise<Attempt> {
	const settings = credentials as ConnectionSettings;
	const request = buildRequest(spec, dialect.namespace(spec), values);
	if (request.failure) return request;
	const version = dialect.soapVersion(settings);
	const envelope = writeEnvelope(version, request.body);
	if (envelope.problem) {
		return { failure: { kind: 'parameter', message: envelope.problem.message, reached: 'no' } };
	}
	const url = dialect.endpoint(spec.soap.service, settings);
	const run = runOf(credentials);
	const timeout = run?.settings.timeout ?? usualTimeout;
	const options: IHttpRequestOptions = {
		...soapRequest(url, { ...soapHeaders(version, dialect.action(spec)), ...headers }, envelope.xml, timeout),
		abortSignal: run?.settings.signal,
		...tlsOptions(credentials as IDataObject),
	};
	const startedAt = Date.now();
	let full: IN8nHttpFullResponse;
	try {
		full = (await helper.helpers.httpRequest(options)) as IN8nHttpFullResponse;
	} catch (error) {
		return { failure: networkFailure(error, dialect.system) };
	}
	const { system } = dialect;
	const http = await receive(full, { system, startedAt, timeout, bytes: usualBytes });
	if ('kind' in http) return { failure: http };
	const understood = understand(dialect, spec, http, { namespace: request.body.namespace });
	if (understood.failure) return understood;
	return readResult(spec, understood.response, values, dialect.system);
}

/**
 * `authenticate` of a credential with a session. Fills the stored token into the place that the node left empty. A place
 * that holds the stored token means that the system has ended this session: the thrown 401 makes n8n sign in anew, store
 * the new token and call this again with the same request (docs/decisions/sessions.md). A place with any other token means that
 * somebody else has renewed it already. A stored token of another account counts as none. Requests without such a place pass
 * through unchanged.
 */
export function withStoredToken(
	dialect: Dialect,
	credentials: ICredentialDataDecryptedObject,
	request: IHttpRequestOptions,
): IHttpRequestOptions {
	const { readToken, writeToken } = dialect.session!;
	const stored = ownToken(dialect, credentials);
	const secured = { ...request, ...tlsOptions(credentials as IDataObject) };
	const header = restHeader(dialect, request);
	if (header !== undefined) {
		if (stored === '' || header.token === stored) throw sessionEnded(dialect.system);
		const headers = { ...request.headers, [header.name]: dialect.rest!.writeToken(stored) };
		return { ...secured, headers };
	}
	const envelope: unknown = request.body;
	if (typeof envelope !== 'string') return secured;
	const place = readToken(envelope);
	if (place === undefined) return secured;
	if (stored === '' || place === stored) throw sessionEnded(dialect.system);
	return { ...secured, body: writeToken(envelope, stored) };
}

/** The place for the token in the header of a REST call; such a body is data alone and stays as it is. */
function restHeader(
	{ rest }: Dialect,
	request: IHttpRequestOptions,
): { name: string; token: string } | undefined {
	const name = Object.keys(request.headers ?? {}).find(
		(key) => key.toLowerCase() === rest?.header.toLowerCase(),
	);
	const token = name === undefined ? undefined : rest?.readToken(String(request.headers?.[name]));
	return name === undefined || token === undefined ? undefined : { name, token };
}

/**
 * The request of a credential's test. n8n signs in before it (`preAuthentication` always runs in a test): a wrong password
 * or address ends there, with its own sentence. The status of the call itself does not count, because an account may lack
 * the right to this one method.
 */
export function testRequest(
	dialect: Dialect,
	spec: OperationSpec,
	values: ParameterValues,
	url: string,
): ICredentialTestRequest {
	const request = buildRequest(spec, dialect.namespace(spec), values);
	if (request.failure) throw signInError(request.failure);
	dialect.complete?.(request.body, spec, {});
	const envelope = writeEnvelope('1.1', request.body);
	const { method, headers, body, ...options } = soapRequest(
		url,
		soapHeaders('1.1', dialect.action(spec)),
		envelope.xml ?? '',
		usualTimeout,
	);
	// Nobody reads this answer, and an unread stream would keep its connection.
	const test = { ...options, encoding: 'arraybuffer', method, headers, body };
	return { request: test } as ICredentialTestRequest;
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
