import type { OperationSpec } from '../../shared/operation/spec';
import { warningsField } from './common';
import { fileTypeField, inputFileField, loadFile } from './files';

/** Documented codes of ValidateDocument; none of them is a failure of the call. */
const resultWords = {
	CAN: 'The document was cancelled',
	COI: 'Completed, but the file was altered',
	COV: 'Completed and genuine',
	CPT: 'The file is damaged',
	DCN: 'The document was declined',
	DFI: 'The file is from another AssureSign environment',
	EGA: 'The metadata of the file could not be read',
	ERL: 'The file could not be loaded',
	EXP: 'The document has expired',
	INC: 'Signing is not complete',
	NAS: 'The file is not from AssureSign',
	NMD: 'No document matches the file',
};

export const validateDocument: OperationSpec = {
	resource: 'document',
	name: 'Validate',
	value: 'validate',
	action: 'Validate signed file',
	description: 'Check that a signed PDF of the item is genuine and untouched',
	effect: 'read',
	properties: [
		{
			...fileTypeField,
			collection: 'options',
			// Filled in from the file's name where the user chose none.
			xml: { path: 'ValidateDocumentQuery/FileDocument/@FileType', whenAbsent: 'PDF', example: 'PDF' },
		},
		{
			...inputFileField,
			xml: { path: 'ValidateDocumentQuery/FileDocument/Data', type: 'base64Binary', example: 'QQ==' },
		},
	],
	soap: { service: 'ValidateDocument', element: 'ValidateDocument' },
	result: {
		cardinality: 'one',
		// Named otherwise in the article (docs/quirks/assureSign.md, quirk 2).
		path: 'ValidateDocumentResult|ValidateDocumentQueryResult',
		fields: [
			{
				name: 'code',
				xml: 'ValidationResult/@Code',
				words: resultWords,
				description: 'Outcome of the check',
				example: 'COV',
			},
			{
				name: 'valid',
				xml: 'ValidationResult/@Valid',
				type: 'boolean',
				description: 'Whether the file is complete and genuine',
				example: true,
			},
			{
				name: 'documentName',
				xml: 'ValidationResult/@DocumentName',
				description: 'Name of the document',
				example: 'Sales contract 4711',
			},
			{
				name: 'originator',
				xml: 'ValidationResult/@Originator',
				description: 'Who sent it',
				example: 'Ann Lee',
			},
			{
				name: 'originatingCompany',
				xml: 'ValidationResult/@OriginatingCompany',
				description: 'Company that sent it',
				example: 'Example Sales',
			},
			{
				name: 'dateCompleted',
				xml: 'ValidationResult/@DateCompleted',
				type: 'dateTime',
				description: 'When the last signature was given',
				example: '2026-01-31T09:30:00Z',
			},
			{
				name: 'description',
				xml: 'ValidationResult/@Description',
				description: 'What AssureSign says about the file',
				example: 'The document is valid.',
			},
			warningsField,
		],
	},
	prepare: async (context) => await loadFile(context, 'binaryPropertyName'),
	// One yes or no, so that nobody has to know the codes.
	finish: (items) => items.map((json) => ({ json: { ...json, valid: json.code === 'COV' } })),
};
