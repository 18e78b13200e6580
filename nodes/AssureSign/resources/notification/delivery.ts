import type { Task } from '../../../shared/operation/spec';
import { accountOption, documentOrEnvelope, warningsField } from '../../values';
import { statusWords } from '../../answers';
import { getDocumentStatus } from '../document';
import { getEnvelopeStatus } from '../envelope';
import { getManyNotifications, notificationFields } from './list';

export const getDeliveryReport: Task = {
	name: 'Get Delivery Report',
	value: 'getDelivery',
	action: 'Get delivery report of document or envelope',
	description:
		'Why did nothing arrive: say of each notification when, where and how often it was tried, or never',
	effect: 'read',
	fields: [
		...documentOrEnvelope('Request', { id: 'Id', authToken: 'AuthToken' }),
		{
			displayName: 'Type',
			name: 'notificationType',
			type: 'options',
			options: [
				{ name: 'Email', value: 'email' },
				{ name: 'Emails and Web Notifications', value: 'usual' },
				{ name: 'File Transmission', value: 'transmission' },
				{ name: 'Text Message', value: 'sms' },
				{ name: 'Web Notification', value: 'web' },
			],
			default: 'usual',
			description: 'Which kind of notification is missed',
		},
		accountOption('Request'),
	],
	output: {
		cardinality: 'many',
		gives: [
			{
				name: 'documentId',
				type: 'guid',
				description: 'ID of the document, where it is about one',
				example: '7C9E6679-7425-40DE-944B-E07FC1F90AE7',
			},
			{
				name: 'envelopeId',
				type: 'guid',
				description: 'ID of the envelope, where it is about one',
				example: '9B2C5A1E-0D3F-4E6A-8B7C-1F2E3D4C5B6A',
			},
			{
				name: 'status',
				words: statusWords,
				description: 'How far signing has come',
				example: 'Completed',
			},
			{
				name: 'sent',
				type: 'boolean',
				description: 'Whether AssureSign has sent it or tried to',
				example: true,
			},
			{
				name: 'result',
				description: 'What became of it and what to do, in a sentence or two',
				example: 'Tried once, on 2026-01-31T09:30:00Z, at https://n8n.example.com/webhook/4711.',
			},
			{
				name: 'timingText',
				description: 'Event that it belongs to, in words',
				example: 'the document was completed',
			},
			...notificationFields,
			warningsField,
		],
	},
	uses: [getManyNotifications, getDocumentStatus, getEnvelopeStatus],
	tells: 'delivery',
};
