/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests never run inside n8n */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { systems } from '../../index';
import { outputOf } from '../../nodes/shared/operation/resource';
import { hasOriginals, simplified } from '../../nodes/shared/operation/words/simplified';
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

/** Outputs of new nodes: each fact once, in camelCase, with real types. Without Simplify they are those of saved nodes. */

const folders = (Object.keys(systems) as SystemName[]).flatMap((system) =>
	systems[system].operations
		.filter((entry) => hasOriginals(entry, outputOf(entry)))
		.flatMap(({ resource, value }) =>
			readdirSync(path.join(samplesRoot, system))
				.filter((name) => name.startsWith(`${resource}.${value}__`))
				.map((name): [string, SystemName, string] => [name, system, path.join(samplesRoot, system, name)]),
		)
		.filter(([, , folder]) => existsSync(path.join(folder, 'items.json'))),
);

async function outputOfSample(system: SystemName, folder: string, simplify: boolean): Promise<IDataObject[]> {
	const [resource, operation] = path.basename(folder).split('__')[0].split('.');
	const sample = readJson<Sample>(folder, 'sample.json');
	const server = await startSampleServer(folder);
	try {
		const { items, error } = await runNode({
			node: system,
			version: 1.1,
			parameters: { resource, operation, ...sample.parameters, simplify },
			items: inputItems(sample),
			store: sampleCredentials(server.url),
		});
		expect(error).toBeUndefined();
		return items.map(({ json }) => json);
	} finally {
		server.close();
	}
}

function namesIn(value: unknown): string[][] {
	if (Array.isArray(value)) return value.flatMap(namesIn);
	if (typeof value !== 'object' || value === null) return [];
	return [Object.keys(value), ...Object.values(value).flatMap(namesIn)];
}

test('the samples show most of the operations that pass on what comes', () => {
	expect(folders.length).toBeGreaterThan(20);
});

test.each(folders)('%s says everything once, in one spelling', async (_name, system, folder) => {
	const items = await outputOfSample(system, folder, true);
	expect(items).toHaveLength(readJson<unknown[]>(folder, 'items.json').length);
	for (const names of items.flatMap(namesIn)) {
		expect(names.filter((name) => !/^[a-z][A-Za-z0-9]*$/.test(name))).toEqual([]);
		const folded = names.map((name) => name.toLowerCase());
		expect(folded.filter((name, index) => folded.indexOf(name) !== index)).toEqual([]);
	}
	expect(JSON.stringify(items)).not.toMatch(/"(?:[Tt]rue|[Ff]alse)"|row_?num/i);
});

test.each(folders)('%s is what it was without Simplify', async (_name, system, folder) => {
	expect(await outputOfSample(system, folder, false)).toEqual(readJson(folder, 'items.json'));
});

test('names and types of what comes beside', () => {
	const json = {
		userId: 221,
		ID: '221',
		row_num: '1',
		MiddleName: '',
		SecurityParameterId: '2',
		Telephone: '0049',
		IsDefault: 'True',
		URLName: 'x',
		xcomp_sec_prm_id: '12345678901234567890',
		Groups: { Group: [{ Id: '5', Name: 'A' }] },
	};
	expect(simplified(json, [{ name: 'userId', xml: 'ID|Id', description: '' }])).toEqual({
		userId: 221,
		middleName: '',
		securityParameterId: 2,
		telephone: '0049',
		isDefault: true,
		urlName: 'x',
		xcompSecPrmId: '12345678901234567890',
		groups: { group: [{ id: 5, name: 'A' }] },
	});
});
