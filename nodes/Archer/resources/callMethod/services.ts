import type { CallableService } from '../../../shared/n8n/callMethod';

/** Archer's SOAP services but the one that signs in (help of 2025.04). */
export const archerServices: CallableService[] = [
	{ menu: { name: 'Access Control', value: 'accesscontrol' } },
	{ menu: { name: 'Access Role', value: 'accessrole' } },
	{ menu: { name: 'Field', value: 'field' } },
	{ menu: { name: 'Module', value: 'module' } },
	{ menu: { name: 'Record', value: 'record' } },
	{ menu: { name: 'Search', value: 'search' } },
];
