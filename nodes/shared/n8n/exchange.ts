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
import { readAnswer, type HttpAnswer } from '../soap/answer';
import { soapHeaders, writeEnvelope } from '../soap/envelope';
import type { Failure } from '../soap/failure';
import { networkFailure } from '../soap/network';
import { redactFailure, rememberingRedactor } from '../soap/redact';
import type { XmlElement } from '../xml/tree';
import { withAttempts } from './attempts';
import { Circuit } from './circuit';
import { soapRequest } from './connection';
import { receive, usualBytes } from './receive';
import { plainSettings, secretsOf } from './secrets';
import { withLock } from './lock';
import { serviceDescription } from './serviceDescriptions';
import { sendRest } from './rest';
import { sendBesideSession, sendWithSession, type Answer, type Sent, type Session } from './session';
import { sendSigned } from './signedRequests';
import { SignInRun } from './signInRun';
import { takeTurn } from './throttle';

export type SoapContext = IExecuteFunctions | ILoadOptionsFunctions | IPollFunctions;

export type ExchangeResult = Answer<XmlElement>;

export interface ExchangeOptions {
	/** Milliseconds that one request may take, its answer included. */
	timeout: number;
	/** Bytes of one answer after decompression, and the option of the node that raises them. */
	answer?: { bytes: number; option: string };
}

/** Sends requests of one system for one execution: sessions, retries and the meaning of answers included. */
export interface Exchange {
	settings: ConnectionSettings;
	/** Time zone of the workflow. */
	timeZone: string;
	/** With `manyEntries` the answer's entries fail one by one: the caller looks at each. */
	send: (spec: OperationSpec, body: XmlElement, manyEntries?: boolean) => Promise<ExchangeResult>;
	/** For what SOAP has no method for; with the session of the SOAP calls. */
	sendRest: (request: RestRequest) => Promise<RestResult>;
	wait: (milliseconds: number) => Promise<void>;
	isCancelled: () => boolean;
	/** The failure without any secret of the credential, and without the given ones. */
	redact: (failure: Failure, secrets?: string[]) => Failure;
}

export async function openExchange(
	context: SoapContext,
	dialect: Dialect,
	options: ExchangeOptions,
): Promise<Exchange> {
	const signal = cancelSignal(context);
	const isCancelled = () => signal?.aborted === true;
	const wait = async (milliseconds: number) => await waitFor(milliseconds, signal);
	const run = new SignInRun(dialect, { timeout: options.timeout, wait, isCancelled, signal });
	const readCredentials = async () =>
		run.adopt(await context.getCredentials<IDataObject>(dialect.credential));
	let credentials = await readCredentials();
	const settings = credentials as ConnectionSettings;
	const key = `${dialect.credential}:${credentialId(context, dialect)}:${String(settings.userName ?? '')}`;

	const limits = { bytes: options.answer?.bytes ?? usualBytes };
	const circuit = new Circuit();
	/** The credential's secrets, with every token that it has held during the run. */
	const secrets = new Set(secretsOf(credentials));
	const redactorFor = rememberingRedactor();
	const account = `${key} ${dialect.endpoint('', settings)}`;
	const turn = { key: account, requestsPerSecond: dialect.requestsPerSecond?.(settings), wait, isCancelled };
	const attempts = { key: account, circuit, wait, isCancelled };

	/**
	 * Hands n8n the credential as it was last read: by itself n8n would read it from its database and decrypt it for every
	 * request, which costs more than the request. When n8n signs in, it puts the new token into this object and stores it.
	 */
	const sendNow = async (
		httpRequest: IHttpRequestOptions,
		sender: IDataObject,
	): Promise<HttpAnswer | Failure> => {
		const { credential, system } = dialect;
		const startedAt = Date.now();
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
						data: sender as ICredentialDataDecryptedObject,
					},
				},
			)) as IN8nHttpFullResponse;
			const { timeout, answer } = options;
			return await receive(full, {
				system,
				startedAt,
				timeout: httpRequest.timeout ?? timeout,
				...limits,
				option: answer?.option,
				isCancelled,
			});
		} catch (error) {
			return networkFailure(error, system);
		} finally {
			for (const secret of secretsOf(sender)) secrets.add(secret);
		}
	};

	const request = async (
		httpRequest: IHttpRequestOptions,
		sender = credentials,
	): Promise<HttpAnswer | Failure> => {
		const refused = (await takeTurn(turn)) ?? circuit.refusal();
		if (refused) return refused;
		const answer = await sendNow(httpRequest, sender);
		circuit.record('kind' in answer ? answer : outage(answer, dialect.system));
		return answer;
	};

	const post = async (
		spec: OperationSpec,
		httpRequest: IHttpRequestOptions,
		reading: UnderstandOptions,
		sender = credentials,
	): Promise<ExchangeResult> => {
		const answer = await request(httpRequest, sender);
		return 'kind' in answer ? { failure: answer } : understand(dialect, spec, answer, reading);
	};

	/** When n8n signs in before the request, the token is there only afterwards. */
	const sent = async <T>(send: (sender: IDataObject) => Promise<Answer<T>>): Promise<Sent<T>> => {
		const sender = credentials;
		const answer = await send(sender);
		return { answer, token: tokenIn(sender, dialect) };
	};

	/** Under the lock of the session: n8n signs in before a request when it has no token yet, and two sign-ins collide. */
	const describe = async (url: string): Promise<HttpAnswer | Failure> =>
		await withLock(key, async () => {
			await readToken();
			const get = soapRequest(url, {}, '', Math.min(options.timeout, 30_000));
			return await request({ ...get, method: 'GET', body: undefined });
		});

	const readToken = async () => {
		credentials = await readCredentials();
		return tokenIn(credentials, dialect);
	};
	const session: Session = { key, token: tokenIn(credentials, dialect), run };

	return {
		settings: plainSettings(credentials),
		timeZone: context.getTimezone(),
		isCancelled,
		wait,
		redact: (failure, others = []) => redactFailure(failure, redactorFor([...secrets, ...others])),
		sendRest: async (restRequest) =>
			await withAttempts(
				{ ...attempts, effect: 'write' },
				async () =>
					await sendRest(restRequest, {
						dialect,
						settings,
						timeout: options.timeout,
						post: request,
						sent,
						session,
						readToken,
						wait,
					}),
			),
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
			const reading = { namespace: body.namespace, manyEntries, limits };
			const postAs = async (text: string, sender?: IDataObject) =>
				await post(spec, { ...httpRequest, body: text }, reading, sender);
			const sendOnce = async () => {
				if (dialect.session === undefined) {
					return await sendSigned({
						run,
						lockKey: key,
						address: url,
						credentials: () => credentials as ICredentialDataDecryptedObject,
						post: async () => await postAs(envelope.xml),
					});
				}
				if (spec.soap.session === false) {
					const beside = async () => await sent(async (sender) => await postAs(envelope.xml, sender));
					return await sendBesideSession({ session, readToken, post: beside });
				}
				return await sendWithSession({
					dialect,
					session,
					envelope: envelope.xml,
					post: async (text) => await sent(async (sender) => await postAs(text, sender)),
					readToken,
					wait,
				});
			};
			return await withAttempts({ ...attempts, effect: spec.effect }, sendOnce);
		},
	};
}

/** What a gateway answers in place of a system that is gone. */
function outage(answer: HttpAnswer, system: string): Failure | undefined {
	if (answer.status < 502 || answer.status > 504) return undefined;
	const read = readAnswer(answer, system);
	return read.kind === 'failure' ? read.failure : undefined;
}

/** The parameters are checked before; what is left is a value that only the whole document makes unwritable. */
function unwritable(problem: { path: string; message: string }): Failure {
	return {
		kind: 'parameter',
		message: `The request cannot be written: ${problem.message} (at ${problem.path})`,
		reached: 'no',
	};
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
