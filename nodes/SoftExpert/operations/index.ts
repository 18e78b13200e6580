import type { OperationSpec } from '../../shared/operation/spec';
import { attributeOperations } from './attribute';
import { callMethod } from './callMethod';
import { companyOperations } from './company';
import { departmentOperations } from './department';
import { externalUserOperations } from './externalUser';
import { organizationalUnitOperations } from './organizationalUnit';
import { positionOperations } from './position';
import { unitOfMeasurementOperations } from './unitOfMeasurement';
import { userOperations } from './user';
import { workflowOperations } from './workflow';
import { workflowFormOperations } from './workflowForm';

export const softExpertOperations: OperationSpec[] = [
	...userOperations,
	...externalUserOperations,
	...departmentOperations,
	...organizationalUnitOperations,
	...positionOperations,
	...attributeOperations,
	...companyOperations,
	...unitOfMeasurementOperations,
	...workflowOperations,
	...workflowFormOperations,
	callMethod,
];
