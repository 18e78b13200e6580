import type { Method, PropertySpec } from '../shared/operation/spec';
import { accountOption, senderOption } from './values';

/** Which templates there are depends on the account and on the user in whose name the list is read. */
const whose = ['contextIdentifier', 'sender'];

const findTemplate: Method = {
	effect: 'read',
	fields: [{ name: 'name' }, accountOption('TemplateListQuery'), senderOption('TemplateListQuery')],
	service: 'ListTemplates',
	element: 'ListTemplates',
	fromCredential: ['TemplateListQuery/@ContextIdentifier', 'TemplateListQuery/@UserName'],
	answer: {
		cardinality: 'many',
		path: 'TemplateListQueryResult',
		item: 'Templates/TemplateItem',
		exact: { what: 'template' },
		gives: [
			{ name: 'templateId', xml: '@Id', type: 'guid', description: 'ID of the template' },
			{ name: 'name', xml: '@Name', description: 'Name of the template' },
		],
	},
};

/** Of the Classic Templates. */
export const templateLocator: PropertySpec = {
	displayName: 'Template',
	name: 'templateId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'Template of the Classic Templates list; those of Simple Setup cannot be used here',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a template...',
			typeOptions: { searchListMethod: 'searchTemplates', searchable: true },
		},
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. Sales Contract',
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 3F2504E0-4F89-41D3-9A0C-0305E82C3301',
		},
	],
	lookup: { name: { operation: findTemplate, parameter: 'name', field: 'templateId', beside: whose } },
};

const findEnvelopeTemplate: Method = {
	effect: 'read',
	fields: [{ name: 'name' }, accountOption('Request'), senderOption('Request')],
	service: 'Envelopes',
	element: 'ListEnvelopeTemplates',
	fromCredential: ['Request/@ContextIdentifier', 'Request/@UserName'],
	answer: {
		cardinality: 'many',
		item: 'Templates/EnvelopeTemplate',
		exact: { what: 'envelope template' },
		gives: [
			{
				name: 'envelopeTemplateId',
				xml: '@EnvelopeTemplateId',
				type: 'guid',
				description: 'ID of the envelope template',
			},
			{ name: 'name', xml: '@Name', description: 'Name of the envelope template' },
		],
	},
};

export const envelopeTemplateLocator: PropertySpec = {
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
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. Contract Set',
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. E4EAAAF2-D142-11E1-B3E4-080027620CDD',
		},
	],
	xml: { path: 'Request/@EnvelopeTemplateId', type: 'guid' },
	lookup: {
		name: {
			operation: findEnvelopeTemplate,
			parameter: 'name',
			field: 'envelopeTemplateId',
			beside: whose,
		},
	},
};
