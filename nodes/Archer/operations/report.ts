import { limit, returnAll } from '../../shared/operation/listProperties';
import type {
	OperationContext,
	OperationOutcome,
	OperationSpec,
	PropertySpec,
} from '../../shared/operation/spec';
import { refusal } from '../../shared/soap/failure';
import { optionsFromXml } from '../search/options';
import { followPages } from '../search/pages';
import { nestedRecords, pageNumber, recordFields, simplify } from './recordCommon';
import { readStatistics } from './quickSearch';
import { searchResult, textOf, wantedOf } from './search';

const guidPattern = '^\\s*\\{?[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\\}?\\s*$';

export const reportLocator: PropertySpec = {
	displayName: 'Report',
	name: 'report',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The saved report',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a report...',
			typeOptions: { searchListMethod: 'searchReports', searchable: true },
		},
		{
			displayName: 'By GUID',
			name: 'guid',
			type: 'string',
			placeholder: 'e.g. 06C4A84A-693C-46CB-8DF2-40A8215AA056',
			validation: [{ type: 'regex', properties: { regex: guidPattern, errorMessage: 'This is not a GUID' } }],
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 1234',
			validation: [
				{
					type: 'regex',
					properties: { regex: '^\\s*\\d+\\s*$', errorMessage: 'The ID of a report is a whole number' },
				},
			],
		},
	],
	xml: { path: 'reportIdOrGuid', example: 'B1F0D0A6-7B4A-4B1E-9C6A-000000000001' },
};

export const getManyReports: OperationSpec = {
	resource: 'report',
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many reports',
	description: 'List the saved reports that the account may run',
	effect: 'read',
	properties: [
		returnAll,
		limit,
		{
			displayName: 'Application Name',
			name: 'applicationName',
			type: 'string',
			default: '',
			description: 'Only reports of the application with this name',
			collection: 'filters',
		},
		{
			displayName: 'Name Contains',
			name: 'nameContains',
			type: 'string',
			default: '',
			description: 'Only reports whose name has this text in it',
			collection: 'filters',
		},
	],
	soap: { service: 'search', element: 'GetReports' },
	result: {
		cardinality: 'many',
		path: 'GetReportsResult',
		embedded: true,
		item: 'ReportValue',
		keep: 'others',
		fields: [
			{
				name: 'reportGuid',
				xml: 'ReportGUID',
				description: 'GUID of the report',
				example: 'B1F0D0A6-7B4A-4B1E-9C6A-000000000001',
			},
			{ name: 'reportName', xml: 'ReportName', description: 'Name of the report', example: 'Open findings' },
			{
				name: 'reportDescription',
				xml: 'ReportDescription',
				description: 'What the report is for',
				example: 'Findings that are not closed',
			},
			{
				name: 'applicationGuid',
				xml: 'ApplicationGUID',
				description: 'GUID of the application',
				example: '06C4A84A-693C-46CB-8DF2-40A8215AA056',
			},
			{
				name: 'applicationName',
				xml: 'ApplicationName',
				description: 'Name of the application',
				example: 'Devices',
			},
		],
	},
	// The method knows neither filters nor pages.
	finish: (items, { values }) => {
		const application = textOf(values.applicationName).toLowerCase();
		const part = textOf(values.nameContains).toLowerCase();
		return items
			.filter(
				(item) =>
					(application === '' || textOf(item.applicationName).toLowerCase() === application) &&
					textOf(item.reportName).toLowerCase().includes(part),
			)
			.slice(0, wantedOf(values))
			.map((json) => ({ json }));
	},
};

const runReport: OperationSpec = {
	resource: 'report',
	name: 'Run',
	value: 'run',
	action: 'Run report',
	description: 'Get the records that a saved report finds',
	effect: 'read',
	properties: [reportLocator, pageNumber, returnAll, limit, simplify],
	soap: { service: 'search', element: 'SearchRecordsByReport' },
	result: {
		cardinality: 'many',
		path: 'SearchRecordsByReportResult',
		...searchResult,
		fields: [...recordFields, nestedRecords],
	},
	// The page size is the report's own and not told, and its count is not proved to be the total: the end is an empty page.
	run: async ({ values, send, isCancelled }) =>
		await followPages(async (page) => await send({ ...values, pageNumber: page }), {
			wanted: wantedOf(values),
			simplify: values.simplify !== false,
			isCancelled,
		}),
};

const runStatisticsReport: OperationSpec = {
	resource: 'report',
	name: 'Run Statistics',
	value: 'runStatistics',
	action: 'Run statistics of report',
	description: 'Get the groups and figures of a saved statistics report',
	effect: 'read',
	properties: [
		reportLocator,
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
	soap: { service: 'search', element: 'ExecuteStatisticSearchByReport' },
	result: {
		cardinality: 'one',
		path: 'ExecuteStatisticSearchByReportResult',
		embedded: true,
		document: readStatistics,
		whenEmpty: { json: { count: '0' } },
		echo: ['report'],
		fields: [
			{ name: 'count', xml: '@count', description: 'How many groups there are', example: '3' },
			{ name: 'Total', xml: 'Total', type: 'object', description: 'The figures over all groups' },
		],
	},
};

const noOptions = refusal('notFound', 'Archer has no search options for this report', {
	advice: 'Check the report and the right to run it. Statistics reports have no search options.',
});

const searchOptionsById: OperationSpec = {
	resource: 'report',
	name: 'Get Search Options by ID',
	value: 'getSearchOptionsById',
	action: 'Get search options of report by ID',
	description: 'Get the search behind a report as JSON',
	effect: 'read',
	properties: [{ ...reportLocator, xml: { path: 'searchReportId', type: 'int' } }],
	soap: { service: 'search', element: 'GetSearchOptions' },
	result: {
		cardinality: 'one',
		path: 'GetSearchOptionsResult',
		embedded: true,
		emptyTexts: ['NULL'],
		whenEmpty: { failure: noOptions },
		document: (root) => [{ searchOptions: optionsFromXml(root) }],
		echo: ['report'],
		fields: [
			{
				name: 'searchOptions',
				xml: '.',
				type: 'object',
				description: 'The search as JSON, for Search: Search Records',
			},
		],
	},
};

export const getSearchOptions: OperationSpec = {
	...searchOptionsById,
	name: 'Get Search Options',
	value: 'getSearchOptions',
	action: 'Get search options of report',
	properties: [{ ...reportLocator, xml: { path: 'searchReportGuid', example: reportLocator.xml?.example } }],
	soap: { service: 'search', element: 'GetSearchOptionsByGuid' },
	result: { ...searchOptionsById.result, path: 'GetSearchOptionsByGuidResult' },
	steps: [searchOptionsById],
	// Archer has one method for IDs and another for GUIDs.
	run: async ({ values, send, call }: OperationContext): Promise<OperationOutcome> =>
		/^\d+$/.test(textOf(values.report)) ? await call(searchOptionsById, values) : await send(),
};

export const reportOperations: OperationSpec[] = [
	getManyReports,
	runReport,
	runStatisticsReport,
	getSearchOptions,
];
