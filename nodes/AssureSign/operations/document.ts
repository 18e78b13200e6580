import type { OperationSpec, PropertySpec } from '../../shared/operation/spec';
import { accountOption, documentIdField, documentPair, warningsField } from './common';
import { download, startDownload } from './documentDownload';
import { sendOperations } from './documentSend';
import { validateDocument } from './documentValidate';
import { eventsField, jotBlockFields, parameterFields, statusWords } from './fields';
import { without } from './files';

const remarks = (owner: string): PropertySpec => ({
	displayName: 'Remarks',
	name: 'remarks',
	type: 'string',
	default: '',
	placeholder: 'e.g. Replaced by a new version',
	description: 'Reason, shown in the history',
	xml: { path: `${owner}/@Remarks` },
});

const statusOwner = 'DocumentStatusChecks/DocumentStatusCheck';

const getStatus: OperationSpec = {
	resource: 'document',
	name: 'Get Status',
	value: 'getStatus',
	action: 'Get status of document',
	description:
		'Get how far signing has come. To be told about changes, use the AssureSign Trigger: the vendor discourages asking again and again.',
	effect: 'read',
	properties: [...documentPair(statusOwner), accountOption(statusOwner)],
	soap: {
		service: 'CheckStatus',
		element: 'CheckStatus',
		fromCredential: [`${statusOwner}/@ContextIdentifier`],
	},
	batch: { size: 100, request: statusOwner },
	result: {
		cardinality: 'one',
		path: 'DocumentStatusCheckResults/DocumentStatusCheckResult',
		fields: [
			documentIdField,
			{
				name: 'status',
				xml: '@StatusType',
				words: statusWords,
				description: 'How far signing has come',
				example: 'Completed',
			},
			{
				name: 'statusDate',
				xml: '@StatusDate',
				type: 'dateTime',
				description: 'When the document got this status',
				example: '2026-01-31T09:30:00.1234567Z',
			},
			{
				name: 'statusDetails',
				xml: '@StatusDetails',
				description: 'What AssureSign adds to the status',
				example: 'Waiting for ann.lee@example.com',
			},
			warningsField,
		],
	},
};

const historyOwner = 'DocumentHistoryViews/DocumentHistoryView';

const getHistory: OperationSpec = {
	resource: 'document',
	name: 'Get History',
	value: 'getHistory',
	action: 'Get history of document',
	description: 'Get everything that happened to a document, for audits',
	effect: 'read',
	properties: [...documentPair(historyOwner), accountOption(historyOwner)],
	soap: {
		service: 'ViewHistory',
		element: 'ViewHistory',
		fromCredential: [`${historyOwner}/@ContextIdentifier`],
	},
	batch: { size: 50, request: historyOwner },
	result: {
		cardinality: 'one',
		path: 'DocumentHistoryViewResults/DocumentHistoryViewResult',
		fields: [documentIdField, eventsField('events', 'Events/DocumentEvent'), warningsField],
	},
};

const getValues: OperationSpec = {
	resource: 'document',
	name: 'Get Values',
	value: 'getValues',
	action: 'Get values of document',
	description: 'Get what signers and sender filled in: the fields and the parameters of a document',
	effect: 'read',
	properties: [
		...documentPair('DocumentValuesQuery'),
		{
			displayName: 'Simplify',
			name: 'simplify',
			type: 'boolean',
			default: true,
			description: 'Whether to return a simplified version of the response instead of the raw data',
		},
		accountOption('DocumentValuesQuery'),
	],
	soap: {
		service: 'GetDocumentValues',
		element: 'GetDocumentValues',
		fromCredential: ['DocumentValuesQuery/@ContextIdentifier'],
	},
	result: {
		cardinality: 'one',
		path: 'GetDocumentValuesResult',
		fields: [
			documentIdField,
			{
				name: 'values',
				xml: 'DocumentValues/JotBlocks/JotBlockInfo',
				pairs: { name: '@Name', value: '@Value' },
				description: 'What the fields hold, by name; only with Simplify',
				example: { 'Signature 1': 'Ann Lee' },
			},
			{
				name: 'parameterValues',
				xml: 'DocumentValues/Parameters/ParameterInfo',
				pairs: { name: '@Name', value: '@Value' },
				description: 'What the parameters hold, by name; only with Simplify',
				example: { Price: '1200.00' },
			},
			{
				name: 'jotBlocks',
				xml: 'DocumentValues/JotBlocks/JotBlockInfo',
				type: 'list',
				description: 'The fields in full; only without Simplify',
				fields: jotBlockFields,
			},
			{
				name: 'parameters',
				xml: 'DocumentValues/Parameters/ParameterInfo',
				type: 'list',
				description: 'The parameters in full; only without Simplify',
				fields: parameterFields,
			},
			warningsField,
		],
	},
	// Names and values alone are what most workflows want; a field has some thirty attributes.
	finish: (items, { values }) =>
		items.map((json) => ({
			json:
				values.simplify === false
					? without(json, 'values', 'parameterValues')
					: without(json, 'jotBlocks', 'parameters'),
		})),
};

const cancelOwner = 'DocumentCancellations/DocumentCancellation';

const cancel: OperationSpec = {
	resource: 'document',
	name: 'Cancel',
	value: 'cancel',
	action: 'Cancel document',
	description: 'Withdraw a document from signing. This cannot be undone.',
	effect: 'write',
	destructive: true,
	properties: [...documentPair(cancelOwner), remarks(cancelOwner), accountOption(cancelOwner)],
	soap: { service: 'Cancel', element: 'Cancel', fromCredential: [`${cancelOwner}/@ContextIdentifier`] },
	batch: { size: 50, request: cancelOwner },
	result: {
		cardinality: 'one',
		path: 'DocumentCancellationResults/DocumentCancellationResult',
		fields: [documentIdField, warningsField],
	},
	finish: (items) => items.map((json) => ({ json: { cancelled: true, ...json } })),
};

const expireOwner = 'DocumentExpirations/DocumentExpiration';

const expire: OperationSpec = {
	resource: 'document',
	name: 'Expire',
	value: 'expire',
	action: 'Expire document',
	description: 'End signing of a document now, as if its time were up. This cannot be undone.',
	effect: 'write',
	destructive: true,
	properties: [...documentPair(expireOwner), remarks(expireOwner), accountOption(expireOwner)],
	soap: { service: 'Expire', element: 'Expire', fromCredential: [`${expireOwner}/@ContextIdentifier`] },
	batch: { size: 50, request: expireOwner },
	result: {
		cardinality: 'one',
		path: 'DocumentExpirationResults/DocumentExpirationResult',
		fields: [documentIdField, warningsField],
	},
	finish: (items) => items.map((json) => ({ json: { expired: true, ...json } })),
};

export const documentOperations: OperationSpec[] = [
	...sendOperations,
	cancel,
	download,
	expire,
	getHistory,
	getStatus,
	getValues,
	startDownload,
	validateDocument,
];
