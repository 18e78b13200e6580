import { movedTypes } from '../generate/packages';

/** Which package the nodes of a workflow shall come from: the one with all three systems, or those of one service each. */
export type Target = 'single' | 'whole';

export interface MovedNode {
	/** Where a workflow has no ID, as in some exports, its name stands for it. */
	workflowId: string;
	workflow: string;
	node: string;
	from: string;
	to: string;
}

interface SavedNode {
	name: string;
	type: string;
}

export interface SavedWorkflow {
	id?: string;
	name?: string;
	nodes: SavedNode[];
}

/** n8n makes this of every node that an AI agent can use. */
const asTool = 'Tool';

/** Names of node types, each with what it becomes. */
function renames(target: Target): Map<string, string> {
	const pairs = Object.entries(movedTypes()).flatMap(([inWhole, alone]) => {
		const [from, to] = target === 'single' ? [inWhole, alone] : [alone, inWhole];
		return [
			[from, to],
			[from + asTool, to + asTool],
		] as Array<[string, string]>;
	});
	return new Map(pairs);
}

/**
 * A copy of the workflow whose nodes are those of the other package. Names of nodes, parameters, credentials and webhooks stay,
 * and with them what n8n keeps by these names.
 */
export function movedWorkflow<Workflow extends SavedWorkflow>(
	workflow: Workflow,
	target: Target,
): { workflow: Workflow; moved: MovedNode[] } {
	const types = renames(target);
	const moved: MovedNode[] = [];
	const nodes = workflow.nodes.map((node) => {
		const to = types.get(node.type);
		if (to === undefined) return node;
		const called = workflow.name ?? workflow.id ?? '';
		const workflowId = workflow.id ?? called;
		moved.push({ workflowId, workflow: called, node: node.name, from: node.type, to });
		return { ...node, type: to };
	});
	return { workflow: { ...workflow, nodes }, moved };
}

export function isWorkflow(value: unknown): value is SavedWorkflow {
	return typeof value === 'object' && value !== null && Array.isArray((value as SavedWorkflow).nodes);
}
