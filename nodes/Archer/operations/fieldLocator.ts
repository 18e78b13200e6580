import type { PropertySpec } from '../../shared/operation/spec';
import { lookUpField } from './metadata';

/** Archer's web services cannot list fields: the hint says where to find the ID. */
export const fieldLocator: PropertySpec = {
	displayName: 'Field',
	name: 'fieldId',
	type: 'resourceLocator',
	default: { mode: 'id', value: '' },
	required: true,
	description:
		'A values list field. Archer shows ID and GUID of fields in the Application Field Detail report and on the Fields tab of the application in Application Builder.',
	modes: [
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 302',
			validation: [
				{
					type: 'regex',
					properties: { regex: '^\\s*\\d+\\s*$', errorMessage: 'The ID of a field is a whole number' },
				},
			],
		},
		{
			displayName: 'By GUID',
			name: 'guid',
			type: 'string',
			placeholder: 'e.g. 06C4A84A-693C-46CB-8DF2-40A8215AA056',
		},
	],
	xml: { path: 'fieldId', type: 'int' },
	lookup: { guid: { operation: lookUpField, parameter: 'guid', field: 'fieldId' } },
};
