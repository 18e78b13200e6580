/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- the sandbox is a process of its own, it never runs inside n8n */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type {
	ArcherContract,
	AssureSignContract,
	SoftExpertContract,
	SoftExpertDatasetMethod,
} from './types';

/**
 * The contracts lie in contracts; this file runs as sandbox/contract/load.ts (jest) and as
 * build/sandbox/contract/load.js (compiled), so the folder is looked for upwards.
 */
function contractsFolder(): string {
	let folder = __dirname;
	for (;;) {
		const candidate = join(folder, 'contracts');
		if (existsSync(join(candidate, 'archer.json'))) return candidate;
		const parent = dirname(folder);
		if (parent === folder) throw new Error('The folder contracts was not found above the sandbox');
		folder = parent;
	}
}

function load<Contract>(name: string): Contract {
	return JSON.parse(readFileSync(join(contractsFolder(), `${name}.json`), 'utf8')) as Contract;
}

export const archerContract = load<ArcherContract>('archer');
export const softExpertContract = load<SoftExpertContract>('softExpert');
/** The one method of SoftExpert's REST interface that the sandbox has. */
export const datasetContract = softExpertContract.rest.find(
	(method): method is SoftExpertDatasetMethod => method.name === 'dataset-integration/{id}',
)!;
export const assureSignContract = load<AssureSignContract>('assureSign');
