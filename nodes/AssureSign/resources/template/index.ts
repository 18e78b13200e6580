import { resource } from '../../../shared/operation/resource';
import { listProperties } from '../../../shared/operation/listProperties';
import type { Operation } from '../../../shared/operation/spec';
import { accountOption, senderOption, warningsField } from '../../values';
import { parameterFields, termsFields } from '../../answers';
import { noFile, outputFileFields } from '../../content/files';
import { getTemplate } from './get';
import { ofTemplate, templateFields, templateIdField } from './parts';

export const getManyTemplates: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many templates',
	description: 'List the templates that a user can send documents from',
	effect: 'read',
	fields: [...listProperties, accountOption('TemplateListQuery'), senderOption('TemplateListQuery')],
	service: 'ListTemplates',
	element: 'ListTemplates',
	fromCredential: ['TemplateListQuery/@ContextIdentifier', 'TemplateListQuery/@UserName'],
	answer: {
		cardinality: 'many',
		// The method has neither pages nor a limit.
		list: {},
		path: 'TemplateListQueryResult',
		item: 'Templates/TemplateItem',
		gives: [...templateFields(), ...termsFields],
		beside: [warningsField],
	},
};

/** The resource mapper of Document: Send is filled from this. */
export const getTemplateParameters: Operation = {
	name: 'Get Parameters',
	value: 'getParameters',
	action: 'Get parameters of template',
	description: 'List the values that a template wants when a document is sent from it',
	effect: 'read',
	fields: [...listProperties, ...ofTemplate('ParameterListQuery')],
	service: 'ListParameters',
	element: 'ListParameters',
	fromCredential: ['ParameterListQuery/@ContextIdentifier', 'ParameterListQuery/@UserName'],
	answer: {
		cardinality: 'many',
		// The method has neither pages nor a limit.
		list: {},
		path: 'ParameterListQueryResult',
		item: 'Parameters/TypedParameterItem|DrawnParameterItem',
		gives: parameterFields.filter(({ name }) => name !== 'value'),
		beside: [warningsField],
	},
};

const downloadTemplate: Operation = {
	name: 'Download',
	value: 'download',
	action: 'Download file of template',
	description: 'Get the PDF behind a template; those that only describe a workflow have none',
	effect: 'read',
	fields: [...ofTemplate('Request'), ...outputFileFields],
	service: 'DownloadTemplate',
	element: 'DownloadTemplate',
	fromCredential: ['Request/@ContextIdentifier', 'Request/@UserName'],
	answer: {
		cardinality: 'binary',
		files: {
			missing: noFile('a file for this template'),
			files: [
				{
					from: 'fileData',
					into: 'outputFieldName',
					name: { parameter: 'fileName', fields: ['templateId'] },
				},
			],
		},
		gives: [
			templateIdField,
			{ name: 'fileData', xml: 'FileData', description: 'The file, as binary data of the item' },
			warningsField,
		],
	},
};

export const templateResource = resource(
	{ name: 'Template', value: 'template', service: 'RetrieveTemplateInfo' },
	[downloadTemplate, getTemplate, getManyTemplates, getTemplateParameters],
	getManyTemplates,
);
