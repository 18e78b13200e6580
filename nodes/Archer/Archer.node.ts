import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { propertiesOf } from '../shared/n8n/properties';
import { run } from '../shared/n8n/run';
import * as listSearch from './listSearch';
import { archerSystem } from './system';

export class Archer implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Archer',
		name: 'archer',
		icon: { light: 'file:archer.svg', dark: 'file:archer.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Manage users, records and searches in Archer (GRC)',
		defaults: { name: 'Archer' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'archerApi', required: true }],
		properties: propertiesOf(archerSystem),
	};

	methods = { listSearch };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await run(this, archerSystem);
	}
}
