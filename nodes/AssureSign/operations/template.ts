import type { OperationSpec, PropertySpec, ResultField } from '../../shared/operation/spec';
import {
	accountOption,
	listProperties,
	senderOption,
	templateLocator,
	upToLimit,
	warningsField,
} from './common';
import { jotBlockFields, parameterFields, termsFields } from './fields';
import { fileFrom, isFailure, noFile, outputField, outputFileFields, without } from './files';

const templateIdField: ResultField = {
	name: 'templateId',
	xml: '@TemplateId',
	type: 'guid',
	description: 'ID of the template',
	example: '3F2504E0-4F89-41D3-9A0C-0305E82C3301',
};

/** Attributes of a template, in the lists and in its full description. */
function templateFields(at = ''): ResultField[] {
	return [
		{
			name: 'templateId',
			xml: `${at}@Id`,
			type: 'guid',
			description: 'ID of the template',
			example: '3F2504E0-4F89-41D3-9A0C-0305E82C3301',
		},
		{ name: 'name', xml: `${at}@Name`, description: 'Name of the template', example: 'Sales contract' },
		{ name: 'description', xml: `${at}@Description`, description: 'What the template is for', example: 'Contract with two signers' },
		{ name: 'tag', xml: `${at}@Tag`, description: 'Text that its author attached for mappings', example: 'contract' },
		{
			name: 'templateType',
			xml: `${at}@DocumentTemplateType`,
			words: { Standard: 'With a file of its own', WorkflowOnly: 'For files that are sent along' },
			description: 'Whether the template has a file of its own',
			example: 'Standard',
		},
		{ name: 'owner', xml: `${at}@Owner`, description: 'User who owns the template', example: 'ann.lee@example.com' },
		{ name: 'accessibility', xml: `${at}@Accessibility`, description: 'Who may use the template', example: 'Shared' },
		{ name: 'culture', xml: `${at}@Culture`, description: 'Language of the signing pages', example: 'en-US' },
		{ name: 'pageCount', xml: `${at}@PageCount`, type: 'integer', description: 'Pages of the file', example: 3 },
		{
			name: 'passwordRequired',
			xml: `${at}@PasswordRequired`,
			type: 'boolean',
			description: 'Whether documents need a password',
			example: false,
		},
		{
			name: 'immediatePresentment',
			xml: `${at}@ImmediatePresentment`,
			type: 'boolean',
			description: 'Whether signing starts at once on the screen of the sender',
			example: false,
		},
		{
			name: 'signatureDeviceSupportEnabled',
			xml: `${at}@SignatureDeviceSupportEnabled`,
			type: 'boolean',
			description: 'Whether signature pads can be used',
			example: false,
		},
		{
			name: 'creationDate',
			xml: `${at}@CreationDate`,
			type: 'dateTime',
			description: 'When the template was made',
			example: '2026-01-31T09:30:00Z',
		},
		{
			name: 'modifiedDate',
			xml: `${at}@ModifiedDate`,
			type: 'dateTime',
			description: 'When the template was last changed',
			example: '2026-01-31T09:30:00Z',
		},
	];
}

export const getManyTemplates: OperationSpec = {
	resource: 'template',
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many templates',
	description: 'List the templates that a user can send documents from',
	effect: 'read',
	properties: [...listProperties, accountOption('TemplateListQuery'), senderOption('TemplateListQuery')],
	soap: {
		service: 'ListTemplates',
		element: 'ListTemplates',
		fromCredential: ['TemplateListQuery/@ContextIdentifier', 'TemplateListQuery/@UserName'],
	},
	result: {
		cardinality: 'many',
		path: 'TemplateListQueryResult',
		item: 'Templates/TemplateItem',
		fields: [...templateFields(), ...termsFields],
	},
	// The method has neither pages nor a limit.
	finish: upToLimit,
};

function ofTemplate(owner: string): PropertySpec[] {
	return [
		{ ...templateLocator, xml: { path: `${owner}/@TemplateId`, type: 'guid' } },
		accountOption(owner),
		senderOption(owner),
	];
}

const signatoryFields: ResultField[] = [
	{ name: 'signatory', xml: '@Signatory', description: 'Name of the signer within the template', example: 'Signatory 1' },
	{ name: 'signatureStyle', xml: '@SignatureStyle', description: 'How the signer signs', example: 'Typed' },
	{ name: 'emailAddress', xml: '@EmailAddress', description: 'Fixed email address', example: 'legal@example.com' },
	{ name: 'mobilePhone', xml: '@MobilePhone', description: 'Fixed mobile phone number', example: '+15551234567' },
	{ name: 'fullName', xml: '@FullName', description: 'Fixed name', example: 'Ann Lee' },
	{ name: 'firstName', xml: '@FirstName', description: 'Fixed first name', example: 'Ann' },
	{ name: 'lastName', xml: '@LastName', description: 'Fixed last name', example: 'Lee' },
	{ name: 'emailAddressParameter', xml: '@EmailAddressParameterName', description: 'Parameter for the email address', example: 'Signatory 1 Email Address' },
	{ name: 'mobilePhoneParameter', xml: '@MobilePhoneParameterName', description: 'Parameter for the mobile phone number', example: 'Signatory 1 Mobile Phone' },
	{ name: 'fullNameParameter', xml: '@FullNameParameterName', description: 'Parameter for the name', example: 'Signatory 1 Full Name' },
	{ name: 'firstNameParameter', xml: '@FirstNameParameterName', description: 'Parameter for the first name', example: 'Signatory 1 First Name' },
	{ name: 'lastNameParameter', xml: '@LastNameParameterName', description: 'Parameter for the last name', example: 'Signatory 1 Last Name' },
	{ name: 'passwordParameter', xml: '@PasswordParameterName', description: 'Parameter for the password', example: 'Signatory 1 Password' },
	{ name: 'passwordPromptParameter', xml: '@PasswordPromptParameterName', description: 'Parameter for the question that asks for the password', example: 'Signatory 1 Password Prompt' },
];

/** The articles name some elements otherwise than the schema (guide, quirk 2): both are read. */
export const getTemplate: OperationSpec = {
	resource: 'template',
	name: 'Get',
	value: 'get',
	action: 'Get template',
	description: 'Get a template with its fields, signers, uploads and parameters',
	effect: 'read',
	properties: ofTemplate('TemplateInfoQuery'),
	soap: {
		service: 'RetrieveTemplateInfo',
		element: 'RetrieveTemplateInfo',
		fromCredential: ['TemplateInfoQuery/@ContextIdentifier', 'TemplateInfoQuery/@UserName'],
	},
	result: {
		cardinality: 'one',
		path: 'RetrieveTemplateInfoResult|TemplateInfoQueryResult',
		echo: ['templateId'],
		fields: [
			...templateFields('TemplateInfo/Metadata|TemplateMetadata/'),
			{
				name: 'parameters',
				xml: 'TemplateInfo/Parameters/TypedParameterInfo|DrawnParameterInfo',
				type: 'list',
				description: 'Values that are filled in when a document is sent',
				fields: parameterFields,
			},
			{
				name: 'signatories',
				xml: 'TemplateInfo/Signatories/SignatoryInfo',
				type: 'list',
				description: 'Signers and the parameters that say who they are',
				fields: signatoryFields,
			},
			{
				name: 'jotBlocks',
				xml: 'TemplateInfo/JotBlocks|JotBlockItems/JotBlockInfo',
				type: 'list',
				description: 'Fields on the pages',
				fields: jotBlockFields,
			},
			{
				name: 'signerAttachments',
				xml: 'TemplateInfo/SignerAttachments/SignerAttachmentInfo',
				type: 'list',
				description: 'Files that signers are asked for',
				fields: [
					{ name: 'label', xml: '@Label', description: 'What is asked for', example: 'Copy of the passport' },
					{ name: 'instructions', xml: '@Instructions', description: 'What the signer is told', example: 'Both sides, please' },
					{ name: 'signatory', xml: '@Signatory', description: 'Signer who is asked', example: 'Signatory 1' },
					{ name: 'signingStep', xml: '@SigningStep', type: 'integer', description: 'Number of the signing step', example: 1 },
					{ name: 'required', xml: '@Required', type: 'boolean', description: 'Whether the file has to be given', example: true },
					{ name: 'allowMultiple', xml: '@AllowMultiple', type: 'boolean', description: 'Whether several files can be given', example: false },
				],
			},
			...termsFields.map((field) => ({ ...field, xml: `TemplateInfo/${field.xml}` })),
			warningsField,
		],
	},
};

/** The resource mapper of Document: Send is filled from this. */
export const getTemplateParameters: OperationSpec = {
	resource: 'template',
	name: 'Get Parameters',
	value: 'getParameters',
	action: 'Get parameters of template',
	description: 'List the values that a template wants when a document is sent from it',
	effect: 'read',
	properties: [...listProperties, ...ofTemplate('ParameterListQuery')],
	soap: {
		service: 'ListParameters',
		element: 'ListParameters',
		fromCredential: ['ParameterListQuery/@ContextIdentifier', 'ParameterListQuery/@UserName'],
	},
	result: {
		cardinality: 'many',
		path: 'ParameterListQueryResult',
		item: 'Parameters/TypedParameterItem|DrawnParameterItem',
		fields: parameterFields.filter(({ name }) => name !== 'value'),
	},
	// The method has neither pages nor a limit.
	finish: upToLimit,
};

const downloadTemplate: OperationSpec = {
	resource: 'template',
	name: 'Download',
	value: 'download',
	action: 'Download file of template',
	description: 'Get the PDF behind a template; those that only describe a workflow have none',
	effect: 'read',
	properties: [...ofTemplate('Request'), ...outputFileFields],
	soap: {
		service: 'DownloadTemplate',
		element: 'DownloadTemplate',
		fromCredential: ['Request/@ContextIdentifier', 'Request/@UserName'],
	},
	result: {
		cardinality: 'binary',
		path: 'DownloadTemplateResult',
		fields: [
			templateIdField,
			{ name: 'fileData', xml: 'FileData', description: 'The file, as binary data of the item' },
			warningsField,
		],
	},
	// A table of fields cannot turn base64 into a file.
	finish: (items, { values }) => {
		const [json] = items;
		if (json.fileData === undefined) return noFile('a file for this template');
		const file = fileFrom(json.fileData, String(json.templateId), values.fileName);
		if (isFailure(file)) return file;
		return [{ json: without(json, 'fileData'), files: { [outputField(values)]: file } }];
	},
};

export const templateOperations: OperationSpec[] = [
	downloadTemplate,
	getTemplate,
	getManyTemplates,
	getTemplateParameters,
];
