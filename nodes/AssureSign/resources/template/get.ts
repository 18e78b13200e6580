import type { Operation, ResultField } from '../../../shared/operation/spec';
import { warningsField } from '../../values';
import { jotBlockFields, parameterFields, termsFields } from '../../answers';
import { ofTemplate, templateFields } from './parts';

const signatoryFields: ResultField[] = [
	{
		name: 'signatory',
		xml: '@Signatory',
		description: 'Name of the signer within the template',
		example: 'Signatory 1',
	},
	{ name: 'signatureStyle', xml: '@SignatureStyle', description: 'How the signer signs', example: 'Typed' },
	{
		name: 'emailAddress',
		xml: '@EmailAddress',
		description: 'Fixed email address',
		example: 'legal@example.com',
	},
	{
		name: 'mobilePhone',
		xml: '@MobilePhone',
		description: 'Fixed mobile phone number',
		example: '+15551234567',
	},
	{ name: 'fullName', xml: '@FullName', description: 'Fixed name', example: 'Ann Lee' },
	{ name: 'firstName', xml: '@FirstName', description: 'Fixed first name', example: 'Ann' },
	{ name: 'lastName', xml: '@LastName', description: 'Fixed last name', example: 'Lee' },
	{
		name: 'emailAddressParameter',
		xml: '@EmailAddressParameterName',
		description: 'Parameter for the email address',
		example: 'Signatory 1 Email Address',
	},
	{
		name: 'mobilePhoneParameter',
		xml: '@MobilePhoneParameterName',
		description: 'Parameter for the mobile phone number',
		example: 'Signatory 1 Mobile Phone',
	},
	{
		name: 'fullNameParameter',
		xml: '@FullNameParameterName',
		description: 'Parameter for the name',
		example: 'Signatory 1 Full Name',
	},
	{
		name: 'firstNameParameter',
		xml: '@FirstNameParameterName',
		description: 'Parameter for the first name',
		example: 'Signatory 1 First Name',
	},
	{
		name: 'lastNameParameter',
		xml: '@LastNameParameterName',
		description: 'Parameter for the last name',
		example: 'Signatory 1 Last Name',
	},
	{
		name: 'passwordParameter',
		xml: '@PasswordParameterName',
		description: 'Parameter for the password',
		example: 'Signatory 1 Password',
	},
	{
		name: 'passwordPromptParameter',
		xml: '@PasswordPromptParameterName',
		description: 'Parameter for the question that asks for the password',
		example: 'Signatory 1 Password Prompt',
	},
];

/** The articles name some elements otherwise than the schema (docs/quirks/assureSign.md, quirk 2): both are read. */
export const getTemplate: Operation = {
	name: 'Get',
	value: 'get',
	action: 'Get template',
	description: 'Get a template with its fields, signers, uploads and parameters',
	effect: 'read',
	fields: ofTemplate('TemplateInfoQuery'),
	element: 'RetrieveTemplateInfo',
	fromCredential: ['TemplateInfoQuery/@ContextIdentifier', 'TemplateInfoQuery/@UserName'],
	answer: {
		path: 'RetrieveTemplateInfoResult|TemplateInfoQueryResult',
		repeats: ['templateId'],
		gives: [
			...templateFields('TemplateInfo/Metadata|TemplateMetadata/'),
			{
				name: 'parameters',
				xml: 'TemplateInfo/Parameters/TypedParameterInfo|DrawnParameterInfo',
				type: 'list',
				description: 'Values that are filled in when a document is sent',
				gives: parameterFields,
			},
			{
				name: 'signatories',
				xml: 'TemplateInfo/Signatories/SignatoryInfo',
				type: 'list',
				description: 'Signers and the parameters that say who they are',
				gives: signatoryFields,
			},
			{
				name: 'jotBlocks',
				xml: 'TemplateInfo/JotBlocks|JotBlockItems/JotBlockInfo',
				type: 'list',
				description: 'Fields on the pages',
				gives: jotBlockFields,
			},
			{
				name: 'signerAttachments',
				xml: 'TemplateInfo/SignerAttachments/SignerAttachmentInfo',
				type: 'list',
				description: 'Files that signers are asked for',
				gives: [
					{ name: 'label', xml: '@Label', description: 'What is asked for', example: 'Copy of the passport' },
					{
						name: 'instructions',
						xml: '@Instructions',
						description: 'What the signer is told',
						example: 'Both sides, please',
					},
					{
						name: 'signatory',
						xml: '@Signatory',
						description: 'Signer who is asked',
						example: 'Signatory 1',
					},
					{
						name: 'signingStep',
						xml: '@SigningStep',
						type: 'integer',
						description: 'Number of the signing step',
						example: 1,
					},
					{
						name: 'required',
						xml: '@Required',
						type: 'boolean',
						description: 'Whether the file has to be given',
						example: true,
					},
					{
						name: 'allowMultiple',
						xml: '@AllowMultiple',
						type: 'boolean',
						description: 'Whether several files can be given',
						example: false,
					},
				],
			},
			...termsFields.map((field) => ({ ...field, xml: `TemplateInfo/${field.xml}` })),
			warningsField,
		],
	},
};
