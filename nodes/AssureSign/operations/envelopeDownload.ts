import type { IDataObject } from 'n8n-workflow';
import type { OperationItem, OperationSpec } from '../../shared/operation/spec';
import type { Failure } from '../../shared/soap/failure';
import { accountOption, envelopeIdField, envelopePair, warningsField } from './common';
import { envelopeDocumentFields } from './fields';
import { fileFrom, isFailure, noFile, outputField, outputFileFields } from './files';

export const downloadEnvelope: OperationSpec = {
	resource: 'envelope',
	name: 'Download',
	value: 'download',
	action: 'Download documents of envelope',
	description: 'Get the signed files of an envelope as binary data, one item per file, or all in one PDF',
	effect: 'read',
	properties: [
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
		outputFileFields[0],
		accountOption('Request'),
	],
	soap: {
		service: 'Envelopes',
		element: 'DownloadEnvelopeDocuments',
		fromCredential: ['Request/@ContextIdentifier'],
	},
	result: {
		cardinality: 'binary',
		path: 'DownloadEnvelopeDocumentsResult',
		fields: [
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
				fields: [
					...envelopeDocumentFields,
					{ name: 'data', xml: 'CompletedDocument/Data', description: 'The signed file, as binary data' },
				],
			},
			warningsField,
		],
	},
	// One answer holds several files; a workflow wants one item for each.
	finish: (items, { values }) => filesOf(items[0], values.includeReport === true, outputField(values)),
};

function filesOf(answer: IDataObject, withReport: boolean, field: string): OperationItem[] | Failure {
	const { envelopeId, warnings, mergedDocument, completionReport } = answer;
	const found: Array<{ json: IDataObject; base64: unknown; name: string }> = [];
	if (mergedDocument !== undefined) {
		found.push({ json: { file: 'merged' }, base64: mergedDocument, name: String(envelopeId) });
	}
	for (const { data, ...document } of (answer.documents ?? []) as IDataObject[]) {
		if (data === undefined) continue;
		found.push({
			json: { file: 'document', ...document },
			base64: data,
			name: fileNameOf(document.documentName) ?? String(document.documentId),
		});
	}
	if (found.length === 0) return noFile('any signed file of this envelope');
	if (withReport && completionReport !== undefined) {
		const name = `${String(envelopeId)}-completion-report`;
		found.push({ json: { file: 'report' }, base64: completionReport, name });
	}
	const items: OperationItem[] = [];
	for (const { json, base64, name } of found) {
		const file = fileFrom(base64, name);
		if (isFailure(file)) return file;
		items.push({ json: { envelopeId, ...json, warnings }, files: { [field]: file } });
	}
	return items;
}

/** The extension comes from the file itself. */
function fileNameOf(name: unknown): string | undefined {
	const usable = String(name ?? '')
		.trim()
		.replace(/\.pdf$/i, '')
		.trim();
	return usable === '' ? undefined : usable;
}
