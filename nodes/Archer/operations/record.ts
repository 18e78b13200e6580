import type { OperationSpec } from '../../shared/operation/spec';
import { parameterFailure } from '../../shared/soap/failure';
import { plainValue } from '../../shared/operation/response';
import { createBatch, createRecords, updateBatch, updateRecords } from './recordBulk';
import { fieldsModeProperties, fieldValuesXml, finishRecords } from './fieldValues';
import { lookUpField } from './metadata';
import { getRecordStep } from './recordRead';
import {
	applicationLocator,
	doneField,
	limit,
	recordId,
	returnAll,
	simplify,
	timeZone,
} from './recordCommon';
import { idList, pageSize, searchRecords, textOf } from './search';
import { displayFields, searchApplication } from './searchBuilder';
import { entriesIn, idsIn } from './unseen';

const createRecord: OperationSpec = {
	resource: 'record',
	name: 'Create',
	value: 'create',
	action: 'Create record',
	description: 'Create a record. In the Contacts application this can create a user as well.',
	effect: 'write',
	properties: [applicationLocator, ...fieldsModeProperties(fieldValuesXml, false)],
	soap: { service: 'record', element: 'CreateRecord' },
	result: {
		cardinality: 'one',
		path: 'CreateRecordResult',
		echo: ['moduleId'],
		fields: [
			{
				name: 'contentId',
				xml: '.',
				type: 'integer',
				description: 'System ID of the new record',
				example: 238756,
			},
		],
		emptyTexts: ['0', '-1'],
	},
	steps: [createRecords, getRecordStep, lookUpField],
	batch: { size: 50, run: createBatch },
};

const updateRecord: OperationSpec = {
	resource: 'record',
	name: 'Update',
	value: 'update',
	action: 'Update record',
	description: 'Change fields of a record. Fields that are not named keep their value.',
	effect: 'idempotent',
	properties: [applicationLocator, recordId, ...fieldsModeProperties(fieldValuesXml, true)],
	soap: { service: 'record', element: 'UpdateRecord' },
	result: {
		cardinality: 'one',
		path: 'UpdateRecordResult',
		echo: ['moduleId', 'contentId'],
		fields: [doneField],
		codes: { 1: { meaning: 'The record was changed', result: { updated: true } } },
	},
	steps: [updateRecords, getRecordStep, lookUpField],
	batch: { size: 50, run: updateBatch },
};

const getRecord: OperationSpec = {
	...getRecordStep,
	properties: [...getRecordStep.properties, simplify, timeZone],
	// Records have fields of the user's own: no table can name them.
	finish: finishRecords,
};

const getManyRecords: OperationSpec = {
	...searchRecords,
	resource: 'record',
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many records',
	description: 'List the records of an application. For conditions on fields use Search: Search Records.',
	composite: true,
	properties: [
		searchApplication,
		displayFields,
		returnAll,
		limit,
		simplify,
		{
			displayName: 'Keywords',
			name: 'keywords',
			type: 'string',
			default: '',
			description: 'Words that the records have to contain',
			collection: 'filters',
		},
		{
			displayName: 'Record IDs',
			name: 'contentIds',
			type: 'string',
			default: '',
			placeholder: 'e.g. 238756,238757',
			description: 'Only the records with these system IDs, separated by commas',
			collection: 'filters',
		},
		pageSize,
	],
	steps: [searchRecords],
	// Archer lists records by its search only.
	run: async ({ values, call }) => {
		const ids = idList(values.contentIds);
		const conditions = ids.length === 0 ? [] : [{ type: 'content', value: ids }];
		return await call(searchRecords, { ...values, optionsFrom: 'builder', conditions });
	},
};

const deleteRecord: OperationSpec = {
	resource: 'record',
	name: 'Delete',
	value: 'delete',
	action: 'Delete record',
	description:
		'Delete a record for good, with its sub-form records. This cannot be undone. In the Contacts application the user goes with it.',
	effect: 'write',
	destructive: true,
	properties: [applicationLocator, recordId],
	soap: { service: 'record', element: 'DeleteRecord' },
	result: {
		cardinality: 'one',
		path: 'DeleteRecordResult',
		echo: ['moduleId', 'contentId'],
		fields: [doneField],
		codes: { 1: { meaning: 'The record was deleted', result: { deleted: true } } },
	},
};

const deleteAllRecords: OperationSpec = {
	resource: 'record',
	name: 'Delete All',
	value: 'deleteAll',
	action: 'Delete all records of application',
	description: 'Delete every record of an application for good. This cannot be undone.',
	effect: 'write',
	destructive: true,
	properties: [
		applicationLocator,
		{
			displayName: 'Repeat Application ID',
			name: 'confirmedModuleId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 84',
			description: 'The ID of the application once more, so that nothing is emptied by mistake',
		},
	],
	soap: { service: 'record', element: 'DeleteAllRecords', uncertain: true },
	result: {
		cardinality: 'one',
		path: 'DeleteAllRecordsResult',
		echo: ['moduleId'],
		fields: [doneField],
		codes: { 1: { meaning: 'All records were deleted', result: { deleted: true } } },
	},
	// The one call that empties an application: a wrong expression must not be enough.
	prepare: async ({ values }) =>
		textOf(values.confirmedModuleId) === textOf(values.moduleId)
			? undefined
			: parameterFailure(
					'Repeat Application ID',
					"'Repeat Application ID' is not the ID of the application whose records would be deleted",
					'Enter the same ID as under Application.',
				),
};

const getChildren: OperationSpec = {
	resource: 'record',
	name: 'Get Children',
	value: 'getChildren',
	action: 'Get children of record',
	description: 'List the IDs of the records below a top-level record of a leveled application',
	effect: 'read',
	properties: [applicationLocator, recordId],
	soap: { service: 'record', element: 'GetChildRecordIds', uncertain: true },
	result: {
		cardinality: 'many',
		path: 'GetChildRecordIdsResult',
		embedded: true,
		document: (root) => idsIn(root).map((childId) => ({ childId })),
		echo: ['moduleId', 'contentId'],
		fields: [
			{ name: 'childId', xml: '.', type: 'integer', description: 'System ID of a record below', example: 238800 },
		],
	},
};

const getAccessHistory: OperationSpec = {
	resource: 'record',
	name: 'Get Access History',
	value: 'getAccessHistory',
	action: 'Get access history of record',
	description: 'List who opened a record. The names in the output are those of the Archer release.',
	effect: 'read',
	properties: [recordId],
	soap: { service: 'record', element: 'GetAccessHistory' },
	result: {
		cardinality: 'many',
		path: 'GetAccessHistoryResult',
		embedded: true,
		// The vendor's page does not show the names: the repeating element is the entry, everything in it is passed on.
		document: (root) => entriesIn(root).map((entry) => {
			const value = plainValue(entry);
			return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : { value };
		}),
		echo: ['contentId'],
		fields: [],
	},
};

const setStatus: OperationSpec = {
	resource: 'record',
	name: 'Set Cross-Application Status',
	value: 'setCrossApplicationStatus',
	action: 'Set cross-application status of record',
	description: 'Set the status that links two records in a cross-application status tracking (CAST) field',
	effect: 'write',
	properties: [
		{ ...recordId, description: 'System ID of the record in the application that has the field' },
		{
			displayName: 'Field ID',
			name: 'fieldId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 7014',
			description: 'ID of the cross-application status tracking field',
			xml: { path: 'fieldId', type: 'int' },
		},
		{
			displayName: 'Related Record ID',
			name: 'relatedContentId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 238760',
			description: 'System ID of the record in the related application',
			xml: { path: 'parentId', type: 'int' },
		},
		{
			displayName: 'Value ID',
			name: 'valueId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 466',
			description: 'ID of the status in its values list',
			xml: { path: 'valueId', type: 'int' },
		},
		{
			displayName: 'Comments',
			name: 'comments',
			type: 'string',
			typeOptions: { rows: 3 },
			default: '',
			description: 'Notes on the status',
			// In the request it belongs, empty or not.
			xml: { path: 'comments', whenEmpty: 'send', whenAbsent: '' },
			collection: 'additionalFields',
		},
	],
	soap: { service: 'record', element: 'CreateCMSTEntry', uncertain: true },
	result: {
		cardinality: 'one',
		path: 'CreateCMSTEntryResult',
		echo: ['contentId', 'fieldId', 'relatedContentId', 'valueId'],
		fields: [
			{ name: 'result', xml: '.', type: 'integer', description: 'Number that Archer answers with; its meaning is not published', example: 1 },
		],
		whenEmpty: { json: {} },
	},
};

export const recordOperations: OperationSpec[] = [
	createRecord,
	updateRecord,
	getRecord,
	getManyRecords,
	deleteRecord,
	deleteAllRecords,
	getChildren,
	getAccessHistory,
	setStatus,
];

export { updateRecord };
