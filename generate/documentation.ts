import type { SoapSystem } from '../nodes/shared/operation/dialect';
import { methodNames } from '../nodes/shared/operation/resource';
import type { Entry } from '../nodes/shared/operation/spec';

const effects = { read: 'reads', idempotent: 'changes, can be repeated', write: 'changes' };

/** The operations of a system as a Markdown table, resources and operations in the order of the editor. */
export function operationsTable(system: SoapSystem): string {
	const rows = byName(system.resources).flatMap((resource) =>
		byName(system.operations.filter((operation) => operation.resource === resource.value)).map((operation) =>
			row(resource.name, operation),
		),
	);
	return [
		'| Resource | Operation | What it does | Method | Effect |',
		'| --- | --- | --- | --- | --- |',
		...rows,
	].join('\n');
}

function byName<T extends { name: string }>(entries: T[]): T[] {
	return [...entries].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function row(resource: string, operation: Entry): string {
	const { name, description, effect, destructive } = operation;
	const cells = [
		resource,
		name,
		description,
		methodNames(operation)
			.map((method) => `\`${method}\``)
			.join(', '),
		`${effects[effect]}${destructive ? ', cannot be undone' : ''}`,
	];
	return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
