import type { SoapSystem } from '../operation/dialect';
import type { OperationSpec } from '../operation/spec';

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

function row(resource: string, operation: OperationSpec): string {
	const { name, description, effect, destructive } = operation;
	const cells = [
		resource,
		name,
		description,
		methodsOf(operation)
			.map((method) => `\`${method}\``)
			.join(', '),
		`${effects[effect]}${destructive ? ', cannot be undone' : ''}`,
	];
	return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

function methodsOf({ composite, soap, steps }: OperationSpec): string[] {
	const methods = [soap.element, ...(steps ?? []).map((step) => step.soap.element)];
	return [...new Set(composite ? methods.slice(1) : methods)];
}
