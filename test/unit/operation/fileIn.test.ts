import { inNamespaces, withoutPrefixes } from '../../../nodes/shared/operation/wire/namespaces';
import { itemFile, loadFiles, mayNameFiles } from '../../../nodes/shared/operation/words/fileIn';
import { itemsWithFiles } from '../../../nodes/shared/operation/words/fileOut';
import { innerDocument } from '../../../nodes/shared/operation/words/innerDocument';
import type {
	FilesOut,
	Method,
	MethodField,
	OperationItem,
	ParameterValues,
} from '../../../nodes/shared/operation/spec';
import { element } from '../../../nodes/shared/xml/tree';

/** Files of items on their way into requests and out of answers, and documents that stand in texts. */

const files: Record<string, { data: Buffer; fileName: string; mimeType: string }> = {
	data: { data: Buffer.from('abc'), fileName: 'plan.v2.PDF', mimeType: 'application/pdf' },
	plain: { data: Buffer.from('x'), fileName: 'plan', mimeType: 'Text/Plain; charset=utf-8' },
	empty: { data: Buffer.alloc(0), fileName: 'a', mimeType: '' },
};
const binary = async (name: string) => {
	if (!(name in files)) throw new Error('no such file');
	return await Promise.resolve(files[name]);
};
const load = async (fields: object[], values: ParameterValues) =>
	await loadFiles(fields as MethodField[], { values, binary }, 'Archer');
const kind = { name: 'type', endings: ['PDF', 'DOC'], mimeTypes: { 'text/plain': 'TXT' } };
const file = (more: object = {}) => [
	{ name: 'file', displayName: 'File', xml: { path: 'File', file: { ...more } } },
	{ name: 'type', displayName: 'File Type', xml: { path: 'Type' } },
];

describe('a file that a value names', () => {
	test('comes in its place, and fills in what stands beside it', async () => {
		expect(await load(file(), { file: 'data' })).toEqual({ values: { file: files.data.data } });
		const fills = { title: 'baseName', name: 'fileName', ending: 'ending' };
		expect(await load(file({ fills }), { file: 'data', name: 'own', title: '' })).toEqual({
			values: { file: files.data.data, title: 'plan.v2', ending: 'PDF' },
		});
		expect((await load(file({ fills }), { file: 'plain' })).values).toMatchObject({
			title: 'plan',
			name: 'plan',
			ending: undefined,
		});
	});

	test('may be one of several', async () => {
		const second = { name: 'second', displayName: 'Second', xml: { path: 'Second', file: {} } };
		expect(await load([...file(), second], { file: 'data', second: 'plain' })).toEqual({
			values: { file: files.data.data, second: files.plain.data },
		});
	});

	test('is the usual one where nothing is given, and none where there is no usual one', async () => {
		const usual = file({ otherwise: 'data' });
		for (const given of [undefined, null, '']) {
			expect((await load(usual, { file: given })).values).toEqual({ file: files.data.data });
			expect(await load(file(), { file: given })).toEqual({ values: {} });
		}
		expect((await load(usual, { file: 'plain' })).values).toEqual({ file: files.plain.data });
		expect(await load(file(), {})).toEqual({ values: {} });
		expect(await load(file(), { file: Buffer.from('there') })).toEqual({ values: {} });
	});

	test('has a kind by its ending, then by its type', async () => {
		expect((await load(file({ kind }), { file: 'data' })).values!.type).toBe('PDF');
		expect((await load(file({ kind }), { file: 'plain' })).values!.type).toBe('TXT');
		expect((await load(file({ kind }), { file: 'data', type: 'DOC' })).values).not.toHaveProperty('type');
		expect(await load(file({ kind: { ...kind, endings: ['DOC', 'XLS'] } }), { file: 'data' })).toEqual({
			failure: {
				kind: 'parameter',
				parameter: 'File Type',
				message: 'Archer does not take files like "plan.v2.PDF"',
				advice: 'It takes DOC, XLS. If the file is one of them under another name, choose its File Type.',
				reached: 'no',
			},
		});
	});

	test('that is not there, or empty, says so', async () => {
		expect((await load(file(), { file: 'other' })).failure).toEqual({
			kind: 'parameter',
			parameter: 'File',
			message: "The item has no file in the field 'other'",
			advice: 'Check the name of the binary field in the output of the node before this one.',
			reached: 'no',
		});
		expect((await itemFile(binary, 'empty', 'Document')).failure).toMatchObject({
			parameter: 'Document',
			message: "The file in the field 'empty' is empty",
		});
	});

	test('may stand in rows, and in rows of rows', async () => {
		const inner = { path: 'Inner', fields: { attachment: { path: 'A', file: {} } } };
		const rows = [
			{
				name: 'rows',
				displayName: 'Rows',
				xml: { path: 'R', fields: { doc: { path: 'D', file: {} }, inner } },
			},
		];
		expect(mayNameFiles(rows as MethodField[])).toBe(true);
		expect(mayNameFiles([{ name: 'a', xml: { path: 'A' } }, { name: 'b' }])).toBe(false);
		const given = { row: [{ doc: 'data', note: 'n' }, { inner: { row: [{ attachment: 'plain' }] } }] };
		expect(await load(rows, { rows: given })).toEqual({
			values: {
				rows: [{ doc: files.data.data, note: 'n' }, { inner: [{ attachment: files.plain.data }] }],
			},
		});
		expect(await load(rows, {})).toEqual({ values: {} });
		const broken = { row: [{ inner: { row: [{ attachment: 'other' }] } }] };
		expect((await load(rows, { rows: broken })).failure).toMatchObject({ parameter: 'Rows' });
	});
});

describe('files of an answer', () => {
	const base64 = Buffer.from('%PDF-1').toString('base64');
	const make = (spec: FilesOut, entry: object, values: ParameterValues = {}) =>
		itemsWithFiles(spec, [entry as never], values, 'Archer') as OperationItem[];
	const name = { fields: ['title', 'other'] };

	test('have their name from the first field that tells it, once with its ending, and their field', () => {
		const spec: FilesOut = { files: [{ from: 'content', name, into: 'field', described: true } as never] };
		const [item] = make(spec, { content: base64, title: ' ', other: 'Plan.PDF ' }, { field: 'doc' });
		expect(item.files!.doc).toMatchObject({ fileName: 'Plan.pdf', mimeType: 'application/pdf' });
		expect(item.json).toEqual({ title: ' ', other: 'Plan.PDF ', fileName: 'Plan.pdf', size: 6 });
		const [unnamed] = make(spec, { content: base64 }, { field: '' });
		expect(unnamed.files!.data.fileName).toBe('file.pdf');
	});

	test('are called as the user wants it, or with words around', () => {
		const named: FilesOut = { files: [{ from: 'content', name: { ...name, parameter: 'fileName' } }] };
		const [own] = make(named, { content: base64, title: 'a' }, { fileName: 'mine' });
		expect(own.files!.data).toMatchObject({ fileName: 'mine', mimeType: 'application/pdf' });
		expect(make(named, { content: base64, title: 'a' }, { fileName: ' ' })[0].files!.data.fileName).toBe(
			'a.pdf',
		);
		const around: FilesOut = { files: [{ from: 'content', name: { ...name, before: 'b-', after: '-c' } }] };
		expect(make(around, { content: base64, title: 'a' })[0].files!.data.fileName).toBe('b-a-c.pdf');
		const kept: FilesOut = { files: [{ from: 'content', name, kind: 'named' }] };
		const [{ files: made }] = make(kept, { content: base64, title: 'a.pdf' });
		expect(made!.data).toMatchObject({ fileName: 'a.pdf', mimeType: undefined });
	});

	test('come apart, each with what it says and what is shared', () => {
		const spec: FilesOut = {
			apart: { beside: ['id'] },
			files: [
				{ from: 'content', name, says: { kind: 'document' } },
				{ from: 'data', list: 'more', name, says: { kind: 'attachment' } },
			],
		};
		const entry = {
			id: 7,
			hidden: 1,
			content: base64,
			more: [{ data: base64, title: 'x', size: 1 }, { data: '' }],
		};
		const items = make(spec, entry);
		expect(items.map(({ json }) => json)).toEqual([
			{ id: 7, kind: 'document' },
			{ id: 7, kind: 'attachment', title: 'x', size: 1 },
		]);
		expect(items[1].files!.data.fileName).toBe('x.pdf');
		expect(make(spec, { id: 7 })).toEqual([]);
	});

	test('are damaged, missing or left out by their conditions', () => {
		const missing = { kind: 'notFound', message: 'Not yet', reached: 'yes' } as const;
		const spec: FilesOut = {
			missing,
			files: [{ from: 'content', name, when: [{ parameter: 'want', is: [true] }] }],
		};
		expect(make(spec, { content: base64 }, { want: false })).toBe(missing);
		expect(make(spec, { content: '' }, { want: true })[0].files!.data.data).toHaveLength(0);
		expect(make({ files: spec.files }, { content: '' }, { want: true })).toEqual([]);
		const apart: FilesOut = { apart: { beside: [] }, files: [{ from: 'content', name }] };
		for (const each of [apart, { files: apart.files }]) {
			expect(make(each, { content: 'x' })).toMatchObject({ kind: 'unreadable', reached: 'yes' });
		}
	});
});

describe('prefixes of paths', () => {
	const spaces = { sec: 'urn:sec' };
	const attribute = (name: string) => ({ name, value: '1', namespace: '' });

	test('become namespaces of elements and attributes, which those inside inherit', () => {
		const body = element('Get', 'urn:a', {
			attributes: [attribute('sec:id'), attribute('plain')],
			children: [
				element('sec:Token', 'urn:a', { children: [element('Value', 'urn:a'), element('Other', 'urn:b')] }),
				element('Name', 'urn:a'),
				element('other:X', 'urn:a'),
			],
		});
		const resolved = inNamespaces(body, spaces);
		expect(resolved.attributes).toEqual([
			{ name: 'id', value: '1', namespace: 'urn:sec' },
			{ name: 'plain', value: '1', namespace: '' },
		]);
		const named = resolved.children.map(({ name, namespace }) => [name, namespace]);
		expect(named).toEqual([
			['Token', 'urn:sec'],
			['Name', 'urn:a'],
			['other:X', 'urn:a'],
		]);
		expect(resolved.children[0].children.map(({ namespace }) => namespace)).toEqual(['urn:sec', 'urn:b']);
	});

	test('mean nothing where a finished request is searched', () => {
		expect(withoutPrefixes('sec:Token/x:Value/@sec:id')).toBe('Token/Value/@id');
		expect(withoutPrefixes('Token/Value')).toBe('Token/Value');
	});
});

describe('a document in a text', () => {
	const fields = [{ name: 'count', displayName: 'Count' }] as MethodField[];
	const field = {
		name: 'doc',
		displayName: 'Document',
		xml: {
			path: 'Doc',
			document: {
				element: 'Search',
				parts: [
					{ element: 'Count', parameter: 'count', type: 'int', otherwise: '5' },
					{ element: 'Mode', otherwise: 'all' },
				],
			},
		},
	} as unknown as MethodField;
	const write = (values: ParameterValues, value: unknown = 'x', one = field) =>
		innerDocument(one, value, { fields } as Method, values);

	test('is made of the values that belong to it', () => {
		const made = (count: string) => ({ xml: `<Search><Count>${count}</Count><Mode>all</Mode></Search>` });
		expect(write({ count: 7 })).toEqual(made('7'));
		for (const count of [undefined, null, '']) expect(write({ count })).toEqual(made('5'));
	});

	test('is none without a value, and an error by the name of the parameter that is wrong', () => {
		for (const value of [null, '']) expect(write({}, value)).toBeUndefined();
		expect(write({}, 'x', { name: 'doc', xml: { path: 'Doc' } })).toBeUndefined();
		expect(write({ count: 'x' })!.failure).toMatchObject({
			parameter: 'Count',
			message: `'Count' must be a whole number, but is "x"`,
		});
	});
});
