/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { systems } from '../../index';
import { ownerOf } from '../../nodes/shared/engine/signIn/tokenOwner';
import { CredentialStore } from './credentialsHelper';
import type { SystemName } from './methods';
import { runNode, type NodeRun } from './workflow';

/** The sample folders: parameters of a node, the answers of the system, and what must follow. */
export const samplesRoot = path.join(__dirname, '..', 'samples');
const sampleSession = 'SAMPLETOKEN0000000000000000000000';
const sampleContext = '06C4A84A-693C-46CB-8DF2-40A8215AA056';
const contentTypes: Record<string, string> = {
	xml: 'text/xml; charset=utf-8',
	html: 'text/html',
	json: 'application/json',
	txt: 'text/plain',
	mime: 'multipart/related; type="application/xop+xml"; boundary="MIME"; start="<root>"; start-info="text/xml"',
};

export interface Sample {
	/** Of the workflow; UTC otherwise. */
	timeZone?: string;
	parameters: INodeParameters;
	items?: IDataObject[];
	binary?: Record<string, { fileName: string; mimeType: string; base64: string }>;
}

/** What a test makes of an answer before it is sent; `isLast` is the answer that the items come from. */
export type Alter = (body: string, isLast: boolean) => string;

export function inputItems(sample: Sample): INodeExecutionData[] {
	const items = (sample.items ?? [{}]).map((json): INodeExecutionData => ({ json }));
	for (const [field, { fileName, mimeType, base64 }] of Object.entries(sample.binary ?? {})) {
		for (const item of items) {
			item.binary = { ...item.binary, [field]: { fileName, mimeType, data: base64 } };
		}
	}
	return items;
}

export function sampleCredentials(url: string): CredentialStore {
	const store = new CredentialStore();
	store.set('archer', {
		baseUrl: `${url}/archer`,
		instanceName: 'Sample',
		userName: 'n8n',
		password: 'not-used',
		sessionToken: sampleSession,
	});
	store.set('softExpert', {
		baseUrl: url,
		authentication: 'apiKey',
		apiKey: 'sample-key',
		requestsPerSecond: 1000,
		checked: 'yes',
	});
	store.set('assureSign', {
		environment: 'own',
		host: url,
		userName: 'n8n@example.com',
		password: 'not-used',
		authenticationToken: sampleSession,
		accountContext: sampleContext,
	});
	// A stored session counts only beside the account that it belongs to.
	for (const [name, { dialect }] of Object.entries(systems)) {
		const credential = store.get(name);
		if (dialect.session) store.set(name, { ...credential, sessionOwner: ownerOf(dialect, credential) });
	}
	return store;
}

/** Answers the first request with `1.response…`, the second with `2.response…`, and keeps the bodies it got. */
export async function startSampleServer(
	folder: string,
	alter: Alter = (body) => body,
): Promise<{ url: string; requests: string[]; close: () => void }> {
	const requests: string[] = [];
	const count = readdirSync(folder).filter((entry) => /^\d+\.response\./.test(entry)).length;
	const server: Server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const asked = `${request.method} ${request.url ?? ''}`;
			if (request.method === 'GET' && isExpected(folder, requests.length + 1, asked)) requests.push(asked);
			else if (request.method === 'GET') {
				// The service's description: without a file of that name the service hides it, as many do.
				const description = path.join(folder, 'description.wsdl.xml');
				const isThere = existsSync(description);
				response.writeHead(isThere ? 200 : 404, { 'Content-Type': contentTypes[isThere ? 'xml' : 'html'] });
				response.end(isThere ? readFileSync(description) : '');
				return;
			} else requests.push(Buffer.concat(chunks).toString('utf8'));
			const file = readdirSync(folder).find((entry) => entry.startsWith(`${requests.length}.response.`));
			const [, , second, third] = (file ?? '').split('.');
			const status = third === undefined ? 200 : Number(second);
			response.writeHead(file ? status : 501, {
				'Content-Type': contentTypes[third ?? second] ?? 'text/plain',
			});
			if (file === undefined) response.end('No response in the sample folder');
			else response.end(alteredBytes(folder, file, requests.length === count, alter));
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return { url: `http://127.0.0.1:${port}`, requests, close: () => server.close() };
}

/** A question without a body stands in the folder as its verb and path. */
function isExpected(folder: string, number: number, asked: string): boolean {
	const file = path.join(folder, `${number}.request.xml`);
	return existsSync(file) && readFileSync(file, 'utf8').trimEnd() === asked;
}

/** As single bytes: a multipart answer has files in it. */
function alteredBytes(folder: string, file: string, isLast: boolean, alter: Alter): Buffer {
	const bytes = readFileSync(path.join(folder, file));
	return Buffer.from(alter(bytes.toString('latin1'), isLast), 'latin1');
}

export function readJson<T>(folder: string, file: string): T {
	return JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as T;
}

/** A sample in which the operation does what it should, for one item. */
export function successSample(system: SystemName, operation: string): string {
	const base = path.join(samplesRoot, system);
	const name = readdirSync(base)
		.sort()
		.find(
			(entry) =>
				entry.startsWith(`${operation}__`) &&
				existsSync(path.join(base, entry, 'items.json')) &&
				readJson<unknown[]>(path.join(base, entry), 'items.json').length > 0 &&
				(readJson<Sample>(path.join(base, entry), 'sample.json').items ?? [1]).length === 1,
		);
	if (name === undefined) throw new Error(`No sample of ${operation} gives an item`);
	return path.join(base, name);
}

/** Runs a sample with other answers than its own. */
export async function replay(system: SystemName, folder: string, alter: Alter): Promise<NodeRun> {
	const [resource, operation] = path.basename(folder).split('__')[0].split('.');
	const sample = readJson<Sample>(folder, 'sample.json');
	const server = await startSampleServer(folder, alter);
	try {
		return await runNode({
			node: system,
			parameters: { resource, operation, ...sample.parameters },
			items: inputItems(sample),
			onError: 'continueErrorOutput',
			store: sampleCredentials(server.url),
		});
	} finally {
		server.close();
	}
}
