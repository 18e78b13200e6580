import { limit, returnAll } from '../../../shared/operation/listProperties';
import type { Method, Operation, PresentSpec, Task } from '../../../shared/operation/spec';
import { knownZone } from '../../content/accountZone';
import { applicationLocator } from '../../locating/applicationLocator';
import { idList } from '../../content/given';
import { getRecordById } from '../../content/presentRecord';
import { linkedRecords, simplify, timeZone } from '../../content/recordFields';
import { recordLocator } from '../../locating/recordLocator';
import { displayFields, keywords, pageSize, searchApplication } from '../../query/properties';
import { executeSearch, searchOptionsFor } from '../../query/search';
import { isIdentifier } from '../../query/searchNames';

export const getRecord: Operation = {
	name: 'Get',
	value: 'get',
	action: 'Get record',
	description: 'Get a record with all its fields',
	...getRecordById,
	fields: [applicationLocator, recordLocator, simplify, linkedRecords, timeZone],
	// Dates come as text in the time zone of the account, which the credential knows.
	load: async (context) => {
		const zone = knownZone(context);
		return await Promise.resolve(zone.failure ? zone : { values: { timeZone: zone.timeZone } });
	},
};

/** The record as Update takes it again: with the types of its fields. */
export const presentRecordOf: PresentSpec<Method> = { read: getRecord, values: { simplify: false } };

export const getManyRecords: Task = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many records',
	description: 'List the records of an application. For conditions on fields use Search: Find Records.',
	effect: 'read',
	fields: [
		searchApplication,
		...displayFields,
		returnAll,
		limit,
		simplify,
		linkedRecords,
		keywords,
		{
			displayName: 'Record IDs',
			name: 'contentIds',
			type: 'string',
			default: '',
			placeholder: 'e.g. 238756, INC-7',
			description: 'Only these records, by system ID, tracking ID or key field, separated by commas',
			collection: 'filters',
			takesList: true,
		},
		pageSize,
	],
	output: executeSearch.answer,
	uses: [executeSearch],
	// Archer lists records by its search only.
	perform: async (context) => {
		const { values } = context;
		const ids = idList(values.contentIds);
		// Names have blanks in them, where IDs may be separated by one.
		const value = ids.every(isIdentifier) ? ids : values.contentIds;
		const conditions = ids.length === 0 ? [] : [{ type: 'content', value }];
		const loaded = await searchOptionsFor({ ...context, values: { ...values, conditions } });
		return loaded.failure ? loaded : await context.call(executeSearch, { ...values, ...loaded.values });
	},
};
