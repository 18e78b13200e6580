/* eslint-disable @n8n/community-nodes/no-restricted-imports -- this runs when the documentation is made, never inside n8n */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { SampleError } from './errors';

/** A sample holds what its test is about, which need not be all of the error. */
interface ErrorItem {
	error: { message?: string; code?: string; fault?: { kind?: string } };
}

/** The first error of every sample folder that ends with one. */
export function sampleErrors(root: string): SampleError[] {
	const samples = path.join(root, 'test', 'samples');
	return readdirSync(samples).flatMap((system) =>
		readdirSync(path.join(samples, system)).flatMap((name) => {
			const file = path.join(samples, system, name, 'error.json');
			if (!existsSync(file)) return [];
			const content = JSON.parse(readFileSync(file, 'utf8')) as ErrorItem | ErrorItem[];
			const { error } = Array.isArray(content) ? content[0] : content;
			return [
				{
					folder: `${system}/${name}`,
					kind: error.fault?.kind ?? error.code ?? '',
					message: error.message ?? '',
				},
			];
		}),
	);
}
