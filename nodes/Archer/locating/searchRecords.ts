import type { IDataObject } from 'n8n-workflow';
import type { OperationContext } from '../../shared/operation/spec';
import type { Failure } from '../../shared/soap/failure';
import { buildOptions } from '../query/builder';
import type { SearchCondition } from '../query/condition';
import { executeSearch } from '../query/methods';
import { isRefusal } from '../content/fieldNames';

/** Records of one application that meet any of several sets of conditions, in as few searches as Archer takes. */

export interface RecordSearch {
	moduleId: string;
	/** Of leveled applications: the level that the records are on. */
	levelId?: number;
	displayFields: string[];
	/** Of each set all conditions hold, of the sets any. */
	sets: SearchCondition[][];
	timeZone?: string;
}

export type FoundRecords =
	| { records: IDataObject[]; failure?: undefined }
	| { records?: undefined; failure: Failure };

/** Nothing says how many conditions a search may have; what Archer refuses is asked for in halves. */
const mostConditions = 150;

const pageSize = 500;

export async function searchRecords(context: OperationContext, search: RecordSearch): Promise<FoundRecords> {
	const found = new Map<string, IDataObject>();
	const waiting = inParts(search.sets);
	while (waiting.length > 0) {
		const sets = waiting.shift()!;
		const outcome = await searchOnce(context, { ...search, sets });
		if (outcome.failure) {
			if (!isRefusal(outcome.failure) || sets.length === 1) return outcome;
			// What is wrong with one of them stops all; a search that is too long is refused as well.
			const middle = Math.ceil(sets.length / 2);
			waiting.unshift(sets.slice(0, middle), sets.slice(middle));
			continue;
		}
		for (const record of outcome.records) found.set(String(record.contentId), record);
	}
	return { records: [...found.values()] };
}

function inParts(sets: SearchCondition[][]): SearchCondition[][][] {
	const parts: SearchCondition[][][] = [];
	let conditions = 0;
	for (const set of sets) {
		if (parts.length === 0 || conditions + set.length > mostConditions) {
			parts.push([]);
			conditions = 0;
		}
		parts[parts.length - 1].push(set);
		conditions += set.length;
	}
	return parts;
}

async function searchOnce(
	{ call }: OperationContext,
	{ moduleId, levelId, displayFields, sets, timeZone }: RecordSearch,
): Promise<FoundRecords> {
	const conditions = sets.flat();
	let number = 0;
	const logic = sets.map((set) => `(${set.map(() => String(++number)).join(' AND ')})`).join(' OR ');
	const built = buildOptions({
		moduleId,
		displayFields,
		conditions,
		operatorLogic: conditions.length > 1 ? logic : undefined,
		sort: [],
		pageSize,
		timeZone,
	});
	if (built.problem !== undefined) {
		const message = `The search for records ${built.problem}`;
		return { failure: { kind: 'parameter', message, reached: 'no' } };
	}
	const outcome = await call(executeSearch, {
		searchOptions: built.options,
		pageSize,
		simplify: false,
		returnAll: true,
	});
	if (outcome.failure) return { failure: { ...outcome.failure, reached: 'no' } };
	const records = outcome.items.flatMap(({ json }) => withNested(json));
	return { records: records.filter((record) => levelId === undefined || isOnLevel(record, levelId)) };
}

/** Records of the other levels come inside those of the first. */
function withNested(record: IDataObject): IDataObject[] {
	const nested = Array.isArray(record.records) ? (record.records as IDataObject[]) : [];
	return [record, ...nested.flatMap(withNested)];
}

function isOnLevel(record: IDataObject, levelId: number): boolean {
	return record.levelId === undefined || String(record.levelId) === String(levelId);
}

/** What a record of a search holds in a field. */
export function valueIn(record: IDataObject, fieldId: number): unknown {
	const fields = (record.fields ?? {}) as Record<string, IDataObject>;
	return fields[String(fieldId)]?.value;
}
