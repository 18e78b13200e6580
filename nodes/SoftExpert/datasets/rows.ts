import type { IDataObject } from 'n8n-workflow';
import { setOwn } from '../../shared/operation/values/namedValues';
import type { OperationContext } from '../../shared/operation/spec';
import { parameterFailure, refusal, type Failure } from '../../shared/soap/failure';
import { mostRows, readDataset } from './methods';
import { parametersOf } from './parameters';

export interface DatasetQuestion {
	datasetId: unknown;
	/** Parameters that the operation itself asks by, beside the user's. */
	own?: Record<string, string>;
}

export type DatasetRows =
	/** `isCut`: as many as SoftExpert gives at most, so that there may be more. */
	{ rows: IDataObject[]; isCut: boolean; failure?: undefined } | { rows?: undefined; failure: Failure };

/** The rows of a dataset under the names of its columns, those of *Date Fields* as dates. */
export async function rowsOfDataset(
	{ values, rest }: OperationContext,
	{ datasetId, own }: DatasetQuestion,
): Promise<DatasetRows> {
	const id = String(datasetId ?? '').trim();
	if (!isName(id)) {
		return {
			failure: parameterFailure(
				'Dataset ID',
				`'Dataset ID' is "${id.slice(0, 60)}", which is no ID of a dataset`,
				'It is the ID in the component Dataset (DI006) of SoftExpert, not an address.',
			),
		};
	}
	const asked = parametersOf(values, own);
	if (asked.failure) return asked;
	const answer = await rest({
		method: readDataset,
		parameters: { id: encodeURIComponent(id) },
		...(asked.parameters && { body: asked.parameters }),
	});
	if (answer.failure) return answer;
	const rows = answer.entries ?? [];
	const failure = makeDates(rows, datesIn(values.dateFields), id);
	return failure ? { failure } : { rows, isCut: rows.length >= mostRows };
}

/** Dots alone are steps of an address, and half a character cannot stand in one. */
function isName(id: string): boolean {
	return id !== '' && !/^\.{1,2}$/.test(id) && !/[\\/]|\p{Surrogate}/u.test(id);
}

function datesIn(value: unknown): string[] {
	return [value ?? []]
		.flat()
		.map((name) => String(name ?? '').trim())
		.filter((name) => name !== '');
}

/** Columns come in lower case, whatever the query writes. */
export function columnIn(row: IDataObject, name: string): string | undefined {
	const wanted = name.trim().toLowerCase();
	return Object.keys(row).find((key) => key.toLowerCase() === wanted);
}

export function noColumn(row: IDataObject, name: string, datasetId: string, parameter: string): Failure {
	const known = Object.keys(row)
		.slice(0, 30)
		.map((key) => `"${key.slice(0, 60)}"`);
	return refusal('rejected', `The dataset "${datasetId}" has no column "${name}"`, {
		parameter,
		advice: `Its columns are ${known.join(', ')}. Correct '${parameter}', or have the column put out under Fields of the dataset.`,
	});
}

const datesLabel = 'Date Fields';

/** The rows are fresh from the answer, and nobody else's yet. */
function makeDates(rows: IDataObject[], names: string[], datasetId: string): Failure | undefined {
	if (rows.length === 0) return undefined;
	for (const name of names) {
		const column = columnIn(rows[0], name);
		if (column === undefined) return noColumn(rows[0], name, datasetId, datesLabel);
		for (const [index, row] of rows.entries()) {
			const date = dateOf(row[column]);
			if (date === undefined) {
				return refusal(
					'rejected',
					`The column "${column}" of the dataset "${datasetId}" holds ${JSON.stringify(row[column]).slice(0, 60)} in row ${index + 1}, which is no date`,
					{
						parameter: datesLabel,
						advice: `Take the column out of '${datesLabel}': SoftExpert gives dates as milliseconds since 1970.`,
					},
				);
			}
			setOwn(row, column, date);
		}
	}
	return undefined;
}

/** Null for the empty text that SoftExpert has in the place of none; undefined for what is no date. */
function dateOf(value: unknown): string | null | undefined {
	if (value === '' || value === null) return null;
	const milliseconds = typeof value === 'string' && /^-?\d+$/.test(value.trim()) ? Number(value) : value;
	if (typeof milliseconds !== 'number' || !Number.isInteger(milliseconds)) return undefined;
	const date = new Date(milliseconds);
	return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}
