/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { systems } from '../../index';
import type { SystemName } from '../support/methods';
import {
	inputItems,
	readJson,
	sampleCredentials,
	samplesRoot,
	startSampleServer,
	type Sample,
} from '../support/samples';
import { runNode } from '../support/workflow';

/**
 * A folder is a test: `<resource>.<operation>__<what it shows>`. The node runs with the folder's parameters against a server
 * that answers with the folder's responses; the bytes of the requests and the items must be those of the folder.
 */
const isRecording = process.env.RECORD_SAMPLES === '1';
describe.each(Object.keys(systems) as SystemName[])('%s', (system) => {
	const folder = path.join(samplesRoot, system);
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
	const server = await startSampleServer(folder);
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
