import type { PropertySpec } from '../../shared/operation/spec';
import { applicationByName } from '../metadata/lookUps';
import { applicationModes } from '../metadata/locators';
import { moduleIdByGuid } from './lookUps';

export const applicationLocator: PropertySpec = {
	displayName: 'Application',
	name: 'moduleId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description:
		'The application or questionnaire that the record is in. Archer shows its ID in Administration > Application Builder, on the General tab, and in the address of its pages.',
	modes: applicationModes,
	xml: { path: 'moduleId', type: 'int' },
	lookup: {
		guid: { operation: moduleIdByGuid, parameter: 'guid', field: 'moduleId' },
		name: applicationByName,
	},
};
