import type { Operation, PropertySpec } from '../../../shared/operation/spec';
import { accountOption, documentOrEnvelope, shownWhen, successField, warningsField } from '../../values';
import { notificationFields } from './list';

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

export const resendNotification: Operation = {
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
