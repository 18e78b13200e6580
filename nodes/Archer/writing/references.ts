import type { OperationContext } from '../../shared/operation/spec';
import { parameterFailure } from '../../shared/soap/failure';
import type { FieldDefinition, Known } from '../metadata/model';
import { metadataOf } from '../metadata/metadata';
import { findRecords, type NamedRecord } from '../locating/findRecords';
import type { FieldEntry } from './input';
import { isReference, recordNamesIn } from './namedValues';

/** The records that fields refer to by tracking ID or key field, looked up for many items together. */
export type References = (field: FieldDefinition, name: string) => Known<NamedRecord>;

interface Wanted {
	context: OperationContext;
	field: FieldDefinition;
	names: Set<string>;
}

/** What was found in this run, by field and name: the items of later requests refer to the same records. */
const found = new WeakMap<object, Map<string, NamedRecord>>();

const keyOf = ({ id }: FieldDefinition, name: string) => `${id} ${name.trim()}`;

export async function findReferences(
	items: Array<{ context: OperationContext; entries: FieldEntry[] }>,
	parameter: string,
): Promise<References> {
	const outcomes = new Map<string, Known<NamedRecord>>();
	for (const { context, field, names } of wantedIn(items).values()) {
		const known = found.get(context.settings) ?? new Map<string, NamedRecord>();
		found.set(context.settings, known);
		const texts = [...names].filter((name) => !known.has(keyOf(field, name)));
		const looked = texts.length === 0 ? [] : await lookedUp(context, field, texts, parameter);
		for (const [index, outcome] of looked.entries()) {
			outcomes.set(keyOf(field, texts[index]), outcome);
			if (outcome.found) known.set(keyOf(field, texts[index]), outcome.found);
		}
		for (const name of names) {
			const before = known.get(keyOf(field, name));
			if (before) outcomes.set(keyOf(field, name), { found: before });
		}
	}
	return (field, name) =>
		outcomes.get(keyOf(field, name)) ?? {
			failure: parameterFailure(parameter, `'${parameter}' names no record for field "${field.name}"`),
		};
}

function wantedIn(items: Array<{ context: OperationContext; entries: FieldEntry[] }>): Map<number, Wanted> {
	const wanted = new Map<number, Wanted>();
	for (const { context, entries } of items) {
		for (const { type, definition: field, value } of entries) {
			if (field === undefined || !isReference(type ?? field.type)) continue;
			const names = recordNamesIn(value);
			if (names.length === 0) continue;
			const one = wanted.get(field.id) ?? { context, field, names: new Set<string>() };
			for (const name of names) one.names.add(name);
			wanted.set(field.id, one);
		}
	}
	return wanted;
}

async function lookedUp(
	context: OperationContext,
	field: FieldDefinition,
	texts: string[],
	parameter: string,
): Promise<Array<Known<NamedRecord>>> {
	const metadata = metadataOf(context);
	const levels = await metadata.referenceLevels(field.id);
	if (levels.failure) {
		const failure = {
			...levels.failure,
			message: `'${parameter}' has "${texts[0].slice(0, 60)}" for field "${field.name}", but which records it can name could not be looked up: ${levels.failure.message}`,
			advice: 'Give the content IDs of the records.',
			parameter,
			reached: 'no' as const,
		};
		return texts.map(() => ({ failure }));
	}
	return await findRecords(context, metadata, {
		levels: levels.found,
		texts,
		by: 'either',
		parameter,
		fieldName: field.name,
	});
}
