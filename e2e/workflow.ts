/* eslint-disable @n8n/community-nodes/no-restricted-imports -- the end-to-end tools are a process of their own, they never run inside n8n */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './paths';

export interface WorkflowNode {
	id: string;
	name: string;
	type: string;
	typeVersion: number;
	position: [number, number];
	parameters: Record<string, unknown>;
	credentials?: Record<string, { id?: string; name: string }>;
	[key: string]: unknown;
}

/** What n8n exports and imports. */
export interface WorkflowFile {
	name: string;
	nodes: WorkflowNode[];
	connections: Record<string, unknown>;
	settings?: Record<string, unknown>;
	/** Items by node, which a manual run takes in place of the node's own. */
	pinData?: Record<string, Array<{ json: Record<string, unknown> }>>;
}

export async function loadTemplate(name: string): Promise<WorkflowFile> {
	return await loadWorkflow(`templates/${name}.json`);
}

/** @param path from the repository's root */
export async function loadWorkflow(path: string): Promise<WorkflowFile> {
	return JSON.parse(await readFile(join(root, path), 'utf8')) as WorkflowFile;
}

/** A copy of the workflow in which the named node's parameters are replaced by `change` of them. */
export function withParameters(
	workflow: WorkflowFile,
	nodeName: string,
	change: (parameters: Record<string, unknown>) => Record<string, unknown>,
): WorkflowFile {
	if (!workflow.nodes.some(({ name }) => name === nodeName)) {
		throw new Error(`The workflow has no node "${nodeName}".`);
	}
	return {
		...workflow,
		nodes: workflow.nodes.map((node) =>
			node.name === nodeName ? { ...node, parameters: change(structuredClone(node.parameters)) } : node,
		),
	};
}
