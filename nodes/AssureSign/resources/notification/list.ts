import type { Operation, ResultField } from '../../../shared/operation/spec';
import { accountOption, documentOrEnvelope, warningsField } from '../../values';

const listOwner = 'NotificationQueries/NotificationListQuery';

/** The four lists of the answer and what their entries are called. */
const kinds = [
	{ type: 'email', list: 'emailNotifications', xml: 'EmailNotifications/EmailNotification' },
	{ type: 'sms', list: 'smsNotifications', xml: 'SmsNotifications/SmsNotification' },
	{ type: 'web', list: 'webNotifications', xml: 'WebNotifications/WebNotification' },
	{ type: 'transmission', list: 'documentTransmissions', xml: 'DocumentTransmissions/DocumentTransmission' },
];

export const notificationFields: ResultField[] = [
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

export const getManyNotifications: Operation = {
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
		repeats: ['documentId', 'envelopeId'],
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
		spread: {
			lists: Object.fromEntries(kinds.map(({ list, type }) => [list, type])),
			as: 'notificationType',
		},
	},
};
