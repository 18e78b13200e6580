import type { SoapSystem } from '../shared/operation/dialect';
import { assureSignDialect } from './dialect';
import { assureSignOperations } from './operations';

export const assureSignSystem: SoapSystem = {
	dialect: assureSignDialect,
	resources: [
		{ name: 'User', value: 'user' },
		{ name: 'Call Method', value: 'callMethod' },
	],
	operations: assureSignOperations,
};
