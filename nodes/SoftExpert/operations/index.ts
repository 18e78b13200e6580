import type { OperationSpec } from '../../shared/operation/spec';
import { callMethod } from './callMethod';
import { attributeOperations } from './attribute';
import { externalUserOperations } from './externalUser';

export const softExpertOperations: OperationSpec[] = [
	...externalUserOperations,
	...attributeOperations,
	callMethod,
];
