import type { SoapSystem } from '../shared/operation/dialect';
import { softExpertDialect } from './dialect';
import { softExpertOperations } from './operations';

export const softExpertSystem: SoapSystem = {
	dialect: softExpertDialect,
	resources: [
		{ name: 'User', value: 'user' },
		{ name: 'External User', value: 'externalUser' },
		{ name: 'User Department', value: 'userDepartment' },
		{ name: 'Access Group', value: 'accessGroup' },
		{ name: 'Department', value: 'department' },
		{ name: 'Organizational Unit', value: 'organizationalUnit' },
		{ name: 'Position', value: 'position' },
		{ name: 'Attribute', value: 'attribute' },
		{ name: 'Company', value: 'company' },
		{ name: 'Unit of Measurement', value: 'unitOfMeasurement' },
		{ name: 'Workflow', value: 'workflow' },
		{ name: 'Workflow Form', value: 'workflowForm' },
		{ name: 'Call Method', value: 'callMethod' },
	],
	operations: softExpertOperations,
};
