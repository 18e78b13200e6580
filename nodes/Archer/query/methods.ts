import type { Method } from '../../shared/operation/spec';
import { nestedRecords, recordFields } from '../content/recordFields';
import { pageSize } from './pageSize';

const searchOptions = {
	name: 'searchOptions',
	displayName: 'Search Options',
	required: true,
	xml: {
		path: 'searchOptions',
		form: 'searchOptions',
		example:
			'{"SearchReport":{"PageSize":10,"DisplayFields":{"DisplayField":["7001"]},"Criteria":{"ModuleCriteria":{"Module":"84"}}}}',
	},
} as const;

const place = { path: 'pageNumber', type: 'int' } as const;

export const recordAnswer = {
	cardinality: 'many',
	embedded: true,
	form: 'recordPage',
	completion: 'recordNames',
	gives: [...recordFields, nestedRecords],
} as const satisfies Method['answer'];

/** A search whose pages are followed; the page size is inside the options. */
export const executeSearch = {
	service: 'search',
	effect: 'read',
	fields: [searchOptions],
	element: 'ExecuteSearch',
	answer: recordAnswer,
	paging: {
		page: place,
		pageSize: Number(pageSize.default),
		chosenSize: pageSize.name,
		key: 'contentId',
		within: 'levelId',
		// Proved for this method only: the count in the answer is that of all pages.
		until: 'total',
	},
} satisfies Method;

/** One page of a search. */
export const searchPage = {
	service: 'search',
	effect: 'read',
	fields: [searchOptions, { name: 'pageNumber', required: true, xml: place }],
	element: 'ExecuteSearch',
	answer: recordAnswer,
} satisfies Method;
