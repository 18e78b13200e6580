import type {
	ICredentialDataDecryptedObject,
	IExecuteFunctions,
	IHttpRequestHelper,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IN8nHttpFullResponse,
	IPollFunctions,
} from 'n8n-workflow';
import type { HttpRequest, Transport } from '../engine/transport';
import { networkFailure } from '../soap/network';
import { tlsOptions } from './connection';
import { receive, type Bounds } from './receive';

export type SoapContext = IExecuteFunctions | ILoadOptionsFunctions | IPollFunctions;

interface Stored {
	/** Name of the credential's type. */
	credential: string;
	/** Of the stored credential. */
	id: string;
}

interface Receiving extends Omit<Bounds, 'timeout'> {
	/** Name of the system. */
	system: string;
	isCancelled?: () => boolean;
}

/** Sends through n8n's helper, which lets the credential sign (`authenticate`) and sign in (`preAuthentication`). */
export function signedTransport(
	context: SoapContext,
	{ credential, id }: Stored,
	receiving: Receiving,
): Transport {
	return async (request, credentials) =>
		await received(request, receiving, async (options) =>
			context.helpers.httpRequestWithAuthentication.call(context, credential, options, {
				credentialsDecrypted: {
					id,
					name: credential,
					type: credential,
					data: credentials as ICredentialDataDecryptedObject,
				},
			}),
		);
}

/** Sends what is signed already, or signs in: as a credential does it, outside any node. */
export function plainTransport({ helpers }: IHttpRequestHelper, receiving: Receiving): Transport {
	return async (request, credentials) =>
		await received(request, receiving, async (options) =>
			helpers.httpRequest({ ...options, ...tlsOptions(credentials) }),
		);
}

async function received(
	request: HttpRequest,
	receiving: Receiving,
	send: (options: IHttpRequestOptions) => Promise<unknown>,
) {
	const { timeout } = request;
	const startedAt = Date.now();
	try {
		const full = (await send(helperOptions(request))) as IN8nHttpFullResponse;
		const { system, bytes, option, isCancelled } = receiving;
		return await receive(full, { system, bytes, option, isCancelled, startedAt, timeout });
	} catch (error) {
		return networkFailure(error, receiving.system);
	}
}

/** What every call of this package asks of n8n's HTTP helper, and why. */
export function helperOptions(request: HttpRequest): IHttpRequestOptions {
	const { method, url, headers, body, timeout, signal } = request;
	const options: IHttpRequestOptions = {
		method,
		url,
		headers,
		timeout,
		// Bytes, as they come: as a text the helper decodes everything as UTF-8 and turns a body like `123` into a number, and
		// as a whole it takes whatever an answer unpacks to.
		encoding: 'stream',
		returnFullResponse: true,
		// Faults come with 500; as an exception their text would be lost.
		ignoreHttpStatusErrors: true,
		// A followed redirect would carry the sign-in to another address and turn the POST into a GET.
		disableFollowRedirect: true,
		sendCredentialsOnCrossOriginRedirect: false,
	};
	if (body !== undefined) options.body = body;
	if (signal) options.abortSignal = signal;
	return options;
}
