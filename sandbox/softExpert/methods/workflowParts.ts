import { sandboxLogins } from '../../logins';
import type { XmlNode } from '../../soap/xml';
import { failure, textsOf, valueOf, type SoftExpertCall, type SoftExpertResult } from '../method';
import type { WorkflowInstance } from '../state/model';

/** Codes other than 1 and -5 are not published for this service: the others are the sandbox's own. */
export const code = { notAllowed: '-5', unknown: '-2', notActive: '-3', invalid: '-4' };

export const actingUser = (call: SoftExpertCall) =>
	valueOf(call, 'UserID') || sandboxLogins.softExpert.userName;

/** The running instance and, where the method names one, its present activity. */
export function running(call: SoftExpertCall): WorkflowInstance | SoftExpertResult {
	const instance = call.state.workflows.get(valueOf(call, 'WorkflowID'));
	if (instance === undefined) return failure(call, code.unknown, 'Workflow not found.');
	if (instance.status !== 'running') return failure(call, code.notActive, `Workflow is ${instance.status}.`);
	return instance;
}

export function presentActivity(call: SoftExpertCall, instance: WorkflowInstance, kind?: 'user' | 'system') {
	const activity = call.state.processes.get(instance.process)!.activities[instance.at];
	const isMeant =
		activity?.id === valueOf(call, 'ActivityID') && (kind === undefined || activity.kind === kind);
	return isMeant ? activity : undefined;
}

export const childrenOf = (node: XmlNode | undefined, name: string) =>
	(node?.children ?? []).filter((child) => child.name === name);

/** Form fields, relations and files of an element that has the three lists. The start of an instance wraps the keys once more. */
export function readForm(
	lists: (name: string) => XmlNode | undefined,
	keyList?: 'RelationshipAttributeList',
) {
	const fields: Record<string, string> = {};
	for (const row of (lists('EntityAttributeList')?.children ?? []).map(textsOf)) {
		fields[row.EntityAttributeID ?? ''] = row.EntityAttributeValue ?? '';
	}
	const relations: Record<string, Record<string, string>> = {};
	for (const relation of lists('RelationshipList')?.children ?? []) {
		const holder = keyList === undefined ? relation : childrenOf(relation, keyList)[0];
		const keys = childrenOf(holder, 'RelationshipAttribute').map(textsOf);
		relations[textsOf(relation).RelationshipID ?? ''] = Object.fromEntries(
			keys.map((key) => [key.RelationshipAttributeID ?? '', key.RelationshipAttributeValue ?? '']),
		);
	}
	const files = (lists('EntityAttributeFileList')?.children ?? []).map(textsOf).map((row) => ({
		name: row.FileName ?? '',
		bytes: Buffer.from(row.FileContent ?? '', 'base64').length,
		where: row.EntityAttributeID ?? '',
	}));
	return { fields, relations, files };
}

export const inside = (node: XmlNode) => (name: string) => node.children.find((child) => child.name === name);

export function fill(instance: WorkflowInstance, form: ReturnType<typeof readForm>): void {
	Object.assign(instance.fields, form.fields);
	Object.assign(instance.relations, form.relations);
	instance.files.push(...form.files);
}

export function unknownField(
	known: string[] | undefined,
	form: ReturnType<typeof readForm>,
): string | undefined {
	return [...Object.keys(form.fields), ...form.files.map((file) => file.where)].find(
		(field) => !known?.includes(field),
	);
}

/** A user or a customer; a real client never sends both. */
export function readRequester(node: XmlNode | undefined): WorkflowInstance['requester'] | 'both' {
	if (node === undefined) return undefined;
	const [user, customer] = [childrenOf(node, 'User')[0], childrenOf(node, 'Customer')[0]];
	if (user !== undefined && customer !== undefined) return 'both';
	if (user !== undefined) return { user: textsOf(user).UserID ?? '' };
	if (customer === undefined) return undefined;
	const { CustomerID, Contact } = textsOf(customer);
	return { customer: CustomerID ?? '', ...(Contact === undefined ? {} : { contact: Contact }) };
}

/** The grid of a row method, or the refusal. */
export function gridOf(
	call: SoftExpertCall,
): { instance: WorkflowInstance; known: string[] } | SoftExpertResult {
	const instance = running(call);
	if (Array.isArray(instance)) return instance;
	const process = call.state.processes.get(instance.process)!;
	if (!(valueOf(call, 'MainEntityID') in process.forms))
		return failure(call, code.unknown, 'Form not found.');
	const known = process.grids[valueOf(call, 'ChildRelationshipID')];
	return known ? { instance, known } : failure(call, code.unknown, 'Relationship not found.');
}
