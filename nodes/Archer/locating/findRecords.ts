import type { IDataObject } from 'n8n-workflow';
import type { OperationContext } from '../../shared/operation/spec';
import { parameterFailure, type Failure } from '../../shared/soap/failure';
import type { FieldDefinition, Known, Level, Metadata } from '../metadata/model';
import type { SearchCondition } from '../query/condition';
import { searchRecords, valueIn } from './searchRecords';

/** Records by what people call them: the tracking ID as the screens show it, or the text of the key field. */

export interface NamedRecord {
	contentId: number;
	levelId: number;
	moduleId: number;
}

export interface SoughtRecords {
	/** Where the records can be. */
	levels: Level[];
	texts: string[];
	by: 'trackingId' | 'keyField' | 'either';
	/** Shown name of the parameter that the texts are in. */
	parameter: string;
	/** Name of the field that refers to the records, where one does. */
	fieldName?: string;
}

/** How the records of a level can be found. */
interface Ways {
	level: Level;
	tracking?: FieldDefinition;
	keys: FieldDefinition[];
}

/** One outcome per text, in their order; many texts cost one search per level. */
export async function findRecords(
	context: OperationContext,
	metadata: Metadata,
	sought: SoughtRecords,
): Promise<Array<Known<NamedRecord>>> {
	const { levels, texts } = sought;
	const wanted = [...new Set(texts.map((text) => text.trim()))];
	const hits = new Map(wanted.map((text) => [text, new Map<number, NamedRecord>()]));
	const ways: Ways[] = [];
	for (const level of levels) {
		const fields = await metadata.fields(level.applicationId);
		if (fields.failure) return texts.map(() => ({ failure: fields.failure }));
		ways.push(waysOf(level, fields.found, sought));
	}
	// What looks like a tracking ID and is one needs no second search.
	for (const way of ['tracking', 'key'] as const) {
		const open = new Map([...hits].filter(([, found]) => found.size === 0));
		for (const own of ways) {
			const failure = await searchLevel(context, only(own, way), sought, open);
			if (failure) return texts.map(() => ({ failure }));
		}
	}
	return texts.map((text) => {
		const [first, ...others] = hits.get(text.trim())!.values();
		return first !== undefined && others.length === 0
			? { found: first }
			: { failure: notOne(text, [...hits.get(text.trim())!.keys()], ways, sought) };
	});
}

function waysOf(level: Level, fields: FieldDefinition[], { by }: SoughtRecords): Ways {
	const own = fields.filter(({ levelId }) => levelId === undefined || levelId === level.id);
	const tracking = by === 'keyField' ? undefined : own.find(({ type }) => type === 'trackingId');
	const keys =
		by === 'trackingId'
			? []
			: own.filter(({ isKey, type }) => isKey && (type === 'text' || type === 'numeric'));
	return { level, tracking, keys };
}

function only(ways: Ways, way: 'tracking' | 'key'): Ways {
	return way === 'key' ? { ...ways, tracking: undefined } : { ...ways, keys: [] };
}

async function searchLevel(
	context: OperationContext,
	{ level, tracking, keys }: Ways,
	{ by }: SoughtRecords,
	hits: Map<string, Map<number, NamedRecord>>,
): Promise<Failure | undefined> {
	const numberOf = (text: string) =>
		tracking &&
		(by === 'trackingId' && /^\d{1,15}$/.test(text) ? plainNumber(text) : trackingNumber(text, tracking));
	const sets: SearchCondition[][] = [];
	for (const text of hits.keys()) {
		const number = numberOf(text);
		if (number !== undefined) sets.push([{ type: 'numeric', field: String(tracking!.id), value: number }]);
		for (const key of keys) sets.push(...keyCondition(key, text));
	}
	if (sets.length === 0) return undefined;
	const { records, failure } = await searchRecords(context, {
		moduleId: String(level.applicationId),
		levelId: level.id,
		displayFields: [...(tracking ? [tracking] : []), ...keys].map(({ id }) => String(id)),
		sets,
	});
	if (failure) return failure;
	for (const [text, found] of hits) {
		const number = numberOf(text);
		const tracked = records.filter(
			(record) => number !== undefined && numberIn(valueIn(record, tracking!.id), tracking!) === number,
		);
		const named = keys.flatMap(({ id }) => called(records, text, (record) => valueIn(record, id)));
		for (const record of [...tracked, ...named]) {
			const contentId = Number(record.contentId);
			found.set(contentId, { contentId, levelId: level.id, moduleId: level.applicationId });
		}
	}
	return undefined;
}

function keyCondition({ id, type }: FieldDefinition, text: string): SearchCondition[][] {
	const field = String(id);
	if (type === 'text') return [[{ type: 'text', field, operator: 'Equals', value: text }]];
	return /^[+-]?\d+(\.\d+)?$/.test(text) ? [[{ type: 'numeric', field, value: text }]] : [];
}

/** Exactly so, else without regard to case: what a search takes for equal may be more. */
function called(
	records: IDataObject[],
	text: string,
	valueOf: (record: IDataObject) => unknown,
): IDataObject[] {
	const plain = (value: unknown) =>
		String(value ?? '')
			.normalize('NFC')
			.trim();
	const exact = records.filter((record) => plain(valueOf(record)) === plain(text));
	return exact.length > 0
		? exact
		: records.filter((record) => plain(valueOf(record)).toLowerCase() === plain(text).toLowerCase());
}

const plainNumber = (digits: string) => String(Number(digits));

/** `INC-7` where the field says that its numbers begin with `INC-`; digits are never picked out of a text. */
export function trackingNumber(
	text: string,
	{ prefix = '', suffix = '' }: FieldDefinition,
): string | undefined {
	const [whole, start, end] = [text, prefix, suffix].map((part) => part.trim().toLowerCase());
	if (!whole.startsWith(start) || !whole.endsWith(end)) return undefined;
	const digits = whole.slice(start.length, whole.length - end.length).trim();
	return /^\d{1,15}$/.test(digits) ? plainNumber(digits) : undefined;
}

/** Whether searches show the number alone or as on the screens is not documented. */
function numberIn(value: unknown, tracking: FieldDefinition): string | undefined {
	const text = String(value ?? '').trim();
	return /^\d+$/.test(text) ? plainNumber(text) : trackingNumber(text, tracking);
}

function notOne(text: string, ids: number[], ways: Ways[], { parameter, fieldName }: SoughtRecords): Failure {
	const shown = `"${text.slice(0, 60)}"`;
	const what =
		fieldName === undefined
			? `'${parameter}' is ${shown}`
			: `'${parameter}' has ${shown} for field "${fieldName}"`;
	if (ids.length > 1) {
		return parameterFailure(
			parameter,
			`${what}, which ${ids.length} records are called: ${ids.join(', ')}`,
			'Give the content ID of the one that is meant.',
		);
	}
	const fields = ways.flatMap(({ level, tracking, keys }) => [
		...(tracking ? [`"${tracking.name}", like ${tracking.prefix ?? ''}7${tracking.suffix ?? ''}`] : []),
		...keys.map(({ name }) => `"${name}" of ${level.applicationName ?? level.name}`),
	]);
	return parameterFailure(
		parameter,
		`${what}, but no record is called so`,
		fields.length === 0
			? 'Nothing is known by which records could be found: give the content ID of the record.'
			: `Records were looked for by ${fields.join(' and by ')}. The content ID does as well.`,
	);
}
