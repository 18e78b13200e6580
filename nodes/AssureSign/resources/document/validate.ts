import type { Operation } from '../../../shared/operation/spec';
import { warningsField } from '../../values';
import { inputFileFields } from '../../content/files';

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

export const validateDocument: Operation = {
	name: 'Validate',
	value: 'validate',
	action: 'Validate signed file',
	description: 'Check that a signed PDF of the item is genuine and untouched',
	effect: 'read',
	fields: inputFileFields(
		{ type: 'ValidateDocumentQuery/FileDocument/@FileType', data: 'ValidateDocumentQuery/FileDocument/Data' },
		'options',
	),
	service: 'ValidateDocument',
	element: 'ValidateDocument',
	answer: {
		// Named otherwise in the article (docs/quirks/assureSign.md, quirk 2).
		path: 'ValidateDocumentResult|ValidateDocumentQueryResult',
		gives: [
			{
				name: 'code',
				xml: 'ValidationResult/@Code',
				words: resultWords,
				description: 'Outcome of the check',
				example: 'COV',
			},
			{
				name: 'valid',
				// One yes or no, so that nobody has to know the codes.
				xml: 'ValidationResult/@Code',
				type: 'boolean',
				yes: ['COV'],
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
};
