import {
	NodeConnectionTypes,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
} from 'n8n-workflow';
import { searchReports } from './listSearch';
import { pollArcher } from './trigger/poll';
import { triggerProperties } from './trigger/properties';

export class ArcherTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Archer Trigger',
		name: 'archerTrigger',
		icon: { light: 'file:archer.svg', dark: 'file:archer.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["event"] }}',
		description: 'Starts the workflow when records are created or updated in Archer (GRC)',
		defaults: { name: 'Archer Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'archerApi', required: true }],
		properties: triggerProperties,
	};

	methods = { listSearch: { searchReports } };

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await pollArcher(this);
	}
}
