import { resource } from '../../../shared/operation/resource';
import type { Operation } from '../../../shared/operation/spec';
import { fieldIdByGuid, moduleIdByGuid } from '../../locating/lookUps';
import { getManyApplications, getManyFields, getManyLevels, getManyValues } from './lists';

export { applicationOfField, fieldLocator } from './fieldLocator';

export const lookUpField: Operation = {
	name: 'Look Up Field ID',
	value: 'lookUpFieldId',
	action: 'Look up ID of field',
	description: 'Get the internal ID of a field from its GUID',
	...fieldIdByGuid,
};

const lookUpModule: Operation = {
	name: 'Look Up Application ID',
	value: 'lookUpModuleId',
	action: 'Look up ID of application',
	description: 'Get the internal ID of an application or questionnaire from its GUID',
	...moduleIdByGuid,
};

export const metadataResource = resource(
	{
		name: 'Application/Field',
		value: 'metadata',
		description: 'Applications, their levels, fields and values, and their IDs',
		service: 'field',
	},
	[lookUpField, lookUpModule, getManyApplications, getManyLevels, getManyFields, getManyValues],
	getManyApplications,
);
