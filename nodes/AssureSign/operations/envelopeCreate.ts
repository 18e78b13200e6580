import type { OperationContext, OperationSpec } from '../../shared/operation/spec';
import { parameterFailure, type Failure } from '../../shared/soap/failure';
import { accountOption, envelopeIdField, senderOption, warningsField } from './common';

export const createEnvelope: OperationSpec = {
	resource: 'envelope',
	name: 'Create',
	value: 'create',
	action: 'Create envelope',
	description:
		'Open an envelope for several documents. Send the documents with its ID, then close it: only then anything goes out to signers.',
	effect: 'write',
	properties: [
		senderOption('Request'),
		accountOption('Request'),
		{
			displayName: 'Envelope Name',
			name: 'envelopeName',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. Contract set 4711',
			description: 'Name that signers see',
			xml: { path: 'Request/@EnvelopeName' },
		},
		{
			displayName: 'Envelope Template',
			name: 'envelopeTemplateId',
			type: 'resourceLocator',
			default: { mode: 'list', value: '' },
			required: true,
			description: 'Template that says how the envelope is handled',
			modes: [
				{
					displayName: 'From List',
					name: 'list',
					type: 'list',
					placeholder: 'Select a template...',
					typeOptions: { searchListMethod: 'searchEnvelopeTemplates', searchable: true },
				},
				{
					displayName: 'By ID',
					name: 'id',
					type: 'string',
					placeholder: 'e.g. E4EAAAF2-D142-11E1-B3E4-080027620CDD',
				},
			],
			xml: { path: 'Request/@EnvelopeTemplateId', type: 'guid' },
		},
		{
			displayName: 'Signing Order',
			name: 'workflowType',
			type: 'options',
			options: [
				{ name: 'All Documents at Once', value: 'Parallel' },
				{ name: 'One Document After the Other', value: 'Sequential' },
			],
			default: 'Parallel',
			description: 'How the documents of the envelope follow each other',
			xml: { path: 'Request/@WorkflowType' },
		},
		{
			displayName: 'When Declined',
			name: 'declineBehavior',
			type: 'options',
			options: [
				{ name: 'Decline All Documents', value: 'DeclineAll' },
				{ name: 'Decline Only That Document', value: 'DeclineSingle' },
			],
			default: 'DeclineAll',
			description: 'What a signer who declines a document does to the others',
			xml: { path: 'Request/@DeclineBehavior' },
		},
		{
			displayName: 'Signers See',
			name: 'viewBehavior',
			type: 'options',
			options: [
				{ name: 'All Documents', value: 'ViewAll' },
				{ name: 'Only Their Own', value: 'ViewSignatoryOnly' },
			],
			default: 'ViewSignatoryOnly',
			description: 'Which documents of the envelope a signer can read',
			xml: { path: 'Request/@ViewBehavior' },
		},
		{
			displayName: 'Order Number',
			name: 'orderNumber',
			type: 'string',
			default: '',
			placeholder: 'e.g. 4711',
			description: 'Your own number, shown in reports',
			collection: 'additionalFields',
			xml: { path: 'Request/@EnvelopeOrderNumber' },
		},
		{
			displayName: 'Redirect URL',
			name: 'redirectUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://example.com/thanks',
			description: 'Where signers go after signing',
			collection: 'additionalFields',
			xml: { path: 'Request/@RedirectUrl' },
		},
		{
			displayName: 'Envelope Password',
			name: 'envelopePassword',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Password that signers have to enter',
			collection: 'additionalFields',
			xml: { path: 'Request/@EnvelopePassword' },
		},
		{
			displayName: 'Expiration Date',
			name: 'expirationDate',
			type: 'dateTime',
			default: '',
			description: 'Last day for signing',
			collection: 'additionalFields',
			xml: { path: 'Request/@ExpirationDate', type: 'date' },
		},
		{
			displayName: 'Attachments',
			name: 'attachments',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Attachment',
			default: {},
			description: 'Files of the item that signers can read along with the documents',
			options: [
				{
					displayName: 'Attachment',
					name: 'attachment',
					values: [
						{
							displayName: 'Name',
							name: 'name',
							type: 'string',
							default: '',
							description: 'Name that signers see. Without it the file name is used.',
						},
						{
							displayName: 'Description',
							name: 'description',
							type: 'string',
							default: '',
							description: 'What the file is about',
						},
						{
							displayName: 'Extension',
							name: 'extension',
							type: 'string',
							default: '',
							placeholder: 'e.g. pdf',
							description: 'Ending of the file name. Without it that of the file is used.',
						},
						{
							displayName: 'Input Data Field Name',
							name: 'fileData',
							type: 'string',
							default: 'data',
							description: 'Name of the binary field that holds the file',
						},
					],
				},
			],
			collection: 'additionalFields',
			xml: {
				path: 'Request/Attachments/EnvelopeAttachment',
				fields: {
					name: { path: '@Name' },
					description: { path: '@Description' },
					extension: { path: '@Extension' },
					fileData: { path: 'FileData', type: 'base64Binary', example: 'QQ==' },
				},
			},
		},
	],
	soap: {
		service: 'Envelopes',
		element: 'CreateEnvelope',
		fromCredential: ['Request/@ContextIdentifier', 'Request/@UserName'],
	},
	result: {
		cardinality: 'one',
		path: 'CreateEnvelopeResult',
		echo: ['envelopeName'],
		fields: [
			{ ...envelopeIdField, created: true },
			{
				name: 'envelopeAuthToken',
				xml: '@AuthToken',
				type: 'guid',
				secret: true,
				created: true,
				description: 'Key of the envelope, needed for everything that is done with it later',
				example: 'B3F1D2C4-5A69-4E78-9C0D-1E2F3A4B5C6D',
			},
			{
				name: 'expirationDate',
				xml: '@ExpirationDate',
				type: 'dateTime',
				description: 'When signing ends',
				example: '2026-12-31T00:00:00',
			},
			{
				name: 'staleDate',
				xml: '@StaleDate',
				type: 'dateTime',
				description: 'When an envelope that was never closed is given up',
				example: '2026-02-28T00:00:00',
			},
			warningsField,
		],
	},
	prepare: loadAttachments,
};

/** The bytes take the place of the field's name in each row. */
async function loadAttachments({ values, binary }: OperationContext): Promise<Failure | undefined> {
	const rows = Object.values((values.attachments ?? {}) as Record<string, unknown>).flat();
	const loaded: Array<Record<string, unknown>> = [];
	for (const row of rows as Array<Record<string, string>>) {
		const field = row.fileData || 'data';
		try {
			const { data, fileName } = await binary(field);
			const [, base, extension] = /^(.*?)(?:\.([^.]*))?$/.exec(fileName) ?? [];
			loaded.push({
				name: row.name || base,
				description: row.description,
				extension: row.extension || extension,
				fileData: data,
			});
		} catch {
			return parameterFailure('Attachments', `The item has no file in the field '${field}'`);
		}
	}
	if (loaded.length > 0) values.attachments = loaded;
	return undefined;
}
