import type { HttpAnswer } from '../soap/answer';
import type { Failure } from '../soap/failure';
import { readServiceDescription, type ServiceDescription } from '../soap/serviceDescription';

export interface Described {
	description?: ServiceDescription;
	/** The sign-in failed: the call itself would only add another failed one. */
	failure?: Failure;
}

interface Entry {
	described: Promise<Described>;
	/** What has been read, once it has. */
	read?: Described;
	/** When an unsuccessful reading may be tried again, in milliseconds since 1970. */
	until: number;
}

/**
 * Descriptions by address. They only save requests: a process without them asks again. Bounded, because addresses come
 * from credentials.
 */
const entries = new Map<string, Entry>();
const mostKept = 50;
const afterPassingProblem = 60_000;

/**
 * The service's own description, read once per address and process, however many ask at the same time. Undefined where it
 * cannot be had: many installations hide it. A passing problem is forgotten after a minute, anything else stays.
 */
export function serviceDescription(
	url: string,
	get: (url: string) => Promise<HttpAnswer | Failure>,
): Described | Promise<Described> {
	const known = entries.get(url);
	if (known && (known.until === Infinity || known.until > Date.now())) return known.read ?? known.described;
	return newlyRead(url, get);
}

async function newlyRead(
	url: string,
	get: (url: string) => Promise<HttpAnswer | Failure>,
): Promise<Described> {
	const entry: Entry = { described: Promise.resolve({}), until: Infinity };
	entry.described = read(url, get, entry);
	entries.delete(url);
	entries.set(url, entry);
	for (const oldest of entries.keys()) {
		if (entries.size <= mostKept) break;
		entries.delete(oldest);
	}
	entry.read = await entry.described;
	return entry.read;
}

async function read(
	url: string,
	get: (url: string) => Promise<HttpAnswer | Failure>,
	entry: Entry,
): Promise<Described> {
	const answer = await get(url);
	if ('kind' in answer) {
		const isSignIn = answer.kind === 'signIn' || answer.duringSignIn === true;
		entry.until = isSignIn ? 0 : Date.now() + afterPassingProblem;
		return isSignIn ? { failure: answer } : {};
	}
	const { status, body, headers } = answer;
	if (status === 429 || status >= 500) entry.until = Date.now() + afterPassingProblem;
	return status === 200 ? { description: readServiceDescription(body, headers['content-type']) } : {};
}
