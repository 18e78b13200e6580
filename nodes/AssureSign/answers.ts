import type { ResultField } from '../shared/operation/spec';

const number = (name: string, xml: string, description: string, example: number): ResultField => ({
	name,
	xml,
	type: 'number',
	description,
	example,
});

const flag = (name: string, xml: string, description: string, example = false): ResultField => ({
	name,
	xml,
	type: 'boolean',
	description,
	example,
});

/** A field of a document or template: AssureSign calls it JotBlock. */
export const jotBlockFields: ResultField[] = [
	{ name: 'name', xml: '@Name', description: 'Name of the field', example: 'Signature 1' },
	{ name: 'value', xml: '@Value', description: 'What the field holds', example: 'Ann Lee' },
	{ name: 'signatory', xml: '@Signatory', description: 'Signer who fills the field', example: 'Signatory 1' },
	{
		name: 'parameterName',
		xml: '@ParameterName',
		description: 'Parameter that fills the field',
		example: 'Price',
	},
	{
		name: 'instructions',
		xml: '@Instructions',
		description: 'What the signer is told',
		example: 'Sign here',
	},
	{ name: 'fieldType', xml: '@FieldType', description: 'Written or Typed', example: 'Typed' },
	{
		name: 'inputType',
		xml: '@InputType',
		description: 'Who fills the field: Signatory, Parameter or Fixed',
		example: 'Signatory',
	},
	{
		name: 'fixedInputTimingType',
		xml: '@FixedInputTimingType',
		description: 'When a fixed field is filled',
		example: 'OnDocumentStart',
	},
	{
		name: 'signingStep',
		xml: '@SigningStep',
		type: 'integer',
		description: 'Number of the signing step',
		example: 1,
	},
	{
		name: 'signingOrder',
		xml: '@SigningOrder',
		type: 'integer',
		description: 'Place within the step',
		example: 1,
	},
	flag('required', '@Required', 'Whether the field has to be filled', true),
	flag('certified', '@Certified', 'Whether the field is certified'),
	{ name: 'page', xml: '@Page', type: 'integer', description: 'Page that the field is on', example: 1 },
	number('positionX', '@PositionX', 'Distance from the left', 1.5),
	number('positionY', '@PositionY', 'Distance from the top', 9.25),
	number('height', '@Height', 'Height of the field', 0.5),
	number('width', '@Width', 'Width of the field', 2.5),
	{ name: 'fontName', xml: '@FontName', description: 'Font of typed text', example: 'Arial' },
	{ name: 'fontSize', xml: '@FontSize', description: 'Size of typed text', example: 'Ten' },
	flag('fontBold', '@FontBold', 'Whether typed text is bold'),
	flag('fontItalic', '@FontItalic', 'Whether typed text is italic'),
	flag('fontUnderline', '@FontUnderline', 'Whether typed text is underlined'),
	{
		name: 'horizontalAlignment',
		xml: '@HorizontalAlignment',
		description: 'Left, Center or Right',
		example: 'Left',
	},
	{
		name: 'verticalAlignment',
		xml: '@VerticalAlignment',
		description: 'Top, Center or Bottom',
		example: 'Top',
	},
	flag('wordWrap', '@WordWrap', 'Whether long text is wrapped'),
	{ name: 'border', xml: '@Border', description: 'Border around the field', example: 'None' },
	{
		name: 'signatureType',
		xml: '@SignatureType',
		description: 'Signature or Initials',
		example: 'Signature',
	},
	{
		name: 'signatureFontSize',
		xml: '@SignatureFontSize',
		description: 'Size of the text below a signature',
		example: 'Eight',
	},
	{ name: 'inkColor', xml: '@InkColor', description: 'Color of a written signature', example: 'Blue' },
	{ name: 'typedData', xml: '@TypedData', description: 'Text of a fixed field', example: 'Approved' },
	{
		name: 'validationType',
		xml: '@TypedFieldValidationType',
		description: 'What the input has to look like',
		example: 'Date',
	},
	{
		name: 'validationName',
		xml: '@TypedFieldValidationName',
		description: 'Name of an own check',
		example: 'Customer number',
	},
	{
		name: 'signatoryInputType',
		xml: '@TypedFieldSignatoryInputType',
		description: 'How a signer enters text',
		example: 'FreeText',
	},
	{ name: 'regex', xml: '@Regex', description: 'Pattern that the input has to fit', example: '^[0-9]+$' },
	{
		name: 'validationMessage',
		xml: '@ValidationMessage',
		description: 'What is said to an input that does not fit',
		example: 'Digits only',
	},
	{
		name: 'formatterName',
		xml: '@FormatterName',
		description: 'Name of the formatting',
		example: 'Currency',
	},
	{
		name: 'formatterCode',
		xml: '@FormatterCode',
		description: 'Code of the formatting',
		example: '#,##0.00',
	},
	{
		name: 'sourceGroup',
		xml: '@SourceGroup',
		description: 'Group of fields that share their input',
		example: 'Address',
	},
	{
		name: 'options',
		xml: 'TypedFieldOptions/TypedOptionInfo',
		type: 'list',
		description: 'Answers that a signer can choose from',
		gives: [
			{ name: 'text', xml: '@Text', description: 'Answer as shown', example: 'Yes' },
			{ name: 'textValue', xml: '@TextValue', description: 'Answer as kept', example: 'Y' },
			{
				name: 'graphicRenderType',
				xml: '@GraphicRenderType',
				description: 'Sign that marks the answer',
				example: 'Check',
			},
		],
	},
];

/** A value that is filled in when a document is sent. */
export const parameterFields: ResultField[] = [
	{ name: 'name', xml: '@Name', description: 'Name of the parameter', example: 'Signatory 1 Email Address' },
	{
		name: 'prompt',
		xml: '@Prompt',
		description: 'What the sender is asked',
		example: 'Email of the customer',
	},
	flag('required', '@Required', 'Whether the parameter has to be given', true),
	{
		name: 'tag',
		xml: '@Tag',
		description: 'Text that the author of the template attached for mappings',
		example: 'customer.email',
	},
	{
		name: 'systemName',
		xml: '@SystemName',
		description: 'Built-in name of the parameter',
		example: 'Signatory 1 Email Address',
	},
	{ name: 'defaultValue', xml: '@DefaultValue', description: 'Value when none is given', example: 'n/a' },
	{ name: 'value', xml: '@Value', description: 'Value that was given', example: 'ann.lee@example.com' },
	{ name: 'regex', xml: '@Regex', description: 'Pattern that the value has to fit', example: '^.+@.+$' },
	{
		name: 'validationMessage',
		xml: '@ValidationMessage',
		description: 'What is said to a value that does not fit',
		example: 'Enter an email address',
	},
];

export const termsFields: ResultField[] = [
	{
		name: 'additionalComplianceStatement',
		xml: 'TermsAndConditions/AdditionalComplianceStatement',
		description: 'Compliance statement beside that of the account',
		example: 'I agree to sign electronically.',
	},
	{
		name: 'additionalAgreementStatement',
		xml: 'TermsAndConditions/AdditionalAgreementStatement',
		description: 'Agreement beside that of the account',
		example: 'I agree to the terms.',
	},
	{
		name: 'additionalExtendedDisclosures',
		xml: 'TermsAndConditions/AdditionalExtendedDisclosures',
		description: 'Disclosures beside those of the account',
		example: 'Your data is kept for ten years.',
	},
];

export const statusWords = {
	Created: 'Sent, not opened yet',
	InProgress: 'Signing is under way',
	SigningStepInProgress: 'Signing is under way',
	Completed: 'Signed by everybody',
	Expired: 'Ended without all signatures because the time was up',
	Declined: 'A signer declined',
	Cancelled: 'Withdrawn by the sender',
	Staled: 'Never finished by its sender',
	SignerAuthenticationFailed: 'A signer could not prove who he or she is',
};

export function eventsField(name: string, xml: string): ResultField {
	return {
		name,
		xml,
		type: 'list',
		description: 'What happened, in the order of AssureSign',
		gives: [
			{
				name: 'date',
				xml: '@Date',
				type: 'dateTime',
				description: 'When it happened; UTC where no offset is given',
				example: '2026-01-31T09:30:00.1234567Z',
			},
			{ name: 'details', xml: '@Details', description: 'What happened', example: 'Document was started.' },
		],
	};
}

/** What the answers about a whole envelope say of each of its documents. */
export const envelopeDocumentFields: ResultField[] = [
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
		description: 'Key of the document',
		example: 'B3F1D2C4-5A69-4E78-9C0D-1E2F3A4B5C6D',
	},
	{
		name: 'documentName',
		xml: '@Name',
		description: 'Name of the document',
		example: 'Sales contract 4711',
	},
	{ name: 'orderNumber', xml: '@OrderId', description: 'Your own number', example: '4711' },
];
