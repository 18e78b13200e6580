import { resource } from '../../../shared/operation/resource';
import { listProperties } from '../../../shared/operation/listProperties';
import type { Operation, PropertySpec } from '../../../shared/operation/spec';
import {
	accountOption,
	documentIdField,
	documentPair,
	shownWhen,
	successField,
	warningsField,
} from '../../values';

const getManySigners: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many signers',
	description: 'List the signers of a document, one item per signer and signing step',
	effect: 'read',
	fields: [...documentPair('SignatoryListQuery'), ...listProperties, accountOption('SignatoryListQuery')],
	element: 'ListSignatories',
	fromCredential: ['SignatoryListQuery/@ContextIdentifier'],
	answer: {
		cardinality: 'many',
		// The method has neither pages nor a limit.
		list: {},
		path: 'SignatoryListQueryResult',
		item: 'Signatories/SignatoryItem',
		beside: [warningsField],
		repeats: ['documentId'],
		gives: [
			{
				name: 'signerId',
				xml: '@SignatoryId',
				type: 'guid',
				description: 'ID of the signer',
				example: '1B9D6BCD-BBFD-4B2D-9B5D-AB8DFBBD4BED',
			},
			{ name: 'fullName', xml: '@FullName', description: 'Name of the signer', example: 'Ann Lee' },
			{ name: 'firstName', xml: '@FirstName', description: 'First name', example: 'Ann' },
			{ name: 'lastName', xml: '@LastName', description: 'Last name', example: 'Lee' },
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
			{
				name: 'signerAuthToken',
				xml: '@SignatoryAuthToken',
				type: 'guid',
				secret: true,
				description: 'Key of the signer, for links in the old way',
				example: 'C9BF9E57-1685-4C89-BAFB-FF5AF830BE8A',
			},
		],
	},
};

const owner = 'SignatoryUpdateRequests/SignatoryUpdateRequest';
const info = `${owner}/UpdatedSignatoryInfo`;

/** Three ways to say who is meant; one attribute each. */
const signerChoice: PropertySpec[] = [
	{
		displayName: 'Find Signer By',
		name: 'signerBy',
		type: 'options',
		options: [
			{ name: 'Email', value: 'email' },
			{ name: 'ID', value: 'id' },
			{ name: 'Mobile Phone', value: 'phone' },
		],
		default: 'email',
		description: 'What the signer is known by now',
	},
	shownWhen(
		{
			displayName: 'Signer ID',
			name: 'signerId',
			type: 'string',
			default: '={{ $json.signerId }}',
			required: true,
			description: 'ID that Signer: Get Many gives',
			xml: { path: `${owner}/@SignatoryId`, type: 'guid' },
		},
		'signerBy',
		'id',
	),
	shownWhen(
		{
			displayName: 'Signer Email',
			name: 'signerEmail',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'name@email.com',
			description: 'Present email address of the signer',
			xml: { path: `${owner}/@SignatoryEmail` },
		},
		'signerBy',
		'email',
	),
	shownWhen(
		{
			displayName: 'Signer Mobile Phone',
			name: 'signerMobilePhone',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. +15551234567',
			description: 'Present mobile phone number of the signer',
			xml: { path: `${owner}/@SignatoryMobilePhone` },
		},
		'signerBy',
		'phone',
	),
];

const updateSigner: Operation = {
	name: 'Update',
	value: 'update',
	action: 'Update signer',
	description: 'Change email address, phone number, name or password of a signer while signing is under way',
	// The mail is sent anew with every call that asks for it.
	effect: 'write',
	fields: [
		...documentPair(owner),
		...signerChoice,
		{
			displayName: 'Resend Last Email',
			name: 'resendLastEmail',
			type: 'boolean',
			default: true,
			description: 'Whether the signer gets the last email again, at the new address',
			collection: 'updateFields',
			xml: { path: `${owner}/@ResendLastEmail`, type: 'boolean', whenAbsent: 'false' },
		},
		{
			displayName: 'Resend Last Text Message',
			name: 'resendLastSms',
			type: 'boolean',
			default: true,
			description: 'Whether the signer gets the last text message again, at the new number',
			collection: 'updateFields',
			xml: { path: `${owner}/@ResendLastSms`, type: 'boolean', whenAbsent: 'false' },
		},
		{
			displayName: 'New Email',
			name: 'newEmail',
			type: 'string',
			default: '',
			placeholder: 'name@email.com',
			description: 'Email address from now on',
			collection: 'updateFields',
			xml: { path: `${info}/@EmailAddress` },
		},
		{
			displayName: 'New Mobile Phone',
			name: 'newMobilePhone',
			type: 'string',
			default: '',
			placeholder: 'e.g. +15551234567',
			description: 'Mobile phone number from now on',
			collection: 'updateFields',
			xml: { path: `${info}/@MobilePhone` },
		},
		{
			displayName: 'Full Name',
			name: 'fullName',
			type: 'string',
			default: '',
			description: 'Name from now on. It comes before first and last name.',
			collection: 'updateFields',
			xml: { path: `${info}/@FullName` },
		},
		{
			displayName: 'First Name',
			name: 'firstName',
			type: 'string',
			default: '',
			description: 'First name from now on. Give the last name too.',
			collection: 'updateFields',
			xml: { path: `${info}/@FirstName` },
		},
		{
			displayName: 'Last Name',
			name: 'lastName',
			type: 'string',
			default: '',
			description: 'Last name from now on. Give the first name too.',
			collection: 'updateFields',
			xml: { path: `${info}/@LastName` },
		},
		{
			displayName: 'Signer Password',
			name: 'signerPassword',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Password that the signer has to enter from now on',
			collection: 'updateFields',
			xml: { path: `${info}/@Password` },
		},
		accountOption(owner),
	],
	service: 'UpdateSignatory',
	element: 'UpdateSignatory',
	fromCredential: [`${owner}/@ContextIdentifier`],
	batch: { size: 50, request: owner, named: { documentId: '@Id', signerId: '@SignatoryId' } },
	answer: {
		path: 'SignatoryUpdateResults/SignatoryUpdateResult',
		gives: [
			documentIdField,
			{
				name: 'signerId',
				xml: '@SignatoryId',
				type: 'guid',
				description: 'ID of the signer',
				example: '1B9D6BCD-BBFD-4B2D-9B5D-AB8DFBBD4BED',
			},
			{
				name: 'signerEmail',
				xml: '@SignatoryEmail',
				description: 'Email address that the signer was found by',
				example: 'ann.lee@example.com',
			},
			{
				name: 'signerMobilePhone',
				xml: '@SignatoryMobilePhone',
				description: 'Mobile phone number that the signer was found by',
				example: '+15551234567',
			},
			successField,
			warningsField,
		],
	},
};

export const signerResource = resource({ name: 'Signer', value: 'signer', service: 'ListSignatories' }, [
	getManySigners,
	updateSigner,
]);
