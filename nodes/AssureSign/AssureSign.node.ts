import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { secretOutputs } from '../shared/n8n/agents';
import { propertiesOf } from '../shared/n8n/properties';
import { run } from '../shared/n8n/run';
import {
	searchAccountGroups,
	searchAccounts,
	searchAccountTemplates,
	searchEnvelopeTemplates,
	searchMethods,
	searchRoles,
	searchServices,
	searchTemplates,
	searchUsers,
} from './listSearch';
import { getMethodParameters, getTemplateParameters } from './resourceMapping';
import { assureSignSystem } from './system';
import { assureSignVersions } from './versions';

export class AssureSign implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'AssureSign',
		name: 'assureSign',
		icon: { light: 'file:assureSign.svg', dark: 'file:assureSign.dark.svg' },
		group: ['transform'],
		version: assureSignVersions,
		defaultVersion: assureSignVersions[assureSignVersions.length - 1],
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description:
			'Send documents for signing with AssureSign (Nintex eSign), manage users; its trigger starts when one is signed',
		defaults: { name: 'AssureSign' },
		usableAsTool: true,
		sensitiveOutputFields: secretOutputs(assureSignSystem),
		builderHint: {
			searchHint:
				'Sends documents for signing with AssureSign (Nintex eSign), follows and downloads them, and manages users.',
			relatedNodes: [
				{
					nodeType: 'n8n-nodes-enterprise-soap.assureSignTrigger',
					relationHint:
						'Starts a workflow when a document was signed, declined or has moved; better than asking again and again',
				},
			],
		},
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
			searchMethods,
			searchRoles,
			searchServices,
			searchTemplates,
			searchUsers,
		},
		resourceMapping: { getMethodParameters, getTemplateParameters },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await run(this, assureSignSystem);
	}
}
