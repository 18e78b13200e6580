/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import { readFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { createServer, type Server, type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { startSandbox, type Sandbox } from '../../sandbox';
import { runNode, sandboxCredentials } from '../support/workflow';

const pem = (file: string) => readFileSync(path.join(__dirname, '../support/certificates', file), 'utf8');
const servers: Server[] = [];
let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(async () => {
	for (const server of servers) server.close();
	await sandbox.stop();
});
beforeEach(() => sandbox.control.reset());

/** The sandbox's Archer behind TLS; gives its base URL. */
async function archerBehindTls(name: string, options: ServerOptions = {}): Promise<string> {
	const server = createServer(
		{ cert: pem(`${name}.pem`), key: pem(`${name}.key`), ...options },
		(incoming, outgoing) => {
			const forward = httpRequest(
				`${sandbox.url}${incoming.url}`,
				{ method: incoming.method, headers: incoming.headers },
				(answer) => {
					outgoing.writeHead(answer.statusCode!, answer.headers);
					answer.pipe(outgoing);
				},
			);
			incoming.pipe(forward);
		},
	);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	servers.push(server);
	return `https://127.0.0.1:${(server.address() as AddressInfo).port}/archer`;
}

async function lookUp(changes: ICredentialDataDecryptedObject) {
	const store = sandboxCredentials(sandbox);
	store.set('archer', { ...store.get('archer'), ...changes });
	return await runNode({
		node: 'archer',
		parameters: { resource: 'user', operation: 'lookUpId', userName: 'user0001' },
		store,
	});
}

test('a certificate of an own authority is refused, with what to do', async () => {
	const { error } = await lookUp({ baseUrl: await archerBehindTls('server') });
	expect(error?.message).toBe(
		'The certificate of Archer is not signed by an authority that n8n knows [item 0].',
	);
	expect(error?.description).toContain('Use Own Certificates');
	expect(sandbox.requests).toEqual([]);
});

test('is accepted with the CA certificate, for the sign-in as for the calls', async () => {
	const baseUrl = await archerBehindTls('server');
	const { items, error } = await lookUp({ baseUrl, useCertificates: true, ca: pem('ca.pem') });
	expect(error).toBeUndefined();
	expect(items[0].json.userId).toBe(205);
});

test('a certificate that was pasted into one line is understood', async () => {
	const baseUrl = await archerBehindTls('server');
	const ca = pem('ca.pem').trim().replace(/\n/g, ' ');
	const { error } = await lookUp({ baseUrl, useCertificates: true, ca });
	expect(error).toBeUndefined();
});

test('certificate fields do not count while their switch is off', async () => {
	const { error } = await lookUp({ baseUrl: await archerBehindTls('server'), ca: pem('ca.pem') });
	expect(error?.message).toContain('not signed by an authority');
});

test('Ignore SSL Issues connects anyway', async () => {
	const { error } = await lookUp({ baseUrl: await archerBehindTls('elsewhere'), ignoreSslIssues: true });
	expect(error).toBeUndefined();
});

test('a certificate of another host is refused', async () => {
	const { error } = await lookUp({
		baseUrl: await archerBehindTls('elsewhere'),
		useCertificates: true,
		ca: pem('ca.pem'),
	});
	expect(error?.message).toBe('The certificate of Archer belongs to another host name [item 0].');
});

test('the client certificate is shown where the server asks for one', async () => {
	const baseUrl = await archerBehindTls('server', {
		requestCert: true,
		rejectUnauthorized: true,
		ca: pem('ca.pem'),
	});
	const tls = { baseUrl, useCertificates: true, ca: pem('ca.pem') };
	const without = await lookUp(tls);
	expect(without.error).toBeDefined();
	const { error } = await lookUp({ ...tls, certificate: pem('client.pem'), privateKey: pem('client.key') });
	expect(error).toBeUndefined();
});
