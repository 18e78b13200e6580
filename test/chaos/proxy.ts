/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/require-node-api-error -- tests never run inside n8n */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import {
	createServer,
	request as sendRequest,
	type IncomingMessage,
	type Server,
	type ServerResponse,
} from 'node:http';
import type { Socket } from 'node:net';
import { faultKinds, type Certainty } from './faults';
import { give, type Passed } from './give';

/** A fault at the request of that number, from 0. */
export interface PlannedFault {
	at: number;
	/** A name of `faultKinds`, or `gone`: from this request's answer on, nobody listens for a while. */
	kind: string;
	variant: number;
	/** Whether the system gets the request, where the kind leaves it open. */
	passes: boolean;
}

export interface SeenRequest {
	number: number;
	arrivedAt: number;
	/** Local name of the first element in the body; of a request without one, the end of its address. */
	method: string;
	path: string;
	body: string;
	kind?: string;
	certainty: Certainty;
	passed: boolean;
	/** Whether the system itself has carried it out, whatever the client got to hear. */
	accepted: boolean;
}

export interface Proxy {
	url: string;
	seen: SeenRequest[];
	/** Ends when the system has answered everything that was passed on. */
	idle: () => Promise<void>;
	stop: () => Promise<void>;
}

interface ProxyOptions {
	target: string;
	plan: PlannedFault[];
	/** Ends the session in the system. */
	endSession: (how: 'ended' | 'stolen' | 'idle') => Promise<void>;
	/** Called when a request has arrived whole. */
	onRequest?: (number: number) => void;
}

/** The engine remembers pauses and refusals per address for the whole process: every proxy has a path of its own. */
let proxies = 0;

/** Stands between a node and a system on 127.0.0.1, and does to each request what the plan says. */
export async function startProxy({ target, plan, endSession, onRequest }: ProxyOptions): Promise<Proxy> {
	const prefix = `/chaos-${++proxies}`;
	const seen: SeenRequest[] = [];
	const sockets = new Set<Socket>();
	const passing = new Set<Promise<Passed>>();
	let arrived = 0;
	let stopped = false;

	const answer = async (message: IncomingMessage, response: ServerResponse) => {
		const number = arrived++;
		const planned = plan.find(({ at }) => at === number);
		const kind = planned && faultKinds[planned.kind];
		const entry: SeenRequest = {
			number,
			arrivedAt: Date.now(),
			method: '',
			path: message.url ?? '',
			body: '',
			kind: planned?.kind,
			certainty: kind?.certainty ?? 'intact',
			passed: false,
			accepted: false,
		};
		seen.push(entry);
		// Whoever hangs up before the end cannot know what has become of the request.
		response.on('close', () => {
			if (!response.writableFinished && entry.certainty === 'intact') entry.certainty = 'doubt';
		});
		if (kind?.ends === 'head') {
			response.socket?.resetAndDestroy();
			return;
		}
		const body = await bytesOf(message);
		entry.body = body.toString('utf8');
		entry.method = methodIn(entry.body) ?? pathIn(message);
		// No fault of SOAP says anything to a call that is none.
		if (kind?.isSoap && methodIn(entry.body) === undefined) entry.certainty = 'doubt';
		onRequest?.(number);
		if (kind?.ends === 'body') {
			response.socket?.resetAndDestroy();
			return;
		}
		if (kind?.session !== undefined) await endSession(kind.session);
		entry.passed =
			kind === undefined || kind.passes === 'always' || (kind.passes === 'either' && planned!.passes);
		const passed = entry.passed
			? await answered(passOn(target + (message.url ?? '').slice(prefix.length), message, body))
			: { status: 200, headers: {}, body: Buffer.alloc(0) };
		entry.accepted = entry.passed && !refuses(passed);
		await (kind?.give ?? give)(response, passed, planned?.variant ?? 0);
		if (planned?.kind === 'gone') void leave(100 + 100 * planned.variant);
	};

	const answered = async (answer: Promise<Passed>) => {
		passing.add(answer);
		try {
			return await answer;
		} finally {
			passing.delete(answer);
		}
	};

	const create = () => {
		const server = createServer({ keepAliveTimeout: 60_000 }, (message, response) => {
			answer(message, response).catch(() => response.destroy());
		});
		server.on('connection', (socket) => {
			sockets.add(socket);
			socket.on('error', () => {});
			socket.on('close', () => sockets.delete(socket));
		});
		return server;
	};

	let server = create();
	const { port, giveBack } = await listeningAnywhere(server);

	let isAway = false;

	/** Connections that are kept open close as soon as they are idle: the next request finds nobody. */
	const leave = async (milliseconds: number) => {
		// A request that was let in before may want the same.
		if (isAway) return;
		isAway = true;
		const old = server;
		const closed = new Promise<void>((resolve) => old.close(() => resolve()));
		old.closeIdleConnections();
		await closed;
		await new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
		if (stopped) return;
		server = create();
		await listening(server, port);
		isAway = false;
		if (stopped) server.close();
	};

	return {
		url: `http://127.0.0.1:${port}${prefix}`,
		seen,
		idle: async () => void (await Promise.allSettled(passing)),
		stop: async () => {
			stopped = true;
			const closed = new Promise<void>((resolve) => server.close(() => resolve()));
			for (const socket of sockets) socket.destroy();
			await closed;
			giveBack();
		},
	};
}

interface KeptPort {
	port: number;
	giveBack: () => void;
}

/**
 * A port below those that systems give to outgoing connections: while nobody listens, none of them may take it. Nor may the proxy
 * of another run of these tests, which would be asked in place of this one: the UDP port of the same number says whose it is.
 */
async function listeningAnywhere(server: Server): Promise<KeptPort> {
	for (let attempt = 1; ; attempt++) {
		const port = 20_000 + Math.floor(Math.random() * 10_000);
		const keeper = createSocket('udp4');
		try {
			keeper.bind(port, '127.0.0.1');
			await once(keeper, 'listening');
			await listening(server, port);
			return { port, giveBack: () => void keeper.close() };
		} catch (error) {
			keeper.close();
			if (attempt === 20) throw error;
		}
	}
}

async function listening(server: Server, port: number): Promise<void> {
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, '127.0.0.1', resolve);
	});
}

async function bytesOf(stream: AsyncIterable<Buffer>): Promise<Buffer> {
	const parts: Buffer[] = [];
	for await (const part of stream) parts.push(part);
	return Buffer.concat(parts);
}

/** The sandbox answers a dead session with a fault, or in words where it has none. */
function refuses({ status, body }: Passed): boolean {
	return (
		status >= 400 || /<(?:[\w-]+:)?Fault\b|authentication token is invalid/.test(body.toString('latin1'))
	);
}

/** Nothing of the nodes reads the request here. */
function methodIn(body: string): string | undefined {
	return /<(?:[\w-]+:)?Body\b[^>]*>\s*<(?:[\w-]+:)?([\w-]+)/.exec(body)?.[1];
}

/** As the sandbox calls what is no SOAP. */
function pathIn({ method, url = '' }: IncomingMessage): string {
	return method === 'GET' ? '?WSDL' : url.split('/').slice(-2).join('/');
}

async function passOn(url: string, message: IncomingMessage, body: Buffer): Promise<Passed> {
	return await new Promise<Passed>((resolve, reject) => {
		const headers = { ...message.headers };
		delete headers['accept-encoding'];
		delete headers['transfer-encoding'];
		const passing = sendRequest(
			url,
			{
				method: message.method,
				headers: { ...headers, 'content-length': String(body.length) },
				agent: false,
			},
			(answer) => {
				bytesOf(answer).then(
					(bytes) =>
						resolve({
							status: answer.statusCode ?? 0,
							headers: Object.fromEntries(
								Object.entries(answer.headers).map(([name, value]) => [name, String(value)]),
							),
							body: bytes,
						}),
					reject,
				);
			},
		);
		passing.on('error', reject);
		passing.end(body);
	});
}
