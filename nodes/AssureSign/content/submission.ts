import type { PropertySpec, ResultField } from '../../shared/operation/spec';
import {
	accountOption,
	documentAuthTokenField,
	documentIdField,
	senderOption,
	warningsField,
} from '../values';
import { templateLocator } from '../templates';
import { parameterProperties } from './parameters';

/** What every document that is sent has, in the order of the request. */
export function documentProperties(owner: string): PropertySpec[] {
	const metadata = `${owner}/Metadata`;
	const terms = `${metadata}/TermsAndConditions`;
	return [
		senderOption(metadata),
		accountOption(owner),
		// First in the editor. The sender has already made the Metadata element, which comes before the template's.
		{ ...templateLocator, xml: { path: `${owner}/Template/@Id`, type: 'guid' } },
		{
			displayName: 'Document Name',
			name: 'documentName',
			type: 'string',
			default: '',
			placeholder: 'e.g. Sales contract 4711',
			description: 'Name that signers see. Without it the name of the template is used.',
			xml: { path: `${metadata}/@DocumentName` },
		},
		{
			displayName: 'Order Number',
			name: 'orderNumber',
			type: 'string',
			default: '',
			placeholder: 'e.g. 4711',
			description: 'Your own number, shown in reports',
			collection: 'additionalFields',
			xml: { path: `${metadata}/@OrderNumber` },
		},
		{
			displayName: 'Document Password',
			name: 'documentPassword',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Password that signers have to enter',
			collection: 'additionalFields',
			xml: { path: `${metadata}/@Password` },
		},
		{
			displayName: 'Expiration Date',
			name: 'expirationDate',
			type: 'dateTime',
			default: '',
			description: 'Last day for signing',
			collection: 'additionalFields',
			xml: { path: `${metadata}/@ExpirationDate`, type: 'date' },
		},
		{
			displayName: 'Language',
			name: 'culture',
			type: 'string',
			default: '',
			placeholder: 'e.g. en-US',
			description: 'Language of the signing pages',
			collection: 'additionalFields',
			xml: { path: `${metadata}/@Culture` },
		},
		{
			displayName: 'Signature Pads',
			name: 'signatureDeviceSupportEnabled',
			type: 'boolean',
			default: true,
			description: 'Whether signature pads can be used',
			collection: 'additionalFields',
			xml: { path: `${metadata}/@SignatureDeviceSupportEnabled`, type: 'boolean' },
		},
		{
			displayName: 'Envelope ID',
			name: 'envelopeId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 9B2C5A1E-0D3F-4E6A-8B7C-1F2E3D4C5B6A',
			description:
				'Envelope to put the document into. Nothing is sent to signers before the envelope is closed.',
			collection: 'additionalFields',
			xml: { path: `${metadata}/@EnvelopeId`, type: 'guid' },
		},
		{
			displayName: 'Compliance Statement',
			name: 'additionalComplianceStatement',
			type: 'string',
			typeOptions: { rows: 3 },
			default: '',
			description: 'Compliance statement beside that of the account',
			collection: 'additionalFields',
			xml: { path: `${terms}/AdditionalComplianceStatement` },
		},
		{
			displayName: 'Agreement',
			name: 'additionalAgreementStatement',
			type: 'string',
			typeOptions: { rows: 3 },
			default: '',
			description: 'Agreement beside that of the account',
			collection: 'additionalFields',
			xml: { path: `${terms}/AdditionalAgreementStatement` },
		},
		{
			displayName: 'Disclosures',
			name: 'additionalExtendedDisclosures',
			type: 'string',
			typeOptions: { rows: 3 },
			default: '',
			description: 'Disclosures beside those of the account',
			collection: 'additionalFields',
			xml: { path: `${terms}/AdditionalExtendedDisclosures` },
		},
		...parameterProperties(`${owner}/Template/Parameters/Parameter`),
		...processingOptions,
	];
}

export const processingOptions: PropertySpec[] = [
	{
		displayName: 'Processing',
		name: 'processing',
		type: 'options',
		options: [
			{ name: 'Answer When Done', value: 'synchronous' },
			{ name: 'In the Background, Return Session', value: 'session' },
			{ name: 'In the Background, Wait for It', value: 'wait' },
		],
		default: 'synchronous',
		description: 'How AssureSign works on it. In the background large files do not run into a timeout.',
		collection: 'options',
	},
	{
		displayName: 'Wait at Most (Seconds)',
		name: 'waitSeconds',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 300,
		description:
			'How long to wait for work in the background. After that the output has the session to look up later.',
		collection: 'options',
	},
];

/** The fields of a submission's answer; the session only comes with work in the background. */
export const submissionFields: ResultField[] = [
	{ ...documentIdField, created: true },
	{ ...documentAuthTokenField, created: true },
	{
		name: 'documentName',
		xml: 'Metadata/@DocumentName',
		description: 'Name of the document',
		example: 'Sales contract 4711',
	},
	{ name: 'orderNumber', xml: 'Metadata/@OrderNumber', description: 'Your own number', example: '4711' },
	{
		name: 'envelopeId',
		xml: 'Metadata/@EnvelopeId',
		type: 'guid',
		description: 'Envelope that the document is in',
		example: '9B2C5A1E-0D3F-4E6A-8B7C-1F2E3D4C5B6A',
	},
	{
		name: 'expirationDate',
		xml: 'Metadata/@ExpirationDate',
		type: 'dateTime',
		description: 'Last day for signing',
		example: '2026-12-31T00:00:00',
	},
	warningsField,
];
