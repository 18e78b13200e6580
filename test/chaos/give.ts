/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import type { ServerResponse } from 'node:http';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';

/** An answer of the system as the proxy got it; of a request that was not passed on, an empty one. */
export interface Passed {
	status: number;
	headers: Record<string, string>;
	body: Buffer;
}

const ownHeaders = /^(?:content-length|content-encoding|transfer-encoding|connection|keep-alive)$/i;

export function give(response: ServerResponse, { status, headers, body }: Passed): void {
	response.writeHead(status, { ...contentOf(headers), 'Content-Length': String(body.length) });
	response.end(body);
}

export function contentOf(headers: Record<string, string>): Record<string, string> {
	return Object.fromEntries(Object.entries(headers).filter(([name]) => !ownHeaders.test(name)));
}

export const pause = async (milliseconds: number) =>
	await new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

export const half = (body: Buffer) => body.subarray(0, Math.floor(body.length / 2));
export const packers = { gzip: gzipSync, deflate: deflateSync, br: brotliCompressSync };
export const encodings = ['gzip', 'deflate', 'br'] as const;
const blanks = Buffer.alloc(3 * 1024 * 1024, ' ');
export const bombs = encodings.map((encoding) => packers[encoding](blanks));

export function packed(
	response: ServerResponse,
	answer: Passed,
	encoding: string,
	body: Buffer,
	length = body.length,
): void {
	response.writeHead(answer.status || 200, {
		...contentOf(answer.headers),
		'Content-Encoding': encoding,
		'Content-Length': String(length),
	});
	response.end(body);
}

export function withType(response: ServerResponse, answer: Passed, type: string | undefined): void {
	const headers = Object.fromEntries(
		Object.entries(answer.headers).filter(([name]) => name.toLowerCase() !== 'content-type'),
	);
	give(response, { ...answer, headers: type === undefined ? headers : { ...headers, 'content-type': type } });
}

export async function dripped(response: ServerResponse, answer: Passed, piece: number, between: number) {
	const { body } = answer;
	response.writeHead(answer.status, { ...contentOf(answer.headers), 'Content-Length': String(body.length) });
	for (let at = 0; at < body.length && !response.destroyed; at += piece) {
		response.write(body.subarray(at, at + piece));
		await pause(between);
	}
	response.end();
}
