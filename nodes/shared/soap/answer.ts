import type { XmlElement } from '../xml/tree';
import { atOnce, type Steps } from '../xml/steps';
import { readingEnvelope } from './envelope';
import type { Failure } from './failure';
import type { SoapFault } from './fault';
import { isMultipart } from './mtom';
import { brokenOff } from './network';
import { retryAfterOf } from './retryAfter';
import type { XmlLimits } from '../xml/limits';

/** An HTTP answer as the transport hands it over, whatever its status. */
export interface HttpAnswer {
	status: number;
	/** Names in lower case. */
	headers: Record<string, string>;
	body: Uint8Array;
}

export type SoapAnswer =
	| { kind: 'response'; element: XmlElement; status: number }
	| { kind: 'fault'; fault: SoapFault; status: number }
	| { kind: 'failure'; failure: Failure };

/**
 * Reads a fault whatever the status: some stacks send faults with 200 (public Archer connectors test for both). The content
 * decides before its type does: PHP calls everything a web page unless it is told otherwise.
 */
export function readAnswer(answer: HttpAnswer, system: string, limits: Partial<XmlLimits> = {}): SoapAnswer {
	return atOnce(readingAnswer(answer, system, limits));
}

/** The same in steps. */
export function* readingAnswer(
	answer: HttpAnswer,
	system: string,
	limits: Partial<XmlLimits> = {},
): Steps<SoapAnswer> {
	const { status, headers, body } = answer;
	const contentType = headers['content-type'] ?? '';
	if (status >= 300 && status < 400) return failed(redirected(answer, system));
	const content = yield* readingEnvelope(body, contentType, limits);
	if (content.kind === 'fault') return { kind: 'fault', fault: content.fault, status };
	if (content.kind === 'response' && status < 300) {
		return { kind: 'response', element: content.element, status };
	}
	if (status >= 300) return failed(httpFailure(answer, system));
	if (content.kind === 'unreadable' && !isWebPage(answer)) {
		return failed(
			endsEarly(content.problem, answer)
				? { ...brokenOff(system), httpStatus: status }
				: unreadable(content.problem, content.message, status, system),
		);
	}
	return failed(webPage(status, system));
}

function isWebPage({ headers, body }: HttpAnswer): boolean {
	const isCalledSo = /html/i.test(headers['content-type'] ?? '');
	return looksLikeHtml(body) || (isCalledSo && !looksLikeEnvelope(body));
}

function looksLikeEnvelope(body: Uint8Array): boolean {
	return /^\s*<(?:\?xml[\s\S]*?\?>\s*<)?(?:[\w.-]+:)?Envelope\b/.test(startOf(body));
}

/** A message without its end: the connection closed in a way that does not show, as a proxy or a cut gzip stream do. */
function endsEarly(problem: string, { headers, body }: HttpAnswer): boolean {
	if (problem !== 'malformed') return false;
	const end = Buffer.from(body.subarray(Math.max(0, body.length - 200))).toString('latin1');
	return isMultipart(headers['content-type'])
		? !/--\s*$/.test(end)
		: looksLikeEnvelope(body) && !/Envelope\s*>\s*$/.test(end);
}

function failed(failure: Failure): SoapAnswer {
	return { kind: 'failure', failure };
}

function redirected(answer: HttpAnswer, system: string): Failure {
	return {
		kind: 'http',
		message: `${system} redirects to ${originOf(answer.headers.location)} instead of answering`,
		advice:
			'Redirects are not followed, because they would carry the sign-in to another address. Enter the final address as the base URL of the credential; a redirect to a sign-in page means that single sign-on stands before the web services.',
		httpStatus: answer.status,
		// These three ask for the same request at another address: here it was not carried out. The others may come from a
		// proxy that has passed the request on.
		reached: [301, 307, 308].includes(answer.status) ? 'no' : 'unknown',
	};
}

/** Only scheme and host: the rest of a redirect's address may hold tokens. */
function originOf(location: string | undefined): string {
	const match = /^https?:\/\/[^/?#@\s]+/i.exec(location ?? '');
	return match ? match[0] : 'another page';
}

function webPage(status: number, system: string): Failure {
	return {
		kind: 'http',
		message: `A web page answered instead of the ${system} web services`,
		advice:
			'Check the base URL and the path in the credential. A sign-in page of a proxy or of single sign-on in front of the system gives this answer too.',
		httpStatus: status,
		// A proxy whose own sign-in has expired may have passed the request on and kept the answer.
		reached: 'unknown',
	};
}

function unreadable(problem: string, detail: string, status: number, system: string): Failure {
	const message =
		problem === 'tooLarge' || problem === 'tooDeep'
			? `The answer of ${system} is larger than this node reads: ${detail}`
			: problem === 'empty'
				? `${system} answered with an empty body`
				: problem === 'ambiguous'
					? `The answer of ${system} says more than one thing: ${detail}`
					: `The answer of ${system} is not a complete SOAP message: ${detail}`;
	return {
		kind: 'unreadable',
		message,
		advice:
			problem === 'tooLarge' || problem === 'tooDeep'
				? 'Ask for less in one request, for example with a smaller page size or a narrower search.'
				: 'A connection that broke or a proxy that changed the answer gives this. Try again, and check the system when it stays.',
		httpStatus: status,
		reached: 'unknown',
	};
}

const statusMeanings: Record<number, Pick<Failure, 'kind' | 'message' | 'advice'>> = {
	400: {
		kind: 'http',
		message: 'The server could not read the request',
		advice: 'Check the SOAP version in the credential, and whether a proxy changes requests.',
	},
	401: {
		kind: 'signIn',
		message: 'The server did not accept the sign-in',
		advice:
			'Check the credential: a wrong, expired or replaced key or password and a blocked account all give this answer.',
	},
	403: {
		kind: 'denied',
		message: 'The server refuses access',
		advice: 'The account lacks a right or a free licence, or a firewall blocks n8n.',
	},
	404: {
		kind: 'http',
		message: 'There is no web service at this address',
		advice: 'Check the base URL and the path in the credential.',
	},
	407: { kind: 'http', message: 'The proxy asks for a sign-in', advice: "Check n8n's proxy settings." },
	413: { kind: 'rejected', message: 'The request is too large for the server', advice: 'Send less at once.' },
	415: {
		kind: 'http',
		message: 'The server does not take this SOAP version',
		advice: 'Choose the other SOAP version in the credential.',
	},
	429: {
		kind: 'busy',
		message: 'The server takes no more requests for now',
		advice: 'Lower Parallel Requests, or send fewer items at once.',
	},
	502: { kind: 'busy', message: 'The system behind the gateway does not answer', advice: 'Try again later.' },
	503: { kind: 'busy', message: 'The system is not available at present', advice: 'Try again later.' },
	504: {
		kind: 'timeout',
		message: 'The system took too long to answer its gateway',
		advice: 'Try again later.',
	},
};

/**
 * The statuses by which a server or gateway says that it did not carry out the request (RFC 9110, RFC 6585): not signed in,
 * nothing there, no such method, a request that was refused for its size, type or number before it was read.
 */
const notCarriedOut = new Set([401, 404, 405, 407, 408, 411, 413, 414, 415, 417, 421, 426, 429, 431]);

function httpFailure({ status, headers, body }: HttpAnswer, system: string): Failure {
	const known = statusMeanings[status] ?? {
		kind: 'http',
		message: 'The server answered with an HTTP error',
	};
	return {
		...known,
		message: `${known.message} (${system}, HTTP ${status})`,
		httpStatus: status,
		systemText: readableText(body, headers['content-type'] ?? ''),
		reached: notCarriedOut.has(status) ? 'no' : 'unknown',
		retryAfter: retryAfterOf(headers['retry-after'], headers.date),
	};
}

function looksLikeHtml(body: Uint8Array): boolean {
	return /^\s*(?:<!--[\s\S]*?-->\s*)?<(?:!doctype html|html|head|body)\b/i.test(startOf(body));
}

function startOf(body: Uint8Array): string {
	return Buffer.from(body.subarray(0, 2000))
		.toString('utf8')
		.replace(/^\uFEFF/, '');
}

/** What a gateway says in plain text or JSON; of a web page only its title. */
function readableText(body: Uint8Array, contentType: string): string | undefined {
	const text = startOf(body).trim();
	if (text === '') return undefined;
	if (/html/i.test(contentType) || looksLikeHtml(body)) {
		return /<title[^>]*>([^<]{1,200})/i.exec(text)?.[1].trim() || undefined;
	}
	if (text.startsWith('{')) return jsonMessage(text);
	return text.startsWith('<') ? undefined : text.slice(0, 300);
}

/** Gateways of SoftExpert answer `{message, status}` or `{basicErrorResponse: {Status, Code, Detail}}`. */
function jsonMessage(text: string): string | undefined {
	const match = /"(?:Detail|message)"\s*:\s*"((?:[^"\\]|\\.){1,300})"/i.exec(text);
	return match?.[1].replace(/\\(["\\/])/g, '$1');
}
