import type { SoapSystem } from '../shared/operation/dialect';
import { archerDialect } from './dialect';
import { archerOperations } from './operations';

export const archerSystem: SoapSystem = {
	dialect: archerDialect,
	resources: [
		{ name: 'User', value: 'user' },
		{ name: 'Session', value: 'session' },
		{ name: 'Call Method', value: 'callMethod' },
	],
	operations: archerOperations,
};
