import type { PropertySpec, ResultField } from '../../../shared/operation/spec';
import { templateLocator } from '../../templates';
import { accountOption, senderOption } from '../../values';

export const templateIdField: ResultField = {
	name: 'templateId',
	xml: '@TemplateId',
	type: 'guid',
	description: 'ID of the template',
	example: '3F2504E0-4F89-41D3-9A0C-0305E82C3301',
};

/** Attributes of a template, in the lists and in its full description. */
export function templateFields(at = ''): ResultField[] {
	return [
		{
			name: 'templateId',
			xml: `${at}@Id`,
			type: 'guid',
			description: 'ID of the template',
			example: '3F2504E0-4F89-41D3-9A0C-0305E82C3301',
		},
		{ name: 'name', xml: `${at}@Name`, description: 'Name of the template', example: 'Sales contract' },
		{
			name: 'description',
			xml: `${at}@Description`,
			description: 'What the template is for',
			example: 'Contract with two signers',
		},
		{
			name: 'tag',
			xml: `${at}@Tag`,
			description: 'Text that its author attached for mappings',
			example: 'contract',
		},
		{
			name: 'templateType',
			xml: `${at}@DocumentTemplateType`,
			words: { Standard: 'With a file of its own', WorkflowOnly: 'For files that are sent along' },
			description: 'Whether the template has a file of its own',
			example: 'Standard',
		},
		{
			name: 'owner',
			xml: `${at}@Owner`,
			description: 'User who owns the template',
			example: 'ann.lee@example.com',
		},
		{
			name: 'accessibility',
			xml: `${at}@Accessibility`,
			description: 'Who may use the template',
			example: 'Shared',
		},
		{ name: 'culture', xml: `${at}@Culture`, description: 'Language of the signing pages', example: 'en-US' },
		{
			name: 'pageCount',
			xml: `${at}@PageCount`,
			type: 'integer',
			description: 'Pages of the file',
			example: 3,
		},
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

export function ofTemplate(owner: string): PropertySpec[] {
	return [
		{ ...templateLocator, xml: { path: `${owner}/@TemplateId`, type: 'guid' } },
		accountOption(owner),
		senderOption(owner),
	];
}
