import type { IDataObject } from 'n8n-workflow';
import { orderedConditions } from '../query/builder';
import { timeParts } from '../query/dateConditions';
import { toArcherIso } from '../query/moment';
import type { SearchOptions } from '../query/options';

/** The field whose value tells how far the changes have been read. */
export interface CursorField {
	/** ID or GUID. */
	field: string;
	kind: 'date' | 'number';
}

/**
 * A search, narrowed to what comes after a position and put in the order of it. Works on the options of any search, those of
 * a saved report included.
 *
 * @param content inside of SearchReport
 * @param from smallest position that is wanted; Archer's filter knows 'greater than' only, so it asks from a step before
 */
export function narrowed(
	content: IDataObject,
	{ field, kind }: CursorField,
	page: { from?: number; descending?: boolean; pageSize: number; display?: string[] },
): SearchOptions {
	const { MaxRecordCount: unlimited, ...rest } = content;
	void unlimited;
	const { SortFields: sort, ...criteria } = objectOf(content.Criteria);
	void sort;
	const module = objectOf(listOf(criteria.ModuleCriteria)[0]);
	const ordered = {
		...module,
		SortFields: { SortField: [{ Field: field, SortType: page.descending ? 'Descending' : 'Ascending' }] },
	};
	return {
		SearchReport: {
			...rest,
			PageSize: page.pageSize,
			DisplayFields: {
				DisplayField: withFields(objectOf(content.DisplayFields).DisplayField, [
					field,
					...(page.display ?? []),
				]),
			},
			Criteria: withFilter(criteria, ordered, conditionFrom({ field, kind }, page.from)),
		},
	};
}

/** The order of the vendor's page: keywords, filter, module. */
function withFilter(
	criteria: IDataObject,
	module: IDataObject,
	condition: { name: string; content: IDataObject } | undefined,
): IDataObject {
	const { Filter: filter, ModuleCriteria: replaced, ...others } = criteria;
	void replaced;
	if (condition === undefined) {
		return { ...others, ...(filter === undefined ? {} : { Filter: filter }), ModuleCriteria: module };
	}
	const { OperatorLogic: logic, Conditions: conditions } = objectOf(filter);
	const present = Object.entries(objectOf(conditions)).flatMap(([name, content]) =>
		listOf(content).map((one) => ({ name, content: objectOf(one) })),
	);
	const { content, positions } = orderedConditions([...present, condition]);
	const made: IDataObject = {};
	if (typeof logic === 'string' && logic.trim() !== '') {
		const renumbered = logic.replace(/\d+/g, (number) => String(positions[Number(number) - 1] ?? number));
		made.OperatorLogic = `(${renumbered}) AND ${positions[positions.length - 1]}`;
	}
	made.Conditions = content;
	return { ...others, Filter: made, ModuleCriteria: module };
}

function conditionFrom(
	{ field, kind }: CursorField,
	from: number | undefined,
): { name: string; content: IDataObject } | undefined {
	if (from === undefined) return undefined;
	return kind === 'number'
		? {
				name: 'NumericFilterCondition',
				content: { Operator: 'GreaterThan', Field: field, Value: String(Math.floor(from) - 1) },
			}
		: {
				name: 'DateComparisonFilterCondition',
				content: {
					Operator: 'GreaterThan',
					Field: field,
					// The value has whole seconds, and whether the filter rounds is not documented.
					Value: toArcherIso(from - 1000),
					...timeParts(),
				},
			};
}

function withFields(present: unknown, wanted: string[]): IDataObject[] {
	const fields = listOf(present);
	const ids = fields.map((entry) =>
		String(
			typeof entry === 'object' && entry !== null ? (entry as IDataObject)['#text'] : entry,
		).toLowerCase(),
	);
	const missing = wanted.filter((field) => field !== '' && !ids.includes(field.toLowerCase()));
	return [...fields, ...new Set(missing)] as IDataObject[];
}

function listOf(value: unknown): unknown[] {
	if (value === undefined || value === null || value === '') return [];
	return Array.isArray(value) ? value : [value];
}

function objectOf(value: unknown): IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as IDataObject) : {};
}

/** The field in a record, by ID or GUID. */
function fieldIn(record: IDataObject, idOrGuid: string): IDataObject | undefined {
	const fields = Object.values((record.fields ?? {}) as Record<string, IDataObject>);
	const wanted = idOrGuid.replace(/[{}]/g, '').toLowerCase();
	return fields.find(({ id, guid }) => String(id) === wanted || String(guid ?? '').toLowerCase() === wanted);
}

/**
 * Where a record stands by the value that it shows; undefined where it has none in the field. Of a tracking ID with a prefix the
 * digits count; a date that came without its ISO form is in an order that nothing tells, so it is none.
 */
export function positionOf(record: IDataObject, { field, kind }: CursorField): number | undefined {
	const value = String(fieldIn(record, field)?.value ?? '');
	const position =
		kind === 'number'
			? Number(/(?<!\d)(\d+)\D*$/.exec(value)?.[1] ?? NaN)
			: /^\d{4}-\d{2}-\d{2}T/.test(value)
				? Date.parse(value)
				: NaN;
	return Number.isNaN(position) ? undefined : position;
}
