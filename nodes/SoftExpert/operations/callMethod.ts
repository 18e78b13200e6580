import { callMethodOperation } from '../../shared/n8n/callMethod';

/** The services whose address and namespace are known. */
export const callMethod = callMethodOperation(
	[
		{ menu: { name: 'Administration', value: 'adm_ws' } },
		{ menu: { name: 'Document', value: 'dc_ws' }, namespace: 'urn:document' },
		{ menu: { name: 'Form', value: 'fm_ws' }, namespace: 'urn:form' },
		{ menu: { name: 'Generic', value: 'gn_ws' }, namespace: 'urn:generic' },
		{ menu: { name: 'Workflow', value: 'wf_ws' }, namespace: 'urn:workflow' },
	],
	{
		system: 'SoftExpert',
		example: '{ "ID": "jdoe" }',
		filledIn: 'The sign-in is added',
	},
);
