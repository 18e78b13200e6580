import type { CallableService } from '../../../shared/n8n/callMethod';

/** The services whose address is known. */
export const softExpertServices: CallableService[] = [
	{ menu: { name: 'Administration', value: 'adm_ws' } },
	{ menu: { name: 'Document', value: 'dc_ws' } },
	{ menu: { name: 'Form', value: 'fm_ws' } },
	{ menu: { name: 'Generic', value: 'gn_ws' } },
	{ menu: { name: 'Workflow', value: 'wf_ws' } },
];
