import { resource } from '../../../shared/operation/resource';
import type { Operation, PropertySpec, ResultField } from '../../../shared/operation/spec';
import { accountOption, documentOrEnvelope, warningsField } from '../../values';

const pairNames = { id: 'DocumentId', authToken: 'DocumentAuthToken' };

const expirationOption: PropertySpec = {
	displayName: 'Link Expiration Date',
	name: 'linkExpirationDate',
	type: 'dateTime',
	default: '',
	description:
		'When the link stops working. A time without an offset is meant in the time zone of the workflow.',
	collection: 'options',
	// A moment by the vendor's words; whether the schema wants a day or a moment is not shown, so that a day stays one.
	xml: { path: 'Request/@LinkExpirationDate', type: 'dateTime', daysStay: true },
};

const linkFields: ResultField[] = [
	{
		name: 'url',
		xml: '@Url',
		secret: true,
		description: 'The link. Whoever has it can open the document.',
		example: 'https://sign.example.com/s/4711',
	},
	{
		name: 'signerEmail',
		xml: '@SignatoryEmail',
		description: 'Email address of the signer',
		example: 'ann.lee@example.com',
	},
	{
		name: 'signerMobilePhone',
		xml: '@SignatoryMobilePhone',
		description: 'Mobile phone number of the signer',
		example: '+15551234567',
	},
	{
		name: 'signerId',
		xml: '@SignatoryId',
		type: 'guid',
		description: 'ID of the signer',
		example: '1B9D6BCD-BBFD-4B2D-9B5D-AB8DFBBD4BED',
	},
	{
		name: 'documentId',
		xml: '@DocumentId',
		type: 'guid',
		description: 'Document that the link opens',
		example: '7C9E6679-7425-40DE-944B-E07FC1F90AE7',
	},
	{
		name: 'envelopeId',
		xml: '@EnvelopeId',
		type: 'guid',
		description: 'Envelope that the link opens',
		example: '9B2C5A1E-0D3F-4E6A-8B7C-1F2E3D4C5B6A',
	},
	{
		name: 'expirationDate',
		xml: '@ExpirationDate',
		type: 'dateTime',
		description: 'When the link stops working',
		example: '2026-12-31T00:00:00Z',
	},
];

const getSigningLinks: Operation = {
	name: 'Get Signing Links',
	value: 'getSigningLinks',
	action: 'Get signing links',
	description: 'Get the links under which signers sign, one item per signer',
	effect: 'read',
	fields: [
		...documentOrEnvelope('Request', pairNames),
		{
			displayName: 'Only Current Signers',
			name: 'includeOnlyCurrentSigners',
			type: 'boolean',
			default: true,
			description: 'Whether to leave out signers whose turn it is not',
			collection: 'options',
			xml: { path: 'Request/@IncludeOnlyCurrentSigners', type: 'boolean', whenAbsent: 'false' },
		},
		{
			displayName: 'Signers Are Authenticated',
			name: 'isAuthenticated',
			type: 'boolean',
			default: true,
			description: 'Whether the signers have proved who they are elsewhere. The account has to allow it.',
			collection: 'options',
			xml: { path: 'Request/@IsAuthenticated', type: 'boolean', whenAbsent: 'false' },
		},
		expirationOption,
		{
			displayName: 'Redirect URL',
			name: 'redirectUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://example.com/thanks',
			description: 'Where signers go after signing',
			collection: 'options',
			xml: { path: 'Request/@RedirectUrl' },
		},
		accountOption('Request'),
	],
	element: 'GetSigningLinks',
	fromCredential: ['Request/@ContextIdentifier'],
	answer: {
		cardinality: 'many',
		item: 'SigningLinks/SigningLink',
		gives: linkFields,
		beside: [warningsField],
	},
};

const getAccessLink: Operation = {
	name: 'Get Access Link',
	value: 'getAccessLink',
	action: 'Get access link',
	description: 'Get a link under which the original, interim or completed file can be seen',
	effect: 'read',
	fields: [
		...documentOrEnvelope('Request', pairNames),
		{
			displayName: 'File',
			name: 'linkedFile',
			type: 'options',
			options: [
				{ name: 'Completed', value: 'Completed' },
				{ name: 'Interim', value: 'Interim' },
				{ name: 'Original', value: 'Original' },
			],
			default: 'Completed',
			description: 'Which state of the file the link shows',
			xml: { path: 'Request/@DocumentType' },
		},
		{
			displayName: 'Signer ID',
			name: 'signerId',
			type: 'string',
			default: '',
			description: 'Signer that the link is made for, by ID',
			collection: 'options',
			xml: { path: 'Request/@SignatoryId', type: 'guid' },
		},
		{
			displayName: 'Signer Email',
			name: 'signerEmail',
			type: 'string',
			default: '',
			placeholder: 'name@email.com',
			description: 'Signer that the link is made for, by email address',
			collection: 'options',
			xml: { path: 'Request/@SignatoryEmail' },
		},
		{
			displayName: 'Signer Mobile Phone',
			name: 'signerMobilePhone',
			type: 'string',
			default: '',
			placeholder: 'e.g. +15551234567',
			description: 'Signer that the link is made for, by mobile phone number',
			collection: 'options',
			xml: { path: 'Request/@SignatoryMobilePhone' },
		},
		expirationOption,
		accountOption('Request'),
	],
	element: 'GetAccessLink',
	fromCredential: ['Request/@ContextIdentifier'],
	answer: {
		gives: [
			...linkFields.map((field) => ({ ...field, xml: `Link/${field.xml}` })),
			{
				name: 'linkedFile',
				xml: 'Link/@DocumentType',
				description: 'Which state of the file the link shows',
				example: 'Completed',
			},
			warningsField,
		],
	},
};

export const linkResource = resource({ name: 'Link', value: 'link', service: 'Links' }, [
	getAccessLink,
	getSigningLinks,
]);
