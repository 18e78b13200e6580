import type { IDataObject } from 'n8n-workflow';
import type { Failure } from '../../soap/failure';
import { allHold } from './conditions';
import type { FileKind, FileNaming, FileOut, FilesOut } from './spec';
import type { OperationItem, OutputFile, ParameterValues } from '../spec';

/** What a file begins with tells its kind where the answer does not name it. */
const kinds: Array<FileKind & { start: RegExp }> = [
	{ start: /^%PDF/, ending: 'pdf', mimeType: 'application/pdf' },
	{
		start: /^PK[\s\S]{0,60}mimetypeapplication\/vnd\.oasis/,
		ending: 'odt',
		mimeType: 'application/vnd.oasis.opendocument.text',
	},
	{
		start: /^PK/,
		ending: 'docx',
		mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
	},
	{ start: /^\u00d0\u00cf/, ending: 'doc', mimeType: 'application/msword' },
	{ start: /^\{\\rtf/, ending: 'rtf', mimeType: 'application/rtf' },
	{ start: /^(?:II\*|MM)/, ending: 'tif', mimeType: 'image/tiff' },
	{ start: /^\s*<(?:!doctype html|html)/i, ending: 'html', mimeType: 'text/html' },
];

const unknownKind: FileKind = { ending: 'bin', mimeType: 'application/octet-stream' };

/** The items of an answer with their files. */
export function itemsWithFiles(
	spec: FilesOut,
	entries: IDataObject[],
	values: ParameterValues,
	system: string,
): OperationItem[] | Failure {
	const items: OperationItem[] = [];
	for (const entry of entries) {
		const found = spec.files
			.filter(({ when = [] }) => allHold(when, values))
			.flatMap((file) => foundIn(entry, file, spec.missing !== undefined));
		const made = spec.apart
			? eachApart(spec.apart.beside, entry, found, values)
			: allTogether(spec, entry, found, values);
		if (made === 'damaged') return damaged(system);
		if (made.length === 0 && spec.missing) return spec.missing;
		items.push(...made);
	}
	return items;
}

/** A file of the answer and the entry that it belongs to. */
interface Found {
	file: FileOut;
	base64: string;
	json: IDataObject;
}

/** An empty text is an empty file, except where a file that is not there yet is nothing to speak of. */
function foundIn(entry: IDataObject, file: FileOut, takesEmpty: boolean): Found[] {
	const holders = file.list === undefined ? [entry] : ((entry[file.list] ?? []) as IDataObject[]);
	return holders.flatMap((json) => {
		const base64 = json[file.from];
		return typeof base64 === 'string' && (takesEmpty || base64 !== '') ? [{ file, base64, json }] : [];
	});
}

function allTogether(
	{ files: specs }: FilesOut,
	entry: IDataObject,
	found: Found[],
	values: ParameterValues,
): OperationItem[] | 'damaged' {
	if (!found.some(({ file }) => file === specs[0])) return [];
	const json = without(
		entry,
		specs.map(({ from }) => from),
	);
	const files: Record<string, OutputFile> = {};
	for (const each of found) {
		const file = fileOf(each, json, values);
		if (file === undefined) return 'damaged';
		if (each.file.described) Object.assign(json, { fileName: file.fileName, size: file.data.length });
		files[fieldFor(each.file, values)] = file;
	}
	return [{ json, files }];
}

/** A document's own file comes before what only goes with the documents, which alone would be none. */
function eachApart(
	beside: string[],
	entry: IDataObject,
	found: Found[],
	values: ParameterValues,
): OperationItem[] | 'damaged' {
	if (found.every(({ file }) => file.when !== undefined)) return [];
	const shared = beside.map((name) => [name, entry[name]] as const);
	const items: OperationItem[] = [];
	for (const each of found) {
		const own = each.file.list === undefined ? {} : without(each.json, [each.file.from]);
		const json = { ...Object.fromEntries(shared), ...each.file.says, ...own } as IDataObject;
		const file = fileOf(each, json, values);
		if (file === undefined) return 'damaged';
		items.push({ json, files: { [fieldFor(each.file, values)]: file } });
	}
	return items;
}

function fieldFor({ into }: FileOut, values: ParameterValues): string {
	const named = into === undefined ? undefined : values[into];
	return typeof named === 'string' && named !== '' ? named : 'data';
}

/** Undefined when the text is no base64. */
function fileOf(
	{ file: { name, kind }, base64 }: Found,
	json: IDataObject,
	values: ParameterValues,
): OutputFile | undefined {
	const data = bytesOf(base64);
	if (data === undefined) return undefined;
	const told = kind ?? toldBy(data);
	const own = name.parameter === undefined ? undefined : values[name.parameter];
	if (typeof own === 'string' && own.trim() !== '')
		return { data, fileName: own, mimeType: mimeTypeOf(told) };
	return { data, fileName: nameFrom(name, { ...values, ...json }, told), mimeType: mimeTypeOf(told) };
}

function nameFrom(
	{ fields, before = '', after = '' }: FileNaming,
	known: ParameterValues,
	kind: FileKind | 'named',
): string {
	const ending = kind === 'named' ? '' : `.${kind.ending}`;
	const texts = fields.map((field) => withoutEnding(String(known[field] ?? '').trim(), ending));
	return `${before}${texts.find((text) => text !== '') ?? 'file'}${after}${ending}`;
}

/** The ending comes from the file itself, so that a name that has it already does not end so twice. */
function withoutEnding(text: string, ending: string): string {
	return ending !== '' && text.toLowerCase().endsWith(ending) ? text.slice(0, -ending.length).trim() : text;
}

function mimeTypeOf(kind: FileKind | 'named'): string | undefined {
	return kind === 'named' ? undefined : kind.mimeType;
}

function toldBy(data: Buffer): FileKind {
	const beginning = data.subarray(0, 120).toString('latin1');
	return kinds.find(({ start }) => start.test(beginning)) ?? unknownKind;
}

/** Node decodes what it can and drops the rest, so a damaged file would pass unnoticed. */
function bytesOf(base64: string): Buffer | undefined {
	const text = base64.replace(/\s+/g, '');
	if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return undefined;
	return Buffer.from(text, 'base64');
}

function without(json: IDataObject, names: string[]): IDataObject {
	return Object.fromEntries(Object.entries(json).filter(([name]) => !names.includes(name)));
}

function damaged(system: string): Failure {
	return {
		kind: 'unreadable',
		message: `The file in the answer of ${system} is damaged: it is not valid base64`,
		advice: 'Try again. A proxy that changes answers can do this.',
		reached: 'yes',
	};
}
