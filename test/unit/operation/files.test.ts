import { itemsWithFiles } from '../../../nodes/shared/operation/words/fileOut';
import type { FilesOut } from '../../../nodes/shared/operation/words/spec';

const files: FilesOut = { files: [{ from: 'content', name: { fields: ['name'] } }] };
const item = (content: unknown, more: object = {}) =>
	itemsWithFiles(files, [{ content, ...more } as never], {}, 'Archer');
const base64 = (text: string) => Buffer.from(text, 'latin1').toString('base64');

test.each(['QQ=', 'QQ==x', 'QQ==QQ==', 'Q', '****', 'QQ==\u00e4', '=QQ='])('%j is no file', (content) => {
	expect(item(content)).toEqual({
		kind: 'unreadable',
		message: 'The file in the answer of Archer is damaged: it is not valid base64',
		advice: 'Try again. A proxy that changes answers can do this.',
		reached: 'yes',
	});
});

test.each([
	['%PDF-1.7', 'pdf', 'application/pdf'],
	['PK\u0003\u0004', 'docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
	[
		'PK\u0003\u0004mimetypeapplication/vnd.oasis.opendocument.text',
		'odt',
		'application/vnd.oasis.opendocument.text',
	],
	['\u00d0\u00cf\u0011', 'doc', 'application/msword'],
	['II*\u0000', 'tif', 'image/tiff'],
	['MM\u0000*', 'tif', 'image/tiff'],
	['  <!DOCTYPE html><p>', 'html', 'text/html'],
	['<HTML>', 'html', 'text/html'],
	['{\\rtf1', 'rtf', 'application/rtf'],
	['text', 'bin', 'application/octet-stream'],
	['x%PDF', 'bin', 'application/octet-stream'],
])('%j is a file of the kind %s', (content, ending, mimeType) => {
	const [{ json, files: made, file }] = item(base64(content), { name: 'a', id: 1 }) as never as Array<{
		json: object;
		file?: object;
		files?: Record<string, object>;
	}>;
	expect(json).toEqual({ name: 'a', id: 1 });
	expect(file ?? made?.data).toMatchObject({ fileName: `a.${ending}`, mimeType });
});

test('blanks in base64 mean nothing, an empty text is no file', () => {
	expect(item(` ${base64('text').slice(0, 4)}\r\n${base64('text').slice(4)} `)).toHaveLength(1);
	expect(item('')).toEqual([]);
	expect(item(7)).toEqual([]);
});
