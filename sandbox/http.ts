/* eslint-disable @n8n/community-nodes/no-restricted-imports -- the sandbox is a process of its own, it never runs inside n8n */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { altered, isAlteration } from './alteredAnswers';
import { breakAnswer, isBroken } from './brokenAnswers';
import { runsMethod, type FaultPlan, type ScheduledFault } from './faults';
import type { Journal, LoggedRequest } from './journal';
import { isUnderstood, type SandboxAnswer, type SandboxRequest, type SimulatedSystem } from './system';

const maximumBodyBytes = 64 * 1024 * 1024;

export interface HttpHandlers {
	systems: SimulatedSystem[];
	journal: Journal;
	faults: FaultPlan;
	/** Answers /control/…; outside the journal and never hit by injected faults. */
	control(request: SandboxRequest): SandboxAnswer;
}

export interface RunningServer {
	url: string;
	stop(): Promise<void>;
}

const now = () => performance.timeOrigin + performance.now();

async function readBody(message: IncomingMessage): Promise<Buffer> {
	const parts: Buffer[] = [];
	let length = 0;
	for await (const part of message as AsyncIterable<Buffer>) {
		length += part.length;
		if (length > maximumBodyBytes) throw new Error('The request is too long');
		parts.push(part);
	}
	return Buffer.concat(parts);
}

function send(response: ServerResponse, answer: SandboxAnswer, body = Buffer.from(answer.body)): void {
	if (answer.reset) {
		response.socket?.resetAndDestroy();
		return;
	}
	response.writeHead(answer.status, {
		...(answer.contentType === undefined ? {} : { 'Content-Type': answer.contentType }),
		'Content-Length': String(body.length),
		'Cache-Control': 'private, max-age=0',
		...answer.headers,
	});
	response.end(body);
}

function errorPage(status: number): string {
	return (
		`<html>\r\n<head><title>${status}</title></head>\r\n<body>\r\n` +
		`<center><h1>${status}</h1></center>\r\n<hr><center>gateway</center>\r\n</body>\r\n</html>\r\n`
	);
}

const loginPage =
	'<!DOCTYPE html>\r\n<html><head><title>Sign in</title></head>' +
	'<body><form method="post" action="/login"><input name="user"><input type="password" name="password">' +
	'</form></body></html>';

/** Sends what the failure leaves of the answer. `answer` is missing when the method did not run. */
function fail(response: ServerResponse, failure: ScheduledFault, answer: SandboxAnswer): void {
	switch (failure.kind) {
		case 'reset-before-response':
		case 'reset-after-handling':
			response.socket?.resetAndDestroy();
			return;
		case 'timeout':
			// Nothing is ever sent: the client's own time limit, or the end of the sandbox, closes the connection.
			return;
		case 'status':
			send(response, {
				status: Number(failure.status),
				contentType: failure.contentType ?? 'text/html',
				headers: {
					...(failure.retryAfter === undefined ? {} : { 'Retry-After': String(failure.retryAfter) }),
					...(failure.location === undefined ? {} : { Location: failure.location }),
				},
				body: failure.body ?? errorPage(Number(failure.status)),
			});
			return;
		case 'html-login-page':
			send(response, { status: 200, contentType: 'text/html; charset=utf-8', body: loginPage });
			return;
		case 'truncated': {
			const whole = Buffer.from(answer.body);
			send(response, answer, whole.subarray(0, Math.floor(whole.length / 2)));
			return;
		}
		case 'empty':
			send(response, { ...answer, status: 200, body: '' });
			return;
		default:
			send(
				response,
				isAlteration(failure.kind) ? { ...answer, body: altered(answer.body, failure.kind) } : answer,
			);
	}
}

/**
 * What a careless server repeats in its error: the request, in every way that texts are written. An error shows the beginning of
 * it only: which of the ways come first, is another thing with each size of a request.
 */
function echoed({ headers, body }: SandboxRequest): string {
	const text = body.toString('utf8');
	const values = [...text.matchAll(/(?:>|=")([^<>"]+)(?=[<"])/g)].map((match) => match[1]);
	const plain = values.map((value) =>
		value
			.replaceAll('&lt;', '<')
			.replaceAll('&gt;', '>')
			.replaceAll('&quot;', '"')
			.replaceAll('&apos;', "'")
			.replaceAll('&amp;', '&'),
	);
	const ways = [
		() => values,
		...spellings.map((spell) => () => plain.map(spell)),
		() => [headers.authorization ?? '', base64(text)],
	];
	const first = body.length % ways.length;
	return [...ways.slice(first), ...ways.slice(0, first)].flatMap((way) => way()).join(' | ');
}

const base64 = (value: string) => Buffer.from(value).toString('base64');
const byUnit = (value: string, spell: (code: number) => string) =>
	Array.from({ length: value.length }, (_unused, index) => spell(value.charCodeAt(index))).join('');

const spellings: Array<(value: string) => string> = [
	(value) => value,
	encodeURIComponent,
	(value) => new URLSearchParams({ value }).toString(),
	(value) => JSON.stringify(value),
	base64,
	(value) => base64(`user:${value}`),
	(value) => Buffer.from(`xy${value}z`).toString('base64url'),
	(value) => byUnit(value, (code) => `&#${code};`),
	(value) => byUnit(value, (code) => `\\u${code.toString(16).padStart(4, '0')}`),
	(value) => Buffer.from(value).toString('hex').replace(/../g, '%$&'),
];

async function answerSystem(
	system: SimulatedSystem,
	request: SandboxRequest,
	response: ServerResponse,
	entry: LoggedRequest,
	{ journal, faults }: HttpHandlers,
): Promise<void> {
	// Kept until the method has a name, with which they are noted down.
	const messages: string[] = [];
	let deviate = (message: string): void => void messages.push(message);
	const understood = system.understand(
		request,
		(message) => deviate(message),
		(method) => {
			entry.method = method;
		},
	);
	if (isUnderstood(understood)) entry.method = understood.method;
	deviate = (message) => journal.deviate(entry, message);
	messages.forEach(deviate);

	const { delays, failure } = faults.take(system.name, entry.method);
	entry.faults = [...delays, ...(failure === undefined ? [] : [failure])].map(({ kind }) => kind);
	for (const { milliseconds } of delays) await wait(milliseconds ?? 0);

	const run = (): SandboxAnswer => {
		if (!isUnderstood(understood)) return understood;
		entry.handled = true;
		return understood.run();
	};
	if (failure === undefined) {
		send(response, run());
		return;
	}
	const ran = runsMethod(failure) ? run() : undefined;
	if (failure.kind === 'fault' || failure.kind === 'echo') {
		const text = failure.kind === 'echo' ? echoed(request) : (failure.text ?? 'Injected fault');
		send(response, isUnderstood(understood) ? understood.fault(text) : understood);
		return;
	}
	if (isBroken(failure.kind)) {
		breakAnswer(response, failure, ran ?? { status: 200, contentType: 'text/xml', body: '' });
		return;
	}
	fail(response, failure, ran ?? { status: 200, contentType: 'text/xml; charset=utf-8', body: '' });
}

async function answer(
	message: IncomingMessage,
	response: ServerResponse,
	handlers: HttpHandlers,
): Promise<void> {
	const startedAt = now();
	const [path, query = ''] = (message.url ?? '/').split('?', 2);
	const headers = Object.fromEntries(
		Object.entries(message.headers).map(([name, value]) => [name, String(value)]),
	);
	const request: SandboxRequest = {
		httpMethod: message.method ?? 'GET',
		path: decodeURI(path),
		query,
		headers,
		body: Buffer.alloc(0),
	};
	if (request.path.startsWith('/control')) {
		request.body = await readBody(message);
		send(response, handlers.control(request));
		return;
	}
	const system = handlers.systems.find((one) => one.owns(request.path));
	if (system === undefined) {
		await readBody(message);
		send(response, { status: 404, contentType: 'text/html', body: errorPage(404) });
		return;
	}
	const entry = handlers.journal.open({ system: system.name, path: request.path, headers, startedAt });
	response.on('close', () => {
		entry.endedAt = now();
		entry.status = response.headersSent ? response.statusCode : 0;
	});
	request.body = await readBody(message);
	entry.body = request.body.toString('utf8');
	await answerSystem(system, request, response, entry, handlers);
}

/** Ports that this process has listened on. */
const had = new Set<number>();

/** Clients keep what they learned of an address, so no sandbox gets the port of one that has ended. */
async function bind(server: Server, port: number): Promise<number> {
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, '127.0.0.1', resolve);
	});
	const { port: bound } = server.address() as AddressInfo;
	if (port === 0 && had.has(bound)) {
		await new Promise((resolve) => server.close(resolve));
		return await bind(server, port);
	}
	had.add(bound);
	return bound;
}

/** Listens on 127.0.0.1 only. `port` 0 takes a free one. */
export async function listen(handlers: HttpHandlers, port: number): Promise<RunningServer> {
	const sockets = new Set<Socket>();
	const server: Server = createServer((message, response) => {
		answer(message, response, handlers).catch((error: unknown) => {
			// A fault of the sandbox itself must be seen by the test, in the answer, and not end the process.
			if (response.headersSent || response.destroyed) response.destroy();
			else {
				const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
				send(response, { status: 500, contentType: 'text/plain', body: `The sandbox failed: ${text}` });
			}
		});
	});
	server.on('connection', (socket) => {
		sockets.add(socket);
		socket.on('close', () => sockets.delete(socket));
	});
	const bound = await bind(server, port);
	return {
		url: `http://127.0.0.1:${bound}`,
		stop: async () =>
			await new Promise<void>((resolve) => {
				server.close(() => resolve());
				for (const socket of sockets) socket.destroy();
			}),
	};
}
