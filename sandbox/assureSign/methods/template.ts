import {
	AssureSignRefusal,
	noGuid,
	type AssureSignCall,
	type AssureSignMethods,
	type AnswerElement,
} from '../method';
import type { AssureSignParameter, AssureSignTemplate } from '../state/model';

/** What the schema requires of a field's description; the sandbox's fields are signatures of one size. */
export function fieldInfo(name: string, signatory: string, value: string): AnswerElement {
	return {
		attributes: {
			SigningStep: '1',
			SigningOrder: '1',
			FieldType: 'Written',
			InputType: 'Signatory',
			Required: true,
			Certified: false,
			Height: '0.5',
			Width: '2.5',
			PositionX: '1.25',
			PositionY: '9',
			Page: '1',
			FontSize: 'Ten',
			SignatureFontSize: 'Eight',
			SignatureType: 'Signature',
			FontBold: false,
			FontItalic: false,
			FontUnderline: false,
			HorizontalAlignment: 'Left',
			VerticalAlignment: 'Top',
			WordWrap: false,
			TypedFieldValidationType: 'None',
			Name: name,
			Signatory: signatory,
			Value: value,
		},
	};
}

function templateAttributes(template: AssureSignTemplate): Record<string, string | boolean> {
	return {
		Id: template.id,
		CreationDate: template.created,
		ModifiedDate: template.modified,
		ImmediatePresentment: false,
		PasswordRequired: false,
		DocumentTemplateType: template.type,
		SignatureDeviceSupportEnabled: false,
		PageCount: String(template.pageCount),
		Name: template.name,
		Tag: template.tag,
		Description: template.description,
		Accessibility: 'Shared',
		Owner: template.owner,
		Culture: 'en-US',
	};
}

export function templatesOf(call: AssureSignCall): AssureSignTemplate[] {
	const { account } = call.sender();
	return [...call.state.templates.values()].filter((one) => one.account === account.contextIdentifier);
}

function templateOf(call: AssureSignCall): AssureSignTemplate {
	const id = call.attribute('TemplateId').toLowerCase();
	const found = templatesOf(call).find((template) => template.id === id);
	if (found === undefined) throw new AssureSignRefusal('The template was not found.');
	return found;
}

function parameterAttributes(parameter: AssureSignParameter): Record<string, string | boolean> {
	return {
		Required: parameter.required,
		Name: parameter.name,
		Prompt: parameter.prompt,
		Tag: parameter.tag,
		DefaultValue: parameter.defaultValue,
	};
}

export const templateMethods: AssureSignMethods = {
	ListTemplates: {
		refused: {},
		run: (call) => ({
			children: {
				Templates: {
					children: {
						TemplateItem: templatesOf(call).map((template) => ({ attributes: templateAttributes(template) })),
					},
				},
				Exceptions: {},
			},
		}),
	},

	ListParameters: {
		refused: { TemplateId: noGuid },
		run: (call) => {
			const template = templateOf(call);
			return {
				attributes: { TemplateId: template.id },
				children: {
					Parameters: {
						children: {
							TypedParameterItem: template.parameters.map((parameter) => ({
								attributes: parameterAttributes(parameter),
							})),
						},
					},
					Exceptions: {},
				},
			};
		},
	},

	RetrieveTemplateInfo: {
		refused: { TemplateId: noGuid },
		run: (call) => {
			const template = templateOf(call);
			return {
				attributes: { TemplateId: template.id },
				children: {
					Exceptions: {},
					TemplateInfo: {
						children: {
							Metadata: { attributes: templateAttributes(template) },
							JotBlocks: {
								children: {
									JotBlockInfo: template.signers.map(({ name }, index) =>
										fieldInfo(`Signature ${index + 1}`, name, ''),
									),
								},
							},
							Parameters: {
								children: {
									TypedParameterInfo: template.parameters.map((parameter) => ({
										attributes: parameterAttributes(parameter),
									})),
								},
							},
							Signatories: {
								children: {
									SignatoryInfo: template.signers.map(({ name, emailParameter, nameParameter }) => ({
										attributes: {
											Signatory: name,
											EmailAddressParameterName: emailParameter,
											FullNameParameterName: nameParameter,
										},
									})),
								},
							},
						},
					},
				},
			};
		},
	},

	DownloadTemplate: {
		refused: { TemplateId: noGuid },
		run: (call) => {
			const template = templateOf(call);
			if (template.file === undefined) throw new AssureSignRefusal('A workflow-only template has no file.');
			return {
				attributes: { TemplateId: template.id },
				children: { FileData: { text: template.file.toString('base64') }, Exceptions: {} },
			};
		},
	},

	ListEnvelopeTemplates: {
		refused: {},
		run: (call) => {
			const { account } = call.sender();
			const templates = [...call.state.envelopeTemplates.values()].filter(
				(one) => one.account === account.contextIdentifier,
			);
			return {
				children: {
					Templates: {
						children: {
							EnvelopeTemplate: templates.map((template) => ({
								attributes: {
									EnvelopeTemplateId: template.id,
									CreatedDate: template.created,
									ModifiedDate: template.modified,
									Name: template.name,
									Description: template.description,
									Tag: template.tag,
								},
							})),
						},
					},
					Exceptions: {},
				},
			};
		},
	},
};
