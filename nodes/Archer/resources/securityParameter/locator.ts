import { listProperties } from '../../../shared/operation/listProperties';
import type { Method, Operation, PropertySpec, ResultField } from '../../../shared/operation/spec';
import { unpublishedList } from '../../answers';
import { nameContains } from '../../values';

/** Only the ID's name is published. */
export const securityParameterFields: ResultField[] = [
	{
		name: 'securityParameterId',
		xml: 'xcomp_sec_prm_id|SecurityParameterId|Id',
		type: 'integer',
		description: 'Internal ID of the security parameter',
		example: 2,
	},
	{
		name: 'name',
		xml: 'Name|SecurityParameterName|xcomp_sec_prm_name|xcomp_sec_prm_nm|sec_prm_name',
		description: 'Name of the security parameter, where Archer gives it under a name that tells',
		example: 'General User Parameter',
	},
];

/** One by its exact name: Archer has no look-up for it, so the list is read. */
export const findSecurityParameter: Method = {
	effect: 'read',
	fields: [{ name: 'name' }],
	element: 'GetSecurityParameters',
	answer: { ...unpublishedList(securityParameterFields), exact: { what: 'security parameter' } },
};

export const getManySecurityParameters: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many security parameters',
	description: 'List the sets of rules for passwords, sessions and lock-out',
	effect: 'read',
	fields: [...listProperties, nameContains],
	element: 'GetSecurityParameters',
	answer: unpublishedList(securityParameterFields, { nameFields: ['name'] }),
};

export const securityParameterLocator: PropertySpec = {
	displayName: 'Security Parameter',
	name: 'securityParameterId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: 'The set of rules to work on',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a security parameter...',
			typeOptions: { searchListMethod: 'searchSecurityParameters', searchable: true },
		},
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. General User Parameter',
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 2',
			validation: [
				{
					type: 'regex',
					properties: {
						regex: '^\\s*\\d+\\s*$',
						errorMessage: 'The ID of a security parameter is a whole number',
					},
				},
			],
		},
	],
	xml: { path: 'securityParameterId', type: 'int' },
	lookup: { name: { operation: findSecurityParameter, parameter: 'name', field: 'securityParameterId' } },
};
