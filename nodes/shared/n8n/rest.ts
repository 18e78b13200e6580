import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import type { Dialect } from '../operation/dialect';
import type { ConnectionSettings, RestRequest, RestResult } from '../operation/spec';
import type { HttpAnswer } from '../soap/answer';
import type { Failure, FailureKind } from '../soap/failure';
import { retryAfterOf } from '../soap/retry';
import { soapRequest } from './connection';
import { sendWithSession, type Answer, type Sent, type Session } from './session';

export interface RestSend {
	dialect: Dialect;
	settings: ConnectionSettings;
	timeout: number;
	post: (request: IHttpRequestOptions, sender: IDataObject) => Promise<HttpAnswer | Failure>;
	sent: <T>(send: (sender: IDataObject) => Promise<Answer<T>>) => Promise<Sent<T>>;
	session: Session;
	readToken: () => Promise<string>;
	wait: (milliseconds: number) => Promise<void>;
}

/**
 * Posts JSON with the session of the SOAP calls. The node writes an empty place for the token into the header; the credential
 * fills it, so the token is never in the node's hands, and a dead one is renewed in the same way as in an envelope.
 */
export async function sendRest(
	{ path, body }: RestRequest,
	{ dialect, settings, timeout, post, sent, session, readToken, wait }: RestSend,
): Promise<RestResult> {
	const { url, header, writeToken } = dialect.rest!;
	const json = JSON.stringify(body);
	return await sendWithSession<IDataObject>({
		dialect: { ...dialect, session: { ...dialect.session!, writeToken: (_, token) => writeToken(token) } },
		session,
		envelope: writeToken(''),
		post: async (value) => {
			const headers = { 'Content-Type': 'application/json', Accept: 'application/json', [header]: value };
			const request = soapRequest(url(path, settings), headers, json, timeout);
			return await sent<IDataObject>(async (sender) => {
				const answer = await post(request, sender);
				return 'kind' in answer ? { failure: answer } : readJson(answer, dialect.system);
			});
		},
		readToken,
		wait,
	});
}

const kinds: Record<number, FailureKind> = {
	401: 'sessionGone',
	403: 'denied',
	404: 'notFound',
	429: 'busy',
	503: 'busy',
};

function readJson({ status, headers, body }: HttpAnswer, system: string): RestResult {
	let json: unknown;
	try {
		json = JSON.parse(Buffer.from(body).toString('utf8'));
	} catch {
		json = undefined;
	}
	if (status < 300 && typeof json === 'object' && json !== null && !Array.isArray(json)) {
		return { response: json as IDataObject };
	}
	return {
		failure: {
			kind: status < 300 ? 'unreadable' : (kinds[status] ?? 'http'),
			message:
				status < 300
					? `The answer of ${system} is not JSON`
					: `${system} answered the REST call with the HTTP status ${status}`,
			advice: 'Check that the REST interface is there, and that the account may use it.',
			httpStatus: status,
			reached: status >= 400 && status < 500 && status !== 403 ? 'no' : 'unknown',
			retryAfter: retryAfterOf(headers['retry-after'], headers.date),
		},
	};
}
