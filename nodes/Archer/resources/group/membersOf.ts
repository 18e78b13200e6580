import type { IDataObject } from 'n8n-workflow';
import { plainName } from '../../../shared/operation/values/alikeNames';
import { refusal } from '../../../shared/soap/failure';
import { entriesOf, userFields } from '../../answers';

export const unreadableMembers = refusal(
	'unreadable',
	'The answer of Archer has no list of members that can be told apart',
	{ advice: 'Use Group: Get, which passes on all that Archer gives.' },
);

/** Looks for the list under the names that users have elsewhere in this API; undefined when there is none. */
export function membersOf(group: IDataObject): IDataObject[] | undefined {
	const key = Object.keys(group).find((name) =>
		['users', 'members', 'groupmembers', 'groupusers', 'user', 'member'].includes(plainName(name)),
	);
	if (key === undefined) return undefined;
	const list = group[key];
	if (Array.isArray(list)) return list.flatMap((entry) => entriesOf(entry as IDataObject, userFields));
	return typeof list === 'object' && list !== null ? entriesOf(list as IDataObject, userFields) : [];
}
