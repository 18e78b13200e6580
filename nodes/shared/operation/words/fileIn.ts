import { parameterFailure, type Failure } from '../../soap/failure';
import { rowsOf } from '../wire/request';
import type { FileIn, FileKinds, NameParts } from './spec';
import type { FieldXml, Loaded, MethodField, OperationContext, ParameterValues } from '../spec';
import { perDeclaration } from '../perDeclaration';
import { isAbsent } from '../values/values';

type ItemFile = Awaited<ReturnType<OperationContext['binary']>>;

/** Whether a field of the method may name a file. */
export const mayNameFiles = perDeclaration((fields: MethodField[]) =>
	fields.some(({ xml }) => xml && (xml.file !== undefined || columnsWithFiles(xml).length > 0)),
);

/** Reads the files that the values name, those in rows too. */
export async function loadFiles(
	fields: MethodField[],
	{ values, binary }: Pick<OperationContext, 'values' | 'binary'>,
	system: string,
): Promise<Loaded> {
	const loaded: ParameterValues = {};
	for (const { name, displayName = name, xml } of fields) {
		const inRows = xml ? columnsWithFiles(xml) : [];
		if (xml?.file) {
			const labelOf = (other: string) =>
				fields.find((field) => field.name === other)?.displayName ?? displayName;
			const read = await loadBeside(name, xml.file, values, { binary, labelOf, system });
			if (read.failure) return read;
			Object.assign(loaded, read.values);
		} else if (inRows.length > 0 && !isAbsent(values[name])) {
			const read = await loadRows(inRows, values[name], { binary, labelOf: () => displayName, system });
			if (read.failure) return read;
			loaded[name] = read.rows;
		}
	}
	return { values: loaded };
}

interface Around {
	binary: OperationContext['binary'];
	/** What the editor calls the value. */
	labelOf: (name: string) => string;
	system: string;
}

async function loadRows(
	columns: Array<[string, FieldXml]>,
	value: unknown,
	around: Around,
): Promise<{ rows: ParameterValues[]; failure?: undefined } | { failure: Failure }> {
	const rows: ParameterValues[] = [];
	for (const given of rowsOf(value)) {
		let row: ParameterValues = given;
		for (const [name, column] of columns) {
			const read = await loadColumn(name, column, row, around);
			if (read.failure) return read;
			row = { ...row, ...read.values };
		}
		rows.push(row);
	}
	return { rows };
}

/** Rows may have rows of their own. */
async function loadColumn(
	name: string,
	column: FieldXml,
	row: ParameterValues,
	around: Around,
): Promise<Loaded> {
	if (column.file) return await loadBeside(name, column.file, row, around);
	if (isAbsent(row[name])) return { values: {} };
	const inner = await loadRows(columnsWithFiles(column), row[name], around);
	return inner.failure ? inner : { values: { [name]: inner.rows } };
}

const columnsWithFiles = perDeclaration(
	({ fields = {} }: FieldXml): Array<[string, FieldXml]> =>
		Object.entries(fields).filter(
			([, column]) => column.file !== undefined || columnsWithFiles(column).length > 0,
		),
);

/** One file, and what it fills in of the values that stand beside its name. */
async function loadBeside(
	name: string,
	{ otherwise, fills = {}, kind }: FileIn,
	beside: ParameterValues,
	{ binary, labelOf, system }: Around,
): Promise<Loaded> {
	const given = beside[name];
	const field = isEmpty(given) ? otherwise : given;
	// Bytes are there already where a method is called with the values of another.
	if (field === undefined || field instanceof Uint8Array) return { values: {} };
	const read = await itemFile(binary, String(field), labelOf(name));
	if (read.failure) return read;
	const values: ParameterValues = { [name]: read.file.data };
	const parts = partsOf(read.file);
	for (const [filled, part] of Object.entries(fills)) {
		if (isEmpty(beside[filled])) values[filled] = parts[part];
	}
	if (kind && isEmpty(beside[kind.name])) {
		const told = kindOf(read.file, kind);
		if (told === undefined) return { failure: otherKind(read.file, kind, labelOf(kind.name), system) };
		values[kind.name] = told;
	}
	return { values };
}

/** A file of the item, or why there is none to send; `label` is what the editor calls the parameter that names it. */
export async function itemFile(
	binary: OperationContext['binary'],
	field: string,
	label: string,
): Promise<{ file: ItemFile; failure?: undefined } | { failure: Failure }> {
	let file: ItemFile;
	try {
		file = await binary(field);
	} catch {
		return {
			failure: parameterFailure(
				label,
				`The item has no file in the field '${field}'`,
				'Check the name of the binary field in the output of the node before this one.',
			),
		};
	}
	return file.data.length === 0
		? { failure: parameterFailure(label, `The file in the field '${field}' is empty`) }
		: { file };
}

function partsOf({ fileName }: ItemFile): NameParts {
	const [, baseName, ending] = /^(.*?)(?:\.([^.]*))?$/.exec(fileName) ?? [];
	return { fileName, baseName, ending };
}

function kindOf(file: ItemFile, { endings, mimeTypes }: FileKinds): string | undefined {
	const ending = partsOf(file).ending?.toUpperCase();
	if (ending !== undefined && endings.includes(ending)) return ending;
	return mimeTypes[file.mimeType.split(';')[0].trim().toLowerCase()];
}

function otherKind({ fileName }: ItemFile, { endings }: FileKinds, label: string, system: string): Failure {
	return parameterFailure(
		label,
		`${system} does not take files like "${fileName}"`,
		`It takes ${endings.join(', ')}. If the file is one of them under another name, choose its ${label}.`,
	);
}

function isEmpty(value: unknown): boolean {
	return isAbsent(value) || value === '';
}
