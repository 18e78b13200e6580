import type { IDataObject } from 'n8n-workflow';
import { limit, returnAll } from '../../shared/operation/listProperties';
import type {
	OperationContext,
	OperationOutcome,
	OperationSpec,
	ParameterValues,
	PropertySpec,
} from '../../shared/operation/spec';
import { parameterFailure } from '../../shared/soap/failure';
import type { XmlElement } from '../../shared/xml/tree';
import { accountZone } from '../fields/accountZone';
import { readPage } from '../fields/page';
import { buildOptions } from '../search/builder';
import type { SearchCondition } from '../search/condition';
import { optionsXml, parseOptions, type SearchOptions } from '../search/options';
import { followPages, pageEntry } from '../search/pages';
import { nestedRecords, pageNumber, recordFields, simplify } from './recordCommon';
import { builderProperties, searchApplication, displayFields } from './searchBuilder';

export const pageSize: PropertySpec = {
	displayName: 'Page Size',
	name: 'pageSize',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 5000 },
	default: 500,
	description: 'How many records are fetched with one request. Lower it when records are large.',
	collection: 'options',
};

/** Reads a page; the operation takes the records out of it. */
export function readRecords(root: XmlElement): IDataObject[] | { problem: string } {
	const page = readPage(root);
	return 'problem' in page ? page : pageEntry(page);
}

export const searchResult = {
	embedded: true,
	document: readRecords,
	whenEmpty: { json: { records: [] } },
} as const;

export const wantedOf = (values: ParameterValues) =>
	values.returnAll === true ? Infinity : Number(values.limit ?? 50);
export const sizeOf = (values: ParameterValues) =>
	Math.max(1, Math.min(Number(values.pageSize ?? 500) || 500, wantedOf(values)));

export const searchRecords: OperationSpec = {
	resource: 'search',
	name: 'Search Records',
	value: 'search',
	action: 'Search records',
	description: 'Find the records of an application that meet conditions',
	effect: 'read',
	properties: [
		{
			displayName: 'Define Search With',
			name: 'optionsFrom',
			type: 'options',
			options: [
				{ name: 'Builder', value: 'builder', description: 'Fields and conditions, one by one' },
				{
					name: 'JSON',
					value: 'json',
					description: "Archer's own search options, for example from Report: Get Search Options",
				},
			],
			default: 'builder',
			description: 'How to say what to look for',
		},
		...builderProperties.map((property) => ({
			...property,
			// A field inside a collection sees the fields outside by a path from the root.
			displayOptions: {
				show: { [property.collection ? '/optionsFrom' : 'optionsFrom']: ['builder'] },
			},
		})),
		{
			displayName: 'Search Options',
			name: 'searchOptions',
			type: 'json',
			default:
				'{\n  "SearchReport": {\n    "DisplayFields": { "DisplayField": [] },\n    "Criteria": { "ModuleCriteria": { "Module": "" } }\n  }\n}',
			required: true,
			description:
				'The search as Archer writes it in reports, with an element as a key, repeated ones as a list and attributes as @name. Values in filters are given as they are; the node encodes them.',
			displayOptions: { show: { optionsFrom: ['json'] } },
			xml: {
				path: 'searchOptions',
				document: (value) => optionsXml(value),
				example:
					'{"SearchReport":{"PageSize":10,"DisplayFields":{"DisplayField":["7001"]},"Criteria":{"ModuleCriteria":{"Module":"84"}}}}',
			},
		},
		pageNumber,
		returnAll,
		limit,
		simplify,
		pageSize,
	],
	soap: { service: 'search', element: 'ExecuteSearch' },
	result: {
		cardinality: 'many',
		path: 'ExecuteSearchResult',
		...searchResult,
		fields: [...recordFields, nestedRecords],
	},
	// The page size is inside the search options, and the end of the list is known from the count in the answer.
	run: runSearch,
};

async function runSearch(context: OperationContext): Promise<OperationOutcome> {
	const { values, send, isCancelled } = context;
	const made =
		values.optionsFrom === 'builder'
			? builtOptions(values, accountZone(context.settings))
			: givenOptions(values);
	if (typeof made === 'string') return { failure: parameterFailure('Search', `The search ${made}`) };
	return await followPages(
		async (page) =>
			await send({ ...values, optionsFrom: 'json', searchOptions: made.options, pageNumber: page }),
		{
			wanted: wantedOf(values),
			pageSize: made.pageSize,
			countIsTotal: true,
			simplify: values.simplify !== false,
			isCancelled,
		},
	);
}

interface Made {
	options: SearchOptions;
	pageSize: number;
}

/** A page size in the options is the user's own choice. */
function givenOptions(values: ParameterValues): Made | string {
	const parsed = parseOptions(values.searchOptions);
	if (parsed.problem !== undefined) return parsed.problem;
	const own = Number(parsed.content.PageSize ?? NaN);
	const pageSize = Number.isInteger(own) && own > 0 ? own : sizeOf(values);
	const { PageSize: replaced, ...content } = parsed.content;
	void replaced;
	return { options: { [parsed.root]: { PageSize: pageSize, ...content } }, pageSize };
}

function builtOptions(values: ParameterValues, timeZone: string): Made | string {
	const fields = idList(values.displayFields);
	if (fields.length === 0) return "needs the fields to return, under 'Display Fields'";
	const pageSize = sizeOf(values);
	const built = buildOptions({
		moduleId: textOf(values.application),
		displayFields: fields,
		keywords: textOf(values.keywords),
		conditions: rowsOf(values.conditions) as SearchCondition[],
		operatorLogic: textOf(values.operatorLogic),
		sort: rowsOf(values.sort) as Array<{ field: string; direction: string }>,
		pageSize,
		maximumRecords: values.maximumRecords === undefined ? undefined : Number(values.maximumRecords),
		levels: textOf(values.levels),
		timeZone,
	});
	return built.problem ?? { options: built.options!, pageSize };
}

export const textOf = (value: unknown) => String(value ?? '').trim();

export function idList(value: unknown): string[] {
	const list: unknown[] = Array.isArray(value) ? value : textOf(value).split(/[\s,;]+/);
	return list.map(textOf).filter((id) => id !== '');
}

/** n8n hands over the rows of a fixedCollection under their section's name; expressions may give the list itself. */
export function rowsOf(value: unknown): Array<Record<string, unknown>> {
	const list: unknown = Array.isArray(value) ? value : Object.values((value ?? {}) as object).flat();
	return (list as unknown[]).filter(
		(row): row is Record<string, unknown> => typeof row === 'object' && row !== null,
	);
}

const searchByField: OperationSpec = {
	...searchRecords,
	name: 'Search by Field',
	value: 'searchByField',
	action: 'Search records by field',
	description: 'Find the records of an application by the value of one field, such as the tracking ID',
	composite: true,
	properties: [
		searchApplication,
		{
			displayName: 'Field',
			name: 'field',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 7001',
			description: 'ID or GUID of the field to look in',
		},
		{
			displayName: 'Field Type',
			name: 'fieldType',
			type: 'options',
			options: [
				{
					name: 'Number or Tracking ID',
					value: 'numeric',
					description: 'The value must be equal; of a tracking ID give the digits only',
				},
				{ name: 'Text', value: 'text', description: 'The text must contain the value' },
				{
					name: 'Values List',
					value: 'valuesList',
					description: 'One of the values must be selected; give their IDs',
				},
			],
			default: 'text',
			description: 'What kind of field it is',
		},
		{
			displayName: 'Value',
			name: 'value',
			type: 'string',
			default: '',
			required: true,
			description: 'What to look for',
			takesList: true,
		},
		displayFields,
		returnAll,
		limit,
		simplify,
		pageSize,
	],
	steps: [searchRecords],
	// The method of this name is deprecated: it is a search with one condition.
	run: async ({ values, call }) =>
		await call(searchRecords, {
			...values,
			optionsFrom: 'builder',
			conditions: [{ type: values.fieldType, field: textOf(values.field), value: values.value }],
		}),
};

export const searchOperations: OperationSpec[] = [searchRecords, searchByField];
