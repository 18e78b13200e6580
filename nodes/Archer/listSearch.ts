import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';
import { callFromEditor, matching, pageOf } from '../shared/n8n/listSearch';
import type { Operation, ParameterValues } from '../shared/operation/spec';
import { describedLists } from '../shared/n8n/describedLists';
import { archerDialect } from './dialect';
import { archerServices } from './resources/callMethod/services';
import { getManyRoles } from './resources/accessRole/locator';
import { getContactSubtypes, getContactTypes } from './resources/contact';
import { getManyGroups } from './resources/group/locator';
import { getManySecurityParameters } from './resources/securityParameter/locator';
import { getManyReports } from './resources/report';
import { getManyUsers } from './resources/user/list';
import { getValues } from './resources/valuesList';

export * from './metadata/listSearch';

export const { searchServices, searchMethods } = describedLists(archerDialect, archerServices);

type Entry = (json: IDataObject) => INodeListSearchItems;

/** Archer has no search over its lists, so a list is read whole and filtered here. */
async function search(
	context: ILoadOptionsFunctions,
	operation: Operation,
	values: ParameterValues,
	toEntry: Entry,
	[filter, paginationToken]: [filter?: string, paginationToken?: string],
): Promise<INodeListSearchResult> {
	const found = await callFromEditor(context, archerDialect, operation, { returnAll: true, ...values });
	const entries = found.map(toEntry).filter(({ value }) => value !== '');
	return pageOf(matching(entries, filter), paginationToken);
}

/** Entries under their name; without one the ID has to do. */
function named(id: string, name = 'name'): Entry {
	return (json) => {
		const value = String(json[id] ?? '');
		return { name: String(json[name] ?? '') || value, value };
	};
}

export async function searchUsers(
	this: ILoadOptionsFunctions,
	...query: [filter?: string, paginationToken?: string]
): Promise<INodeListSearchResult> {
	return await search(this, getManyUsers, {}, userEntry, query);
}

function userEntry({ lastName, firstName, userName, userId }: IDataObject): INodeListSearchItems {
	const person = [lastName, firstName].filter(Boolean).join(', ');
	const value = String(userId ?? '');
	return { name: [person, userName].filter(Boolean).join(' - ') || value, value };
}

export async function searchGroups(
	this: ILoadOptionsFunctions,
	...query: [filter?: string, paginationToken?: string]
): Promise<INodeListSearchResult> {
	return await search(this, getManyGroups, {}, named('groupId'), query);
}

export async function searchRoles(
	this: ILoadOptionsFunctions,
	...query: [filter?: string, paginationToken?: string]
): Promise<INodeListSearchResult> {
	return await search(this, getManyRoles, {}, named('roleId'), query);
}

export async function searchSecurityParameters(
	this: ILoadOptionsFunctions,
	...query: [filter?: string, paginationToken?: string]
): Promise<INodeListSearchResult> {
	return await search(this, getManySecurityParameters, {}, named('securityParameterId'), query);
}

/** The values of the list that is chosen in the same node. */
export async function searchValues(
	this: ILoadOptionsFunctions,
	...query: [filter?: string, paginationToken?: string]
): Promise<INodeListSearchResult> {
	const valuesListId = this.getCurrentNodeParameter('valuesListId');
	return await search(this, getValues, { valuesListId }, named('valuesListValueId'), query);
}

/** Reports by their GUID, which stays the same from one instance to the next; of equal names the application tells. */
export async function searchReports(
	this: ILoadOptionsFunctions,
	...query: [filter?: string, paginationToken?: string]
): Promise<INodeListSearchResult> {
	const entry: Entry = ({ reportName, applicationName, reportGuid }) => ({
		name: [reportName, applicationName].filter(Boolean).join(' - ') || String(reportGuid),
		value: String(reportGuid ?? ''),
	});
	return await search(this, getManyReports, {}, entry, query);
}

export async function searchContactTypes(
	this: ILoadOptionsFunctions,
	...query: [filter?: string, paginationToken?: string]
): Promise<INodeListSearchResult> {
	return await search(this, getContactTypes, {}, named('id'), query);
}

export async function searchContactSubtypes(
	this: ILoadOptionsFunctions,
	...query: [filter?: string, paginationToken?: string]
): Promise<INodeListSearchResult> {
	return await search(this, getContactSubtypes, {}, named('id'), query);
}
