import { resource } from '../../../shared/operation/resource';
import type { IDataObject } from 'n8n-workflow';
import type { Operation, PropertySpec, ResultField } from '../../../shared/operation/spec';
import { accountOption, documentOrEnvelope, shownWhen, successField, warningsField } from '../../values';

const listOwner = 'NotificationQueries/NotificationListQuery';

/** The four lists of the answer and what their entries are called. */
const kinds = [
	{ type: 'email', list: 'emailNotifications', xml: 'EmailNotifications/EmailNotification' },
	{ type: 'sms', list: 'smsNotifications', xml: 'SmsNotifications/SmsNotification' },
	{ type: 'web', list: 'webNotifications', xml: 'WebNotifications/WebNotification' },
	{ type: 'transmission', list: 'documentTransmissions', xml: 'DocumentTransmissions/DocumentTransmission' },
];

const notificationFields: ResultField[] = [
	{
		name: 'notificationId',
		xml: '@NotificationId',
		type: 'guid',
		description: 'ID of the notification',
		example: '4A3D7B2E-6F1C-4E8D-9A5B-0C1D2E3F4A5B',
	},
	{
		name: 'notificationType',
		xml: '@NotificationType',
		description: 'Which kind of notification it is: email, sms, web or transmission',
		example: 'email',
	},
	{ name: 'timing', xml: '@Timing', description: 'Event that it belongs to', example: 'SigningStep_Started' },
	{
		name: 'signingStep',
		xml: '@SigningStep',
		type: 'integer',
		description: 'Number of the signing step',
		example: 1,
	},
	{ name: 'designName', xml: '@DesignName', description: 'Name of its design', example: 'Invitation' },
	{ name: 'designSet', xml: '@DesignSet', description: 'Set that the design belongs to', example: 'English' },
	{
		name: 'notificationDate',
		xml: '@NotificationDate',
		type: 'dateTime',
		description: 'When it was sent',
		example: '2026-01-31T09:30:00Z',
	},
	{
		name: 'body',
		xml: '@Body',
		description: 'Text of a text message',
		example: 'Please sign: https://sign.example.com/4711',
	},
	{
		name: 'endpoint',
		xml: '@Endpoint',
		description: 'Address of a web notification or transmission',
		example: 'https://n8n.example.com/webhook/4711',
	},
	{
		name: 'transmissionMethod',
		xml: '@TransmissionMethod',
		description: 'How files are handed over',
		example: 'Web',
	},
	{ name: 'attempts', xml: '@Attempts', type: 'integer', description: 'How often it was tried', example: 1 },
	{
		name: 'recipients',
		xml: 'Recipients/*',
		type: 'list',
		description: 'Who got it',
		gives: [
			{
				name: 'emailAddress',
				xml: '@EmailAddress',
				description: 'Email address',
				example: 'ann.lee@example.com',
			},
			{
				name: 'mobilePhone',
				xml: '@MobilePhone',
				description: 'Mobile phone number',
				example: '+15551234567',
			},
			{ name: 'fullName', xml: '@FullName', description: 'Name', example: 'Ann Lee' },
			{
				name: 'isSignatory',
				xml: '@IsSignatory',
				type: 'boolean',
				description: 'Whether it is a signer',
				example: true,
			},
		],
	},
];

const getManyNotifications: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many notifications',
	description: 'List the emails, text messages, web calls and file transmissions of a document or envelope',
	effect: 'read',
	fields: [...documentOrEnvelope(listOwner, { id: 'Id', authToken: 'AuthToken' }), accountOption(listOwner)],
	element: 'ListNotifications',
	fromCredential: [`${listOwner}/@ContextIdentifier`],
	batch: { size: 50, request: listOwner, named: { documentId: '@Id' } },
	answer: {
		cardinality: 'many',
		path: 'NotificationQueryResults/NotificationListQueryResult',
		repeats: ['about', 'documentId', 'envelopeId'],
		gives: [
			...kinds.map(
				({ type, list, xml }): ResultField => ({
					name: list,
					xml,
					type: 'list',
					description: `Notifications of the kind ${type}`,
					gives: notificationFields,
				}),
			),
			warningsField,
		],
		// One item per notification instead of four lists: each can be sent again by itself.
		shape: (items) =>
			items.flatMap(({ about, documentId, envelopeId, warnings, ...lists }) =>
				kinds.flatMap(({ type, list }) =>
					((lists[list] ?? []) as IDataObject[]).map((notification) => ({
						json: {
							...(about === 'envelope' ? { envelopeId } : { documentId }),
							notificationType: type,
							...notification,
							...((warnings as unknown[] | undefined)?.length ? { warnings } : {}),
						},
					})),
				),
			),
	},
};

const owner = 'ResendRequests/ResendNotificationRequest';

const notificationId: PropertySpec = {
	displayName: 'Notification ID',
	name: 'notificationId',
	type: 'string',
	default: '={{ $json.notificationId }}',
	required: true,
	placeholder: 'e.g. 4A3D7B2E-6F1C-4E8D-9A5B-0C1D2E3F4A5B',
	description: 'ID that Notification: Get Many gives',
};

/** Each kind has an element of its own, so each has its own place for the ID. */
function notificationIdOf(type: string, element: string): PropertySpec {
	return shownWhen(
		{
			...notificationId,
			name: `${type}NotificationId`,
			xml: { path: `${owner}/${element}/@NotificationId`, type: 'guid' },
		},
		'notificationType',
		type,
	);
}

function recipients(type: string, element: string, address: PropertySpec): PropertySpec {
	return shownWhen(
		{
			displayName: 'Recipients',
			name: `${type}Recipients`,
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Recipient',
			default: {},
			description: 'Who gets it this time. Without any it goes to those of the first time.',
			options: [
				{
					displayName: 'Recipient',
					name: 'recipient',
					values: [
						{
							displayName: address.displayName,
							name: address.name,
							type: 'string',
							default: '',
							placeholder: address.placeholder,
							description: address.description,
						},
						{
							displayName: 'Full Name',
							name: 'fullName',
							type: 'string',
							default: '',
							description: 'Name of the recipient',
						},
					],
				},
			],
			xml: {
				path: `${owner}/${element}`,
				fields: { [address.name]: address.xml!, fullName: { path: '@FullName' } },
			},
		},
		'notificationType',
		type,
	);
}

const resendNotification: Operation = {
	name: 'Resend',
	value: 'resend',
	action: 'Resend notification',
	description: 'Send a notification again that was sent or tried before, if wanted to other recipients',
	effect: 'write',
	fields: [
		...documentOrEnvelope(owner, { id: 'Id', authToken: 'AuthToken' }),
		{
			displayName: 'Type',
			name: 'notificationType',
			type: 'options',
			options: [
				{ name: 'Email', value: 'email' },
				{ name: 'File Transmission', value: 'transmission' },
				{ name: 'Text Message', value: 'sms' },
				{ name: 'Web Notification', value: 'web' },
			],
			default: 'email',
			description: 'Which kind of notification it is',
		},
		notificationIdOf('email', 'EmailNotification'),
		recipients('email', 'EmailNotification/Recipients/EmailNotificationRecipient', {
			displayName: 'Email',
			name: 'emailAddress',
			type: 'string',
			default: '',
			placeholder: 'name@email.com',
			description: 'Email address of the recipient',
			xml: { path: '@EmailAddress' },
		}),
		notificationIdOf('sms', 'SmsNotification'),
		recipients('sms', 'SmsNotification/Recipients/SmsNotificationRecipient', {
			displayName: 'Mobile Phone',
			name: 'mobilePhone',
			type: 'string',
			default: '',
			placeholder: 'e.g. +15551234567',
			description: 'Mobile phone number of the recipient',
			xml: { path: '@MobilePhone' },
		}),
		notificationIdOf('web', 'WebNotification'),
		notificationIdOf('transmission', 'DocumentTransmission'),
		accountOption(owner),
	],
	service: 'ResendNotification',
	element: 'ResendNotification',
	fromCredential: [`${owner}/@ContextIdentifier`],
	batch: {
		size: 50,
		request: owner,
		named: {
			documentId: '@Id',
			emailNotificationId: '@NotificationId',
			smsNotificationId: '@NotificationId',
			webNotificationId: '@NotificationId',
			transmissionNotificationId: '@NotificationId',
		},
	},
	answer: {
		path: 'ResendResults/ResendNotificationResult',
		repeats: ['notificationType', 'documentId', 'envelopeId'],
		gives: [notificationFields[0], successField, warningsField],
	},
};

export const notificationResource = resource(
	{ name: 'Notification', value: 'notification', service: 'ListNotifications' },
	[getManyNotifications, resendNotification],
);
