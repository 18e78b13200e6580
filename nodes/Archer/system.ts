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
		{ name: 'User Contact', value: 'contact', description: 'Email addresses and phone numbers of users' },
		{ name: 'Record', value: 'record' },
		{ name: 'Subform/Questionnaire', value: 'subform' },
		{ name: 'Attachment', value: 'attachment' },
		{ name: 'Mail Merge', value: 'mailMerge' },
		{ name: 'Search', value: 'search' },
		{ name: 'Report', value: 'report' },
		{ name: 'Values List', value: 'valuesList' },
		{ name: 'Application/Field', value: 'metadata', description: 'IDs of applications and fields' },
		{ name: 'Session', value: 'session' },
		{ name: 'Call Method', value: 'callMethod' },
	],
	operations: archerOperations,
};
