import type { INodePropertyCollection } from 'n8n-workflow';
import { parameterFailure, type Failure } from '../../soap/failure';
import { checkValue, type Checked } from './checkValue';
import { labelOf } from './label';
import type { Entry, ParameterValues, PropertySpec } from '../spec';
import { isAbsent, kindOf } from './values';
import { hidden, inOrderOfChoice, isShown, versionKey } from './visible';

export type CheckedParameters =
	| { values: ParameterValues; failure?: undefined }
	| { values?: undefined; failure: Failure };

/**
 * Settles for every parameter whether it is absent, emptied or set, before anything is sent and before a verb sees it. What
 * comes out has no null and no value of a field that the present choices hide; choices, switches and numbers are of their
 * own type. `given` holds the parameters as n8n keeps them, collections as objects under their name.
 */
export function checkParameters(fields: PropertySpec[], given: ParameterValues): CheckedParameters {
	const values: ParameterValues = {};
	const shown = new Set<string>();
	const notShown = new Set<string>();
	const around = {
		valueOf: (name: string) => (notShown.has(name) ? hidden : values[name]),
	};
	if (given[versionKey] !== undefined) values[versionKey] = given[versionKey];
	for (const property of fields) {
		// Of several fields that share a name, such as those of two versions of the node, the one that is shown counts.
		if (!isShown(property, around)) {
			if (!shown.has(property.name)) notShown.add(property.name);
			continue;
		}
		shown.add(property.name);
		notShown.delete(property.name);
		const checked =
			property.type === 'fixedCollection'
				? checkRows(property, givenOf(property, given), around.valueOf)
				: checkValue(property, givenOf(property, given), placeOf(property, given));
		if (checked.problem !== undefined) {
			const { sentence, advice, about } = checked.problem;
			const label = about ?? labelOf(property);
			return { failure: parameterFailure(property.displayName, `${label} ${sentence}`, advice) };
		}
		if (checked.value !== undefined) values[property.name] = checked.value;
	}
	return { values };
}

/** The fields in the order in which they can be checked; made once for all items. */
export function checkOrder({ fields }: Entry, options: PropertySpec[]): PropertySpec[] {
	return inOrderOfChoice<PropertySpec>([...fields, ...options]);
}

function givenOf({ name, collection }: PropertySpec, given: ParameterValues): unknown {
	if (collection === undefined) return given[name];
	return (given[collection] as ParameterValues | undefined)?.[name];
}

/** Where a field stands decides what it means that it has no value. */
function placeOf({ name, collection, mustDecide }: PropertySpec, given: ParameterValues = {}) {
	if (collection === undefined) return 'always';
	if (mustDecide && name in ((given[collection] as ParameterValues | undefined) ?? {})) return 'always';
	return collection === 'updateFields' ? 'update' : 'optional';
}

/** Rows keep the shape they came in: `{ section: [...] }` of the editor, or a list from an expression. */
function checkRows(property: PropertySpec, given: unknown, outer: (name: string) => unknown): Checked {
	const empty = () => checkValue(property, '', placeOf(property));
	if (isAbsent(given) || given === '') return checkValue(property, given, placeOf(property));
	if (typeof given !== 'object') {
		return { problem: { sentence: `must be a list of rows, but is a ${typeof given}` } };
	}
	const sections = Array.isArray(given) ? { '': given as unknown } : (given as Record<string, unknown>);
	const found: Record<string, unknown[]> = {};
	let position = 0;
	for (const [name, rows] of Object.entries(sections)) {
		found[name] = [];
		for (const row of [rows].flat()) {
			if (isAbsent(row)) continue;
			position++;
			const checked = checkRow(property, name, row, outer);
			if (checked.problem !== undefined) return { problem: inRow(property, position, checked.problem) };
			found[name].push(checked.value);
		}
	}
	// An added field without rows is untouched; a list without rows was made so.
	if (position === 0 && Object.keys(sections).length === 0) {
		return property.required ? empty() : { value: undefined };
	}
	if (position === 0) return empty();
	return { value: Array.isArray(given) ? found[''] : found };
}

type Problem = NonNullable<Checked['problem']>;

function inRow(
	{ displayName }: PropertySpec,
	position: number,
	problem: Problem & { field?: string },
): Problem {
	const about =
		problem.about ??
		(problem.field === undefined
			? `'${displayName}' number ${position}`
			: `'${problem.field}' of '${displayName}' number ${position}`);
	return { ...problem, about };
}

type CheckedRow =
	| { value: Record<string, unknown>; problem?: undefined }
	| { value?: undefined; problem: Problem & { field?: string } };

function checkRow(
	property: PropertySpec,
	section: string,
	row: unknown,
	outer: (name: string) => unknown,
): CheckedRow {
	if (typeof row !== 'object' || Array.isArray(row)) {
		return {
			problem: {
				sentence: `must be a row with its fields, but is ${Array.isArray(row) ? kindOf(row) : `a ${typeof row}`}`,
			},
		};
	}
	const given = row as Record<string, unknown>;
	const value: Record<string, unknown> = Object.fromEntries(
		Object.entries(given).filter(([, inner]) => !isAbsent(inner)),
	);
	const fields = columnsOf(property, section);
	const notShown = new Set(fields.map(({ name }) => name));
	for (const field of fields) {
		const around = {
			valueOf: (name: string) => {
				if (name !== field.name && notShown.has(name)) return hidden;
				if (value[name] !== undefined) return value[name];
				return fields.find((other) => other.name === name)?.default ?? outer(name);
			},
		};
		// Columns for several kinds of rows may share a name: the one that is shown counts.
		if (!isShown(field, around)) continue;
		notShown.delete(field.name);
		// A row of an expression may leave columns out; one that names a column and gives nothing for it means something.
		if (!(field.name in given) && !field.required) continue;
		const checked =
			field.type === 'fixedCollection'
				? checkRows(field, given[field.name], around.valueOf)
				: checkValue(field, given[field.name], 'row');
		if (checked.problem !== undefined) {
			return { problem: { ...checked.problem, field: field.displayName } };
		}
		if (checked.value === undefined) delete value[field.name];
		else value[field.name] = checked.value;
	}
	for (const name of notShown) delete value[name];
	return { value };
}

const columns = new WeakMap<PropertySpec, Map<string, PropertySpec[]>>();

/** The fields of a section; of the only one where the rows came as a list. */
function columnsOf(property: PropertySpec, section: string): PropertySpec[] {
	const known = columns.get(property) ?? new Map<string, PropertySpec[]>();
	columns.set(property, known);
	const ready = known.get(section);
	if (ready) return ready;
	const sections = (property.options ?? []) as INodePropertyCollection[];
	const found = sections.find(({ name }) => name === section) ?? sections[0];
	const places = property.xml?.fields;
	const made = inOrderOfChoice((found?.values ?? []) as PropertySpec[]).map((column) => ({
		...column,
		xml: places?.[column.name],
	}));
	known.set(section, made);
	return made;
}
