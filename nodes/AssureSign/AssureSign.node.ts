import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { propertiesOf } from '../shared/n8n/properties';
import { run } from '../shared/n8n/run';
import {
	searchAccountGroups,
	searchAccounts,
	searchAccountTemplates,
	searchEnvelopeTemplates,
	searchRoles,
	searchTemplates,
	searchUsers,
} from './listSearch';
import { getTemplateParameters } from './resourceMapping';
import { assureSignSystem } from './system';

export class AssureSign implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'AssureSign',
		name: 'assureSign',
		icon: { light: 'file:assureSign.svg', dark: 'file:assureSign.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Manage users, documents and envelopes in AssureSign (Nintex eSign)',
		defaults: { name: 'AssureSign' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'assureSignApi', required: true }],
		properties: propertiesOf(assureSignSystem),
	};

	methods = {
		listSearch: {
			searchAccountGroups,
			searchAccounts,
			searchAccountTemplates,
			searchEnvelopeTemplates,
			searchRoles,
			searchTemplates,
			searchUsers,
		},
		resourceMapping: { getTemplateParameters },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await run(this, assureSignSystem);
	}
}
