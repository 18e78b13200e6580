import type { ILoadOptionsFunctions, INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';
import { matching, pageOf } from '../../shared/n8n/listSearch';
import { textOf } from '../content/given';
import { askOfApplication } from './editor';
import { applicationEntries, fieldEntries, valueEntries } from './entries';
import type { FieldKind } from './kinds';
import { recordsPage } from './recordList';

type Search = (
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
) => Promise<INodeListSearchResult>;

function searchIn(entries: (editor: ILoadOptionsFunctions) => Promise<INodeListSearchItems[]>): Search {
	return async function (filter, paginationToken) {
		return pageOf(matching(await entries(this), filter), paginationToken);
	};
}

export const searchApplications = searchIn(applicationEntries);

export const searchLevels = searchIn(
	async (editor) =>
		await askOfApplication(editor, async ({ metadata, applicationId }) => {
			const levels = await metadata.levels(applicationId);
			return levels.failure
				? levels
				: { found: levels.found.map(({ id, name }) => ({ name, value: String(id) })) };
		}),
);

function fieldSearch(kind: FieldKind): Search {
	return searchIn(async (editor) => await fieldEntries(editor, kind));
}

export const searchFields = fieldSearch('any');
export const searchDateFields = fieldSearch('date');
export const searchFileFields = fieldSearch('file');
export const searchFirstPublishedFields = fieldSearch('firstPublished');
export const searchLastUpdatedFields = fieldSearch('lastUpdated');
export const searchPeopleFields = fieldSearch('people');
export const searchReferenceFields = fieldSearch('reference');
export const searchStatusFields = fieldSearch('status');
export const searchSubformFields = fieldSearch('subform');
export const searchTextFields = fieldSearch('text');
export const searchTrackingIdFields = fieldSearch('trackingId');
export const searchValuesListFields = fieldSearch('valuesList');
export const searchWritableFields = fieldSearch('writable');

export async function searchFieldValues(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const wanted = (filter ?? '').trim().toLowerCase();
	const entries = await valueEntries(this);
	return pageOf(
		entries.filter(({ name }) => name.toLowerCase().includes(wanted)),
		paginationToken,
	);
}

/** Records of the chosen application by what people call them. Archer searches and pages: there may be a million. */
export async function searchRecords(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const pageNumber = Number(paginationToken ?? 1) || 1;
	return await askOfApplication(this, async (asked) => await recordsPage(asked, textOf(filter), pageNumber));
}
