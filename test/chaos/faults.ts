/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests never run inside n8n */
import type { ServerResponse } from 'node:http';
import { altered, alterations, type Alteration } from '../../sandbox/alteredAnswers';
import { inCharset, isXml } from './charsets';
import {
	bombs,
	contentOf,
	dripped,
	encodings,
	give,
	half,
	packed,
	packers,
	pause,
	withType,
	type Passed,
} from './give';

/** What a client may know after it. */
export type Certainty =
	/** The answer is there: everything must come out as without the fault. */
	| 'intact'
	/** It proves that nothing was done. */
	| 'refused'
	/** The request may have been carried out or not. */
	| 'doubt';

export interface FaultKind {
	/** Whether the system gets the request; `either` is the schedule's to say. */
	passes: 'never' | 'always' | 'either';
	certainty: Certainty;
	/** Ends the connection without an answer as soon as that much of the request is there. */
	ends?: 'head' | 'body';
	/** How the answer goes out; without it as it came. */
	give?: (response: ServerResponse, answer: Passed, variant: number) => void | Promise<void>;
	/** How many variants there are; 1 unless said otherwise. */
	variants?: number;
	/** Takes as long as the client waits: these need a short timeout. */
	slow?: true;
	/** A read may come out with other data than without it. */
	changesData?: true;
	/** Speaks SOAP: it proves something only where SOAP was spoken. */
	isSoap?: true;
	/** Ends the session in the system before the request is passed on. */
	session?: 'ended' | 'stolen' | 'idle';
}
const page = '<!DOCTYPE html><html><head><title>Gateway</title></head><body>Sign in</body></html>';

function status(
	code: number,
	certainty: Certainty,
	passes: FaultKind['passes'],
	more: Record<string, string> = {},
): FaultKind {
	return {
		passes: certainty === 'refused' ? 'never' : passes,
		certainty,
		give: (response) =>
			give(response, {
				status: code,
				headers: { 'content-type': 'text/html', ...more },
				body: Buffer.from(page),
			}),
	};
}

/** Every form of the header: seconds, a date by a clock that may be wrong, one that has passed, nonsense, none. */
const retryAfter: Array<(now: number) => Record<string, string>> = [
	() => ({}),
	() => ({ 'retry-after': '0' }),
	() => ({ 'retry-after': '1' }),
	() => ({ 'retry-after': '3600' }),
	() => ({ 'retry-after': 'soon' }),
	() => ({ 'retry-after': '-1' }),
	(now) => ({ 'retry-after': new Date(now + 1000).toUTCString() }),
	(now) => ({ 'retry-after': new Date(now - 60_000).toUTCString() }),
	(now) => ({
		date: new Date(now + 86_400_000).toUTCString(),
		'retry-after': new Date(now + 86_401_000).toUTCString(),
	}),
	(now) => ({ 'retry-after': new Date(now + 40 * 86_400_000).toUTCString() }),
];

function busy(code: number, certainty: Certainty): FaultKind {
	return {
		passes: certainty === 'refused' ? 'never' : 'either',
		certainty,
		variants: retryAfter.length,
		give: (response, _answer, variant) =>
			give(response, {
				status: code,
				headers: { 'content-type': 'text/plain', ...retryAfter[variant](Date.now()) },
				body: Buffer.from('Too busy'),
			}),
	};
}

function soapFault(code: number): FaultKind {
	return {
		passes: 'never',
		certainty: 'refused',
		isSoap: true,
		give: (response) =>
			give(response, {
				status: code,
				headers: { 'content-type': 'text/xml; charset=utf-8' },
				body: Buffer.from(
					'<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault><faultcode>s:Server</faultcode><faultstring>The database is being maintained</faultstring></s:Fault></s:Body></s:Envelope>',
				),
			}),
	};
}

const types = ['text/html', 'text/plain', 'application/json', 'application/octet-stream', undefined];

/** Answers that say something else than the system did. */
const alteredKinds = Object.fromEntries(
	alterations.map((alteration: Alteration): [string, FaultKind] => [
		`altered: ${alteration}`,
		{
			passes: 'always',
			certainty: 'doubt',
			changesData: true,
			give: (response, answer) =>
				give(response, {
					...answer,
					body: Buffer.from(altered(answer.body.toString('latin1'), alteration), 'latin1'),
				}),
		},
	]),
);

export const faultKinds: Record<string, FaultKind> = {
	'reset before the body': { passes: 'never', certainty: 'doubt', ends: 'head' },
	'reset after the body': { passes: 'never', certainty: 'doubt', ends: 'body' },
	'reset after handling': {
		passes: 'always',
		certainty: 'doubt',
		give: (response) => void response.socket?.resetAndDestroy(),
	},
	'closed without an answer': {
		passes: 'either',
		certainty: 'doubt',
		give: (response) => void response.socket?.end(),
	},
	'black hole': { passes: 'either', certainty: 'doubt', slow: true, give: () => {} },
	'slow drip': {
		passes: 'always',
		certainty: 'doubt',
		slow: true,
		give: async (response, answer) => await dripped(response, answer, 1, 100),
	},
	'quick drip': {
		passes: 'always',
		certainty: 'intact',
		give: async (response, answer) =>
			await dripped(response, answer, Math.ceil(answer.body.length / 8) || 1, 1),
	},
	latency: {
		passes: 'always',
		certainty: 'intact',
		give: async (response, answer) => {
			await pause(120);
			give(response, answer);
		},
	},
	cut: {
		passes: 'always',
		certainty: 'doubt',
		give: (response, answer) => {
			response.writeHead(answer.status, {
				...contentOf(answer.headers),
				'Content-Length': String(answer.body.length + 1),
			});
			response.write(half(answer.body), () => response.socket?.destroy());
		},
	},
	'cut between chunks': {
		passes: 'always',
		certainty: 'doubt',
		give: (response, answer) => {
			response.writeHead(answer.status, contentOf(answer.headers));
			response.write(half(answer.body), () => response.socket?.destroy());
		},
	},
	truncated: {
		passes: 'always',
		certainty: 'doubt',
		give: (response, answer) => give(response, { ...answer, body: half(answer.body) }),
	},
	empty: {
		passes: 'either',
		certainty: 'doubt',
		give: (response, answer) => give(response, { ...answer, status: 200, body: Buffer.alloc(0) }),
	},
	'broken chunks': {
		passes: 'either',
		certainty: 'doubt',
		give: (response) =>
			void response.socket?.end(
				'HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<soapZZ\r\n',
			),
	},
	'no HTTP': {
		passes: 'either',
		certainty: 'doubt',
		give: (response) => void response.socket?.end('SSH-2.0-OpenSSH_9.6\r\n'),
	},
	'many chunks': {
		passes: 'always',
		certainty: 'intact',
		give: (response, answer) => {
			response.writeHead(answer.status, contentOf(answer.headers));
			for (let at = 0; at < answer.body.length; at += 97) response.write(answer.body.subarray(at, at + 97));
			response.end();
		},
	},
	compressed: {
		passes: 'always',
		certainty: 'intact',
		variants: 3,
		give: (response, answer, variant) =>
			packed(response, answer, encodings[variant], packers[encodings[variant]](answer.body)),
	},
	'compressed and cut': {
		passes: 'always',
		certainty: 'doubt',
		variants: 3,
		give: (response, answer, variant) =>
			packed(response, answer, encodings[variant], half(packers[encodings[variant]](answer.body))),
	},
	'called compressed': {
		passes: 'always',
		certainty: 'doubt',
		variants: 3,
		give: (response, answer, variant) => packed(response, answer, encodings[variant], answer.body),
	},
	bomb: {
		passes: 'either',
		certainty: 'doubt',
		variants: 3,
		give: (response, answer, variant) => packed(response, answer, encodings[variant], bombs[variant]),
	},
	'another type': {
		passes: 'always',
		certainty: 'intact',
		variants: types.length,
		give: (response, answer, variant) =>
			isXml(answer) ? withType(response, answer, types[variant]) : give(response, answer),
	},
	'another charset': {
		passes: 'always',
		certainty: 'intact',
		variants: 5,
		give: (response, answer, variant) => give(response, inCharset(answer, variant)),
	},
	'unknown charset': {
		passes: 'always',
		certainty: 'doubt',
		give: (response, answer) => withType(response, answer, 'text/xml; charset=x-klingon'),
	},
	'JSON in place of SOAP': {
		passes: 'either',
		certainty: 'doubt',
		give: (response) =>
			give(response, {
				status: 200,
				headers: { 'content-type': 'application/json' },
				body: Buffer.from('{"ok":true}'),
			}),
	},
	'page with 200': status(200, 'doubt', 'either'),
	'page with 302': status(302, 'doubt', 'either', { location: 'https://sso.example.com/?t=1' }),
	'page with 401': status(401, 'refused', 'never'),
	'page with 403': status(403, 'doubt', 'either'),
	'page with 404': status(404, 'refused', 'never'),
	'page with 413': status(413, 'refused', 'never'),
	'page with 500': status(500, 'doubt', 'either'),
	'page with 502': status(502, 'doubt', 'either'),
	'page with 504': status(504, 'doubt', 'either'),
	'busy with 429': busy(429, 'refused'),
	'busy with 503': busy(503, 'doubt'),
	'fault with 200': soapFault(200),
	'fault with 500': soapFault(500),
	'session ended': { passes: 'always', certainty: 'intact', session: 'ended' },
	'session stolen': { passes: 'always', certainty: 'intact', session: 'stolen' },
	'clock jump': { passes: 'always', certainty: 'intact', session: 'idle' },
	'wrong date': {
		passes: 'always',
		certainty: 'intact',
		give: (response, answer) =>
			give(response, { ...answer, headers: { ...answer.headers, date: 'Thu, 01 Jan 1970 00:00:00 GMT' } }),
	},
	...alteredKinds,
};

export const faultNames = Object.keys(faultKinds);
