import type { Dialect, RestDialect } from '../operation/dialect';
import type { ConnectionSettings, RestMethod, RestRequest, RestResult } from '../operation/spec';
import type { HttpAnswer } from '../soap/answer';
import type { FailureKind } from '../soap/failure';
import { retryAfterOf } from '../soap/retryAfter';
import { decodeXml } from '../xml/charset';
import type { Load } from './line';
import type { HttpRequest } from './transport';
import { isObject } from '../operation/values/values';

type Read = Exclude<RestResult, { failure: object }>;

/** Who asks has another way, so a gateway that swallows the request must not hold up the item, nor count for an outage. */
const readAttempts = 2;
const readTimeout = 30_000;

/**
 * A REST method on the line of the SOAP calls. The header has an empty place for the token; the credential fills it, so the
 * token is never in the node's hands, and a dead one is renewed in the same way as in an envelope.
 */
export function restLoad(
	request: RestRequest,
	{ rest, system, session }: Dialect,
	{ settings, timeout }: { settings: ConnectionSettings; timeout: number },
): Load<Read> {
	if (rest === undefined) throw new Error(`${system} has no REST interface`);
	const { method } = request;
	const hasOtherWay = method.reads === true && method.onlyWay !== true;
	const written = {
		...verbAndBody(request, rest),
		url: rest.url(pathOf(request), settings),
		timeout: hasOtherWay ? Math.min(timeout, readTimeout) : timeout,
	};
	// A token that nothing renews has had its one try.
	let refusedSessions = session?.isFixed?.(settings) ? 1 : 0;
	return {
		effect: method.effect,
		attempts: hasOtherWay ? readAttempts : undefined,
		text: rest.writeToken(''),
		signInAddress: rest.url('', settings),
		writeToken: (_, token) => rest.writeToken(token),
		requestWith: (value) => ({ ...written, headers: { ...written.headers, [rest.header]: value } }),
		read(answer) {
			const result = readJson(answer, system, method);
			if (result.failure === undefined) return { response: result };
			const failure = rest.failure?.(result.failure, answer, settings) ?? result.failure;
			// What refuses a session that was renewed for it has nothing to do with sessions, and the SOAP calls need this one.
			const isClosed = method.reads && failure.kind === 'sessionGone' && ++refusedSessions > 1;
			return { failure: isClosed ? { ...failure, kind: 'denied' } : failure };
		},
	};
}

function verbAndBody(
	{ method, body, verb }: RestRequest,
	{ readHeaders }: RestDialect,
): Pick<HttpRequest, 'method' | 'headers' | 'body'> {
	const headers = { 'Content-Type': 'application/json', Accept: 'application/json' };
	if (!method.reads) return { method: 'POST', headers, body: JSON.stringify(body) };
	if (verb === 'GET' || (readHeaders === undefined && body === undefined)) return { method: 'GET', headers };
	return { method: 'POST', headers: { ...headers, ...readHeaders }, body: JSON.stringify(body ?? {}) };
}

/** The path with the parameters in the places of their names. */
function pathOf({ method, parameters = {} }: RestRequest): string {
	const { name, path } = method;
	return path.replace(/\{(\w+)\}/g, (_place, parameter: string) => {
		if (!(parameter in parameters)) throw new Error(`${name} needs the parameter ${parameter} in its path`);
		return parameters[parameter];
	});
}

const kinds: Record<number, FailureKind> = {
	401: 'sessionGone',
	403: 'denied',
	404: 'notFound',
	429: 'busy',
	503: 'busy',
};

function readJson(answer: HttpAnswer, system: string, { reads, lists }: RestMethod): RestResult {
	const { status, headers } = answer;
	const json = parsed(answer);
	if (status < 300 && !lists && isObject(json)) return { response: json, ...(reads && { entries: [json] }) };
	if (status < 300 && reads && Array.isArray(json)) {
		const entries = json.filter(isObject);
		// Of a list that holds something else nobody knows what it is a list of.
		if (!lists || entries.length === json.length) return { response: {}, entries };
	}
	return {
		failure: {
			kind: status < 300 ? 'unreadable' : (kinds[status] ?? 'http'),
			message:
				status < 300
					? `The answer of ${system} is not ${json !== undefined && lists ? 'a list' : 'JSON'}`
					: `${system} answered the REST call with the HTTP status ${status}`,
			advice: 'Check that the REST interface is there, and that the account may use it.',
			httpStatus: status,
			reached: status >= 400 && status < 500 && status !== 403 ? 'no' : 'unknown',
			retryAfter: retryAfterOf(headers['retry-after'], headers.date),
		},
	};
}

/** Text in the character set that the answer names; without one JSON is UTF-8 (RFC 8259 section 8.1). */
function parsed({ headers, body }: HttpAnswer): unknown {
	const { text } = decodeXml(body, headers['content-type']);
	if (text === undefined) return undefined;
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
