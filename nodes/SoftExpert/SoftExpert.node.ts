import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { propertiesOf } from '../shared/n8n/properties';
import { run } from '../shared/n8n/run';
import { softExpertSystem } from './system';

export class SoftExpert implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'SoftExpert',
		name: 'softExpert',
		icon: { light: 'file:softExpert.svg', dark: 'file:softExpert.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Manage users and master data in SoftExpert Suite',
		defaults: { name: 'SoftExpert' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'softExpertApi', required: true }],
		properties: propertiesOf(softExpertSystem),
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await run(this, softExpertSystem);
	}
}
