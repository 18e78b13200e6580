import type { IDataObject, INodePropertyOptions } from 'n8n-workflow';
import { valueOf } from '../../../shared/operation/values/alikeNames';
import { textOf } from '../../content/given';
import { keptFields } from '../user';

/** What of a user's account can stand in another record. */
export const userProperties: INodePropertyOptions[] = [
	{ name: 'Account Status', value: 'accountStatusText', description: 'Active, Inactive or Locked' },
	{ name: 'Address', value: 'address' },
	{ name: 'Company', value: 'companyName' },
	{ name: 'Default Email', value: 'email', description: 'Costs one more request' },
	{ name: 'First Name', value: 'firstName' },
	{ name: 'Last Name', value: 'lastName' },
	{ name: 'Middle Name', value: 'middleName' },
	{ name: 'Title', value: 'title' },
	{ name: 'User', value: 'user', description: 'The user itself, for a users/groups field' },
	{ name: 'User Name', value: 'userName', description: 'Name that the user signs in with' },
];

export type UserProperty =
	| 'accountStatusText'
	| 'address'
	| 'companyName'
	| 'email'
	| 'firstName'
	| 'lastName'
	| 'middleName'
	| 'title'
	| 'user'
	| 'userName';

/** Undefined where Archer does not tell it: the vendor does not publish the names in GetUser. */
export function propertyOf(account: IDataObject, property: UserProperty): string | undefined {
	if (property === 'user') return textOf(account.userId);
	const kept = keptFields.find(({ parameter }) => parameter === property);
	const value = account[property] ?? valueOf(account, kept?.names ?? []);
	return value === undefined || typeof value === 'object' ? undefined : textOf(value);
}
