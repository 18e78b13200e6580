import type { IDataObject } from 'n8n-workflow';
import { setOwn } from '../../shared/operation/values/namedValues';
import type { ParameterValues, PropertySpec, ResultField } from '../../shared/operation/spec';
import type { Failure } from '../../shared/soap/failure';
import { isAbsent } from '../../shared/operation/values/values';
import { columnIn, noColumn } from './rows';

/** What an output field is called, and the column that it is in unless the user names another. */
export interface Column {
	field: string;
	/** Sentence case in descriptions, Title Case as a label: `User ID`. */
	label: string;
	column: string;
	description: string;
	example: string;
	/** Words in the place of SoftExpert's codes. */
	words?: Record<string, string>;
	/** Without it a row says nothing. */
	required?: true;
}

/** What a task says about the dataset that it reads. */
export interface ColumnTerms {
	columns: Column[];
	/** Parameters that say in which field what text is looked for. */
	find?: { by: string; text: string; what: string };
}

export const columnParameter = ({ field }: Pick<Column, 'field'>): string => `${field}Column`;

export const columnLabel = ({ label }: Pick<Column, 'label'>): string => `${label} Column`;

/** One field for each column, so that a dataset that is there already can be used as it is. */
export function columnFields(columns: Column[]): PropertySpec[] {
	return columns.map((column) => {
		const field: PropertySpec = {
			displayName: columnLabel(column),
			name: columnParameter(column),
			type: 'string',
			default: '',
			placeholder: `e.g. ${column.column}`,
			description: `Name of the column, where it is another than ${column.column}: ${lowered(column.description)}`,
			collection: 'options',
		};
		return { ...field, default: column.column };
	});
}

const lowered = (text: string) => text.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase());

export function columnResults(columns: Column[]): ResultField[] {
	return columns.map(({ field, description, example }) => ({ name: field, description, example }));
}

type Named = { items: IDataObject[]; failure?: undefined } | { items?: undefined; failure: Failure };

/** The rows under the names of the output. A column that the user names has to be there, as has the one that tells a row from others. */
export function namedRows(rows: IDataObject[], columns: Column[], values: ParameterValues): Named {
	if (rows.length === 0) return { items: [] };
	const places: Array<[Column, string]> = [];
	for (const column of columns) {
		const chosen = values[columnParameter(column)];
		const name = isAbsent(chosen) || chosen === '' ? column.column : String(chosen);
		const found = columnIn(rows[0], name);
		if (found !== undefined) places.push([column, found]);
		else if (column.required || name !== column.column) {
			return { failure: noColumn(rows[0], name, String(values.datasetId ?? ''), columnLabel(column)) };
		}
	}
	return { items: rows.map((row) => named(row, places)) };
}

/** Under our own names first; what else the dataset gives stays as it came. */
function named(row: IDataObject, places: Array<[Column, string]>): IDataObject {
	const json: IDataObject = {};
	const taken = new Set(places.map(([, column]) => column));
	for (const [{ field, words = {} }, column] of places) {
		const value = row[column];
		const text = typeof value === 'number' ? String(value) : value;
		json[field] = typeof text === 'string' ? (words[text.trim()] ?? text) : text;
	}
	for (const [name, value] of Object.entries(row)) {
		if (!taken.has(name) && !Object.prototype.hasOwnProperty.call(json, name)) setOwn(json, name, value);
	}
	return json;
}
