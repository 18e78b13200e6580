import type { Probe } from '../../../shared/operation/spec';

/** Every documented read asks for an ID: that nothing has this one is an answer too. */
export const probes: Probe[] = [
	{ operation: 'attribute.getData', values: { attributeIds: 'n8n' }, namesNothing: true },
	{ operation: 'workflow.get', values: { workflowId: 'n8n' }, namesNothing: true },
];
