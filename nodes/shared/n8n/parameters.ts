import type { IExecuteFunctions } from 'n8n-workflow';
import { checkOrder, checkParameters, type CheckedParameters } from '../operation/check';
import type { OperationSpec, ParameterValues, PropertyCollection } from '../operation/spec';
import { shown } from '../operation/values';
import { parameterFailure, type Failure } from '../soap/failure';
import { collectionTexts, runOptionsOf } from './properties';

export type ItemParameters = CheckedParameters;

const collections = Object.keys(collectionTexts) as PropertyCollection[];

/**
 * Resolves and checks every parameter of every item before the first request: an expression costs half a millisecond, and
 * evaluating between requests would hold up the answers. What holds no expression is read once for all items.
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
	const fields = checkOrder(operation, runOptionsOf(operation));
	const shared = readNames(context, operation, fixed, 0);
	if (shared.failure) return new Array<ItemParameters>(itemCount).fill(shared);
	if (dynamic.length === 0) {
		const checked = checkParameters(fields, shared.given);
		return Array.from({ length: itemCount }, () =>
			checked.failure ? checked : { values: { ...checked.values } },
		);
	}
	return Array.from({ length: itemCount }, (_, itemIndex) => {
		const own = readNames(context, operation, dynamic, itemIndex);
		return own.failure ? own : checkParameters(fields, { ...shared.given, ...own.given });
	});
}

function parameterNames(operation: OperationSpec): string[] {
	const always = operation.properties.filter((property) => property.collection === undefined);
	return [...always.map((property) => property.name), ...collections];
}

type Given = { given: ParameterValues; failure?: undefined } | { given?: undefined; failure: Failure };

/** The parameters as n8n keeps them, collections as objects. */
function readNames(
	context: IExecuteFunctions,
	operation: OperationSpec,
	names: string[],
	itemIndex: number,
): Given {
	const given: ParameterValues = {};
	const raw = context.getNode().parameters;
	for (const name of names) {
		if (!(name in raw)) {
			given[name] = defaultOf(operation, name);
			continue;
		}
		try {
			given[name] = context.getNodeParameter(name, itemIndex, null);
		} catch (error) {
			return { failure: expressionFailure(labelOf(operation, name), error) };
		}
		if (collections.includes(name as PropertyCollection)) {
			const fields = given[name] ?? {};
			if (typeof fields !== 'object' || Array.isArray(fields)) {
				const label = labelOf(operation, name);
				return {
					failure: parameterFailure(
						label,
						`'${label}' must be an object with its fields, but is ${shown(fields)}`,
					),
				};
			}
			given[name] = fields;
		}
	}
	return { given };
}

/** An older workflow does not have a parameter that came later: n8n then goes by the default, unless it is an expression. */
function defaultOf(operation: OperationSpec, name: string): unknown {
	const property = operation.properties.find(
		(candidate) => candidate.collection === undefined && candidate.name === name,
	);
	return holdsExpression(property?.default) ? undefined : property?.default;
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
