import { limit, returnAll } from '../../../shared/operation/listProperties';
import type { Operation } from '../../../shared/operation/spec';
import { linkedRecords, simplify } from '../../content/recordFields';
import { applicationByName } from '../../metadata/lookUps';
import { pageSize } from '../../query/properties';
import { recordAnswer } from '../../query/search';
import { namedVersions, unnamedVersions } from '../../versions';

export const quickSearch: Operation = {
	name: 'Quick Search',
	value: 'quickSearch',
	action: 'Quick search records',
	description: 'Find records that contain words, in one application or several',
	effect: 'read',
	fields: [
		{
			displayName: 'Application Names or IDs',
			name: 'moduleIds',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. Devices, Findings',
			description: 'Names or IDs of the applications to look in, separated by commas',
			takesList: true,
			xml: { path: 'moduleIds', form: 'ids', example: ['84'] },
			lookup: { name: applicationByName },
			displayOptions: { show: unnamedVersions },
		},
		// The same in new nodes; what is written is the one above.
		{
			displayName: 'Application Names or IDs',
			name: 'moduleIds',
			type: 'multiOptions',
			typeOptions: { loadOptionsMethod: 'getApplications' },
			default: [],
			required: true,
			description:
				'The applications to look in. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
			takesList: true,
			displayOptions: { show: namedVersions },
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
		pageSize,
		returnAll,
		limit,
		simplify,
		linkedRecords,
	],
	element: 'ExecuteQuickSearchWithModuleIds',
	answer: recordAnswer,
	paging: {
		page: { path: 'pageNumber', type: 'int' },
		size: { path: 'pageSize', type: 'int' },
		pageSize: Number(pageSize.default),
		chosenSize: pageSize.name,
		key: 'contentId',
		within: 'levelId',
		// Whether the count in the answer is that of all pages is not documented here.
		until: 'shortPage',
	},
};

export const searchSolution: Operation = {
	name: 'Quick Search in Solution',
	value: 'quickSearchSolution',
	action: 'Quick search records in solution',
	description: 'Find records that contain words, in all applications of a solution',
	effect: 'read',
	fields: [
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
		...quickSearch.fields.slice(2),
	],
	element: 'ExecuteQuickSearchWithSolutionId',
	uncertain: true,
	answer: quickSearch.answer,
	paging: quickSearch.paging,
};
