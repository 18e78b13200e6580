import { listProperties } from '../../shared/operation/listProperties';
import type { OperationSpec } from '../../shared/operation/spec';
import { accountOption, senderOption, upToLimit, warningsField } from './common';
import { parameterFields, termsFields } from './fields';
import { fileFrom, isFailure, noFile, outputField, outputFileFields, without } from './files';
import { getTemplate } from './templateGet';
import { ofTemplate, templateFields, templateIdField } from './templateParts';

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
		beside: [warningsField],
	},
	// The method has neither pages nor a limit.
	finish: upToLimit,
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
		beside: [warningsField],
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
