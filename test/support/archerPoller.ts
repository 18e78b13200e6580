import { PollContext } from 'n8n-core';
import {
	Workflow,
	type IDataObject,
	type INode,
	type INodeParameters,
	type INodeTypes,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import { ArcherTrigger } from '../../nodes/Archer/ArcherTrigger.node';
import type { CredentialStore } from './credentialsHelper';
import { additionalData } from './workflow';

const trigger = new ArcherTrigger();

/** A workflow that polls; what n8n stores between polls goes through JSON, as it does in its database. */
export class Poller {
	staticData: string | undefined;

	constructor(
		private readonly parameters: INodeParameters,
		private readonly store: () => CredentialStore,
		private readonly timeZone = 'UTC',
		private readonly version = 1,
	) {}

	/** The workflow as n8n loads it: with what is stored by now. */
	activate(): Workflow {
		const node: INode = {
			id: 't',
			name: 'Trigger',
			type: 'archerTrigger',
			typeVersion: this.version,
			position: [0, 0],
			parameters: this.parameters,
			credentials: { archerApi: { id: 'archer', name: 'archer' } },
		};
		const nodeTypes = {
			getByName: () => trigger,
			getByNameAndVersion: () => trigger,
			getKnownTypes: () => ({}),
		} as unknown as INodeTypes;
		return new Workflow({
			id: 'w',
			nodes: [node],
			connections: {},
			active: true,
			nodeTypes,
			settings: { timezone: this.timeZone },
			staticData: this.staticData === undefined ? undefined : (JSON.parse(this.staticData) as IDataObject),
		});
	}

	/** n8n keeps one workflow while it is active and gives it to every poll. */
	async poll(mode: WorkflowExecuteMode = 'trigger', workflow = this.activate()): Promise<IDataObject[]> {
		const context = new PollContext(
			workflow,
			workflow.getNode('Trigger')!,
			additionalData(this.store()),
			mode,
			'activate',
		);
		const output = await trigger.poll.call(context);
		// Of a manual test n8n stores nothing.
		if (mode !== 'manual') this.staticData = JSON.stringify(workflow.staticData);
		return (output?.[0] ?? []).map((item) => item.json);
	}
}
