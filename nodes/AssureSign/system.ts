import { soapSystem } from '../shared/operation/resource';
import { assureSignDialect } from './dialect';
import { accountResource } from './resources/account';
import { callMethodResource } from './resources/callMethod';
import { systemResource } from './resources/system';
import { documentResource } from './resources/document';
import { envelopeResource } from './resources/envelope';
import { linkResource } from './resources/link';
import { notificationResource } from './resources/notification';
import { serviceResource } from './resources/service';
import { sessionResource } from './resources/session';
import { signerResource } from './resources/signer';
import { templateResource } from './resources/template';
import { userResource } from './resources/user';
import { assureSignVersions } from './versions';

export const assureSignSystem = soapSystem(
	'AssureSign',
	assureSignDialect,
	[
		userResource,
		accountResource,
		documentResource,
		envelopeResource,
		linkResource,
		notificationResource,
		serviceResource,
		sessionResource,
		signerResource,
		templateResource,
		systemResource,
		callMethodResource,
	],
	assureSignVersions,
);
