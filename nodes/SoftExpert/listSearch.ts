import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';
import { askFromEditor, matching, pageOf } from '../shared/n8n/listSearch';
import { refusal, type Failure } from '../shared/soap/failure';
import { namedRows, type Column } from './datasets/columns';
import { mostRows } from './datasets/methods';
import { rowsOfDataset } from './datasets/rows';
import { softExpertDialect } from './dialect';
import { departments } from './resources/department';
import { positions } from './resources/position';
import { users } from './resources/user/list';

type Query = [filter?: string, paginationToken?: string];

interface Things {
	usual: string;
	columns: Column[];
}

export async function searchUsers(
	this: ILoadOptionsFunctions,
	...query: Query
): Promise<INodeListSearchResult> {
	return await search(this, users, 'userId', 'name', query);
}

export async function searchDepartments(
	this: ILoadOptionsFunctions,
	...query: Query
): Promise<INodeListSearchResult> {
	return await search(this, departments, 'departmentId', 'departmentName', query);
}

export async function searchPositions(
	this: ILoadOptionsFunctions,
	...query: Query
): Promise<INodeListSearchResult> {
	return await search(this, positions, 'positionId', 'positionName', query);
}

/** The rows of the dataset that our page tells an administrator to make; a user stands there once for each position. */
async function search(
	editor: ILoadOptionsFunctions,
	{ usual: datasetId, columns }: Things,
	id: string,
	name: string,
	[filter, paginationToken]: Query,
): Promise<INodeListSearchResult> {
	const entries = await askFromEditor<INodeListSearchItems[]>(
		editor,
		softExpertDialect,
		{ fields: [], values: {} },
		async (context) => {
			const read = await rowsOfDataset(context, { datasetId });
			if (read.failure) return { failure: ofDataset(datasetId, read.failure) };
			const named = namedRows(read.rows, columns, {});
			if (named.failure) return { failure: ofDataset(datasetId, named.failure) };
			const found = matching(entriesOf(named.items, id, name), filter);
			return read.isCut && found.length === 0 ? { failure: notAmongThem(datasetId, filter) } : { found };
		},
	);
	return pageOf(entries, paginationToken);
}

function entriesOf(rows: IDataObject[], id: string, name: string): INodeListSearchItems[] {
	const entries = rows
		.map((row) => ({ value: String(row[id] ?? ''), name: String(row[name] ?? '') }))
		.filter(({ value }) => value !== '')
		.map((entry): [string, INodeListSearchItems] => [
			entry.value,
			{ value: entry.value, name: entry.name ? `${entry.name} - ${entry.value}` : entry.value },
		]);
	return [...new Map(entries).values()];
}

/** An empty list would say that there is nobody of this name. */
function notAmongThem(datasetId: string, filter = ''): Failure {
	return refusal(
		'notFound',
		`None of the ${mostRows} rows that SoftExpert gives at most has "${filter.trim()}", and there may be more`,
		{
			advice: `This list is the dataset "${datasetId}" of SoftExpert. Type the ID instead: choose 'By ID'.`,
		},
	);
}

/** Nobody has named the dataset in this node: where the list comes from, and that it can do without, has to be said. */
function ofDataset(datasetId: string, failure: Failure): Failure {
	const { kind, message, advice } = failure;
	if (kind !== 'notFound' && kind !== 'denied' && kind !== 'rejected') return failure;
	const source = `This list is the dataset "${datasetId}" of SoftExpert, which its administrator makes once and lets the user of the credential view (the documentation has its query). Without it choose 'By ID'.`;
	return {
		...failure,
		message: `There is no list: ${message}`,
		advice: kind === 'rejected' && advice ? `${source} ${advice}` : source,
	};
}
