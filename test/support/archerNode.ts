import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { Sandbox } from '../../sandbox';
import type { CredentialStore } from './credentialsHelper';
import { runNode, sandboxCredentials } from './workflow';

/** What a resource locator holds. */
export function locator(mode: string, value: string | number) {
	return { __rl: true as const, mode, value };
}

export interface ArcherRun {
	/** JSON of the items, in their order. */
	json: IDataObject[];
	/** What the items on the error output say. */
	errors: Array<{ message: string; description: string; code: string; fault: IDataObject }>;
}

/** Runs one operation of the Archer node against the sandbox; what fails comes out of the error output. */
export async function runArcher(
	sandbox: Sandbox,
	operation: `${string}.${string}`,
	parameters: INodeParameters = {},
	options: { items?: IDataObject[]; store?: CredentialStore; version?: number } = {},
): Promise<ArcherRun> {
	const [resource, name] = operation.split('.');
	const { items, errors, error } = await runNode({
		node: 'archer',
		parameters: { resource, operation: name, ...parameters },
		items: options.items,
		version: options.version,
		onError: 'continueErrorOutput',
		store: options.store ?? sandboxCredentials(sandbox),
	});
	if (error) throw error;
	return {
		json: items.map((item) => item.json),
		errors: errors.map((item) => item.json.error as ArcherRun['errors'][number]),
	};
}
