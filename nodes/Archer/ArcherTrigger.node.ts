import {
	NodeConnectionTypes,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
} from 'n8n-workflow';
import * as listSearch from './listSearch';
import * as loadOptions from './metadata/loadOptions';
import { pollArcher } from './trigger/poll';
import { triggerProperties } from './trigger/properties';
import { archerVersions } from './versions';

export class ArcherTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Archer Trigger',
		name: 'archerTrigger',
		icon: { light: 'file:archer.svg', dark: 'file:archer.dark.svg' },
		group: ['trigger'],
		version: archerVersions,
		defaultVersion: archerVersions[archerVersions.length - 1],
		subtitle: '={{ $parameter["event"] }}',
		description:
			'Users, access, records and searches of Archer (GRC); its trigger starts on new or changed records',
		defaults: { name: 'Archer Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'archerApi', required: true }],
		properties: triggerProperties,
	};

	methods = { listSearch, loadOptions };

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await pollArcher(this);
	}
}
