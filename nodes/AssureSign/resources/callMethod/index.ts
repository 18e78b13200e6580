import { resource } from '../../../shared/operation/resource';
import { callMethodTask } from '../../../shared/n8n/callMethod';

/** Every service of DocumentNOW v2 (the last part of its address). */
const services = [
	['Accounts', 'Accounts'],
	['Authenticate Download', 'AuthenticateDownload'],
	['Cancel', 'Cancel'],
	['Check Status', 'CheckStatus'],
	['Download', 'Download'],
	['Download Template', 'DownloadTemplate'],
	['Envelopes', 'Envelopes'],
	['Expire', 'Expire'],
	['Get Document Values', 'GetDocumentValues'],
	['Links', 'Links'],
	['List Notifications', 'ListNotifications'],
	['List Parameters', 'ListParameters'],
	['List Signatories', 'ListSignatories'],
	['List Templates', 'ListTemplates'],
	['Lookup Session', 'LookupSession'],
	['Ping', 'Ping'],
	['Resend Notification', 'ResendNotification'],
	['Retrieve Template Info', 'RetrieveTemplateInfo'],
	['Submit', 'Submit'],
	['Update Signatory', 'UpdateSignatory'],
	['Users', 'Users'],
	['Validate Document', 'ValidateDocument'],
	['View History', 'ViewHistory'],
];

const call = callMethodTask(
	services.map(([name, value]) => ({ menu: { name, value } })),
	{
		system: 'AssureSign',
		method: 'ListUsers',
		example: '{ "Request": { "@ContextIdentifier": "", "@AuthenticationToken": "" } }',
		filledIn: 'An empty @ContextIdentifier or @AuthenticationToken is filled in',
	},
);

export const callMethodResource = resource({ name: 'Call Method', value: 'callMethod' }, [call]);
