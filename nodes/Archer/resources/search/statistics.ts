import type { Operation } from '../../../shared/operation/spec';
import { statisticsAnswer, statisticsPage } from '../../query/statistics';

export const statistics: Operation = {
	name: 'Get Statistics',
	value: 'statistics',
	action: 'Get statistics of search',
	description: 'Count and group records by a statistics search',
	effect: 'read',
	fields: [
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
				form: 'statisticsOptions',
				example: '{"SearchStatisticReport":{"Criteria":{"ModuleCriteria":{"Module":"84"}}}}',
			},
		},
		statisticsPage,
	],
	element: 'ExecuteStatisticSearch',
	uncertain: true,
	answer: statisticsAnswer,
};
