/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { systems } from '../../index';
import { ownerOf } from '../../nodes/shared/n8n/tokenOwner';
import type { SystemName } from '../support/methods';
import { CredentialStore } from '../support/credentialsHelper';
import { runNode } from '../support/workflow';

/**
 * A folder is a test: `<resource>.<operation>__<what it shows>`. The node runs with the folder's parameters against a server
 * that answers with the folder's responses; the bytes of the requests and the items must be those of the folder.
 */
const root = path.join(__dirname, '..', 'samples');
const isRecording = process.env.RECORD_SAMPLES === '1';
const sampleSession = 'SAMPLETOKEN0000000000000000000000';
const sampleContext = '06C4A84A-693C-46CB-8DF2-40A8215AA056';
const contentTypes: Record<string, string> = {
	xml: 'text/xml; charset=utf-8',
	html: 'text/html',
	json: 'application/json',
	txt: 'text/plain',
	mime: 'multipart/related; type="application/xop+xml"; boundary="MIME"; start="<root>"; start-info="text/xml"',
};

interface Sample {
	/** Of the workflow; UTC otherwise. */
	timeZone?: string;
	parameters: INodeParameters;
	items?: IDataObject[];
	binary?: Record<string, { fileName: string; mimeType: string; base64: string }>;
}

describe.each(Object.keys(systems) as SystemName[])('%s', (system) => {
	const folder = path.join(root, system);
	const names = existsSync(folder) ? readdirSync(folder).sort() : [];

	test('every operation has a sample', () => {
		const sampled = new Set(names.map((name) => name.split('__')[0]));
		const missing = systems[system].operations
			.map((operation) => `${operation.resource}.${operation.value}`)
			.filter((operation) => !sampled.has(operation));
		expect(missing).toEqual([]);
	});

	for (const name of names) {
		test(name, async () => await runSample(system, path.join(folder, name), name));
	}
});

async function runSample(system: SystemName, folder: string, name: string): Promise<void> {
	const [resource, operation] = name.split('__')[0].split('.');
	const sample = readJson<Sample>(folder, 'sample.json');
	const server = await startServer(folder);
	try {
		const { items, errors, error } = await runNode({
			node: system,
			parameters: { resource, operation, ...sample.parameters },
			items: inputItems(sample),
			onError: 'continueErrorOutput',
			store: sampleCredentials(server.url),
			timeZone: sample.timeZone,
		});
		expect(error).toBeUndefined();
		checkRequests(folder, server.requests);
		const expected = existsSync(path.join(folder, 'error.json')) ? 'error.json' : 'items.json';
		const output = (expected === 'error.json' ? errors : items).map(describeItem);
		if (isRecording && !existsSync(path.join(folder, expected))) {
			writeFileSync(path.join(folder, expected), `${JSON.stringify(output, null, '\t')}\n`);
		}
		if (expected === 'items.json') {
			expect(errors.map((item) => item.json)).toEqual([]);
			expect(output).toEqual(readJson(folder, expected));
		} else {
			const wanted = [readJson<IDataObject | IDataObject[]>(folder, expected)].flat();
			expect(output).toHaveLength(wanted.length);
			for (const [index, part] of wanted.entries()) expect(output[index]).toMatchObject(part);
		}
	} finally {
		server.close();
	}
}

function checkRequests(folder: string, requests: string[]): void {
	for (const [index, request] of requests.entries()) {
		const file = path.join(folder, `${index + 1}.request.xml`);
		if (isRecording && !existsSync(file)) writeFileSync(file, `${request}\n`);
		expect(request).toBe(readFileSync(file, 'utf8').trimEnd());
	}
	const wanted = readdirSync(folder).filter((file) => /^\d+\.request\.xml$/.test(file));
	expect(requests).toHaveLength(wanted.length);
}

/** A file in the output is described by its name, type and bytes. */
function describeItem(item: INodeExecutionData): IDataObject {
	const files = Object.entries(item.binary ?? {}).map(([field, { fileName, mimeType, data }]) => [
		field,
		{ fileName, mimeType, base64: data },
	]);
	return files.length === 0 ? item.json : { ...item.json, $binary: Object.fromEntries(files) as IDataObject };
}

function inputItems(sample: Sample): INodeExecutionData[] {
	const items = (sample.items ?? [{}]).map((json): INodeExecutionData => ({ json }));
	for (const [field, { fileName, mimeType, base64 }] of Object.entries(sample.binary ?? {})) {
		for (const item of items) {
			item.binary = { ...item.binary, [field]: { fileName, mimeType, data: base64 } };
		}
	}
	return items;
}

function sampleCredentials(url: string): CredentialStore {
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
	for (const name of ['archer', 'assureSign'] as const) {
		const credential = store.get(name);
		store.set(name, { ...credential, sessionOwner: ownerOf(systems[name].dialect, credential) });
	}
	return store;
}

/** Answers the first request with `1.response…`, the second with `2.response…`, and keeps the bodies it got. */
async function startServer(folder: string): Promise<{ url: string; requests: string[]; close: () => void }> {
	const requests: string[] = [];
	const server: Server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			if (request.method === 'GET') {
				// The service's description: without a file of that name the service hides it, as many do.
				const description = path.join(folder, 'description.wsdl.xml');
				const isThere = existsSync(description);
				response.writeHead(isThere ? 200 : 404, { 'Content-Type': contentTypes[isThere ? 'xml' : 'html'] });
				response.end(isThere ? readFileSync(description) : '');
				return;
			}
			requests.push(Buffer.concat(chunks).toString('utf8'));
			const file = readdirSync(folder).find((entry) => entry.startsWith(`${requests.length}.response.`));
			const [, , second, third] = (file ?? '').split('.');
			const status = third === undefined ? 200 : Number(second);
			response.writeHead(file ? status : 501, {
				'Content-Type': contentTypes[third ?? second] ?? 'text/plain',
			});
			response.end(file ? readFileSync(path.join(folder, file)) : 'No response in the sample folder');
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return { url: `http://127.0.0.1:${port}`, requests, close: () => server.close() };
}

function readJson<T>(folder: string, file: string): T {
	return JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as T;
}
