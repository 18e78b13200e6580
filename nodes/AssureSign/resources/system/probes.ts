import type { Probe } from '../../../shared/operation/spec';

/** Documents, links, notifications and signers are read by the ID of a document only. */
export const probes: Probe[] = [
	{ operation: 'user.getAll', values: { limit: 1 } },
	{ operation: 'account.getAll', values: { limit: 1 } },
	{ operation: 'template.getAll', values: { limit: 1 } },
	{ operation: 'envelope.getTemplates', values: { limit: 1 } },
	{ operation: 'service.ping' },
];
