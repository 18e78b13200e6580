import {
	createRunExecutionData,
	NodeConnectionTypes,
	type ICredentialType,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type INodeType,
	type INodeTypes,
	type IRun,
	type IVersionedNodeType,
	type IWorkflowExecuteAdditionalData,
	Workflow,
} from 'n8n-workflow';
import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import { ArcherApi } from '../../credentials/ArcherApi.credentials';
import { AssureSignApi } from '../../credentials/AssureSignApi.credentials';
import { SoftExpertApi } from '../../credentials/SoftExpertApi.credentials';
import { Archer } from '../../nodes/Archer/Archer.node';
import { AssureSign } from '../../nodes/AssureSign/AssureSign.node';
import { SoftExpert } from '../../nodes/SoftExpert/SoftExpert.node';
import type { systems } from '../../index';
import type { Sandbox } from '../../sandbox';
import { sandboxLogins } from '../../sandbox';
import { CredentialStore, TestCredentialsHelper } from './credentialsHelper';

export const nodeClasses = {
	archer: Archer,
	softExpert: SoftExpert,
	assureSign: AssureSign,
} satisfies Record<keyof typeof systems, new () => INodeType>;
const loadedNodes: Partial<Record<keyof typeof nodeClasses, INodeType>> = {};
/** As in n8n, which makes each node once and runs every workflow on it. */
export const loadedNode = (name: keyof typeof nodeClasses): INodeType =>
	(loadedNodes[name] ??= new nodeClasses[name]());

export const credentialTypes = {
	archerApi: new ArcherApi(),
	softExpertApi: new SoftExpertApi(),
	assureSignApi: new AssureSignApi(),
};

/** Hands on the items that a test put into it. */
class Source implements INodeType {
	description = {
		displayName: 'Source',
		name: 'source',
		group: ['input' as const],
		version: 1,
		description: 'The items of a test',
		usableAsTool: true as const,
		defaults: { name: 'Source' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
	};

	execute: () => Promise<INodeExecutionData[][]>;

	/** n8n calls `execute` with its own context as `this`, so the items are kept by closure. */
	constructor(items: INodeExecutionData[]) {
		this.execute = async () => [items];
	}
}

export interface NodeRun {
	/** The items of the node's first output. */
	items: INodeExecutionData[];
	/** The items of its error output. */
	errors: INodeExecutionData[];
	/** What the execution stopped with. */
	error?: Error & { description?: string; httpCode?: string; context?: IDataObject };
	run: IRun;
}

export interface NodeRunOptions {
	node: keyof typeof nodeClasses;
	/** Of the node; that of the first saved workflows otherwise. */
	version?: number;
	/** In place of the package's own node and credential. */
	foreign?: { node: INodeType; credential: ICredentialType };
	parameters: INodeParameters;
	items?: Array<IDataObject | INodeExecutionData>;
	onError?: INode['onError'];
	store: CredentialStore;
	/** Time zone in the settings of the workflow; UTC otherwise. */
	timeZone?: string;
	/** Called with the execution's cancel function once it runs. */
	onStart?: (cancel: () => void) => void;
}

/** The credentials of a sandbox, stored as n8n stores them: `archer`, `softExpert` and `assureSign`. */
export function sandboxCredentials(sandbox: Sandbox): CredentialStore {
	const store = new CredentialStore();
	const { archer, softExpert, assureSign } = sandboxLogins;
	store.set('archer', { baseUrl: sandbox.archer.url, ...archer });
	store.set('softExpert', {
		baseUrl: sandbox.softExpert.url,
		apiKey: softExpert.apiKey,
		requestsPerSecond: 1000,
	});
	store.set('assureSign', {
		environment: 'own',
		host: sandbox.assureSign.url,
		userName: assureSign.userName,
		password: assureSign.password,
	});
	return store;
}

/** Runs one node of the package in a workflow of the real n8n-core: Source, then the node. */
export async function runNode(options: NodeRunOptions): Promise<NodeRun> {
	const { node, parameters, onError, store, foreign, items = [{}] } = options;
	const type = foreign?.node ?? loadedNode(node);
	const input = items.map((item) => ('json' in item ? (item as INodeExecutionData) : { json: item }));
	const credentialType = type.description.credentials![0].name;
	const nodes: INode[] = [
		{ id: 's', name: 'Source', type: 'source', typeVersion: 1, position: [0, 0], parameters: {} },
		{
			id: 'n',
			name: 'Node',
			type: node,
			typeVersion: options.version ?? 1,
			position: [200, 0],
			parameters,
			onError,
			credentials: { [credentialType]: { id: node, name: node } },
		},
	];
	const types: Record<string, INodeType> = { source: new Source(input), [node]: type };
	const nodeTypes: INodeTypes = {
		getByName: (name): INodeType | IVersionedNodeType => types[name],
		getByNameAndVersion: (name) => types[name],
		getKnownTypes: () => ({}),
	};
	const workflow = new Workflow({
		id: 'test',
		nodes,
		connections: {
			Source: { main: [[{ node: 'Node', type: NodeConnectionTypes.Main, index: 0 }]] },
		},
		active: false,
		nodeTypes,
		settings: { timezone: options.timeZone ?? 'UTC' },
	});
	const execution = new WorkflowExecute(
		additionalData(store, foreign?.credential),
		'integrated',
		createRunExecutionData({}),
	);
	const running = execution.run({ workflow, startNode: workflow.getNode('Source')! });
	options.onStart?.(() => running.cancel());
	const run = await running;
	const [result] = run.data.resultData.runData.Node ?? [];
	return {
		items: result?.data?.main[0] ?? [],
		errors: result?.data?.main[1] ?? [],
		error: (result?.error ?? run.data.resultData.error) as NodeRun['error'],
		run,
	};
}

/** What n8n gives an execution; only what nodes of this package touch is there. */
export function additionalData(
	store: CredentialStore,
	foreign?: ICredentialType,
): IWorkflowExecuteAdditionalData {
	const types = foreign ? { [foreign.name]: foreign } : credentialTypes;
	return {
		credentialsHelper: new TestCredentialsHelper(types, store),
		hooks: new ExecutionLifecycleHooks('integrated', '1', { id: 'test' } as never),
		executionId: '1',
		currentNodeExecutionIndex: 0,
		variables: {},
		restApiUrl: 'http://127.0.0.1:5678',
		instanceBaseUrl: 'http://127.0.0.1:5678',
		formBaseUrl: 'http://127.0.0.1:5678',
		formWaitingBaseUrl: 'http://127.0.0.1:5678',
		formTestBaseUrl: 'http://127.0.0.1:5678',
		webhookBaseUrl: 'http://127.0.0.1:5678',
		webhookWaitingBaseUrl: 'http://127.0.0.1:5678',
		webhookTestBaseUrl: 'http://127.0.0.1:5678',
		logAiEvent: () => {},
	} as unknown as IWorkflowExecuteAdditionalData;
}
