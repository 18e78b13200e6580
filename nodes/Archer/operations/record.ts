import { limit, returnAll } from '../../shared/operation/listProperties';
import type { OperationSpec } from '../../shared/operation/spec';
import { parameterFailure } from '../../shared/soap/failure';
import { createBatch, createRecords, updateBatch, updateRecords } from './recordBulk';
import { fieldNamesStep } from './fieldNames';
import { fieldsModeProperties, fieldValuesXml, finishRecords } from './fieldValues';
import { lookUpField } from './metadata';
import { recordLinkOperations } from './recordLinks';
import { getRecordStep, presentRecordStep } from './recordRead';
import { applicationLocator, doneField, recordId, simplify, timeZone } from './recordCommon';
import { idList, pageSize, searchRecords, textOf } from './search';
import { displayFields, searchApplication } from './searchBuilder';

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
	steps: [createRecords, presentRecordStep, fieldNamesStep, lookUpField],
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
	steps: [updateRecords, presentRecordStep, fieldNamesStep, lookUpField],
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
			takesList: true,
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

export const recordOperations: OperationSpec[] = [
	createRecord,
	updateRecord,
	getRecord,
	getManyRecords,
	deleteRecord,
	deleteAllRecords,
	...recordLinkOperations,
];

export { updateRecord };
