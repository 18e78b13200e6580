import type { IDataObject } from 'n8n-workflow';
import type { OperationSpec, PropertySpec } from '../../shared/operation/spec';
import {
	accountOption,
	documentIdField,
	documentPair,
	noGuid,
	warningsField,
} from './common';
import { sendOperations } from './documentSend';
import { validateDocument } from './documentValidate';
import { eventsField, jotBlockFields, parameterFields, statusWords } from './fields';
import { fileFrom, isFailure, noFile, outputFileFields, without } from './files';

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
	description: 'Get how far signing has come. To be told about changes, use the AssureSign Trigger: the vendor discourages asking again and again.',
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

const requestNames = { id: 'DocumentId', authToken: 'AuthToken' };

const passwordOption: PropertySpec = {
	displayName: 'Document Password',
	name: 'documentPassword',
	type: 'string',
	typeOptions: { password: true },
	default: '',
	description: 'Password of a document that is protected by one',
	collection: 'options',
	xml: { path: 'Request/@Password' },
};

const download: OperationSpec = {
	resource: 'document',
	name: 'Download',
	value: 'download',
	action: 'Download document',
	description: 'Get the signed, interim or original file of a document as binary data',
	effect: 'read',
	properties: [
		...documentPair('Request', requestNames),
		{
			displayName: 'File',
			name: 'downloadType',
			type: 'options',
			options: [
				{ name: 'Completed', value: 'Completed', description: 'The file with all signatures' },
				{ name: 'Interim', value: 'Interim', description: 'The file as it is while signing is under way' },
				{ name: 'Original', value: 'Original', description: 'The file without signatures' },
			],
			default: 'Completed',
			description: 'Which state of the file to get',
			xml: { path: 'Request/@DownloadType' },
		},
		passwordOption,
		{
			displayName: 'Download Session ID',
			name: 'downloadSessionId',
			type: 'string',
			default: '',
			description: 'Session that Document: Start Download has opened; rarely needed',
			collection: 'options',
			// Required by the schema and never sent in the articles: zeros are what .NET makes of a missing one.
			xml: { path: 'Request/@DownloadSessionId', type: 'guid', whenAbsent: noGuid },
		},
		{
			displayName: 'Completion Report Field',
			name: 'reportFieldName',
			type: 'string',
			default: 'completionReport',
			description: 'Name of a binary field to put the completion report in. Without it the report is left out.',
			collection: 'options',
		},
		...outputFileFields,
		accountOption('Request'),
	],
	soap: { service: 'Download', element: 'Download', fromCredential: ['Request/@ContextIdentifier'] },
	result: {
		cardinality: 'binary',
		path: 'DownloadResult',
		fields: [
			{ ...documentIdField, xml: '@DocumentId' },
			{
				name: 'downloadType',
				xml: '@DownloadType',
				description: 'Which state of the file this is',
				example: 'Completed',
			},
			{ name: 'fileData', xml: 'FileData', description: 'The file, as binary data of the item' },
			{
				name: 'completionReportData',
				xml: 'CompletionReportData',
				description: 'The completion report, as binary data of the item',
			},
			warningsField,
		],
	},
	// A table of fields cannot turn base64 into files.
	finish: (items, { values }) => {
		const [json] = items;
		if (json.fileData === undefined) return noFile('a file');
		const file = fileFrom(json.fileData, String(json.documentId), values.fileName);
		if (isFailure(file)) return file;
		const files = { [fieldName(values.outputFieldName)]: file };
		if (typeof values.reportFieldName === 'string' && values.reportFieldName !== '') {
			if (json.completionReportData !== undefined) {
				const report = fileFrom(json.completionReportData, `${String(json.documentId)}-completion-report`);
				if (isFailure(report)) return report;
				files[values.reportFieldName] = report;
			}
		}
		return [{ json: without(json, 'fileData', 'completionReportData') as IDataObject, files }];
	},
};

function fieldName(value: unknown): string {
	return typeof value === 'string' && value !== '' ? value : 'data';
}

const startDownload: OperationSpec = {
	resource: 'document',
	name: 'Start Download',
	value: 'startDownload',
	action: 'Start download of document',
	description: 'Check the right to download a document and open a session for it. Download does without one.',
	effect: 'write',
	properties: [...documentPair('Request', requestNames), passwordOption, accountOption('Request')],
	soap: {
		service: 'AuthenticateDownload',
		element: 'AuthenticateDownload',
		fromCredential: ['Request/@ContextIdentifier'],
	},
	result: {
		cardinality: 'one',
		path: 'AuthenticateDownloadResult',
		fields: [
			{ ...documentIdField, xml: '@DocumentId' },
			{
				name: 'downloadSessionId',
				xml: '@SessionId',
				type: 'guid',
				description: 'Session of the download',
				example: '5D41402A-BC4B-4A76-B971-9D911017C592',
			},
			{
				name: 'expirationDate',
				xml: '@ExpirationDate',
				type: 'dateTime',
				description: 'When the session ends',
				example: '2026-01-31T09:30:00Z',
			},
			warningsField,
		],
	},
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
