import type { Probe } from '../../../shared/operation/spec';

/** Records, searches, values lists and attachments have no read that asks for nothing. */
export const probes: Probe[] = [
	{ operation: 'user.count' },
	{ operation: 'group.getAll', values: { limit: 1 } },
	{ operation: 'accessRole.getAll', values: { limit: 1 } },
	{ operation: 'securityParameter.getAll', values: { limit: 1 } },
	{ operation: 'contact.getTypes' },
	{ operation: 'report.getAll', values: { limit: 1 } },
	{ operation: 'metadata.getApplications', values: { limit: 1 } },
];
