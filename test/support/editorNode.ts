import {
	Workflow,
	type ILoadOptionsFunctions,
	type INode,
	type INodeParameters,
	type INodeType,
	type INodeTypes,
} from 'n8n-workflow';
import { LoadOptionsContext } from 'n8n-core';
import type { CredentialStore } from './credentialsHelper';
import { additionalData } from './workflow';

interface EditorNode {
	/** `archer`: the name of the node, and with `Api` behind it the type of its credential. */
	system: string;
	type: INodeType;
	store: CredentialStore;
	parameters: INodeParameters;
	/** What the editor has in its fields, where a list looks at them. */
	fields?: INodeParameters;
	version?: number;
	/** Name of the credential in the store. */
	credential?: string;
	/** Of the parameter that the list belongs to. */
	path?: string;
}

/** What n8n gives a picker: the node as it is set in the editor. */
export function editorOf(one: EditorNode): ILoadOptionsFunctions {
	const { system, type, store, parameters, fields, version = 1, credential = system, path = '' } = one;
	const node: INode = {
		id: 'n',
		name: 'Node',
		type: system,
		typeVersion: version,
		position: [0, 0],
		parameters,
		credentials: { [`${system}Api`]: { id: credential, name: credential } },
	};
	const nodeTypes: INodeTypes = {
		getByName: () => type,
		getByNameAndVersion: () => type,
		getKnownTypes: () => ({}),
	};
	const workflow = new Workflow({ id: 'w', nodes: [node], connections: {}, active: false, nodeTypes });
	const data = additionalData(store);
	const shown = fields === undefined ? data : { ...data, currentNodeParameters: fields };
	return new LoadOptionsContext(workflow, workflow.getNode('Node')!, shown, path);
}
