import type { IDataObject } from 'n8n-workflow';
import { itemsWithFiles } from '../../../nodes/shared/operation/words/fileOut';
import type { FileNaming, FileOut, FilesOut } from '../../../nodes/shared/operation/words/spec';
import { refusal } from '../../../nodes/shared/soap/failure';

/** The files of an answer: what they are called, where they go, and which of them make an item. */

const base64 = (text: string) => Buffer.from(text, 'latin1').toString('base64');
const pdf = base64('%PDF-1.7');
const made = (spec: FilesOut, entries: IDataObject[], values: object = {}) =>
	itemsWithFiles(spec, entries, values as never, 'Archer');
type Made = Array<{
	json: IDataObject;
	files: Record<string, { fileName: string; mimeType?: string; data: Buffer }>;
}>;
const file = (more: Partial<FileOut> = {}): FileOut => ({
	from: 'content',
	name: { fields: ['name'] },
	...more,
});

describe('a file is called', () => {
	const nameOf = (name: FileNaming, entry: object, values: object = {}, more: Partial<FileOut> = {}) => {
		const [{ files }] = made(
			{ files: [file({ name, ...more })] },
			[{ content: pdf, ...entry }],
			values,
		) as Made;
		return [files.data.fileName, files.data.mimeType];
	};
	const pdfType = 'application/pdf';

	test.each<[string, FileNaming, object, object, string]>([
		[
			'by the first field that has a text',
			{ fields: ['a', 'b', 'c'] },
			{ a: ' ', b: ' x ', c: 'y' },
			{},
			'x.pdf',
		],
		['by a number', { fields: ['id'] }, { id: 7 }, {}, '7.pdf'],
		['by a parameter where the item has no such field', { fields: ['id'] }, {}, { id: 8 }, '8.pdf'],
		['by the item before the parameter', { fields: ['id'] }, { id: 7 }, { id: 8 }, '7.pdf'],
		['file where there is nothing', { fields: ['id'] }, { id: null }, {}, 'file.pdf'],
		[
			'with what stands around',
			{ fields: ['id'], before: 'd-', after: '-signed' },
			{ id: 7 },
			{},
			'd-7-signed.pdf',
		],
		['with one ending', { fields: ['name'] }, { name: 'x.PDF' }, {}, 'x.pdf'],
		['without blanks before it', { fields: ['name'] }, { name: 'x .pdf' }, {}, 'x.pdf'],
		['with another ending too', { fields: ['name'] }, { name: 'x.doc' }, {}, 'x.doc.pdf'],
		[
			'as the user wants it',
			{ fields: ['name'], parameter: 'as' },
			{ name: 'x' },
			{ as: ' own.txt ' },
			' own.txt ',
		],
		[
			'as usual where the user wants nothing',
			{ fields: ['name'], parameter: 'as' },
			{ name: 'x' },
			{ as: ' ' },
			'x.pdf',
		],
	])('%s', (_what, name, entry, values, expected) => {
		expect(nameOf(name, entry, values)).toEqual([expected, pdfType]);
	});

	test('by its own name where that tells the kind, and by what is known of it', () => {
		const name = { fields: ['name'] };
		expect(nameOf(name, { name: 'x.txt' }, {}, { kind: 'named' })).toEqual(['x.txt', undefined]);
		expect(nameOf(name, {}, {}, { kind: 'named' })).toEqual(['file', undefined]);
		expect(nameOf(name, { name: 'x' }, {}, { kind: { ending: 'csv', mimeType: 'text/csv' } })).toEqual([
			'x.csv',
			'text/csv',
		]);
		expect(nameOf({ ...name, parameter: 'as' }, {}, { as: 'own' }, { kind: 'named' })).toEqual([
			'own',
			undefined,
		]);
	});
});

describe('an item', () => {
	test('has its files in the fields that the user names, and not their text', () => {
		const spec = {
			files: [
				file({ into: 'field' }),
				file({ from: 'second', into: 'other', name: { fields: [], before: 'second-' } }),
			],
		};
		const [{ json, files }] = made(spec, [{ content: pdf, second: pdf, name: 'x', id: 1 }], {
			field: 'one',
			other: 'two',
		}) as Made;
		expect(json).toEqual({ name: 'x', id: 1 });
		expect(Object.entries(files).map(([field, { fileName }]) => [field, fileName])).toEqual([
			['one', 'x.pdf'],
			['two', 'second-file.pdf'],
		]);
		for (const field of [undefined, '', 7]) {
			expect(
				Object.keys(
					(made({ files: [file({ into: 'field' })] }, [{ content: pdf }], { field }) as Made)[0].files,
				),
			).toEqual(['data']);
		}
	});

	test('is made for the first file alone; the others may be missing', () => {
		const spec = { files: [file(), file({ from: 'second' })] };
		expect(made(spec, [{ content: pdf }, { second: pdf }, {}])).toHaveLength(1);
	});

	test('has its name and size where they are asked for', () => {
		const [{ json }] = made({ files: [file({ described: true })] }, [{ content: pdf, name: 'x' }]) as Made;
		expect(json).toEqual({ name: 'x', fileName: 'x.pdf', size: 8 });
	});

	test('has no file that is not wanted', () => {
		const spec = {
			files: [file(), file({ from: 'second', into: 'two', when: [{ parameter: 'all', is: [true] }] })],
		};
		const fields = (all: boolean) =>
			Object.keys((made(spec, [{ content: pdf, second: pdf }], { all, two: 'b' }) as Made)[0].files);
		expect([fields(true), fields(false)]).toEqual([['data', 'b'], ['data']]);
	});

	test('is missing with a reason, and an empty file is one then', () => {
		const missing = refusal('notFound', 'No file yet');
		const spec = { files: [file()], missing };
		expect(made(spec, [{ content: pdf }, {}])).toBe(missing);
		expect(made(spec, [{ content: '' }])).toHaveLength(1);
		expect(made({ files: [file()] }, [{ content: '' }])).toEqual([]);
	});

	test('of a damaged file is a failure, however many there are', () => {
		const failure = { kind: 'unreadable', reached: 'yes' };
		expect(
			made({ files: [file(), file({ from: 'second' })] }, [{ content: pdf, second: '?' }]),
		).toMatchObject(failure);
		expect(made({ files: [file()], apart: { beside: [] } }, [{ content: '?' }])).toMatchObject(failure);
	});
});

describe('files apart', () => {
	const spec: FilesOut = {
		files: [
			file({ from: 'pdf', list: 'documents', says: { kind: 'document' } }),
			file({
				from: 'record',
				name: { fields: ['id'] },
				says: { kind: 'record' },
				when: [{ parameter: 'all', is: [true] }],
			}),
		],
		apart: { beside: ['id', 'absent'] },
	};
	const entry = {
		id: 7,
		other: 'o',
		documents: [{ pdf, name: 'a', page: 1 }, { name: 'none' }, { pdf, name: 'b' }],
		record: pdf,
	};

	test('are an item each, with what is said of all, of the kind and of the file', () => {
		const items = made(spec, [entry], { all: true }) as Made;
		expect(items.map(({ json }) => json)).toEqual([
			{ id: 7, absent: undefined, kind: 'document', name: 'a', page: 1 },
			{ id: 7, absent: undefined, kind: 'document', name: 'b' },
			{ id: 7, absent: undefined, kind: 'record' },
		]);
		expect(items.map(({ files }) => files.data.fileName)).toEqual(['a.pdf', 'b.pdf', '7.pdf']);
		expect(made(spec, [entry], { all: false })).toHaveLength(2);
	});

	test('are none where only what goes with them is there', () => {
		expect(made(spec, [{ ...entry, documents: [] }], { all: true })).toEqual([]);
		expect(made(spec, [{ id: 7, record: pdf }], { all: true })).toEqual([]);
		const missing = refusal('notFound', 'None');
		expect(made({ ...spec, missing }, [{ id: 7 }], { all: true })).toBe(missing);
	});
});
