import type { Operation } from '../../../shared/operation/spec';
import { applicationLocator } from '../../locating/applicationLocator';
import { optionalApplication } from '../../locating/optionalApplication';
import { applicationOfRecord, recordLocator, recordLocatorOf } from '../../locating/recordLocator';
import { fieldPicker, valuePicker } from '../../metadata/locators';

export const getChildren: Operation = {
	name: 'Get Children',
	value: 'getChildren',
	action: 'Get children of record',
	description: 'List the IDs of the records below a top-level record of a leveled application',
	effect: 'read',
	fields: [applicationLocator, recordLocator],
	element: 'GetChildRecordIds',
	uncertain: true,
	answer: {
		cardinality: 'many',
		embedded: true,
		form: 'ids',
		terms: 'childId',
		repeats: ['moduleId', 'contentId'],
		gives: [
			{
				name: 'childId',
				xml: '.',
				type: 'integer',
				description: 'System ID of a record below',
				example: 238800,
			},
		],
	},
};

export const getAccessHistory: Operation = {
	name: 'Get Access History',
	value: 'getAccessHistory',
	action: 'Get access history of record',
	description: 'List who opened a record. The names in the output are those of the Archer release.',
	effect: 'read',
	fields: [applicationOfRecord, recordLocator],
	element: 'GetAccessHistory',
	answer: {
		cardinality: 'many',
		embedded: true,
		// The vendor's page does not show the names.
		form: 'entries',
		repeats: ['contentId'],
		gives: [],
	},
};

const relatedModule = 'relatedModuleId';

export const setStatus: Operation = {
	name: 'Set Cross-Application Status',
	value: 'setCrossApplicationStatus',
	action: 'Set cross-application status of record',
	description: 'Set the status that links two records in a cross-application status tracking (CAST) field',
	effect: 'write',
	fields: [
		applicationOfRecord,
		{ ...recordLocator, description: 'The record in the application that has the field' },
		fieldPicker({
			displayName: 'Field',
			name: 'fieldId',
			description: 'The cross-application status tracking field',
			application: applicationOfRecord.name,
			kind: 'status',
			required: true,
			xml: { path: 'fieldId', type: 'int' },
		}),
		optionalApplication(
			'The application that the related record is in. Only needed to find the record by its name.',
			{ displayName: 'Related Application', name: relatedModule },
		),
		{
			...recordLocatorOf(
				{
					displayName: 'Related Record',
					name: 'relatedContentId',
					description: 'The record in the related application',
				},
				relatedModule,
			),
			xml: { path: 'parentId', type: 'int' },
		},
		{
			...valuePicker({
				displayName: 'Value',
				name: 'valueId',
				description: 'The status',
				application: applicationOfRecord.name,
				field: 'fieldId',
				required: true,
			}),
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
	element: 'CreateCMSTEntry',
	uncertain: true,
	answer: {
		repeats: ['contentId', 'fieldId', 'relatedContentId', 'valueId'],
		gives: [
			{
				name: 'result',
				xml: '.',
				type: 'integer',
				description: 'Number that Archer answers with; its meaning is not published',
				example: 1,
			},
		],
	},
};
