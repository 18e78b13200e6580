import type { N8nClient, StoredCredential } from './rest';
import type { WorkflowFile, WorkflowNode } from './workflow';

/** What a person does with an imported template: choose credentials and sub-workflows, fill in *Settings*. */

const executeWorkflow = 'n8n-nodes-base.executeWorkflow';
export const settingsNode = 'Settings';

interface Assignment {
	name: string;
	value: unknown;
}

function changed(workflow: WorkflowFile, change: (node: WorkflowNode) => WorkflowNode): WorkflowFile {
	return { ...workflow, nodes: workflow.nodes.map(change) };
}

/** Other values for the named fields of the template's one node *Settings*. */
export function withSettings(workflow: WorkflowFile, values: Record<string, unknown>): WorkflowFile {
	const node = workflow.nodes.find(({ name }) => name === settingsNode);
	const assignments = (node?.parameters.assignments as { assignments: Assignment[] } | undefined)
		?.assignments;
	const missing = Object.keys(values).filter((key) => !assignments?.some(({ name }) => name === key));
	if (missing.length > 0) throw new Error(`"${settingsNode}" has no ${missing.join(', ')}.`);
	return changed(workflow, (one) =>
		one.name === settingsNode
			? {
					...one,
					parameters: {
						...one.parameters,
						assignments: {
							assignments: assignments!.map((assignment) =>
								assignment.name in values ? { ...assignment, value: values[assignment.name] } : assignment,
							),
						},
					},
				}
			: one,
	);
}

/** Gives every node the credential of the type that it takes, where there is one. */
export async function withCredentials(
	workflow: WorkflowFile,
	client: N8nClient,
	credentials: StoredCredential[],
): Promise<WorkflowFile> {
	const taken = await client.credentialTypes();
	return changed(workflow, (node) => {
		const { genericAuthType, nodeCredentialType } = node.parameters;
		const types = [...(taken.get(node.type) ?? []), genericAuthType, nodeCredentialType];
		const fitting = credentials.filter(({ type }) => types.includes(type));
		if (fitting.length === 0) return node;
		return { ...node, credentials: Object.fromEntries(fitting.map(({ type, name }) => [type, { name }])) };
	});
}

/** Chooses the stored workflow that each *Execute Sub-workflow* names. */
export function withSubWorkflows(workflow: WorkflowFile, ids: ReadonlyMap<string, string>): WorkflowFile {
	return changed(workflow, (node) => {
		if (node.type !== executeWorkflow) return node;
		const locator = node.parameters.workflowId as { cachedResultName: string };
		const value = ids.get(locator.cachedResultName);
		if (value === undefined) throw new Error(`"${locator.cachedResultName}" has not been imported.`);
		return { ...node, parameters: { ...node.parameters, workflowId: { ...locator, value } } };
	});
}

/** Pins a trigger's items, as if its event had come in. */
export function withEvent(
	workflow: WorkflowFile,
	trigger: string,
	items: Array<Record<string, unknown>>,
): WorkflowFile {
	return { ...workflow, pinData: { [trigger]: items.map((json) => ({ json })) } };
}

const calledTypes = /(?:\.webhook|\.form|\.wait|(?:form|jira|zendesk|assureSign)Trigger)$/;

/** The identifiers that the editor gives to nodes which are called from outside: their addresses hold them. */
export function withWebhookIds(workflow: WorkflowFile, newId: () => string): WorkflowFile {
	return changed(workflow, (node) => (calledTypes.test(node.type) ? { ...node, webhookId: newId() } : node));
}
