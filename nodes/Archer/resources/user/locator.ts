import type { PropertySpec } from '../../../shared/operation/spec';
import { lookUpUserId } from './lookUp';

/** The user that an operation is about. By name means one look-up per name and run. */
export const userLocator: PropertySpec = {
	displayName: 'User',
	name: 'userId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The account to work on',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a user...',
			typeOptions: { searchListMethod: 'searchUsers', searchable: true },
		},
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. jdoe',
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 221',
			validation: [
				{
					type: 'regex',
					properties: { regex: '^\\s*\\d+\\s*$', errorMessage: 'The ID of a user is a whole number' },
				},
			],
		},
	],
	xml: { path: 'userId', type: 'int' },
	lookup: { name: { operation: lookUpUserId, parameter: 'userName', field: 'userId' } },
};
