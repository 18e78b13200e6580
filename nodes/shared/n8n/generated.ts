import type { SoapSystem } from '../operation/dialect';
import { operationsTable } from './docs';
import { outputSchema } from './schema';

const folders: Record<string, string> = {
	archer: 'Archer',
	softExpert: 'SoftExpert',
	assureSign: 'AssureSign',
};

/** Everything that is made from the operations and committed: content by path from the root of the repository. */
export function generatedFiles(systems: Record<string, SoapSystem>, readme: string): Record<string, string> {
	const files: Record<string, string> = { 'README.md': withCounts(systems, readme) };
	for (const [name, system] of Object.entries(systems)) {
		const folder = folders[name];
		for (const operation of system.operations) {
			const { resource, value } = operation;
			files[`nodes/${folder}/__schema__/v1.0.0/${resource}/${value}.json`] =
				`${JSON.stringify(outputSchema(operation), null, '\t')}\n`;
		}
		files[`docs/${name}-operations.md`] =
			`# ${system.dialect.system}: operations\n\nMade from the operations by \`npm run generate\`.\n\n${operationsTable(system)}\n`;
	}
	return files;
}

/** The README names each system's operations between two marks. */
function withCounts(systems: Record<string, SoapSystem>, readme: string): string {
	const rows = Object.entries(systems).map(([name, { dialect, resources, operations }]) => {
		const perResource = [...resources]
			.sort((a, b) => (a.name < b.name ? -1 : 1))
			.map((resource) => {
				const names = operations
					.filter((operation) => operation.resource === resource.value)
					.map((operation) => operation.name)
					.sort();
				return `**${resource.name}**: ${names.join(', ')}`;
			});
		return `| [${dialect.system}](docs/${name}-operations.md) | ${operations.length} | ${perResource.join('<br>')} |`;
	});
	const table = ['| Node | Operations | |', '| --- | --- | --- |', ...rows].join('\n');
	return readme.replace(
		/(<!-- operations -->)[\s\S]*?(<!-- \/operations -->)/,
		(_all, start: string, end: string) => `${start}\n${table}\n${end}`,
	);
}
