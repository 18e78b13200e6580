import {
	sleep,
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type IExecuteFunctions,
	type IHttpRequestOptions,
	type ILoadOptionsFunctions,
	type IN8nHttpFullResponse,
	type IPollFunctions,
} from 'n8n-workflow';
import type { Dialect } from '../operation/dialect';
import type { ConnectionSettings, OperationSpec, RestRequest, RestResult } from '../operation/spec';
import { hasUncertainNames, settleNames } from '../operation/settle';
import { understand, type UnderstandOptions } from '../operation/understand';
import type { HttpAnswer } from '../soap/answer';
import { soapHeaders, writeEnvelope } from '../soap/envelope';
import type { Failure } from '../soap/failure';
import { networkFailure } from '../soap/network';
import { maximumAttempts, mayRetry, retryDelay } from '../soap/retry';
import type { XmlElement } from '../xml/tree';
import { soapRequest, toHttpAnswer } from './connection';
import { withLock } from './lock';
import { serviceDescription } from './serviceDescriptions';
import { sendRest } from './rest';
import { sendWithSession, type Answer } from './session';
import { takeTurn } from './throttle';

export type SoapContext = IExecuteFunctions | ILoadOptionsFunctions | IPollFunctions;

export type ExchangeResult = Answer<XmlElement>;

export interface ExchangeOptions {
	/** Milliseconds that one request may take. */
	timeout: number;
}

/** Sends requests of one system for one execution: sessions, retries and the meaning of answers included. */
export interface Exchange {
	settings: ConnectionSettings;
	/** With `manyEntries` the answer's entries fail one by one: the caller looks at each. */
	send: (spec: OperationSpec, body: XmlElement, manyEntries?: boolean) => Promise<ExchangeResult>;
	/** For what SOAP has no method for; with the session of the SOAP calls. */
	sendRest: (request: RestRequest) => Promise<RestResult>;
	wait: (milliseconds: number) => Promise<void>;
	isCancelled: () => boolean;
}

export async function openExchange(
	context: SoapContext,
	dialect: Dialect,
	options: ExchangeOptions,
): Promise<Exchange> {
	let credentials = await context.getCredentials<IDataObject>(dialect.credential);
	const settings = credentials as ConnectionSettings;
	const signal = cancelSignal(context);
	const isCancelled = () => signal?.aborted === true;
	const wait = async (milliseconds: number) => await waitFor(milliseconds, signal);
	const key = `${dialect.credential}:${credentialId(context, dialect)}:${String(settings.userName ?? '')}`;

	/**
	 * Hands n8n the credential as it was last read: by itself n8n would read it from its database and decrypt it for every
	 * request, which costs more than the request. When n8n signs in, it puts the new token into this object and stores it.
	 */
	const request = async (httpRequest: IHttpRequestOptions): Promise<HttpAnswer | Failure> => {
		const { credential } = dialect;
		try {
			const full = (await context.helpers.httpRequestWithAuthentication.call(
				context,
				credential,
				httpRequest,
				{
					credentialsDecrypted: {
						id: credentialId(context, dialect),
						name: credential,
						type: credential,
						data: credentials as ICredentialDataDecryptedObject,
					},
				},
			)) as IN8nHttpFullResponse;
			return toHttpAnswer(full);
		} catch (error) {
			return networkFailure(error, dialect.system);
		}
	};

	const post = async (
		spec: OperationSpec,
		httpRequest: IHttpRequestOptions,
		options: UnderstandOptions,
	): Promise<ExchangeResult> => {
		await takeTurn(key, dialect.requestsPerSecond?.(settings), wait);
		const answer = await request(httpRequest);
		return 'kind' in answer ? { failure: answer } : understand(dialect, spec, answer, options);
	};

	/** Under the lock of the session: n8n signs in before a request when it has no token yet, and two sign-ins collide. */
	const describe = async (url: string): Promise<HttpAnswer | Failure> =>
		await withLock(key, async () => {
			await readToken();
			const get = soapRequest(url, {}, '', Math.min(options.timeout, 30_000));
			return await request({ ...get, method: 'GET', body: undefined });
		});

	const readToken = async () => {
		credentials = await context.getCredentials<IDataObject>(dialect.credential);
		return tokenIn(credentials, dialect);
	};
	const session = { key, token: tokenIn(credentials, dialect) as string | undefined };

	return {
		settings: withoutSecrets(credentials),
		isCancelled,
		wait,
		sendRest: async (restRequest) =>
			await sendRest(restRequest, {
				dialect,
				settings,
				timeout: options.timeout,
				post: request,
				session,
				readToken,
				wait,
			}),
		async send(spec, body, manyEntries = false) {
			dialect.complete?.(body, spec, settings);
			const described =
				dialect.description && hasUncertainNames(spec)
					? await serviceDescription(dialect.description(spec.soap.service, settings), describe)
					: {};
			if (described.failure) return { failure: described.failure };
			const settled = described.description && settleNames(body, spec, described.description, dialect.system);
			if (settled?.failure) return settled;
			const version = dialect.soapVersion(settings);
			const envelope = writeEnvelope(version, body);
			if (envelope.problem) return { failure: unwritable(envelope.problem) };
			const headers = soapHeaders(version, settled?.action ?? dialect.action(spec));
			const url = dialect.endpoint(spec.soap.service, settings);
			const httpRequest = soapRequest(url, headers, '', options.timeout);
			const reading = { namespace: body.namespace, manyEntries };
			const sendOnce = async () =>
				dialect.session === undefined || spec.soap.session === false
					? await post(spec, { ...httpRequest, body: envelope.xml }, reading)
					: await sendWithSession({
							dialect,
							session,
							envelope: envelope.xml,
							post: async (text) => await post(spec, { ...httpRequest, body: text }, reading),
							readToken,
							wait,
						});
			for (let attempt = 1; ; attempt++) {
				const result = await sendOnce();
				if (result.failure === undefined || attempt === maximumAttempts || isCancelled()) return result;
				if (!mayRetry(spec.effect, result.failure)) return result;
				await wait(retryDelay(attempt + 1, result.failure));
				if (isCancelled()) return result;
			}
		},
	};
}

/** The parameters are checked before; what is left is a value that only the whole document makes unwritable. */
function unwritable(problem: { path: string; message: string }): Failure {
	return {
		kind: 'parameter',
		message: `The request cannot be written: ${problem.message} (at ${problem.path})`,
		reached: 'no',
	};
}

/** Hooks get the plain settings only. */
function withoutSecrets(credentials: IDataObject): ConnectionSettings {
	const secret = /password|token|apikey|privatekey|passphrase|^ca$|^certificate$/i;
	return Object.fromEntries(
		Object.entries(credentials).filter(([name]) => !secret.test(name)),
	) as ConnectionSettings;
}

/** The token that the credential holds; empty where it has none or the system none. */
function tokenIn(credentials: IDataObject, { session }: Dialect): string {
	return session ? String(credentials[session.property] ?? '') : '';
}

function credentialId(context: SoapContext, dialect: Dialect): string {
	return context.getNode().credentials?.[dialect.credential]?.id ?? 'unsaved';
}

function cancelSignal(context: SoapContext): AbortSignal | undefined {
	return 'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
}

/** n8n-workflow's `sleep` cannot be aborted; the loser of the race ends by itself. */
async function waitFor(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
	if (milliseconds <= 0 || signal?.aborted) return;
	if (!signal) {
		await sleep(milliseconds);
		return;
	}
	let stop = () => {};
	const aborted = new Promise<void>((resolve) => {
		stop = resolve;
		signal.addEventListener('abort', stop, { once: true });
	});
	await Promise.race([sleep(milliseconds), aborted]);
	signal.removeEventListener('abort', stop);
}
