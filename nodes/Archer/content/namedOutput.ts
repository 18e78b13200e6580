import type { IDataObject } from 'n8n-workflow';
import type { Completion } from '../../shared/operation/dialect';
import type { OperationItem } from '../../shared/operation/spec';
import type { Failure } from '../../shared/soap/failure';
import type { FieldDefinition, Known, ListValue, Metadata } from '../metadata/model';
import { metadataOf } from '../metadata/metadata';
import { isNamed } from '../versions';
import { isRefusal } from './fieldNames';
import { textOf } from './given';
import { isReference, linkedRecords } from './linkedRecords';
import { namelessIds, oneShape, type Words } from './oneShape';
import { simplified } from './read';
import { fieldTypeOf, type FieldType } from './types';

/** Simplified records under the names of their fields, from the version on that gives them so. */
export const recordNames: Completion = async (items, context) => {
	const { values } = context;
	if (!isNamed(values)) return items;
	const records = items.map(({ json }) => json);
	const linked = values.linkedRecords === true ? await linkedRecords(context, records) : undefined;
	const names = new Names(metadataOf(context), textOf(values.moduleId), linked);
	const named: OperationItem[] = [];
	for (const item of items) named.push({ ...item, json: await names.simplified(item.json) });
	return names.failure ?? named;
};

/**
 * Names and words of records that come without: a single record has none of its fields'. Only what is missing is asked for;
 * what cannot be found out stays an ID.
 */
export class Names {
	/** Why names are missing that the next try may well find: keys must not change from one run to the next. */
	failure?: Failure;

	private readonly definitions = new Map<string, Promise<Map<string, FieldDefinition>>>();

	private readonly lists = new Map<string, Promise<Map<string, string>>>();

	constructor(
		private readonly metadata: Metadata,
		/** Application of records that do not tell theirs. */
		private readonly moduleId: string,
		/** Records that are linked to, with all that they have, by content ID. */
		private readonly linked: ReadonlyMap<string, IDataObject> = new Map<string, IDataObject>(),
	) {}

	async simplified(record: IDataObject): Promise<IDataObject> {
		return simplified(await this.named(record, textOf(record.moduleId) || this.moduleId));
	}

	private async named(record: IDataObject, moduleId: string): Promise<IDataObject> {
		const fields: Record<string, IDataObject> = {};
		for (const [key, field] of Object.entries((record.fields ?? {}) as Record<string, IDataObject>)) {
			fields[key] = await this.namedField(field, moduleId);
		}
		const named: IDataObject = { ...record, fields };
		if (Array.isArray(record.records)) {
			const nested = record.records as IDataObject[];
			const all: IDataObject[] = [];
			for (const one of nested) all.push(await this.named(one, textOf(one.moduleId) || moduleId));
			named.records = all;
		}
		return named;
	}

	private async namedField(field: IDataObject, moduleId: string): Promise<IDataObject> {
		const type = fieldTypeOf(field.typeId ?? field.type);
		const isMatrix = type === 'matrix' && Array.isArray(field.value) && field.value.length > 0;
		const lacksWords = type === 'valuesList' && namelessIds(field.value).length > 0;
		const isNameless = textOf(field.name) === '';
		const rows = type === 'subform' && Array.isArray(field.value) ? (field.value as IDataObject[]) : [];
		const definition =
			isNameless || isMatrix || lacksWords || rows.length > 0
				? (await this.fieldsOf(moduleId)).get(textOf(field.id))
				: undefined;
		const words = isMatrix || lacksWords ? await this.wordsFor(definition) : {};
		let { value } = field;
		if (rows.length > 0) {
			const rowModule = textOf(definition?.subformId);
			const named: IDataObject[] = [];
			for (const row of rows) named.push(await this.named(row, rowModule));
			value = named;
		}
		return {
			...field,
			...(isNameless && definition ? { name: definition.name } : {}),
			value: await this.withLinked(oneShape(value, type, words), type),
		};
	}

	/** Of a linked record its links are no more than links. */
	private async withLinked(
		value: IDataObject[string],
		type: FieldType | undefined,
	): Promise<IDataObject[string]> {
		if (this.linked.size === 0 || !isReference(type) || !Array.isArray(value)) return value;
		const plain = new Names(this.metadata, '');
		const entries: IDataObject[] = [];
		for (const entry of value as IDataObject[]) {
			const record = this.linked.get(textOf(entry.id));
			const named = record && (await plain.named(record, textOf(record.moduleId)));
			entries.push(named ? { ...entry, fields: named.fields } : entry);
		}
		return entries;
	}

	/** Fields of an application or sub-form by their ID; none where nothing is known. */
	private async fieldsOf(moduleId: string): Promise<Map<string, FieldDefinition>> {
		if (!/^\d+$/.test(moduleId)) return new Map();
		const known =
			this.definitions.get(moduleId) ??
			this.metadata
				.fields(Number(moduleId))
				.then((fields) => new Map(this.foundIn(fields).map((field) => [String(field.id), field])));
		this.definitions.set(moduleId, known);
		return await known;
	}

	private async wordsFor(definition: FieldDefinition | undefined): Promise<Words> {
		if (definition === undefined) return {};
		const { id, type, rowListId, columnListId } = definition;
		if (type !== 'matrix') {
			const words = await this.listOf(`field ${id}`, async () =>
				this.foundIn(await this.metadata.values(definition)),
			);
			return { value: (value) => words.get(value) };
		}
		const [rows, columns] = [await this.wordsOfList(rowListId), await this.wordsOfList(columnListId)];
		return { row: (value) => rows.get(value), column: (value) => columns.get(value) };
	}

	private async wordsOfList(listId: number | undefined): Promise<Map<string, string>> {
		if (listId === undefined) return new Map();
		return await this.listOf(`list ${listId}`, async () =>
			this.foundIn(await this.metadata.valuesOfList(listId)),
		);
	}

	private foundIn<Found>({ found, failure }: Known<Found[]>): Found[] {
		if (failure && !isRefusal(failure)) this.failure ??= failure;
		return found ?? [];
	}

	private async listOf(key: string, ask: () => Promise<ListValue[]>): Promise<Map<string, string>> {
		const known =
			this.lists.get(key) ??
			ask().then((values) => new Map(values.map(({ id, name }) => [String(id), name])));
		this.lists.set(key, known);
		return await known;
	}
}
