import type { OperationSpec } from '../../shared/operation/spec';
import { accessRoleOperations } from './accessRole';
import { attachmentOperations } from './attachment';
import { callMethod } from './callMethod';
import { contactOperations } from './contact';
import { groupOperations } from './group';
import { mailMergeOperations } from './mailMerge';
import { metadataOperations } from './metadata';
import { quickSearchOperations } from './quickSearch';
import { recordOperations } from './record';
import { reportOperations } from './report';
import { searchOperations } from './search';
import { securityParameterOperations } from './securityParameter';
import { sessionOperations } from './session';
import { subformOperations } from './subform';
import { userOperations } from './user';
import { valuesListReadOperations } from './valuesList';
import { valuesListChangeOperations } from './valuesListChange';

export const archerOperations: OperationSpec[] = [
	...userOperations,
	...groupOperations,
	...accessRoleOperations,
	...securityParameterOperations,
	...contactOperations,
	...recordOperations,
	...subformOperations,
	...attachmentOperations,
	...mailMergeOperations,
	...searchOperations,
	...quickSearchOperations,
	...reportOperations,
	...valuesListReadOperations,
	...valuesListChangeOperations,
	...metadataOperations,
	...sessionOperations,
	callMethod,
];
