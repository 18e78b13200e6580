import { resource } from '../../../shared/operation/resource';
import { callMethodTask } from '../../../shared/n8n/callMethod';

/** The services whose address is known. */
const call = callMethodTask(
	[
		{ menu: { name: 'Administration', value: 'adm_ws' } },
		{ menu: { name: 'Document', value: 'dc_ws' } },
		{ menu: { name: 'Form', value: 'fm_ws' } },
		{ menu: { name: 'Generic', value: 'gn_ws' } },
		{ menu: { name: 'Workflow', value: 'wf_ws' } },
	],
	{
		system: 'SoftExpert',
		method: 'newUser',
		example: '{ "ID": "jdoe" }',
		filledIn: 'The sign-in is added',
	},
);

export const callMethodResource = resource({ name: 'Call Method', value: 'callMethod' }, [call]);
