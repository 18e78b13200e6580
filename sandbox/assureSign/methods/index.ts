import type { AssureSignMethods } from '../method';
import { accountMethods } from './account';
import { documentMethods } from './document';
import { envelopeMethods } from './envelope';
import { notificationMethods } from './notification';
import { signerMethods } from './signer';
import { submitMethods } from './submit';
import { templateMethods } from './template';
import { userMethods } from './user';
import { userChangeMethods } from './userChanges';

/** What the methods do, by their names. */
export const assureSignMethods: AssureSignMethods = {
	...userMethods,
	...userChangeMethods,
	...accountMethods,
	...documentMethods,
	...envelopeMethods,
	...notificationMethods,
	...signerMethods,
	...submitMethods,
	...templateMethods,
};
