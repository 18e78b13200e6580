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
import { describedLists } from '../shared/n8n/describedLists';
import { softExpertDialect } from './dialect';
import * as listSearch from './listSearch';
import { softExpertServices } from './resources/callMethod/services';
import { softExpertSystem } from './system';
import { softExpertVersions } from './versions';

const { searchServices, searchMethods, getMethodParameters } = describedLists(
	softExpertDialect,
	softExpertServices,
);

export class SoftExpert implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'SoftExpert',
		name: 'softExpert',
		icon: { light: 'file:softExpert.svg', dark: 'file:softExpert.dark.svg' },
		group: ['transform'],
		version: softExpertVersions,
		defaultVersion: softExpertVersions[softExpertVersions.length - 1],
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Users, master data and workflows (processes) of SoftExpert Suite',
		defaults: { name: 'SoftExpert' },
		usableAsTool: true,
		sensitiveOutputFields: secretOutputs(softExpertSystem),
		builderHint: {
			searchHint: 'Users, departments, positions and workflows (processes) of SoftExpert Suite.',
		},
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'softExpertApi', required: true }],
		properties: propertiesOf(softExpertSystem),
	};

	methods = {
		listSearch: { searchMethods, searchServices, ...listSearch },
		resourceMapping: { getMethodParameters },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await run(this, softExpertSystem);
	}
}
