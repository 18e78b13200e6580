import type { IN8nHttpFullResponse } from 'n8n-workflow';
import type { HttpAnswer } from '../soap/answer';
import type { Failure } from '../soap/failure';
import { brokenOff, cancelled, networkFailure, timedOut } from '../soap/network';
import { defaultXmlLimits } from '../xml/limits';
import { keepTo } from './deadlines';

/** What one request may cost. */
export interface Bounds {
	/** Milliseconds for the whole of it, the answer's last byte included. */
	timeout: number;
	/** Bytes of the answer after decompression. */
	bytes: number;
	/** The option that raises `bytes`, by its name in the editor; absent where there is none. */
	option?: string;
}

/** For calls without options: from the editor, and the sign-in of a credential. */
export const usualBytes = defaultXmlLimits.bytes;

export interface Receiving extends Bounds {
	system: string;
	/** When the request went out, in milliseconds since the epoch. */
	startedAt: number;
	isCancelled?: () => boolean;
}

/** The part of a stream that is used here; importing its type would import the module. */
interface ByteStream {
	on(event: 'data', listener: (part: Uint8Array) => void): unknown;
	on(event: 'error', listener: (error: Error) => void): unknown;
	on(event: 'end' | 'close', listener: () => void): unknown;
	destroy: (error?: Error) => void;
	readonly destroyed: boolean;
	readonly errored: Error | null;
	readonly readableEnded: boolean;
}

/**
 * Takes the answer while it arrives. The helper gives the decompressed bytes as they come, and its own timeout ends with the
 * headers: here they are counted, so that a few megabytes on the wire never become gigabytes in memory, and here the rest
 * of the time is kept, so that an answer that drips is no way around the timeout.
 */
export async function receive(
	full: IN8nHttpFullResponse,
	receiving: Receiving,
): Promise<HttpAnswer | Failure> {
	const { body } = full as { body: unknown };
	const headers = headersOf(full);
	const status = full.statusCode;
	if (!isStream(body)) {
		// Another client than n8n's own helper may hand over the whole answer at once.
		const bytes = body instanceof Uint8Array ? body : Buffer.from(typeof body === 'string' ? body : '');
		return bytes.length > receiving.bytes ? tooLarge(receiving, status) : { status, headers, body: bytes };
	}
	const bytes = await readAll(body, receiving, status);
	return bytes instanceof Uint8Array ? { status, headers, body: bytes } : bytes;
}

async function readAll(
	body: ByteStream,
	receiving: Receiving,
	status: number,
): Promise<Uint8Array | Failure> {
	const { system, timeout, startedAt, isCancelled } = receiving;
	const parts: Uint8Array[] = [];
	let length = 0;
	// Headers that came in the last moment leave a tenth: they prove that the system is there.
	const until = Math.max(startedAt + timeout, Date.now() + timeout / 10);
	return await new Promise((resolve) => {
		const settle = (result: Uint8Array | Failure) => {
			deadline.end();
			resolve(result);
		};
		const failed = (error: unknown) => settle(isCancelled?.() ? cancelled() : brokenBy(error, system));
		const deadline = keepTo(until, () => {
			settle(incompleteInTime(system, length));
			body.destroy(new Error('The time of the request is over'));
		});
		body.on('error', failed);
		body.on('end', () => settle(parts.length === 1 ? parts[0] : Buffer.concat(parts)));
		body.on('close', () => {
			if (!body.readableEnded) failed(prematureClose());
		});
		body.on('data', (part) => {
			length += part.length;
			if (length <= receiving.bytes) parts.push(part);
			else {
				// A stream that is destroyed may say that it has come to its end.
				settle(tooLarge(receiving, status));
				body.destroy();
			}
		});
		// Nothing is heard any more of one that ended before.
		if (body.destroyed) failed(body.errored ?? prematureClose());
	});
}

/** Whatever it is: the request was sent, and the answer began. */
function brokenBy(error: unknown, system: string): Failure {
	const failure = networkFailure(error, system);
	return failure.kind === 'unreachable' && failure.reached === 'unknown'
		? failure
		: brokenOff(system, failure.code);
}

function prematureClose(): Error {
	return Object.assign(new Error('Premature close'), { code: 'ERR_STREAM_PREMATURE_CLOSE' });
}

function incompleteInTime(system: string, length: number): Failure {
	const failure = timedOut(system);
	return length === 0
		? failure
		: { ...failure, message: `${system} did not complete its answer in time (${length} bytes came)` };
}

function tooLarge({ system, bytes, option }: Receiving, httpStatus: number): Failure {
	const less = 'ask for less in one request, for example with a smaller page size or a narrower search.';
	return {
		kind: 'unreadable',
		message: `The answer of ${system} is larger than ${Math.floor(bytes / 1024 / 1024)} MB`,
		advice:
			option === undefined ? `A${less.slice(1)}` : `Raise '${option}' in the options of the node, or ${less}`,
		httpStatus,
		reached: 'unknown',
	};
}

function isStream(body: unknown): body is ByteStream {
	return typeof body === 'object' && body !== null && 'on' in body && 'destroy' in body;
}

function headersOf(full: IN8nHttpFullResponse): Record<string, string> {
	const headers: Record<string, string> = {};
	for (const [name, value] of Object.entries(full.headers ?? {})) {
		headers[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : String(value);
	}
	return headers;
}
