import type { AnswerSpec, PropertySpec } from '../../shared/operation/spec';

/** What both statistics searches have, that of options and that of a saved report. */

export const statisticsPage: PropertySpec = {
	displayName: 'Page',
	name: 'page',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 1,
	description: 'Which page of the groups to get',
	xml: { path: 'pageNumber', type: 'int' },
};

export const statisticsAnswer: AnswerSpec = {
	embedded: true,
	form: 'statistics',
	whenEmpty: { json: { count: '0' } },
	gives: [
		{ name: 'count', xml: '@count', description: 'How many groups there are', example: '3' },
		{ name: 'Total', xml: 'Total', type: 'object', description: 'The figures over all groups' },
	],
};
