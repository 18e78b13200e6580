import { resource } from '../../../shared/operation/resource';
import { listProperties } from '../../../shared/operation/listProperties';
import type { Operation } from '../../../shared/operation/spec';
import {
	accountOption,
	documentOrEnvelope,
	envelopeIdField,
	envelopePair,
	senderOption,
	warningsField,
} from '../../values';
import { createEnvelope } from './create';
import { closeEnvelope } from './close';
import { downloadEnvelope } from './download';
import { envelopeDocumentFields, eventsField, statusWords } from '../../answers';

export { downloadEnvelope } from './download';

const fromCredential = ['Request/@ContextIdentifier'];

export const getEnvelopeStatus: Operation = {
	name: 'Get Status',
	value: 'getStatus',
	action: 'Get status of envelope',
	description: 'Get status and history of an envelope and its documents, or use the AssureSign Trigger',
	effect: 'read',
	warning:
		'To be told about changes, use the AssureSign Trigger: the vendor discourages asking again and again.',
	fields: [...envelopePair('Request'), accountOption('Request')],
	element: 'CheckEnvelopeStatus',
	fromCredential,
	answer: {
		gives: [
			envelopeIdField,
			{
				name: 'status',
				xml: '@Status',
				words: statusWords,
				description: 'How far signing has come',
				example: 'InProgress',
			},
			eventsField('history', 'History/EnvelopeHistoryEvent'),
			{
				name: 'documents',
				xml: 'Documents/EnvelopeDocument',
				type: 'list',
				description: 'Documents of the envelope',
				gives: [
					...envelopeDocumentFields,
					{
						name: 'status',
						xml: 'Status/@StatusType',
						words: statusWords,
						description: 'How far signing has come',
						example: 'Completed',
					},
					{
						name: 'statusDate',
						xml: 'Status/@StatusDate',
						type: 'dateTime',
						description: 'When the document got this status',
						example: '2026-01-31T09:30:00Z',
					},
					{
						name: 'statusDetails',
						xml: 'Status/@StatusDetails',
						description: 'What AssureSign adds to the status',
						example: 'Waiting for ann.lee@example.com',
					},
					eventsField('history', 'History/EnvelopeDocumentHistoryEvent'),
				],
			},
			warningsField,
		],
	},
};

const cancelEnvelope: Operation = {
	name: 'Cancel',
	value: 'cancel',
	action: 'Cancel envelope for good',
	description: 'Withdraw an envelope and its open documents for good; completed and declined ones stay so',
	effect: 'write',
	destructive: true,
	fields: [
		...envelopePair('Request'),
		{
			displayName: 'Remarks',
			name: 'remarks',
			type: 'string',
			default: '',
			placeholder: 'e.g. Replaced by a new version',
			description: 'Reason, shown in the history; up to 128 characters',
			xml: { path: 'Request/@Remarks', maximumLength: 128 },
		},
		accountOption('Request'),
	],
	element: 'CancelEnvelope',
	fromCredential,
	answer: { done: { cancelled: true }, gives: [envelopeIdField, warningsField] },
	present: { read: getEnvelopeStatus },
};

const getEnvelopeDocuments: Operation = {
	name: 'Get Documents',
	value: 'getDocuments',
	action: 'Get documents of envelope',
	description: 'List the documents of an envelope with their IDs and auth tokens',
	effect: 'read',
	fields: [...envelopePair('Request'), ...listProperties, accountOption('Request')],
	element: 'ListEnvelopeDocuments',
	fromCredential,
	answer: {
		cardinality: 'many',
		// The method has neither pages nor a limit.
		list: {},
		item: 'Documents/EnvelopeDocument',
		beside: [warningsField],
		repeats: ['envelopeId'],
		// The members of an envelope's document differ per method, and this one may return more.
		passOn: 'others',
		gives: [
			{
				name: 'documentId',
				xml: '@DocumentId',
				type: 'guid',
				description: 'ID of the document',
				example: '7C9E6679-7425-40DE-944B-E07FC1F90AE7',
			},
			{
				name: 'documentAuthToken',
				xml: '@AuthToken',
				type: 'guid',
				secret: true,
				description: 'Key of the document, needed for everything that is done with it later',
				example: 'B3F1D2C4-5A69-4E78-9C0D-1E2F3A4B5C6D',
			},
			{
				name: 'documentName',
				xml: '@Name',
				description: 'Name of the document',
				example: 'Sales contract 4711',
			},
			{ name: 'orderNumber', xml: '@OrderId', description: 'Your own number', example: '4711' },
		],
	},
};

const deleteOwner = 'Requests/DeleteEnvelopeRequest';

const deleteEnvelope: Operation = {
	name: 'Delete',
	value: 'delete',
	action: 'Delete envelope or document for good',
	description: 'Delete an envelope, or a document that was sent alone, for good',
	effect: 'write',
	destructive: true,
	warning: 'This cannot be undone. The account has to allow its users to delete documents.',
	fields: [
		...documentOrEnvelope(deleteOwner, { id: 'DocumentId', authToken: 'DocumentAuthToken' }).map(
			(property) => (property.name === 'about' ? { ...property, default: 'envelope' } : property),
		),
		accountOption(deleteOwner),
	],
	element: 'DeleteEnvelope',
	fromCredential: [`${deleteOwner}/@ContextIdentifier`],
	// As many as a public client sends at once.
	batch: {
		size: 50,
		request: deleteOwner,
		named: { documentId: '@DocumentId', envelopeId: '@EnvelopeId' },
	},
	answer: {
		// The list and its entries have one name; the article names the list otherwise (docs/quirks/assureSign.md, quirks 2 and 3).
		path: 'DeleteEnvelopeResult|DeleteEnvelopeResults/DeleteEnvelopeResult',
		gives: [
			{ ...envelopeIdField, proof: 'either' },
			{
				name: 'documentId',
				xml: '@DocumentId',
				type: 'guid',
				proof: 'either',
				description: 'ID of the document',
				example: '7C9E6679-7425-40DE-944B-E07FC1F90AE7',
			},
			warningsField,
		],
		done: { deleted: true },
	},
};

export const getEnvelopeTemplates: Operation = {
	name: 'Get Templates',
	value: 'getTemplates',
	action: 'Get templates for envelopes',
	description: 'List the envelope templates that a user can create envelopes from',
	effect: 'read',
	fields: [...listProperties, accountOption('Request'), senderOption('Request')],
	element: 'ListEnvelopeTemplates',
	fromCredential: ['Request/@ContextIdentifier', 'Request/@UserName'],
	answer: {
		cardinality: 'many',
		// The method has neither pages nor a limit.
		list: {},
		item: 'Templates/EnvelopeTemplate',
		beside: [warningsField],
		gives: [
			{
				name: 'envelopeTemplateId',
				xml: '@EnvelopeTemplateId',
				type: 'guid',
				description: 'ID of the envelope template',
				example: 'E4EAAAF2-D142-11E1-B3E4-080027620CDD',
			},
			{ name: 'name', xml: '@Name', description: 'Name of the template', example: 'Contract set' },
			{
				name: 'description',
				xml: '@Description',
				description: 'What the template is for',
				example: 'Contract and annexes',
			},
			{
				name: 'tag',
				xml: '@Tag',
				description: 'Text that its author attached for mappings',
				example: 'contracts',
			},
			{
				name: 'creationDate',
				xml: '@CreatedDate',
				type: 'dateTime',
				description: 'When the template was made',
				example: '2026-01-31T09:30:00Z',
			},
			{
				name: 'modifiedDate',
				xml: '@ModifiedDate',
				type: 'dateTime',
				description: 'When the template was last changed',
				example: '2026-01-31T09:30:00Z',
			},
		],
	},
};

export const envelopeResource = resource({ name: 'Envelope', value: 'envelope', service: 'Envelopes' }, [
	createEnvelope,
	cancelEnvelope,
	closeEnvelope,
	deleteEnvelope,
	downloadEnvelope,
	getEnvelopeDocuments,
	getEnvelopeStatus,
	getEnvelopeTemplates,
]);
