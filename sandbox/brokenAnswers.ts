/* eslint-disable @n8n/community-nodes/no-restricted-imports -- the sandbox is a process of its own, it never runs inside n8n */
import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { createBrotliCompress, createDeflate, createGzip, gzipSync } from 'node:zlib';
import type { FaultKind, ScheduledFault } from './faults';
import type { SandboxAnswer } from './system';

type Break = (
	response: ServerResponse,
	whole: Buffer,
	failure: ScheduledFault,
	answer: SandboxAnswer,
) => void;

function head(response: ServerResponse, answer: SandboxAnswer, headers: Record<string, string>): void {
	response.writeHead(answer.status, { 'Content-Type': answer.contentType ?? 'text/xml', ...headers });
}

const half = (whole: Buffer) => whole.subarray(0, Math.floor(whole.length / 2));

/** Answers that the client gets in part, broken, too slowly or without end. */
const breaks: Partial<Record<FaultKind, Break>> = {
	cut(response, whole, _failure, answer) {
		head(response, answer, { 'Content-Length': String(whole.length) });
		response.write(half(whole), () => response.socket?.destroy());
	},
	'cut-chunked'(response, whole, _failure, answer) {
		head(response, answer, {});
		response.write(half(whole), () => response.socket?.destroy());
	},
	/** The HTTP answer is complete, the gzip stream in it is not. */
	'cut-gzip'(response, whole, _failure, answer) {
		const part = half(gzipSync(whole));
		head(response, answer, { 'Content-Encoding': 'gzip', 'Content-Length': String(part.length) });
		response.end(part);
	},
	'broken-gzip'(response, whole, _failure, answer) {
		const packed = gzipSync(whole);
		packed.fill(0xff, 12, Math.max(13, packed.length - 8));
		head(response, answer, { 'Content-Encoding': 'gzip', 'Content-Length': String(packed.length) });
		response.end(packed);
	},
	'broken-http'(response) {
		response.socket?.end('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nno length\r\n');
	},
	/** Little on the wire, made while it is sent, and as much as was asked for once it is unpacked. */
	bomb(response, _whole, { encoding = 'gzip', megabytes = 100 }, answer) {
		head(response, answer, { 'Content-Encoding': encoding });
		const packer = { gzip: createGzip, deflate: createDeflate, br: createBrotliCompress }[encoding]();
		const blank = Buffer.alloc(1024 * 1024, ' ');
		const source = Readable.from(
			(function* () {
				for (let sent = 0; sent < megabytes; sent++) yield blank;
			})(),
		);
		response.on('close', () => source.destroy());
		packer.on('error', () => response.destroy());
		source.pipe(packer).pipe(response);
	},
	drip(response, whole, { milliseconds = 50 }, answer) {
		head(response, answer, { 'Content-Length': String(whole.length) });
		const drop = async () => {
			for (let at = 0; at < whole.length && !response.destroyed; at++) {
				response.write(whole.subarray(at, at + 1));
				await wait(milliseconds);
			}
			response.end();
		};
		void drop();
	},
};

export function isBroken(kind: FaultKind): boolean {
	return breaks[kind] !== undefined;
}

export function breakAnswer(response: ServerResponse, failure: ScheduledFault, answer: SandboxAnswer): void {
	breaks[failure.kind]?.(response, Buffer.from(answer.body), failure, answer);
}
