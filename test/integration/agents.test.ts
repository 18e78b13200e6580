import { NodeHelpers, type INode, type INodePropertyOptions, type INodeTypeDescription } from 'n8n-workflow';
import { systems } from '../../index';
import { isGuarded, refuseForAgent, secretOutputs } from '../../nodes/shared/n8n/agents';
import { propertiesOf } from '../../nodes/shared/n8n/properties';
import type { SystemName } from '../support/methods';
import { nodeClasses } from '../support/workflow';

/** What an agent that has a node as its tool may choose and run. */

const names = Object.keys(systems) as SystemName[];

describe.each(names)('%s', (name) => {
	const system = systems[name];
	const description = new nodeClasses[name]().description as INodeTypeDescription;
	const guarded = system.operations.filter(isGuarded);
	const node = (type: string, typeVersion: number, parameters: INode['parameters']): INode => ({
		id: 'n',
		name: 'Node',
		type,
		typeVersion,
		position: [0, 0],
		parameters,
	});
	const [first] = system.versions;
	const last = system.versions[system.versions.length - 1];

	/** As n8n lists the operations of a resource for a node of this type. */
	function listed(type: string, version: number, parameters: INode['parameters']): unknown[] {
		const own = node(type, version, parameters);
		const typed = { ...description, name: type };
		const values = NodeHelpers.getNodeParameters(typed.properties, parameters, true, false, own, typed)!;
		return typed.properties
			.filter((property) => property.name === 'operation')
			.filter((property) => NodeHelpers.displayParameter(values, property, own, typed))
			.flatMap((property) => property.options as INodePropertyOptions[])
			.filter((option) => NodeHelpers.displayParameter(values, option as never, own, typed))
			.map(({ value }) => value);
	}

	test.each(guarded.map((entry): [string, (typeof guarded)[0]] => [entry.action, entry]))(
		'"%s" is neither offered nor run unless the tool allows it',
		(_action, entry) => {
			const { resource, value } = entry;
			const chosen = { resource: resource!, operation: value };
			const allowing = { ...chosen, allowWithoutReturn: true };
			const tool = `${description.name}Tool`;
			expect(listed(tool, last, chosen)).not.toContain(value);
			expect(listed(tool, last, allowing)).toContain(value);
			expect(listed(description.name, last, chosen)).toContain(value);
			expect(listed(tool, first, chosen)).toContain(value);
			const run = (type: string, version: number, parameters: INode['parameters']) => () =>
				refuseForAgent(node(type, version, parameters), entry, system);
			expect(run(tool, last, chosen)).toThrow(`not allowed to do '${entry.action}'`);
			expect(run(tool, last, { ...chosen, allowWithoutReturn: '={{ true }}' })).toThrow();
			expect(run(tool, last, allowing)).not.toThrow();
			expect(run(description.name, last, chosen)).not.toThrow();
			expect(run(tool, first, chosen)).not.toThrow();
		},
	);

	test('the others are offered and run', () => {
		for (const entry of system.operations.filter((each) => !isGuarded(each))) {
			const chosen = { resource: entry.resource!, operation: entry.value };
			expect(listed(`${description.name}Tool`, last, chosen)).toContain(entry.value);
			expect(() =>
				refuseForAgent(node(`${description.name}Tool`, last, chosen), entry, system),
			).not.toThrow();
		}
	});

	test('the switch is the first thing to see in a tool, takes no expression and stands nowhere else', () => {
		const [property] = propertiesOf(system);
		expect(property).toMatchObject({ type: 'boolean', default: false, noDataExpression: true });
		const shown = (type: string, version: number) =>
			NodeHelpers.displayParameter({}, property, node(type, version, {}), { ...description, name: type });
		expect(shown(`${description.name}Tool`, last)).toBe(true);
		expect(shown(`${description.name}Tool`, first)).toBe(false);
		expect(shown(description.name, last)).toBe(false);
	});

	test('secrets of the output are named for n8n', () => {
		expect(description.sensitiveOutputFields).toEqual(secretOutputs(system));
	});
});

test('secrets in lists are named by their place', () => {
	expect(secretOutputs(systems.assureSign)).toEqual([
		'authenticationToken',
		'documentAuthToken',
		'documents[*].documentAuthToken',
		'envelopeAuthToken',
		'signerAuthToken',
		'url',
	]);
	expect(secretOutputs(systems.archer)).toEqual(['sessionToken']);
});
