import type { ICredentialType, INodeTypeDescription } from 'n8n-workflow';
import type { SoapSystem } from '../nodes/shared/operation/dialect';
import { operationsTable } from './documentation';
import { errorsPage, type SampleError } from './errors';
import { withFiles } from './examplePage';
import { manifestFiles } from './manifests';
import { referencePage, triggerPage } from './reference';
import type { SampleRun } from './sampleRuns';
import { outputSchema } from './schema';

export { linksOf, singlePackages } from './packages';
export { sampleErrors } from './sampleErrors';
export { sampleRuns } from './sampleRuns';

/** Shows the files of docs/examples. */
const examplePage = 'docs/how-to/add-a-system.md';

/** What stands beside the operations in what is made from them. */
export interface Sources {
	/** A committed file, by its path from the root of the repository. */
	read: (file: string) => string;
	errors: SampleError[];
	runs: Record<string, SampleRun>;
	credentials: ICredentialType[];
	triggers: INodeTypeDescription[];
}

/** Everything that is made from the operations and committed: content by path from the root of the repository. */
export function generatedFiles(
	systems: Record<string, SoapSystem>,
	{ read, errors, runs, credentials, triggers }: Sources,
): Record<string, string> {
	const files: Record<string, string> = {
		...manifestFiles(systems, read),
		'docs/errors.md': errorsPage(errors),
		[examplePage]: withFiles(read(examplePage), read),
	};
	for (const [name, system] of Object.entries(systems)) {
		for (const operation of system.operations) {
			const { resource, value } = operation;
			const schema = `${JSON.stringify(outputSchema(operation), null, '\t')}\n`;
			// Only for the version that new nodes have: a node that is saved already shows its
			// fields after its first run, and the files of another version are a tenth of the package.
			const version = folderOf(system.versions.at(-1)!);
			files[`nodes/${system.folder}/__schema__/${version}/${resource}/${value}.json`] = schema;
		}
		files[`docs/operations/${name}.md`] =
			`# ${system.dialect.system}: operations\n\nMade from the operations by \`npm run generate\`. What goes in and comes out: [reference](../reference/${name}.md).\n\n${operationsTable(system)}\n`;
		const credential = credentials.find((type) => type.name === system.dialect.credential);
		const ofSystem = Object.entries(runs).flatMap(
			([key, run]): Array<[string, SampleRun]> =>
				key.startsWith(`${name}/`) ? [[key.slice(name.length + 1), run]] : [],
		);
		files[`docs/reference/${name}.md`] = referencePage(
			system,
			credential?.properties ?? [],
			JSON.parse(read(`contracts/${name}.json`)),
			Object.fromEntries(ofSystem),
		);
	}
	for (const trigger of triggers) {
		const used = credentials.find((type) => type.name === trigger.credentials?.[0].name);
		files[`docs/reference/${trigger.name}.md`] = triggerPage(trigger, used?.properties ?? []);
	}
	return files;
}

/** Where n8n looks for the schemas of a version of the node; it takes no other version's. */
function folderOf(version: number): string {
	const [major, minor = '0'] = String(version).split('.');
	return `v${major}.${minor}.0`;
}
