import type { Operation } from '../../../shared/operation/spec';
import { parameterFailure } from '../../../shared/soap/failure';
import { applicationLocator } from '../../locating/applicationLocator';
import { textOf } from '../../content/given';
import { recordLocator } from '../../locating/recordLocator';
import { presentRecordOf } from './read';
import { codeField } from '../../values';

export const deleteRecord: Operation = {
	name: 'Delete',
	value: 'delete',
	action: 'Delete record for good',
	description:
		'Delete a record for good, with its sub-form records. In the Contacts application the user goes too.',
	effect: 'write',
	destructive: true,
	warning:
		'This cannot be undone. The sub-form records of the record go with it; in the Contacts application the user does too.',
	fields: [applicationLocator, recordLocator],
	element: 'DeleteRecord',
	answer: {
		repeats: ['moduleId', 'contentId'],
		gives: [codeField],
		codes: { 1: { meaning: 'The record was deleted', result: { deleted: true } } },
	},
	present: { ...presentRecordOf, gone: true },
};

export const deleteAllRecords: Operation = {
	name: 'Delete All',
	value: 'deleteAll',
	action: 'Delete all records of application for good',
	description: 'Delete every record of an application for good. This cannot be undone.',
	effect: 'write',
	destructive: true,
	warning: 'This cannot be undone: every record of the application is deleted.',
	fields: [
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
	element: 'DeleteAllRecords',
	uncertain: true,
	answer: {
		repeats: ['moduleId'],
		gives: [codeField],
		codes: { 1: { meaning: 'All records were deleted', result: { deleted: true } } },
	},
	// The one call that empties an application: a wrong expression must not be enough.
	check: (values) =>
		textOf(values.confirmedModuleId) === textOf(values.moduleId)
			? undefined
			: parameterFailure(
					'Repeat Application ID',
					"'Repeat Application ID' is not the ID of the application whose records would be deleted",
					'Enter the same ID as under Application.',
				),
};
