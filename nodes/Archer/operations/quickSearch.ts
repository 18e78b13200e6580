import type { IDataObject } from 'n8n-workflow';
import { limit, returnAll } from '../../shared/operation/listProperties';
import type { OperationContext, OperationOutcome, OperationSpec } from '../../shared/operation/spec';
import { plainValue } from '../../shared/operation/response';
import type { XmlElement } from '../../shared/xml/tree';
import { optionsXml } from '../search/options';
import { followPages } from '../search/pages';
import { nestedRecords, pageNumber, recordFields, simplify } from './recordCommon';
import { idList, pageSize, searchResult, sizeOf, wantedOf } from './search';

const quickSearch: OperationSpec = {
	resource: 'search',
	name: 'Quick Search',
	value: 'quickSearch',
	action: 'Quick search records',
	description: 'Find records that contain words, in one application or several',
	effect: 'read',
	properties: [
		{
			displayName: 'Application IDs',
			name: 'moduleIds',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 84,90',
			description: 'IDs of the applications to look in, separated by commas',
			xml: { path: 'moduleIds', joinedWith: ',', example: ['84'] },
		},
		{
			displayName: 'Keywords',
			name: 'keywords',
			type: 'string',
			default: '',
			required: true,
			description: 'Words to look for',
			xml: { path: 'keywords' },
		},
		pageNumber,
		{ ...pageSize, xml: { path: 'pageSize', type: 'int', whenAbsent: '500' } },
		returnAll,
		limit,
		simplify,
	],
	soap: { service: 'search', element: 'ExecuteQuickSearchWithModuleIds' },
	result: {
		cardinality: 'many',
		path: 'ExecuteQuickSearchWithModuleIdsResult',
		...searchResult,
		fields: [...recordFields, nestedRecords],
	},
	// Counts the pages itself: whether the count in the answer is the total is not documented here.
	run: runQuickSearch,
};

async function runQuickSearch({ values, send, isCancelled }: OperationContext): Promise<OperationOutcome> {
	const size = sizeOf(values);
	return await followPages(
		async (page) =>
			await send({
				...values,
				moduleIds: values.moduleIds && idList(values.moduleIds),
				pageNumber: page,
				pageSize: size,
			}),
		{ wanted: wantedOf(values), pageSize: size, simplify: values.simplify !== false, isCancelled },
	);
}

const searchSolution: OperationSpec = {
	...quickSearch,
	name: 'Quick Search in Solution',
	value: 'quickSearchSolution',
	action: 'Quick search records in solution',
	description: 'Find records that contain words, in all applications of a solution',
	properties: [
		{
			displayName: 'Solution ID',
			name: 'solutionId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 12',
			description: 'ID of the solution to look in',
			xml: { path: 'solutionId', type: 'int' },
		},
		...quickSearch.properties.slice(1),
	],
	soap: { service: 'search', element: 'ExecuteQuickSearchWithSolutionId', uncertain: true },
	result: { ...quickSearch.result, path: 'ExecuteQuickSearchWithSolutionIdResult' },
};

/** The vendor does not show the elements of the groups: everything comes under the name that it has. */
export function readStatistics(root: XmlElement): IDataObject[] {
	const value = plainValue(root);
	return [typeof value === 'object' && value !== null ? (value as IDataObject) : { value }];
}

const statistics: OperationSpec = {
	resource: 'search',
	name: 'Search Statistics',
	value: 'statistics',
	action: 'Search statistics',
	description: 'Count and group records by a statistics search',
	effect: 'read',
	properties: [
		{
			displayName: 'Search Options',
			name: 'searchOptions',
			type: 'json',
			default: '{\n  "SearchStatisticReport": {}\n}',
			required: true,
			description:
				'The statistics search as Archer writes it, with an element as a key, repeated ones as a list and attributes as @name',
			xml: {
				path: 'searchOptions',
				document: (value) => optionsXml(value, 'SearchStatisticReport'),
				example: '{"SearchStatisticReport":{"Criteria":{"ModuleCriteria":{"Module":"84"}}}}',
			},
		},
		{
			displayName: 'Page',
			name: 'page',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 1,
			description: 'Which page of the groups to get',
			xml: { path: 'pageNumber', type: 'int' },
		},
	],
	soap: { service: 'search', element: 'ExecuteStatisticSearch', uncertain: true },
	result: {
		cardinality: 'one',
		path: 'ExecuteStatisticSearchResult',
		embedded: true,
		document: readStatistics,
		whenEmpty: { json: { count: '0' } },
		fields: [
			{ name: 'count', xml: '@count', description: 'How many groups there are', example: '3' },
			{ name: 'Total', xml: 'Total', type: 'object', description: 'The figures over all groups' },
		],
	},
};

export const quickSearchOperations: OperationSpec[] = [quickSearch, searchSolution, statistics];
