import type { IExecuteFunctions, INode } from 'n8n-workflow';
import { checkOrder, checkParameters, type CheckedParameters } from '../operation/values/check';
import type { Entry, ParameterValues, PropertyCollection } from '../operation/spec';
import { shown } from '../operation/values/values';
import { isShown, versionKey } from '../operation/values/visible';
import { parameterFailure, type Failure } from '../soap/failure';
import { columnMapping } from './mapped';
import { Places, type PlacesOfItem } from './places';
import { collectionTexts, runOptionsOf } from './properties';

export type ItemParameters = CheckedParameters;

const collections = Object.keys(collectionTexts) as PropertyCollection[];

/**
 * Gives the parameters of an item, resolved and checked: an expression costs half a millisecond, so when that is done is the
 * runner's to say (`ahead.ts`). What holds no expression is read once for all items.
 */
export function parameterReader(
	context: IExecuteFunctions,
	operation: Entry,
): (itemIndex: number) => ItemParameters {
	// n8n copies the whole node each time that it is asked for it.
	const node = context.getNode();
	const raw = node.parameters;
	const names = parameterNames(operation);
	const dynamic = names.filter((name) => holdsExpression(raw[name]));
	const fixed = names.filter((name) => !dynamic.includes(name));
	const fields = checkOrder(operation, runOptionsOf(operation));
	const shared = readNames({ context, node, operation }, fixed, 0);
	if (shared.failure) return () => shared;
	const mapping = columnMapping(context, operation);
	if (dynamic.length === 0 && mapping === undefined) {
		const checked = checkParameters(fields, shared.given);
		return () => (checked.failure ? checked : { values: { ...checked.values } });
	}
	const places = new Places(raw, dynamic);
	const input = context.getInputData();
	return (itemIndex) => {
		const own = readNames({ context, node, operation }, dynamic, itemIndex, places.of(input[itemIndex]));
		if (own.failure) return own;
		const given = { ...shared.given, ...own.given };
		const mapped = mapping?.(given, itemIndex) ?? { values: given, failure: undefined };
		return mapped.failure ? mapped : checkParameters(fields, mapped.values);
	};
}

function parameterNames(operation: Entry): string[] {
	const always = operation.fields.filter((property) => property.collection === undefined);
	return [...new Set(always.map((property) => property.name)), ...collections];
}

type Given = { given: ParameterValues; failure?: undefined } | { given?: undefined; failure: Failure };

interface Reading {
	context: IExecuteFunctions;
	node: INode;
	operation: Entry;
}

/** The parameters as n8n keeps them, collections as objects. */
function readNames(
	{ context, node, operation }: Reading,
	names: string[],
	itemIndex: number,
	places?: PlacesOfItem,
): Given {
	const { parameters: raw, typeVersion } = node;
	const given: ParameterValues = { [versionKey]: typeVersion };
	for (const name of names) {
		if (!(name in raw)) {
			given[name] = defaultOf(operation, name, typeVersion);
			continue;
		}
		try {
			const byN8n = () => context.getNodeParameter(name, itemIndex, null);
			given[name] = places ? places.read(name, byN8n) : byN8n();
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

/**
 * An older workflow does not have a parameter that came later: n8n then goes by the default of the node's version, unless it is
 * an expression.
 */
function defaultOf(operation: Entry, name: string, version: number): unknown {
	const around = { valueOf: (other: string) => (other === versionKey ? version : undefined) };
	const property = operation.fields.find(
		(candidate) =>
			candidate.collection === undefined && candidate.name === name && isShown(candidate, around),
	);
	return holdsExpression(property?.default) ? undefined : property?.default;
}

/** What the editor calls the parameter. */
function labelOf(operation: Entry, name: string): string {
	const property = operation.fields.find((candidate) => candidate.name === name);
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
