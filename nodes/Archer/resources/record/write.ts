import type { Task } from '../../../shared/operation/spec';
import { applicationLocator } from '../../locating/applicationLocator';
import { afterUpload } from '../../writing/attachments';
import { ignoredFields } from '../../writing/checkResult';
import { recordFieldsProperties } from '../../writing/fieldProperties';
import { recordLocator } from '../../locating/recordLocator';
import { createRecord, createRecords, updateRecord, updateRecords } from '../../content/recordMethods';
import { resolvingMethods } from '../../writing/methods';
import { createBatch, updateBatch } from './bulk';
import { presentRecordOf } from './read';
import { lookedUpInRequests, mostRecords, mostTogether } from './requests';

/** Fields are looked up and written as XML first; then several records go out in one request. */

export const create: Task = {
	name: 'Create',
	value: 'create',
	action: 'Create record',
	description: 'Create a record. In the Contacts application this can create a user as well.',
	effect: createRecord.effect,
	fields: [applicationLocator, ...recordFieldsProperties('create')],
	output: { ...createRecord.answer, gives: [...createRecord.answer.gives, ignoredFields] },
	uses: [createRecord, createRecords, ...resolvingMethods],
	then: [afterUpload('The record is created with the IDs of its files (CreateRecord).')],
	batch: {
		size: mostRecords,
		together: mostTogether,
		perform: async (contexts) => await lookedUpInRequests(contexts, createBatch),
	},
	perform: async (context) => (await createBatch([context]))[0],
};

export const update: Task = {
	name: 'Update',
	value: 'update',
	action: 'Update record',
	description: 'Change fields of a record. Fields that are not named keep their value.',
	effect: updateRecord.effect,
	fields: [applicationLocator, recordLocator, ...recordFieldsProperties('update')],
	output: { ...updateRecord.answer, gives: [...updateRecord.answer.gives, ignoredFields] },
	uses: [updateRecord, updateRecords, ...resolvingMethods],
	then: [afterUpload('The record is updated with the IDs of its files (UpdateRecord).')],
	batch: {
		size: mostRecords,
		together: mostTogether,
		perform: async (contexts) => await lookedUpInRequests(contexts, updateBatch),
	},
	present: presentRecordOf,
	perform: async (context) => (await updateBatch([context]))[0],
};
