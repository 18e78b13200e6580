import { choice, flag, number, text, type JotBlockField } from './jotBlockField';

const fontSizes = ['NotSpecified', 'Six', 'Eight', 'Ten', 'Twelve', 'Fourteen'];

/** Who fills the field: one of the four is needed (docs/quirks/assureSign.md, 'Data conventions'). */
export const signerFields: JotBlockField[] = [
	text(
		'Signer Email',
		'signatoryEmail',
		'@SignatoryEmail',
		'Email address of the signer who fills the field',
	),
	text(
		'Signer Email Parameter',
		'signatoryEmailParameterName',
		'@SignatoryEmailParameterName',
		'Name of the parameter that holds the email address of the signer',
	),
	text(
		'Signer Mobile Phone',
		'signatoryMobilePhone',
		'@SignatoryMobilePhone',
		'Mobile phone number of the signer who fills the field',
	),
	text(
		'Signer Mobile Phone Parameter',
		'signatoryMobilePhoneParameterName',
		'@SignatoryMobilePhoneParameterName',
		'Name of the parameter that holds the mobile phone number of the signer',
	),
];

const placeFields: JotBlockField[] = [
	text('Name', 'name', '@Name', 'Name of the field'),
	{
		shown: {
			displayName: 'Signing Step',
			name: 'signingStep',
			type: 'string',
			default: '1',
			description: 'Number of the signing step',
		},
		xml: { path: '@SigningStep', whenAbsent: '1' },
	},
	number('Signing Order', 'signingOrder', '@SigningOrder', 'int', 1, 'Place of the field within its step'),
	...signerFields,
	number('Page', 'page', '@Page', 'int', 1, 'Page that the field is on'),
	number('Position X', 'positionX', '@PositionX', 'decimal', 0, 'Distance from the left edge of the page'),
	number('Position Y', 'positionY', '@PositionY', 'decimal', 0, 'Distance from the top edge of the page'),
	number('Width', 'width', '@Width', 'decimal', 0, 'Width of the field'),
	number('Height', 'height', '@Height', 'decimal', 0, 'Height of the field'),
	flag('Required', 'required', '@Required', true, 'the field has to be filled'),
	flag('Certified', 'certified', '@Certified', false, 'the field is certified'),
	choice(
		'Input',
		'inputType',
		'@InputType',
		['NotSpecified', 'Signatory', 'Parameter', 'Fixed'],
		'Signatory',
		'Who fills the field',
	),
	choice(
		'Time of Fixed Input',
		'fixedInputTimingType',
		'@FixedInputTimingType',
		['NotSpecified', 'OnDocumentStart', 'OnDocumentComplete'],
		'NotSpecified',
		'When a fixed field is filled',
	),
	choice(
		'Border',
		'border',
		'@Border',
		['NotSpecified', 'None', 'Bottom', 'All'],
		'NotSpecified',
		'Border around the field',
	),
	text('Instructions', 'instructions', '@Instructions', 'What the signer is told'),
	text('Parameter', 'parameterName', '@ParameterName', 'Name of the parameter that fills the field'),
	text('Source Group', 'sourceGroup', '@SourceGroup', 'Group of fields that share their input'),
];

export const signatureFields: JotBlockField[] = [
	...placeFields,
	choice(
		'Signature Type',
		'signatureType',
		'WrittenProperties/@SignatureType',
		['Signature', 'Initials'],
		'Signature',
		'Full signature or initials',
	),
	choice(
		'Signature Font Size',
		'signatureFontSize',
		'WrittenProperties/@SignatureFontSize',
		fontSizes,
		'NotSpecified',
		'Size of the text below the signature',
	),
	choice(
		'Ink Color',
		'inkColor',
		'WrittenProperties/@InkColor',
		['NotSpecified', 'Black', 'Blue'],
		'NotSpecified',
		'Color of the signature',
	),
];

const validations = [
	'NotSpecified',
	'None',
	'Date_CurrentDatePrefill',
	'Date',
	'Alphanumeric_FirstNamePrefill',
	'Alphanumeric_LastNamePrefill',
	'Alphanumeric_FullNamePrefill',
	'Alphanumeric_EmailPrefill',
	'Numeric',
	'DateShort_CurrentDatePrefill',
	'DateLong_CurrentDatePrefill',
	'TenDigitPhoneNumber',
	'DateDDMMYYYY_CurrentDatePrefill',
];

const inputs = [
	'Auto',
	'FreeText',
	'Prefill',
	'MultipleChoiceText',
	'MultipleChoiceGraphic',
	'Timestamp',
	'CustomValidation',
	'MultipleChoiceRadio',
	'MultipleChoiceCheckbox',
];

const fonts = [
	'NotSpecified',
	'CourierNew',
	'Arial',
	'TimesNewRoman',
	'BradleyHandITC',
	'BrushScriptBT',
	'MyHandwriting',
	'Otto',
];

const marks = [
	'None',
	'NotSpecified',
	'Empty',
	'Check',
	'X',
	'NoBoxEmpty',
	'NoBoxCheck',
	'NoBoxX',
	'Text',
	'Value',
];

export const answerFields: JotBlockField[] = [
	text('Text', 'text', '@Text', 'Answer as shown'),
	text('Value', 'textValue', '@TextValue', 'Answer as kept'),
	choice(
		'Mark',
		'graphicRenderType',
		'@GraphicRenderType',
		marks,
		'NotSpecified',
		'Sign that marks the answer',
	),
	number('Page', 'page', 'FieldRegion/@Page', 'int', 1, 'Page that the answer is on'),
	number(
		'Position X',
		'positionX',
		'FieldRegion/@PositionX',
		'decimal',
		0,
		'Distance from the left edge of the page',
	),
	number(
		'Position Y',
		'positionY',
		'FieldRegion/@PositionY',
		'decimal',
		0,
		'Distance from the top edge of the page',
	),
	number('Height', 'height', 'FieldRegion/@Height', 'decimal', 0, 'Height of the answer'),
	number('Width', 'width', 'FieldRegion/@Width', 'decimal', 0, 'Width of the answer'),
];

export const textFields: JotBlockField[] = [
	...placeFields,
	choice(
		'Validation',
		'validationType',
		'TypedProperties/@ValidationType',
		validations,
		'NotSpecified',
		'What the input has to look like',
	),
	choice(
		'Signer Input',
		'signatoryInputType',
		'TypedProperties/@SignatoryInputType',
		inputs,
		'Auto',
		'How the signer enters the text',
	),
	choice('Font', 'fontName', 'TypedProperties/@FontName', fonts, 'NotSpecified', 'Font of the text'),
	choice('Font Size', 'fontSize', 'TypedProperties/@FontSize', fontSizes, 'NotSpecified', 'Size of the text'),
	flag('Bold', 'fontBold', 'TypedProperties/@FontBold', false, 'the text is bold'),
	flag('Underline', 'fontUnderline', 'TypedProperties/@FontUnderline', false, 'the text is underlined'),
	flag('Italic', 'fontItalic', 'TypedProperties/@FontItalic', false, 'the text is italic'),
	choice(
		'Horizontal Alignment',
		'horizontalAlignment',
		'TypedProperties/@HorizontalAlignment',
		['NotSpecified', 'Left', 'Center', 'Right'],
		'NotSpecified',
		'Where the text stands in the field',
	),
	choice(
		'Vertical Alignment',
		'verticalAlignment',
		'TypedProperties/@VerticalAlignment',
		['NotSpecified', 'Top', 'Center', 'Bottom'],
		'NotSpecified',
		'Where the text stands in the field',
	),
	flag('Word Wrap', 'wordWrap', 'TypedProperties/@WordWrap', false, 'long text is wrapped'),
	text('Pattern', 'regex', 'TypedProperties/@Regex', 'Regular expression that the input has to fit'),
	text(
		'Validation Message',
		'validationMessage',
		'TypedProperties/@ValidationMessage',
		'What is said to an input that does not fit',
	),
	text('Formatter Name', 'formatterName', 'TypedProperties/@FormatterName', 'Name of the formatting'),
	text('Formatter Code', 'formatterCode', 'TypedProperties/@FormatterCode', 'Code of the formatting'),
	text('Text', 'value', 'TypedProperties/Value', 'Fixed or proposed text'),
];
