import { soapSystem } from '../shared/operation/resource';
import { archerDialect } from './dialect';
import { accessRoleResource } from './resources/accessRole';
import { attachmentResource } from './resources/attachment';
import { callMethodResource } from './resources/callMethod';
import { systemResource } from './resources/system';
import { contactResource } from './resources/contact';
import { groupResource } from './resources/group';
import { mailMergeResource } from './resources/mailMerge';
import { metadataResource } from './resources/metadata';
import { recordResource } from './resources/record';
import { reportResource } from './resources/report';
import { searchResource } from './resources/search';
import { securityParameterResource } from './resources/securityParameter';
import { sessionResource } from './resources/session';
import { subformResource } from './resources/subform';
import { userResource } from './resources/user';
import { valuesListResource } from './resources/valuesList';
import { archerVersions } from './versions';

export const archerSystem = soapSystem(
	'Archer',
	archerDialect,
	[
		userResource,
		groupResource,
		accessRoleResource,
		securityParameterResource,
		contactResource,
		recordResource,
		subformResource,
		attachmentResource,
		mailMergeResource,
		searchResource,
		reportResource,
		valuesListResource,
		metadataResource,
		sessionResource,
		systemResource,
		callMethodResource,
	],
	archerVersions,
);
