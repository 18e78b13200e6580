import type { ArcherMethods } from '../method';
import { accessRoleMethods } from './accessRole';
import { accountMethods } from './account';
import { contactMethods } from './contact';
import { documentMethods } from './document';
import { groupMethods } from './group';
import { recordMethods } from './record';
import { searchMethods } from './search';
import { securityParameterMethods } from './securityParameter';
import { sessionMethods } from './session';
import { userMethods } from './user';
import { valuesListMethods } from './valuesList';

/** What the methods do, by their names. */
export const archerMethods: ArcherMethods = {
	...sessionMethods,
	...userMethods,
	...accountMethods,
	...contactMethods,
	...documentMethods,
	...groupMethods,
	...accessRoleMethods,
	...securityParameterMethods,
	...recordMethods,
	...searchMethods,
	...valuesListMethods,
};
