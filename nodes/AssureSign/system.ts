import type { SoapSystem } from '../shared/operation/dialect';
import { assureSignDialect } from './dialect';
import { assureSignOperations } from './operations';

export const assureSignSystem: SoapSystem = {
	dialect: assureSignDialect,
	resources: [
		{ name: 'User', value: 'user' },
		{ name: 'Account', value: 'account' },
		{ name: 'Document', value: 'document' },
		{ name: 'Envelope', value: 'envelope' },
		{ name: 'Link', value: 'link' },
		{ name: 'Notification', value: 'notification' },
		{ name: 'Service', value: 'service' },
		{ name: 'Session', value: 'session' },
		{ name: 'Signer', value: 'signer' },
		{ name: 'Template', value: 'template' },
		{ name: 'Call Method', value: 'callMethod' },
	],
	operations: assureSignOperations,
};
