import { soapSystem } from '../shared/operation/resource';
import { softExpertDialect } from './dialect';
import { accessGroupResource } from './resources/accessGroup';
import { attributeResource } from './resources/attribute';
import { callMethodResource } from './resources/callMethod';
import { systemResource } from './resources/system';
import { companyResource } from './resources/company';
import { datasetResource } from './resources/dataset';
import { departmentResource } from './resources/department';
import { externalUserResource } from './resources/externalUser';
import { organizationalUnitResource } from './resources/organizationalUnit';
import { positionResource } from './resources/position';
import { unitOfMeasurementResource } from './resources/unitOfMeasurement';
import { userResource } from './resources/user';
import { userDepartmentResource } from './resources/userDepartment';
import { workflowResource } from './resources/workflow';
import { workflowFormResource } from './resources/workflowForm';
import { softExpertVersions } from './versions';

export const softExpertSystem = soapSystem(
	'SoftExpert',
	softExpertDialect,
	[
		userResource,
		externalUserResource,
		userDepartmentResource,
		accessGroupResource,
		departmentResource,
		organizationalUnitResource,
		positionResource,
		attributeResource,
		companyResource,
		unitOfMeasurementResource,
		workflowResource,
		workflowFormResource,
		datasetResource,
		systemResource,
		callMethodResource,
	],
	softExpertVersions,
);
