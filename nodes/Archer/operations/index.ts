import type { OperationSpec } from '../../shared/operation/spec';
import { accessRoleOperations } from './accessRole';
import { callMethod } from './callMethod';
import { contactOperations } from './contact';
import { groupOperations } from './group';
import { metadataOperations } from './metadata';
import { securityParameterOperations } from './securityParameter';
import { sessionOperations } from './session';
import { userOperations } from './user';
import { valuesListReadOperations } from './valuesList';
import { valuesListChangeOperations } from './valuesListChange';

export const archerOperations: OperationSpec[] = [
	...userOperations,
	...groupOperations,
	...accessRoleOperations,
	...securityParameterOperations,
	...contactOperations,
	...valuesListReadOperations,
	...valuesListChangeOperations,
	...metadataOperations,
	...sessionOperations,
	callMethod,
];
