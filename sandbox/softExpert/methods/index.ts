import type { SoftExpertMethods } from '../method';
import { attributeMethods } from './attribute';
import { companyMethods } from './company';
import { departmentMethods } from './department';
import { externalUserMethods } from './externalUser';
import { positionMethods } from './position';
import { userMethods } from './user';
import { userDepartmentMethods } from './userDepartment';
import { userImportMethods } from './userImport';
import { workflowMethods } from './workflow';
import { workflowChangeMethods } from './workflowChanges';

/** What the methods do, by their names. */
export const softExpertMethods: SoftExpertMethods = {
	...userMethods,
	...userImportMethods,
	...userDepartmentMethods,
	...externalUserMethods,
	...departmentMethods,
	...positionMethods,
	...attributeMethods,
	...companyMethods,
	...workflowMethods,
	...workflowChangeMethods,
};
