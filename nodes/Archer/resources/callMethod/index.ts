import { resource } from '../../../shared/operation/resource';
import { callMethodTask } from '../../../shared/n8n/callMethod';

/** Archer's seven SOAP services (help of 2025.04). */
const call = callMethodTask(
	[
		{ menu: { name: 'Access Control', value: 'accesscontrol' } },
		{ menu: { name: 'Access Role', value: 'accessrole' } },
		{ menu: { name: 'Field', value: 'field' } },
		{ menu: { name: 'Module', value: 'module' } },
		{ menu: { name: 'Record', value: 'record' } },
		{ menu: { name: 'Search', value: 'search' } },
	],
	{
		system: 'Archer',
		method: 'GetGroup',
		example: '{ "groupId": 91 }',
		filledIn: 'The session token is filled in',
	},
);

export const callMethodResource = resource({ name: 'Call Method', value: 'callMethod' }, [call]);
