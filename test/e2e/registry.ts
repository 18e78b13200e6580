/* eslint-disable @n8n/community-nodes/no-restricted-imports -- the end-to-end tests are a process of their own, they never run inside n8n */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer as createProxy, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { join } from 'node:path';
import { root } from '../../e2e/paths';

/**
 * The npm registry with one package in it. n8n takes no other registry than npm's without a licence, so this stands where a
 * company's proxy does: what n8n and its npm ask registry.npmjs.org arrives here, everything else is refused.
 */
export interface Registry {
	/** For n8n. */
	environment: Record<string, string>;
	/** The npm that n8n starts gets no environment of this kind: it reads the settings of its user. */
	setUp(home: string): void;
	/** Puts a version there; the last one is the latest. */
	publish(version: string, tarball: Buffer): void;
	/** Paths that were asked for. */
	readonly asked: string[];
	close(): Promise<void>;
}

const host = 'registry.npmjs.org';
const certificates = join(root, 'test', 'support', 'certificates');
const certificate = (name: string) => readFileSync(join(certificates, name));

const authority = join(certificates, 'registryCa.pem');

export async function openRegistry(packageName: string): Promise<Registry> {
	const versions = new Map<string, Buffer>();
	const asked: string[] = [];

	const manifest = (version: string, tarball: Buffer) => ({
		name: packageName,
		version,
		dist: {
			tarball: `https://${host}/${packageName}/-/${packageName}-${version}.tgz`,
			integrity: `sha512-${createHash('sha512').update(tarball).digest('base64')}`,
			shasum: createHash('sha1').update(tarball).digest('hex'),
		},
	});

	function contentOf(path: string): object | Buffer | undefined {
		const all = Object.fromEntries(
			[...versions].map(([version, tarball]) => [version, manifest(version, tarball)]),
		);
		const latest = [...versions.keys()].at(-1);
		if (path === packageName) {
			const time = Object.fromEntries(
				[...versions.keys()].map((version) => [version, '2026-01-31T00:00:00Z']),
			);
			return { name: packageName, 'dist-tags': { latest }, versions: all, time };
		}
		const file = new RegExp(`^${packageName}/-/${packageName}-(.+)\\.tgz$`).exec(path)?.[1];
		if (file !== undefined) return versions.get(file);
		const version = path.startsWith(`${packageName}/`) ? path.slice(packageName.length + 1) : '';
		return all[version === 'latest' ? (latest ?? '') : version];
	}

	function answer(request: IncomingMessage, response: ServerResponse): void {
		const path = decodeURIComponent(new URL(request.url ?? '/', `https://${host}`).pathname).slice(1);
		asked.push(path);
		const content = request.headers.host === host ? contentOf(path) : undefined;
		response.statusCode = content === undefined ? 404 : 200;
		response.setHeader('connection', 'close');
		if (Buffer.isBuffer(content)) response.end(content);
		else response.setHeader('content-type', 'application/json').end(JSON.stringify(content ?? {}));
	}

	const server = createServer(
		{ cert: certificate('registry.pem'), key: certificate('registry.key') },
		answer,
	);
	const port = await listening(server);
	const proxy = createProxy((_request, response) => response.writeHead(403).end());
	const open = new Set<Socket>();
	proxy.on('connect', (request, socket: Socket) => {
		open.add(socket);
		socket.on('error', () => undefined).once('close', () => open.delete(socket));
		if (request.url !== `${host}:443`) {
			socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
			return;
		}
		const target = connect(port, '127.0.0.1', () => {
			socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
			target.pipe(socket).pipe(target);
		});
		target.on('error', () => socket.destroy());
	});
	const proxyPort = await listening(proxy);
	const address = `http://127.0.0.1:${proxyPort}`;

	return {
		environment: {
			HTTPS_PROXY: address,
			https_proxy: address,
			NO_PROXY: '127.0.0.1,localhost',
			no_proxy: '127.0.0.1,localhost',
			NODE_EXTRA_CA_CERTS: authority,
		},
		setUp: (home) => writeFileSync(join(home, '.npmrc'), `cafile=${authority}\n`),
		publish: (version, tarball) => void versions.set(version, tarball),
		asked,
		close: async () => {
			for (const socket of open) socket.destroy();
			await Promise.all(
				[server, proxy].map(async (one) => await new Promise((resolve) => one.close(resolve))),
			);
		},
	};
}

async function listening(server: ReturnType<typeof createProxy>): Promise<number> {
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
	return (server.address() as AddressInfo).port;
}
