import { limit, returnAll } from '../../../shared/operation/listProperties';
import type { Operation } from '../../../shared/operation/spec';
import { linkedRecords, simplify } from '../../content/recordFields';
import { builderProperties, pageSize } from '../../query/properties';
import { executeSearch, searchOptionsFor } from '../../query/search';

export const searchRecords: Operation = {
	name: 'Find Records',
	value: 'search',
	action: 'Find records',
	description: 'Find the records of an application that meet conditions',
	...executeSearch,
	fields: [
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
				{ name: 'XML', value: 'xml', description: "Archer's own search options as it writes them" },
			],
			default: 'builder',
			description: 'How to say what to look for',
		},
		...builderProperties.map((property) => ({
			...property,
			// A field inside a collection sees the fields outside by a path from the root.
			displayOptions: {
				show: {
					...property.displayOptions?.show,
					[property.collection ? '/optionsFrom' : 'optionsFrom']: ['builder'],
				},
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
			xml: executeSearch.fields[0].xml,
		},
		{
			displayName: 'Search XML',
			name: 'searchXml',
			type: 'string',
			typeOptions: { rows: 8 },
			default: '',
			required: true,
			placeholder: 'e.g. <SearchReport>...</SearchReport>',
			description:
				'The search as Archer writes it in reports, special characters of filter values encoded twice',
			displayOptions: { show: { optionsFrom: ['xml'] } },
		},
		returnAll,
		limit,
		simplify,
		linkedRecords,
		pageSize,
	],
	// The rows of the builder become the JSON that is sent.
	load: async (context) => {
		const loaded = await searchOptionsFor(context);
		return loaded.failure ? loaded : { values: { ...loaded.values, optionsFrom: 'json' } };
	},
};
