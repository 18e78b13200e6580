import type { IDataObject } from 'n8n-workflow';
import { namedExactly } from '../../shared/operation/byName';
import type { OperationContext, OperationItem, ResultField } from '../../shared/operation/spec';
import type { Failure } from '../../shared/soap/failure';

/**
 * Entries of an answer whose inner names the vendor does not publish: wrapping elements are taken off, and known values
 * stand under stable words beside everything that came.
 */
export function entriesOf(json: IDataObject, fields: ResultField[]): IDataObject[] {
	return unwrapped(json).map((entry) => withKnownNames(entry, fields));
}

/** `finish` of a list whose wrapping elements are unknown; filtered and limited as the user asked. */
export function finishList(fields: ResultField[], ...nameFields: string[]) {
	return (items: IDataObject[], context: OperationContext): OperationItem[] =>
		toItems(
			filtered(
				items.flatMap((item) => entriesOf(item, fields)),
				context,
				nameFields,
			),
		);
}

/** `finish` of a list that was read by its published names. */
export function finishNamed(...nameFields: string[]) {
	return (items: IDataObject[], context: OperationContext): OperationItem[] =>
		toItems(filtered(items, context, nameFields));
}

/** `finish` of a single entry whose wrapping elements are unknown. */
export function finishOne(fields: ResultField[], ...echo: string[]) {
	return (items: IDataObject[], { values }: OperationContext): OperationItem[] =>
		items
			.flatMap((item) => entriesOf(item, fields))
			.map((entry) => {
				const echoed: IDataObject = {};
				for (const name of echo) {
					if (values[name] !== undefined) echoed[name] = asInteger(values[name] as IDataObject[string]);
				}
				return { json: { ...echoed, ...entry } };
			});
}

/** `finish` of a look-up by name: the one entry that is called so. */
export function finishExact(what: string, entriesIn = (items: IDataObject[]) => items) {
	return (items: IDataObject[], { values }: OperationContext): OperationItem[] | Failure => {
		const hit = namedExactly(entriesIn(items), values.name, { system: 'Archer', what });
		return hit.failure ?? toItems([hit.entry]);
	};
}

export function toItems(entries: IDataObject[]): OperationItem[] {
	return entries.map((json) => ({ json }));
}

/** Entries whose name holds what the filter says, up to the limit. */
export function filtered(
	entries: IDataObject[],
	{ values }: Pick<OperationContext, 'values'>,
	nameFields: string[],
): IDataObject[] {
	const wanted = String(values.nameContains ?? '')
		.trim()
		.toLowerCase();
	const found =
		wanted === ''
			? entries
			: entries.filter((entry) =>
					nameFields
						.map((name) => String(entry[name] ?? ''))
						.join(' ')
						.toLowerCase()
						.includes(wanted),
				);
	return values.returnAll === true || values.limit === undefined
		? found
		: found.slice(0, Number(values.limit));
}

/** Names without their case and separators: `xcomp_sec_prm_id` and `XcompSecPrmId` are the same. */
export function plainName(name: string): string {
	return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** The value under one of several names, whatever their case; undefined when none is there. */
export function valueOf(json: IDataObject, names: string[]): IDataObject[string] | undefined {
	const wanted = names.map(plainName);
	const key = wanted
		.map((name) => Object.keys(json).find((candidate) => plainName(candidate) === name))
		.find((found) => found !== undefined);
	return key === undefined ? undefined : json[key];
}

export function asInteger(value: IDataObject[string]): IDataObject[string] {
	if (typeof value !== 'string' || !/^-?\d{1,15}$/.test(value.trim())) return value;
	return Number(value);
}

function unwrapped(json: IDataObject): IDataObject[] {
	const keys = Object.keys(json);
	if (keys.length === 0) return [];
	if (keys.length > 1) return [json];
	const [inner] = Object.values(json);
	if (Array.isArray(inner)) {
		return (inner as Array<IDataObject | string>).map((entry) =>
			isObject(entry) ? entry : { value: entry },
		);
	}
	return isObject(inner) ? unwrapped(inner) : [json];
}

function withKnownNames(entry: IDataObject, fields: ResultField[]): IDataObject {
	const known: IDataObject = {};
	for (const { name, xml, type, words } of fields) {
		const value = valueOf(entry, xml.split('|'));
		if (value === undefined || isObject(value)) continue;
		known[name] = type === 'integer' ? asInteger(value) : value;
		const word = words?.[String(value)];
		if (word !== undefined) known[`${name}Text`] = word;
	}
	return { ...known, ...entry };
}

function isObject(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
