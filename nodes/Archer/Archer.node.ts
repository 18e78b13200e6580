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
import * as listSearch from './listSearch';
import * as loadOptions from './loadOptions';
import { getMethodParameters, getRecordFields } from './resourceMapping';
import { archerSystem } from './system';
import { archerVersions } from './versions';

export class Archer implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Archer',
		name: 'archer',
		icon: { light: 'file:archer.svg', dark: 'file:archer.dark.svg' },
		group: ['transform'],
		version: archerVersions,
		defaultVersion: archerVersions[archerVersions.length - 1],
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description:
			'Users, access, records and searches of Archer (GRC); its trigger starts on new or changed records',
		defaults: { name: 'Archer' },
		usableAsTool: true,
		sensitiveOutputFields: secretOutputs(archerSystem),
		builderHint: {
			searchHint:
				'Users, groups, access roles, records, searches and reports of Archer (RSA Archer, GRC). Records and people go by name.',
			relatedNodes: [
				{
					nodeType: 'n8n-nodes-enterprise-soap.archerTrigger',
					relationHint: 'Starts a workflow for records that are new or were changed',
				},
			],
		},
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'archerApi', required: true }],
		properties: propertiesOf(archerSystem),
	};

	methods = { listSearch, loadOptions, resourceMapping: { getMethodParameters, getRecordFields } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await run(this, archerSystem);
	}
}
