import type { FileIn, PropertyCollection, PropertySpec } from '../../shared/operation/spec';
import { refusal, type Failure } from '../../shared/soap/failure';

/** The kinds of files that AssureSign takes. */
const fileTypes = ['PDF', 'DOC', 'DOCX', 'RTF', 'HTML', 'HTM', 'ODT', 'TIFF', 'TIF'];

const itemFile: FileIn = {
	otherwise: 'data',
	kind: {
		name: 'fileType',
		endings: fileTypes,
		mimeTypes: {
			'application/pdf': 'PDF',
			'application/msword': 'DOC',
			'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'DOCX',
			'application/rtf': 'RTF',
			'text/rtf': 'RTF',
			'text/html': 'HTML',
			'application/vnd.oasis.opendocument.text': 'ODT',
			'image/tiff': 'TIFF',
		},
	},
};

export const fileTypeField: PropertySpec = {
	displayName: 'File Type',
	name: 'fileType',
	type: 'options',
	options: [...fileTypes].sort().map((name) => ({ name, value: name })),
	default: 'PDF',
	description: 'Kind of the file. Without it the file name decides.',
};

/** A file of the item and its type, at these places of the request. */
export function inputFileFields(
	paths: { type: string; data: string },
	collection: PropertyCollection,
): PropertySpec[] {
	return [
		{
			...fileTypeField,
			collection,
			// Filled in from the file's name where the user chose none.
			xml: { path: paths.type, whenAbsent: 'PDF', example: 'PDF' },
		},
		{
			displayName: 'Input Binary Field',
			name: 'binaryPropertyName',
			type: 'string',
			default: 'data',
			required: true,
			hint: 'The name of the input binary field containing the file to upload.',
			description: 'Name of the binary field that holds the file',
			xml: { path: paths.data, type: 'base64Binary', file: itemFile, example: 'QQ==' },
		},
	];
}

export const outputFieldName: PropertySpec = {
	displayName: 'Put Output File in Field',
	name: 'outputFieldName',
	type: 'string',
	default: 'data',
	hint: 'The name of the output binary field to put the file in.',
	description: 'Name of the binary field for the file',
	collection: 'options',
};

export const outputFileFields: PropertySpec[] = [
	outputFieldName,
	{
		displayName: 'File Name',
		name: 'fileName',
		type: 'string',
		default: '',
		placeholder: 'e.g. contract.pdf',
		description: 'Name to give the file. Without it the ID is the name.',
		collection: 'options',
	},
];

export const noFile = (what: string): Failure =>
	refusal('notFound', `AssureSign answered without ${what}`, {
		advice: 'It may not be available in the state that the document is in now.',
	});
