import {
	fileTypeField,
	inputFileFields,
	noFile,
	outputFileFields,
} from '../../../nodes/AssureSign/content/files';
import { loadFiles } from '../../../nodes/shared/operation/words/fileIn';

/** The kinds of files that AssureSign's DocumentNOW documents. */

const kinds = ['DOC', 'DOCX', 'HTM', 'HTML', 'ODT', 'PDF', 'RTF', 'TIF', 'TIFF'];
const fields = inputFileFields({ type: 'A/@FileType', data: 'A/Data' }, 'additionalFields');
const load = async (fileName: string, mimeType: string, values: object = {}) =>
	await loadFiles(
		fields,
		{
			values: { ...values },
			binary: async (name) => await Promise.resolve({ data: Buffer.from(name), fileName, mimeType }),
		},
		'AssureSign',
	);

test('can be chosen, and the file decides otherwise', () => {
	const [type, file] = fields;
	expect(fileTypeField).toMatchObject({ name: 'fileType', type: 'options', default: 'PDF' });
	expect(fileTypeField.options).toEqual(kinds.map((name) => ({ name, value: name })));
	expect(type).toMatchObject({
		name: 'fileType',
		displayName: 'File Type',
		collection: 'additionalFields',
		xml: { path: 'A/@FileType', whenAbsent: 'PDF' },
	});
	expect(Buffer.from(String(file.xml?.example), 'base64')).toHaveLength(1);
	expect(file).toMatchObject({
		name: 'binaryPropertyName',
		type: 'string',
		default: 'data',
		required: true,
		xml: { path: 'A/Data', type: 'base64Binary' },
	});
});

test.each(kinds)('a file that ends in %s is of that kind', async (kind) => {
	expect((await load(`a.${kind.toLowerCase()}`, '')).values!.fileType).toBe(kind);
});

test.each([
	['application/pdf', 'PDF'],
	['application/msword', 'DOC'],
	['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'DOCX'],
	['application/rtf', 'RTF'],
	['text/rtf', 'RTF'],
	['text/html', 'HTML'],
	['application/vnd.oasis.opendocument.text', 'ODT'],
	['image/tiff', 'TIFF'],
])('without an ending, %s is %s', async (mimeType, kind) => {
	expect((await load('a', mimeType)).values!.fileType).toBe(kind);
});

test('any other is not sent, and the usual field is called data', async () => {
	expect((await load('a.xls', 'application/vnd.ms-excel')).failure).toMatchObject({ parameter: 'File Type' });
	expect((await load('a.pdf', '')).values!.binaryPropertyName).toEqual(Buffer.from('data'));
	expect((await load('a.pdf', '', { binaryPropertyName: 'own' })).values!.binaryPropertyName).toEqual(
		Buffer.from('own'),
	);
});

test('what is put out has a field and a name', () => {
	expect(outputFileFields.map(({ name, default: usual }) => [name, usual])).toEqual([
		['outputFieldName', 'data'],
		['fileName', ''],
	]);
	expect(outputFileFields.every(({ collection }) => collection === 'options')).toBe(true);
});

test('an answer without its file says what may be the reason', () => {
	expect(noFile('the document')).toMatchObject({
		kind: 'notFound',
		message: 'AssureSign answered without the document',
		advice: expect.stringContaining('not be available in the state'),
	});
});
