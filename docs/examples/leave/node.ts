import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { secretOutputs } from '../../../nodes/shared/n8n/agents';
import { propertiesOf } from '../../../nodes/shared/n8n/properties';
import { run } from '../../../nodes/shared/n8n/run';
import { leaveSystem } from './system';

/** In a package: `nodes/Leave/Leave.node.ts`, with an icon and a line in `systems` of `index.ts`. */
export class Leave implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Leave',
		name: 'leave',
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Requests of the leave system',
		defaults: { name: 'Leave' },
		usableAsTool: true,
		sensitiveOutputFields: secretOutputs(leaveSystem),
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'leaveApi', required: true }],
		properties: propertiesOf(leaveSystem),
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await run(this, leaveSystem);
	}
}
