import type { INodePropertyOptions } from 'n8n-workflow';
import type { Failure } from '../soap/failure';
import { parameterFailure } from '../soap/failure';
import type { Entry, ParameterValues, PropertySpec } from './spec';
import { isAbsent, toWire, truthOf } from './values/values';

/**
 * Map Automatically: the fields of whatever creates or changes something come from the columns of the item that are called like
 * them. Which operations have it follows from their effect.
 */

/** Parameters of the node, in n8n's words for its own mapper. */
export const mappingMode = 'mappingMode';
export const unknownColumns = 'unknownColumns';
export const automatic = 'autoMapInputData';

/** What follows from an operation alone; asked for every field of it, and n8n's start waits for that. */
interface Mapping {
	isMappable: boolean;
	/** What is always shown gives way to the columns: it is hidden then, but not what decides about other fields. */
	givingWay: Set<PropertySpec>;
	/** The fields that a column can fill: those, what a picker gives, and the members of the collections that hold data. */
	mapped: PropertySpec[];
}

const mappings = new WeakMap<Entry, Mapping>();

const simpleTypes = new Set(['string', 'number', 'boolean', 'options', 'multiOptions', 'dateTime', 'json']);
const neverMapped = new Set(['hidden', 'notice', 'resourceMapper']);

function mappingOf(entry: Entry): Mapping {
	const known = mappings.get(entry);
	if (known !== undefined) return known;
	const { fields, effect, destructive } = entry;
	const deciding = new Set<string>();
	for (const { displayOptions } of fields) {
		if (displayOptions === undefined) continue;
		const { show = {}, hide = {} } = displayOptions;
		for (const path of [...Object.keys(show), ...Object.keys(hide)]) deciding.add(path.replace(/^\//, ''));
	}
	const givingWay = new Set(
		fields.filter(
			({ name, type, collection }) =>
				collection === undefined && simpleTypes.has(type) && !deciding.has(name),
		),
	);
	const mapped = fields.filter((field) => {
		const { type, collection } = field;
		if (collection === undefined) return type === 'resourceLocator' || givingWay.has(field);
		return (collection === 'additionalFields' || collection === 'updateFields') && !neverMapped.has(type);
	});
	// What writes fields of the user's own, chosen by their mode, takes the columns for those.
	const writesOwnFields = fields.some(({ name }) => name === 'fieldsMode');
	// What only chooses is no data of the item's, where a mapper takes that.
	const hasMapper = fields.some(({ type }) => type === 'resourceMapper');
	const onlyChooses = hasMapper && mapped.every(({ type }) => type === 'resourceLocator');
	const isMappable =
		effect !== 'read' && !destructive && !writesOwnFields && !onlyChooses && mapped.length > 0;
	const mapping = { isMappable, givingWay, mapped };
	mappings.set(entry, mapping);
	return mapping;
}

/** Whether an operation has it. */
export function isMappable(entry: Entry): boolean {
	return mappingOf(entry).isMappable;
}

export function givesWay(entry: Entry, field: PropertySpec): boolean {
	return mappingOf(entry).givingWay.has(field);
}

export function mappedFields(entry: Entry): PropertySpec[] {
	return mappingOf(entry).mapped;
}

/** What is left of a name when nobody looks at capital letters and blanks. */
function folded(name: string): string {
	return name.toLowerCase().replace(/[\s_-]+/g, '');
}

export type Mapped =
	| { values: ParameterValues; unknown: string[]; failure?: undefined }
	| { values?: undefined; unknown?: undefined; failure: Failure };

/** Fills the fields of one item that have no value of their own in the node. */
export type Mapper = (given: ParameterValues, columns: Record<string, unknown>) => Mapped;

/** Of several fields of one name that of the node's version is meant: what another is called means nothing here. */
function isOf(version: number, { displayOptions }: PropertySpec): boolean {
	return displayOptions?.show?.['@version']?.includes(version) ?? true;
}

/** What the columns of a run are called does not change from item to item as a rule, so their meaning is kept. */
export function mapperFor(entry: Entry, version: number): Mapper {
	const names = new Map<string, Set<PropertySpec>>();
	const note = (name: string, field: PropertySpec) => {
		const known = names.get(name) ?? new Set();
		names.set(name, known.add(field));
	};
	for (const field of mappedFields(entry).filter((each) => isOf(version, each))) {
		for (const name of [field.name, field.displayName]) {
			note(name, field);
			if (folded(name) !== name) note(folded(name), field);
		}
	}
	const meanings = new Map<string, PropertySpec[]>();
	const meaningOf = (column: string) => {
		const known = meanings.get(column);
		if (known !== undefined) return known;
		const exact = [...(names.get(column) ?? [])].filter(({ name }) => name === column);
		const found = exact.length > 0 ? exact : [...(names.get(column) ?? names.get(folded(column)) ?? [])];
		meanings.set(column, found);
		return found;
	};
	return (given, columns) => filled(given, columns, meaningOf);
}

function filled(
	given: ParameterValues,
	columns: Record<string, unknown>,
	meaningOf: (column: string) => PropertySpec[],
): Mapped {
	const values = { ...given };
	const unknown: string[] = [];
	const takenFrom = new Map<string, string>();
	for (const [column, value] of Object.entries(columns)) {
		const fields = meaningOf(column);
		if (fields.length === 0) {
			unknown.push(column);
			continue;
		}
		const different = new Set(fields.map(({ name, collection = '' }) => `${collection}.${name}`));
		const [field] = fields;
		if (different.size > 1) return { failure: meansTwo(column, fields) };
		const place = [...different][0];
		const other = takenFrom.get(place);
		if (other !== undefined) return { failure: isGivenTwice(field, other, column) };
		takenFrom.set(place, column);
		if (isAbsent(value) || hasOwnValue(field, values)) continue;
		const { name, collection } = field;
		const coerced = asField(field, value);
		if (collection === undefined) values[name] = coerced;
		else values[collection] = { ...(values[collection] as object), [name]: coerced };
	}
	return { values, unknown };
}

/** What is chosen or added in the node holds for every item. */
function hasOwnValue({ name, type, collection }: PropertySpec, given: ParameterValues): boolean {
	if (collection !== undefined) return name in ((given[collection] ?? {}) as object);
	if (type !== 'resourceLocator') return false;
	const own = given[name];
	const value = typeof own === 'object' && own !== null && 'value' in own ? own.value : own;
	return !isAbsent(value) && value !== '';
}

/** Tables hold texts: a yes, the shown name of a choice, a name where an identifier could stand. The rest is for the checks. */
function asField(field: PropertySpec, value: unknown): unknown {
	const text = typeof value === 'string' ? value.trim() : value;
	switch (field.type) {
		case 'boolean':
			return truthIn(text) ?? value;
		case 'options':
			return choiceIn(field, text);
		case 'multiOptions':
			return [typeof text === 'string' ? text.split(',').map((one) => one.trim()) : text]
				.flat()
				.map((one) => choiceIn(field, one));
		case 'resourceLocator':
			return typeof text === 'object' ? text : { __rl: true, mode: modeFor(field, text), value: text };
		default:
			return value;
	}
}

function truthIn(value: unknown): boolean | undefined {
	const word = typeof value === 'string' ? value.toLowerCase() : value;
	if (word === 'yes') return true;
	return word === 'no' ? false : truthOf(word);
}

function choiceIn({ options }: PropertySpec, value: unknown): unknown {
	const choices = (options ?? []) as INodePropertyOptions[];
	if (typeof value !== 'string' || choices.some((choice) => String(choice.value) === value)) return value;
	return choices.find(({ name }) => folded(name) === folded(value))?.value ?? value;
}

/** What cannot be an identifier is a name, where the field takes names. */
function modeFor({ lookup = {}, xml, modes = [] }: PropertySpec, value: unknown): string {
	const entered = modes.filter(({ type }) => type !== 'list').map(({ name }) => name);
	const byIdentifier = entered.find((name) => lookup[name] === undefined);
	const byName = entered.find((name) => lookup[name] !== undefined);
	const isIdentifier = xml === undefined || toWire(value, xml).problem === undefined;
	return (isIdentifier ? (byIdentifier ?? byName) : (byName ?? byIdentifier)) ?? 'id';
}

function meansTwo(column: string, fields: PropertySpec[]): Failure {
	const labels = fields.map(({ displayName }) => `'${displayName}'`).join(' and ');
	return parameterFailure(
		column,
		`The column '${column}' can mean ${labels}`,
		`Call it by the name of the parameter: ${fields.map(({ name }) => name).join(' or ')}.`,
	);
}

function isGivenTwice({ displayName }: PropertySpec, one: string, other: string): Failure {
	return parameterFailure(
		displayName,
		`'${displayName}' has two columns: '${one}' and '${other}'`,
		'Take one of them out of the item, or give it another name.',
	);
}
