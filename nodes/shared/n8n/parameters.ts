import type { IExecuteFunctions } from 'n8n-workflow';
import type { OperationSpec, ParameterValues, PropertyCollection } from '../operation/spec';
import { parameterFailure, type Failure } from '../soap/failure';
import { collectionTexts } from './properties';

export type ItemParameters =
	| { values: ParameterValues; failure?: undefined }
	| { values?: undefined; failure: Failure };

const collections = Object.keys(collectionTexts) as PropertyCollection[];

/**
 * Resolves every parameter of every item before the first request: an expression costs half a millisecond, and evaluating
 * between requests would hold up the answers. What holds no expression is read once for all items.
 */
export function readParameters(
	context: IExecuteFunctions,
	operation: OperationSpec,
	itemCount: number,
): ItemParameters[] {
	const raw = context.getNode().parameters;
	const names = parameterNames(operation);
	const dynamic = names.filter((name) => holdsExpression(raw[name]));
	const fixed = names.filter((name) => !dynamic.includes(name));
	const shared = readNames(context, operation, fixed, 0);
	return Array.from({ length: itemCount }, (_, itemIndex) => {
		if (shared.failure) return shared;
		if (dynamic.length === 0) return { values: { ...shared.values } };
		const own = readNames(context, operation, dynamic, itemIndex);
		return own.failure ? own : { values: { ...shared.values, ...own.values } };
	});
}

function parameterNames(operation: OperationSpec): string[] {
	const always = operation.properties.filter((property) => property.collection === undefined);
	return [...always.map((property) => property.name), ...collections];
}

function readNames(
	context: IExecuteFunctions,
	operation: OperationSpec,
	names: string[],
	itemIndex: number,
): ItemParameters {
	const values: ParameterValues = {};
	for (const name of names) {
		try {
			const value: unknown = context.getNodeParameter(name, itemIndex, null);
			if (collections.includes(name as PropertyCollection)) Object.assign(values, value ?? {});
			else values[name] = value ?? undefined;
		} catch (error) {
			return { failure: expressionFailure(labelOf(operation, name), error) };
		}
	}
	return { values };
}

/** What the editor calls the parameter. */
function labelOf(operation: OperationSpec, name: string): string {
	const property = operation.properties.find((candidate) => candidate.name === name);
	return property?.displayName ?? collectionTexts[name as PropertyCollection]?.displayName ?? name;
}

function expressionFailure(label: string, error: unknown): Failure {
	const reason = error instanceof Error ? error.message : 'it cannot be evaluated';
	return parameterFailure(
		label,
		`The expression in '${label}' does not work: ${reason}`,
		'Open the node and check the expression against the data of this item.',
	);
}

function holdsExpression(value: unknown): boolean {
	if (typeof value === 'string') return value.startsWith('=');
	return typeof value === 'object' && value !== null && Object.values(value).some(holdsExpression);
}
