import type { SoapSystem } from '../shared/operation/dialect';
import { softExpertDialect } from './dialect';
import { softExpertOperations } from './operations';

export const softExpertSystem: SoapSystem = {
	dialect: softExpertDialect,
	resources: [
		{ name: 'External User', value: 'externalUser' },
		{ name: 'Attribute', value: 'attribute' },
		{ name: 'Call Method', value: 'callMethod' },
	],
	operations: softExpertOperations,
};
