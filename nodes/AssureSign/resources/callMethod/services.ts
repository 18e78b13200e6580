import type { CallableService } from '../../../shared/n8n/callMethod';

/** Every service of DocumentNOW v2 (the last part of its address). */
const names = [
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

export const assureSignServices: CallableService[] = names.map(([name, value]) => ({
	menu: { name, value },
}));
