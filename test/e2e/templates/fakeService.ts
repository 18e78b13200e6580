/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests never run inside n8n */
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ServiceRequest {
	/** `GET /path`, without the query. */
	call: string;
	query: Record<string, string>;
	headers: IncomingHttpHeaders;
	/** Parsed where it is JSON. */
	body: unknown;
}

/** What a call is answered with: JSON, or a status with JSON. */
type Answer = unknown;
export type Routes = Record<string, (request: ServiceRequest) => Answer>;

/** The HTTP interface of an HR or ticket system, as far as a template calls it. */
export interface FakeService {
	url: string;
	readonly requests: ServiceRequest[];
	stop(): Promise<void>;
}

const statusOf = Symbol('status');

export const status = (code: number, json: unknown = {}) => ({ [statusOf]: code, json });

/** `routes` by `GET /path`; a last part `*` stands for the rest of the path. What is not there is answered with 404. */
export async function startFakeService(routes: Routes): Promise<FakeService> {
	const requests: ServiceRequest[] = [];
	const server = createServer((incoming, outgoing) => {
		const chunks: Buffer[] = [];
		incoming.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
			const { pathname, searchParams } = new URL(incoming.url ?? '/', 'http://127.0.0.1');
			const request: ServiceRequest = {
				call: `${incoming.method} ${pathname}`,
				query: Object.fromEntries(searchParams),
				headers: incoming.headers,
				body: parsed(Buffer.concat(chunks).toString('utf8')),
			};
			requests.push(request);
			const answer = routeFor(routes, request.call)?.(request) ?? status(404, { message: 'No such route' });
			const { [statusOf]: code, json } = answer as { [statusOf]?: number; json?: unknown };
			outgoing.writeHead(code ?? 200, { 'content-type': 'application/json', connection: 'close' });
			outgoing.end(JSON.stringify(code === undefined ? answer : json));
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		requests,
		stop: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

function routeFor(routes: Routes, call: string) {
	const open = Object.keys(routes).find((route) => route.endsWith('/*') && call.startsWith(route.slice(0, -1)));
	return routes[call] ?? (open === undefined ? undefined : routes[open]);
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}
