import type { IDataObject } from 'n8n-workflow';
import type {
	OperationContext,
	OperationItem,
	OutputFile,
	ParameterValues,
	PropertySpec,
} from '../../shared/operation/spec';
import { parameterFailure, refusal, type Failure } from '../../shared/soap/failure';

/** The kinds of files that AssureSign takes. */
export const fileTypes = ['PDF', 'DOC', 'DOCX', 'RTF', 'HTML', 'HTM', 'ODT', 'TIFF', 'TIF'];

const byMimeType: Record<string, string> = {
	'application/pdf': 'PDF',
	'application/msword': 'DOC',
	'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'DOCX',
	'application/rtf': 'RTF',
	'text/rtf': 'RTF',
	'text/html': 'HTML',
	'application/vnd.oasis.opendocument.text': 'ODT',
	'image/tiff': 'TIFF',
};

export const inputFileField: PropertySpec = {
	displayName: 'Input Data Field Name',
	name: 'binaryPropertyName',
	type: 'string',
	default: 'data',
	required: true,
	hint: 'The name of the input field containing the file data',
	description: 'Name of the binary field that holds the file',
};

export const fileTypeField: PropertySpec = {
	displayName: 'File Type',
	name: 'fileType',
	type: 'options',
	options: [
		{ name: 'DOC', value: 'DOC' },
		{ name: 'DOCX', value: 'DOCX' },
		{ name: 'HTM', value: 'HTM' },
		{ name: 'HTML', value: 'HTML' },
		{ name: 'ODT', value: 'ODT' },
		{ name: 'PDF', value: 'PDF' },
		{ name: 'RTF', value: 'RTF' },
		{ name: 'TIF', value: 'TIF' },
		{ name: 'TIFF', value: 'TIFF' },
	],
	default: 'PDF',
	description: 'Kind of the file. Without it the file name decides.',
};

export const outputFileFields: PropertySpec[] = [
	{
		displayName: 'Put Output File in Field',
		name: 'outputFieldName',
		type: 'string',
		default: 'data',
		hint: 'The name of the output binary field to put the file in',
		description: 'Name of the binary field for the file',
		collection: 'options',
	},
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

/** The binary field that the user chose for the file. */
export function outputField({ outputFieldName }: ParameterValues): string {
	return typeof outputFieldName === 'string' && outputFieldName !== '' ? outputFieldName : 'data';
}

/** Reads the item's file into the values of the request, and its type where the user named none. */
export async function loadFile(
	{ values, binary }: OperationContext,
	dataName: string,
): Promise<Failure | undefined> {
	const field = String(values.binaryPropertyName ?? 'data');
	let file: Awaited<ReturnType<typeof binary>>;
	try {
		file = await binary(field);
	} catch {
		return parameterFailure(
			inputFileField.displayName,
			`The item has no file in the field '${field}'`,
			'Check the name of the binary field in the output of the node before this one.',
		);
	}
	if (file.data.length === 0) {
		return parameterFailure(inputFileField.displayName, `The file in the field '${field}' is empty`);
	}
	values[dataName] = file.data;
	values.fileType ??= typeOf(file.fileName, file.mimeType);
	return values.fileType === undefined
		? parameterFailure(
				'File Type',
				`AssureSign does not take files like "${file.fileName}"`,
				`It takes ${fileTypes.join(', ')}. If the file is one of them under another name, choose its File Type.`,
			)
		: undefined;
}

function typeOf(fileName: string, mimeType: string): string | undefined {
	const extension = /\.([a-z0-9]+)$/i.exec(fileName)?.[1].toUpperCase();
	if (extension !== undefined && fileTypes.includes(extension)) return extension;
	return byMimeType[mimeType.split(';')[0].trim().toLowerCase()];
}

/** What a file begins with tells its kind: the answer does not name it. */
const kinds: Array<{ start: RegExp; extension: string; mimeType: string }> = [
	{ start: /^%PDF/, extension: 'pdf', mimeType: 'application/pdf' },
	{
		start: /^PK[\s\S]{0,60}mimetypeapplication\/vnd\.oasis/,
		extension: 'odt',
		mimeType: 'application/vnd.oasis.opendocument.text',
	},
	{
		start: /^PK/,
		extension: 'docx',
		mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
	},
	{ start: /^\u00d0\u00cf/, extension: 'doc', mimeType: 'application/msword' },
	{ start: /^\{\\rtf/, extension: 'rtf', mimeType: 'application/rtf' },
	{ start: /^(?:II\*|MM)/, extension: 'tif', mimeType: 'image/tiff' },
	{ start: /^\s*<(?:!doctype html|html)/i, extension: 'html', mimeType: 'text/html' },
];

/** A file of the answer: its bytes, its kind, and a name made from `baseName` where the user gave none. */
export function fileFrom(base64: unknown, baseName: string, ownName?: unknown): OutputFile | Failure {
	const data = bytesOf(base64);
	if (data === undefined) return brokenFile;
	const beginning = data.subarray(0, 120).toString('latin1');
	const kind = kinds.find(({ start }) => start.test(beginning));
	const fileName =
		typeof ownName === 'string' && ownName !== '' ? ownName : `${baseName}.${kind?.extension ?? 'bin'}`;
	return { data, fileName, mimeType: kind?.mimeType ?? 'application/octet-stream' };
}

const brokenFile: Failure = {
	kind: 'unreadable',
	message: 'The file in the answer of AssureSign is damaged: it is not valid base64',
	advice: 'Try again. A proxy that changes answers can do this.',
	reached: 'yes',
};

export const noFile = (what: string): Failure =>
	refusal('notFound', `AssureSign answered without ${what}`, {
		advice: 'It may not be available in the state that the document is in now.',
	});

/** Node decodes what it can and drops the rest, so a damaged file would pass unnoticed. */
function bytesOf(base64: unknown): Buffer | undefined {
	const text = String(base64 ?? '').replace(/\s+/g, '');
	if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return undefined;
	return Buffer.from(text, 'base64');
}

export function isFailure(value: OutputFile | OperationItem | Failure): value is Failure {
	return 'kind' in value && 'reached' in value;
}

/** The JSON without the fields that hold files. */
export function without(json: IDataObject, ...names: string[]): IDataObject {
	return Object.fromEntries(Object.entries(json).filter(([name]) => !names.includes(name)));
}
