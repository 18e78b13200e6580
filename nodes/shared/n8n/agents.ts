import {
	NodeOperationError,
	type INode,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';
import type { SoapSystem } from '../operation/dialect';
import { outputOf } from '../operation/resource';
import type { Entry, ResultField } from '../operation/spec';

/** What n8n and its agents are told about dangers: of an operation they get nothing but its action. */

const allowed = 'allowWithoutReturn';
const label = 'Allow Operations That Cannot Be Undone';

/** Whatever takes something away for good, and what reaches every method of the system. */
export function isGuarded({ destructive, resource }: Entry): boolean {
	return destructive === true || resource === 'callMethod';
}

/** The switch of the tool; an agent cannot give it, for it takes no expression. Saved tools go on as they were. */
export function guardProperty({ versions }: SoapSystem): INodeProperties {
	return {
		displayName: label,
		name: allowed,
		type: 'boolean',
		noDataExpression: true,
		default: false,
		description:
			'Whether the agent may delete for good, cancel, and call any method. Otherwise these operations are not in the list.',
		displayOptions: { show: { '@tool': [true], '@version': versions.slice(1) } },
	};
}

/** Only a tool has the switch: elsewhere there is no value, and nothing is hidden. */
export function guardedOption(entry: Entry, option: INodePropertyOptions): INodePropertyOptions {
	if (!isGuarded(entry)) return option;
	return {
		...option,
		displayOptions: { hide: { [allowed]: [false] } },
		builderHint: {
			propertyHint: entry.destructive
				? 'Cannot be undone. Use it only when the user asks for it in so many words.'
				: 'Only for methods that no other operation of this node calls.',
		},
	};
}

/** Lists can be got round: what runs is what counts. */
export function refuseForAgent(node: INode, entry: Entry, { versions }: SoapSystem): void {
	const isTool = node.type.endsWith('Tool') && node.typeVersion !== versions[0];
	if (!isTool || !isGuarded(entry) || node.parameters[allowed] === true) return;
	throw new NodeOperationError(node, `This tool is not allowed to do '${entry.action}'.`, {
		description: `It is for agents. Switch on '${label}' in the node if an agent may do what cannot be undone.`,
		level: 'warning',
	});
}

/** Places of secrets in the items of a node, for n8n to keep them out of what it shows. */
export function secretOutputs({ operations }: SoapSystem): string[] {
	const paths = operations.flatMap((entry) => secretPaths(outputOf(entry).gives, ''));
	return [...new Set(paths)].sort();
}

function secretPaths(gives: ResultField[], before: string): string[] {
	return gives.flatMap(({ name, secret, type, gives: inner = [] }) => [
		...(secret ? [`${before}${name}`] : []),
		...secretPaths(inner, `${before}${name}${type === 'list' ? '[*]' : ''}.`),
	]);
}
