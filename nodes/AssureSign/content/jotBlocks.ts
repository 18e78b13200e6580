import type { INodeProperties } from 'n8n-workflow';
import type { FieldXml, PropertySpec } from '../../shared/operation/spec';
import { flag, text, type JotBlockField } from './jotBlockField';
import { answerFields, signatureFields, signerFields, textFields } from './jotBlockFields';

function shownOf(fields: JotBlockField[]): INodeProperties[] {
	return fields.map(({ shown }) => shown);
}

function xmlOf(fields: JotBlockField[]): Record<string, FieldXml> {
	return Object.fromEntries(fields.map(({ shown, xml }) => [shown.name, xml]));
}

const answers: INodeProperties = {
	displayName: 'Answers',
	name: 'answers',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Answer',
	default: {},
	description: 'Answers that the signer can choose from',
	options: [{ displayName: 'Answer', name: 'answer', values: shownOf(answerFields) }],
};

/** Fields that are put on the pages of a file that is sent along: AssureSign calls them JotBlocks. */
export function jotBlockProperties(owner: string): PropertySpec[] {
	const path = `${owner}/JotBlocks/JotBlock`;
	return [
		{
			displayName: 'Signature Fields',
			name: 'signatureFields',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Signature Field',
			default: {},
			description:
				'Written JotBlocks to put on the pages. Each needs an email address or mobile phone number of its signer.',
			options: [{ displayName: 'Signature Field', name: 'signatureField', values: shownOf(signatureFields) }],
			collection: 'additionalFields',
			xml: { path, fields: xmlOf(signatureFields) },
		},
		{
			displayName: 'Text Fields',
			name: 'textFields',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Text Field',
			default: {},
			description:
				'Typed JotBlocks to put on the pages. Each needs an email address or mobile phone number of its signer.',
			options: [{ displayName: 'Text Field', name: 'textField', values: [...shownOf(textFields), answers] }],
			collection: 'additionalFields',
			xml: {
				path,
				fields: {
					...xmlOf(textFields),
					answers: { path: 'TypedProperties/Options/TypedJotBlockOption', fields: xmlOf(answerFields) },
				},
			},
		},
	];
}

/** Files that signers are asked for. */
export function signerAttachmentProperty(owner: string): PropertySpec {
	const fields: JotBlockField[] = [
		text('Label', 'label', '@Label', 'What is asked for'),
		text('Instructions', 'instructions', '@Instructions', 'What the signer is told'),
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
		flag('Required', 'required', '@Required', true, 'the file has to be given'),
		flag('Allow Multiple', 'allowMultiple', '@AllowMultiple', false, 'several files can be given'),
		...signerFields,
	];
	return {
		displayName: 'Signer Attachments',
		name: 'signerAttachments',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Attachment',
		default: {},
		description: 'Files that signers are asked to upload',
		options: [{ displayName: 'Attachment', name: 'attachment', values: shownOf(fields) }],
		collection: 'additionalFields',
		xml: { path: `${owner}/SignerAttachments/SignerAttachment`, fields: xmlOf(fields) },
	};
}
