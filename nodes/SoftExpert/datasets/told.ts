import type { IDataObject } from 'n8n-workflow';
import type { Dialect } from '../../shared/operation/dialect';
import type { OperationContext, OperationOutcome } from '../../shared/operation/spec';
import { refusal } from '../../shared/soap/failure';
import { namedRows, type ColumnTerms } from './columns';
import { mostRows } from './methods';
import { rowsOfDataset } from './rows';

/** What SoftExpert tells by datasets: as its rows, as rows with the names of the output, and those of them that are looked for. */
export const told: NonNullable<Dialect['tells']> = {
	rows: async (context) => {
		const found = await rowsOfDataset(context, { datasetId: context.values.datasetId });
		if (found.failure) return found;
		remarkCut(context, found.isCut);
		return itemsOf(found.rows);
	},

	named: async (context, terms) => {
		const found = await rowsOfDataset(context, { datasetId: context.values.datasetId });
		if (found.failure) return found;
		const named = namedRows(found.rows, (terms as ColumnTerms).columns, context.values);
		if (named.failure) return named;
		remarkCut(context, found.isCut);
		return itemsOf(named.items);
	},

	found: async (context, terms) => {
		const { columns, find } = terms as Required<ColumnTerms>;
		const { values } = context;
		const [field, wanted] = [String(values[find.by]), String(values[find.text] ?? '').trim()];
		const search = searchParameter(values, wanted);
		const found = await rowsOfDataset(context, { datasetId: values.datasetId, own: search });
		if (found.failure) return found;
		const named = namedRows(found.rows, columns, values);
		if (named.failure) return named;
		const hits = calledSo(named.items, field, wanted);
		if (found.isCut && hits.length === 0) {
			return {
				failure: refusal(
					'notFound',
					`None of the ${mostRows} rows that SoftExpert gives at most is the ${find.what} "${wanted}", and there may be more`,
					{
						advice:
							"Have the administrator give the query of the dataset a parameter for what you look for, and enter its name under 'Search Parameter'.",
					},
				),
			};
		}
		remarkCut(context, found.isCut);
		return itemsOf(hits);
	},
};

/** The query compares by itself where it has a parameter for that; else all rows come and are compared here. */
export function searchParameter(
	{ searchParameter: name }: OperationContext['values'],
	wanted: string,
): Record<string, string> {
	const parameter = String(name ?? '').trim();
	return parameter === '' ? {} : { [parameter]: wanted };
}

/** The whole text; one that differs in upper and lower case only where no other does. */
export function calledSo(items: IDataObject[], field: string, wanted: string): IDataObject[] {
	const textOf = (item: IDataObject) => String(item[field] ?? '').trim();
	const exact = items.filter((item) => textOf(item) === wanted);
	if (exact.length > 0) return exact;
	const folded = wanted.toLowerCase();
	return items.filter((item) => textOf(item).toLowerCase() === folded);
}

function itemsOf(rows: IDataObject[]): OperationOutcome {
	return { items: rows.map((json) => ({ json })) };
}

function remarkCut({ remark }: OperationContext, isCut: boolean): void {
	if (!isCut) return;
	remark(
		`SoftExpert gives ${mostRows} rows of a dataset at most, and these are as many: there may be more. Cut the rows down with parameters of the query, such as a range of IDs, and read it in parts.`,
	);
}
