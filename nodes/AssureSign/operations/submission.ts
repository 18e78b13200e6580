import type { IDataObject } from 'n8n-workflow';
import type {
	OperationContext,
	OperationItem,
	OperationSpec,
	PropertySpec,
	ResultField,
} from '../../shared/operation/spec';
import { parameterFailure, refusal, type Failure } from '../../shared/soap/failure';
import {
	accountOption,
	documentAuthTokenField,
	documentIdField,
	senderOption,
	templateLocator,
	warningsField,
} from './common';

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
			description: 'Envelope to put the document into. Nothing is sent to signers before the envelope is closed.',
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

/** Signers are parameters too: a template names those for the email address and name of each signer. */
function parameterProperties(path: string): PropertySpec[] {
	return [
		{
			displayName: 'Parameters From',
			name: 'parametersFrom',
			type: 'options',
			options: [
				{ name: 'Fields Below', value: 'fields' },
				{ name: 'JSON', value: 'json' },
			],
			default: 'fields',
			description: 'How the values for the template are given, signers included',
		},
		{
			displayName: 'Parameters',
			name: 'parameters',
			type: 'resourceMapper',
			default: { mappingMode: 'defineBelow', value: null },
			noDataExpression: true,
			typeOptions: {
				loadOptionsDependsOn: ['templateId.value'],
				resourceMapper: {
					resourceMapperMethod: 'getTemplateParameters',
					mode: 'add',
					fieldWords: { singular: 'parameter', plural: 'parameters' },
					addAllFields: true,
					multiKeyMatch: false,
					supportAutoMap: true,
				},
			},
			displayOptions: { show: { parametersFrom: ['fields'] } },
			xml: { path, fields: { name: { path: '@Name' }, value: { path: '@Value', whenEmpty: 'send' } } },
		},
		{
			displayName: 'Parameters (JSON)',
			name: 'parametersJson',
			type: 'json',
			default: '{}',
			description: 'Names and values of the parameters, such as {"Signatory 1 Email Address": "ann@example.com"}',
			displayOptions: { show: { parametersFrom: ['json'] } },
		},
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
		displayName: 'Wait At Most (Seconds)',
		name: 'waitSeconds',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 300,
		description: 'How long to wait for work in the background. After that the output has the session to look up later.',
		collection: 'options',
	},
];

/** The fields of a submission's answer; the session only comes with work in the background. */
export const submissionFields: ResultField[] = [
	documentIdField,
	documentAuthTokenField,
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

/** A result without ID was not created (guide, 'How failure comes back'), whatever else it says. */
export function created(items: IDataObject[]): OperationItem[] | Failure {
	return items.every(isCreated)
		? items.map((json) => ({ json }))
		: refusal('rejected', 'AssureSign did not create the document and gave no reason', {
				advice: 'Check the template, its parameters and the sender.',
			});
}

export function isCreated(json: IDataObject): boolean {
	return typeof json.documentId === 'string' && typeof json.documentAuthToken === 'string';
}

/** Turns mapper or JSON into the rows that the request repeats. */
export function fillParameters({ values, input }: OperationContext): Failure | undefined {
	const given = values.parametersFrom === 'json' ? fromJson(values.parametersJson) : fromMapper(values.parameters, input);
	if (given === undefined) {
		return parameterFailure(
			'Parameters (JSON)',
			"'Parameters (JSON)' must be an object of names and values",
			'Write {"Name": "value"}; names are those of the template.',
		);
	}
	values.parameters = Object.entries(given)
		.filter(([, value]) => value !== null && value !== undefined)
		.map(([name, value]) => ({ name, value }));
	// A JSON mode hides the mapper, whose place in the request the rows take.
	values.parametersFrom = 'fields';
	return undefined;
}

function fromJson(value: unknown): IDataObject | undefined {
	let parsed: unknown = value ?? {};
	if (typeof value === 'string') {
		try {
			parsed = JSON.parse(value.trim() === '' ? '{}' : value);
		} catch {
			return undefined;
		}
	}
	return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)
		? (parsed as IDataObject)
		: undefined;
}

/** Automatic mapping takes the columns of the item whose names the template knows. */
function fromMapper(value: unknown, input: IDataObject | undefined): IDataObject {
	if (typeof value !== 'object' || value === null) return {};
	const mapper = value as { mappingMode?: string; value?: IDataObject | null; schema?: Array<{ id: string }> };
	if (mapper.mappingMode !== 'autoMapInputData') return mapper.value ?? {};
	const known = new Set((mapper.schema ?? []).map(({ id }) => id));
	return Object.fromEntries(
		Object.entries(input ?? {}).filter(([name]) => known.size === 0 || known.has(name)),
	);
}

/** The same request as of `spec`, answered at once with a session. */
export function backgroundSpec(spec: OperationSpec, element: string, description: string): OperationSpec {
	return {
		...spec,
		name: `${spec.name} in Background`,
		value: `${spec.value}InBackground`,
		action: `${spec.action} in background`,
		description,
		batch: undefined,
		steps: undefined,
		prepare: undefined,
		run: undefined,
		finish: undefined,
		soap: { ...spec.soap, element },
		result: {
			cardinality: 'one',
			path: `${element}Result`,
			fields: [
				{
					name: 'sessionId',
					xml: '@SessionId',
					type: 'guid',
					description: 'Session to look the outcome up with',
					example: '5D41402A-BC4B-4A76-B971-9D911017C592',
				},
				warningsField,
			],
		},
	};
}
