import type { Operation, PropertySpec } from '../../../shared/operation/spec';
import { accountOption, documentIdField, documentPair, noGuid, warningsField } from '../../values';
import { noFile, outputFileFields } from '../../content/files';

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

export const download: Operation = {
	name: 'Download',
	value: 'download',
	action: 'Download document',
	description: 'Get the signed, interim or original file of a document as binary data',
	effect: 'read',
	fields: [
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
	service: 'Download',
	element: 'Download',
	fromCredential: ['Request/@ContextIdentifier'],
	answer: {
		cardinality: 'binary',
		files: {
			missing: noFile('a file'),
			files: [
				{
					from: 'fileData',
					into: 'outputFieldName',
					name: { parameter: 'fileName', fields: ['documentId'] },
				},
				{
					from: 'completionReportData',
					into: 'reportFieldName',
					when: [{ given: ['reportFieldName'] }],
					name: { fields: ['documentId'], after: '-completion-report' },
				},
			],
		},
		gives: [
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
};

export const startDownload: Operation = {
	name: 'Start Download',
	value: 'startDownload',
	action: 'Start download of document',
	description: 'Check the right to download a document and open a session for it. Download does without one.',
	effect: 'write',
	rare: true,
	fields: [...documentPair('Request', requestNames), passwordOption, accountOption('Request')],
	service: 'AuthenticateDownload',
	element: 'AuthenticateDownload',
	fromCredential: ['Request/@ContextIdentifier'],
	answer: {
		gives: [
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
