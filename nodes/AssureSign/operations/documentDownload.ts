import type { OperationSpec, PropertySpec } from '../../shared/operation/spec';
import { accountOption, documentIdField, documentPair, noGuid, warningsField } from './common';
import { fileFrom, isFailure, noFile, outputField, outputFileFields, without } from './files';

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

export const download: OperationSpec = {
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
			description:
				'Name of a binary field to put the completion report in. Without it the report is left out.',
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
		const files = { [outputField(values)]: file };
		if (typeof values.reportFieldName === 'string' && values.reportFieldName !== '') {
			if (json.completionReportData !== undefined) {
				const report = fileFrom(json.completionReportData, `${String(json.documentId)}-completion-report`);
				if (isFailure(report)) return report;
				files[values.reportFieldName] = report;
			}
		}
		return [{ json: without(json, 'fileData', 'completionReportData'), files }];
	},
};

export const startDownload: OperationSpec = {
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
				created: true,
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
