import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { callFromEditor, matching, pageOf } from '../shared/n8n/listSearch';
import { archerDialect } from './dialect';
import { getManyUsers } from './operations/user';

/** The user picker. Archer searches only by first or last name apart, so the list is read whole and filtered here. */
export async function searchUsers(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const users = await callFromEditor(this, archerDialect, getManyUsers, { returnAll: true });
	const entries = users.map((user) => ({
		name: [[user.lastName, user.firstName].filter(Boolean).join(', '), user.UserName]
			.filter(Boolean)
			.join(' - '),
		value: String(user.userId),
	}));
	return pageOf(matching(entries, filter), paginationToken);
}
