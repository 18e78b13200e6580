import type { SoapSystem } from '../shared/operation/dialect';
import { archerDialect } from './dialect';
import { archerOperations } from './operations';

export const archerSystem: SoapSystem = {
	dialect: archerDialect,
	resources: [
		{ name: 'User', value: 'user' },
		{ name: 'Group', value: 'group' },
		{ name: 'Access Role', value: 'accessRole' },
		{ name: 'Security Parameter', value: 'securityParameter' },
		{ name: 'Contact', value: 'contact', description: 'Email addresses and phone numbers of users' },
		{ name: 'Values List', value: 'valuesList' },
		{ name: 'Application/Field', value: 'metadata', description: 'IDs of applications and fields' },
		{ name: 'Session', value: 'session' },
		{ name: 'Call Method', value: 'callMethod' },
	],
	operations: archerOperations,
};
