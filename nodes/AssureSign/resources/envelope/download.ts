import type { Operation } from '../../../shared/operation/spec';
import { accountOption, envelopeIdField, envelopePair, warningsField } from '../../values';
import { envelopeDocumentFields } from '../../answers';
import { noFile, outputFieldName } from '../../content/files';

export const downloadEnvelope: Operation = {
	name: 'Download',
	value: 'download',
	action: 'Download documents of envelope',
	description: 'Get the signed files of an envelope as binary data, one item per file, or all in one PDF',
	effect: 'read',
	fields: [
		...envelopePair('Request'),
		{
			displayName: 'Merge Documents',
			name: 'mergeCompletedDocuments',
			type: 'boolean',
			default: false,
			description: 'Whether to get one PDF that holds all documents',
			xml: { path: 'Request/@MergeCompletedDocuments', type: 'boolean', whenAbsent: 'false' },
		},
		{
			displayName: 'Envelope Password',
			name: 'envelopePassword',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Password of an envelope that is protected by one',
			collection: 'options',
			xml: { path: 'Request/@EnvelopePassword' },
		},
		{
			displayName: 'Include Completion Report',
			name: 'includeReport',
			type: 'boolean',
			default: true,
			description: 'Whether the completion report comes as one more item',
			collection: 'options',
		},
		outputFieldName,
		accountOption('Request'),
	],
	element: 'DownloadEnvelopeDocuments',
	fromCredential: ['Request/@ContextIdentifier'],
	answer: {
		cardinality: 'binary',
		files: {
			// One answer holds several files; a workflow wants one item for each.
			apart: { beside: ['envelopeId', 'warnings'] },
			missing: noFile('any signed file of this envelope'),
			files: [
				{
					from: 'mergedDocument',
					into: 'outputFieldName',
					name: { fields: ['envelopeId'] },
					says: { file: 'merged' },
				},
				{
					list: 'documents',
					from: 'data',
					into: 'outputFieldName',
					name: { fields: ['documentName', 'documentId'] },
					says: { file: 'document' },
				},
				{
					from: 'completionReport',
					into: 'outputFieldName',
					when: [{ parameter: 'includeReport', is: [true] }],
					name: { fields: ['envelopeId'], after: '-completion-report' },
					says: { file: 'report' },
				},
			],
		},
		gives: [
			envelopeIdField,
			{
				name: 'file',
				xml: '@File',
				description: 'What the file of the item is: document, merged or report',
				example: 'document',
			},
			{
				name: 'mergedDocument',
				xml: 'MergedDocument/Data',
				description: 'All documents in one file, as binary data',
			},
			{
				name: 'completionReport',
				xml: 'CompletionReport/Data',
				description: 'The completion report, as binary data',
			},
			{
				name: 'documents',
				xml: 'Documents/EnvelopeDocument',
				type: 'list',
				description: 'The documents; each becomes an item with its file as binary data',
				gives: [
					...envelopeDocumentFields,
					{ name: 'data', xml: 'CompletedDocument/Data', description: 'The signed file, as binary data' },
				],
			},
			warningsField,
		],
	},
};
