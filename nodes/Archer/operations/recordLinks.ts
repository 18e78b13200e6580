import { plainValue } from '../../shared/operation/response';
import type { OperationSpec } from '../../shared/operation/spec';
import { applicationLocator, recordId } from './recordCommon';
import { entriesIn, idsIn } from './unseen';

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
		document: (root) =>
			entriesIn(root).map((entry) => {
				const value = plainValue(entry);
				return typeof value === 'object' && value !== null && !Array.isArray(value)
					? { ...value }
					: { value };
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

export const recordLinkOperations: OperationSpec[] = [getChildren, getAccessHistory, setStatus];
