import type { OperationSpec } from '../../shared/operation/spec';
import { accountOperations } from './account';
import { callMethod } from './callMethod';
import { documentOperations } from './document';
import { envelopeOperations } from './envelope';
import { linkOperations } from './link';
import { notificationOperations } from './notification';
import { serviceOperations } from './service';
import { sessionOperations } from './session';
import { signerOperations } from './signer';
import { templateOperations } from './template';
import { userOperations } from './user';

export const assureSignOperations: OperationSpec[] = [
	...userOperations,
	...accountOperations,
	...documentOperations,
	...envelopeOperations,
	...linkOperations,
	...notificationOperations,
	...serviceOperations,
	...sessionOperations,
	...signerOperations,
	...templateOperations,
	callMethod,
];
