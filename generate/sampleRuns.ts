/* eslint-disable @n8n/community-nodes/no-restricted-imports -- this runs when the documentation is made, never inside n8n */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What an operation was given in a test and what it gave. */
export interface SampleRun {
	parameters: unknown;
	items?: unknown;
	output: unknown;
}

/** Longer ones show no more and are hard to read. */
const longest = 2500;

/** For each operation, as `system/resource.operation`, its first sample folder that ends well and is not too long. */
export function sampleRuns(root: string): Record<string, SampleRun> {
	const samples = path.join(root, 'test', 'samples');
	const runs: Record<string, SampleRun> = {};
	for (const system of readdirSync(samples)) {
		for (const name of readdirSync(path.join(samples, system)).sort()) {
			const key = `${system}/${name.split('__')[0]}`;
			const file = (part: string) => path.join(samples, system, name, part);
			if (key in runs || !existsSync(file('items.json'))) continue;
			const given = readFileSync(file('sample.json'), 'utf8');
			const output = readFileSync(file('items.json'), 'utf8');
			if (given.length + output.length > longest) continue;
			const { parameters, items } = JSON.parse(given) as { parameters: unknown; items?: unknown };
			runs[key] = { parameters, items, output: JSON.parse(output) as unknown };
		}
	}
	return runs;
}
