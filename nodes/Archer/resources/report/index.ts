import { resource } from '../../../shared/operation/resource';
import { limit, returnAll } from '../../../shared/operation/listProperties';
import type { Operation } from '../../../shared/operation/spec';
import { linkedRecords, simplify } from '../../content/recordFields';
import { optionsOfReport, reportLocator } from '../../query/report';
import { recordAnswer } from '../../query/search';
import { statisticsAnswer, statisticsPage } from '../../query/statistics';
import { getManyReports } from './list';

export { getManyReports } from './list';

const runReport: Operation = {
	name: 'Run',
	value: 'run',
	action: 'Run report',
	description: 'Get the records that a saved report finds',
	effect: 'read',
	fields: [reportLocator, returnAll, limit, simplify, linkedRecords],
	element: 'SearchRecordsByReport',
	answer: recordAnswer,
	paging: {
		page: { path: 'pageNumber', type: 'int' },
		key: 'contentId',
		within: 'levelId',
		// The page size is the report's own and not told, and its count is not proved to be the total.
		until: 'emptyPage',
	},
};

const runStatisticsReport: Operation = {
	name: 'Run Statistics',
	value: 'runStatistics',
	action: 'Run statistics of report',
	description: 'Get the groups and figures of a saved statistics report',
	effect: 'read',
	fields: [reportLocator, statisticsPage],
	element: 'ExecuteStatisticSearchByReport',
	answer: { ...statisticsAnswer, repeats: ['report'] },
};

const getSearchOptions: Operation = {
	name: 'Get Search Options',
	value: 'getSearchOptions',
	action: 'Get search options of report',
	description: 'Get the search behind a report as JSON',
	...optionsOfReport,
};

export const reportResource = resource({ name: 'Report', value: 'report', service: 'search' }, [
	getManyReports,
	runReport,
	runStatisticsReport,
	getSearchOptions,
]);
