/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { startFakeService, type FakeService, type Routes } from './fakeService';

/** Fakes of services whose addresses n8n's own nodes know: it reaches them through a proxy, under their real names. */
export interface Hosts {
	/** Of n8n, so that it asks the proxy for everything that is not on this machine. */
	environment: Record<string, string>;
	of(host: string): FakeService;
	stop(): Promise<void>;
}

const certificates = join(__dirname, '../../support/certificates');
const certificate = join(certificates, 'desks.pem');

export async function startHosts(routes: Record<string, Routes>): Promise<Hosts> {
	const services = new Map<string, FakeService>();
	for (const [host, ofHost] of Object.entries(routes)) services.set(host, await startFakeService(ofHost));
	const sockets = new Set<Socket>();
	const keep = (socket: Socket) => {
		sockets.add(socket);
		socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
	};
	const unwrapping = createTlsServer(
		{ key: readFileSync(join(certificates, 'desks.key')), cert: readFileSync(certificate) },
		(socket) => {
			keep(socket);
			const service = services.get(String(socket.servername));
			if (service === undefined) return void socket.destroy();
			const behind = connect(Number(new URL(service.url).port), '127.0.0.1');
			keep(behind);
			socket.pipe(behind).pipe(socket);
		},
	);
	const proxy = createServer();
	proxy.on('connect', ({ url = '' }, socket: Socket, head: Buffer) => {
		keep(socket);
		if (!services.has(url.split(':')[0])) return void socket.end('HTTP/1.1 502 Unknown host\r\n\r\n');
		const behind = connect((unwrapping.address() as AddressInfo).port, '127.0.0.1', () => {
			socket.write('HTTP/1.1 200 Connected\r\n\r\n');
			behind.write(head);
			socket.pipe(behind).pipe(socket);
		});
		keep(behind);
	});
	for (const server of [unwrapping, proxy]) {
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	}
	return {
		environment: {
			HTTPS_PROXY: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
			NO_PROXY: '127.0.0.1,localhost',
			NODE_EXTRA_CA_CERTS: certificate,
		},
		of: (host) => {
			const service = services.get(host);
			if (service === undefined) throw new Error(`No fake of ${host}`);
			return service;
		},
		stop: async () => {
			for (const socket of sockets) socket.destroy();
			for (const server of [unwrapping, proxy]) {
				await new Promise((resolve) => server.close(resolve));
			}
			for (const service of services.values()) await service.stop();
		},
	};
}
