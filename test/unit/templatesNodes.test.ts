import {
	NodeHelpers,
	type INodeParameters,
	type INodeProperties,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { ArcherTrigger } from '../../nodes/Archer/ArcherTrigger.node';
import { AssureSignTrigger } from '../../nodes/AssureSign/AssureSignTrigger.node';
import { sandboxCredentials } from '../../e2e/systems';
import type { Sandbox } from '../../sandbox';
import { files, openTemplate, ownPrefix, textsIn } from '../support/templates/read';
import { nodeClasses } from '../support/workflow';

/** Every template holds together with the package as it is now: n8n itself drops what it does not know without a word. */

const ownTypes: Record<string, INodeTypeDescription> = Object.fromEntries(
	[...Object.values(nodeClasses), ArcherTrigger, AssureSignTrigger].map((nodeClass) => {
		const { description } = new nodeClass() as INodeType;
		return [`${ownPrefix}${description.name}`, description];
	}),
);
const newestOf = ({ version, defaultVersion }: INodeTypeDescription) =>
	defaultVersion ?? Math.max(...[version].flat());

/** The names alone are used: no sandbox runs here. */
const noSandbox = { archer: { url: '' }, softExpert: { url: '' }, assureSign: { url: '' } } as Sandbox;
const knownCredentials = sandboxCredentials(noSandbox).map(({ name, type }) => ({ name, type }));

/** Keys under which templates may not hold a literal: what the nodes mark as passwords. */
function passwordNames(properties: INodeProperties[]): string[] {
	return properties.flatMap((property) => [
		...(property.typeOptions?.password === true ? [property.name] : []),
		...(property.options ?? []).flatMap((option) =>
			'values' in option ? passwordNames(option.values) : 'type' in option ? passwordNames([option]) : [],
		),
	]);
}

function locatorNames(properties: INodeProperties[]): Set<string> {
	return new Set(properties.filter(({ type }) => type === 'resourceLocator').map(({ name }) => name));
}

const triggerPattern = /trigger$/i;

const callOf = 'n8n-nodes-base.executeWorkflow';
const titles = files.map((file) => openTemplate(file).template.name);
const withOwnNodes = files.filter((file) => openTemplate(file).own.length > 0);

test.each(files)('%s uses the package, itself or by a template that it calls', (file) => {
	const { own, drawn } = openTemplate(file);
	const called = drawn.filter(({ type }) => type === callOf).map(({ parameters }) => parameters.workflowId);
	expect(own.length + called.length).toBeGreaterThan(0);
	for (const workflow of called) {
		expect(titles).toContain((workflow as { cachedResultName: string }).cachedResultName);
	}
});

describe.each(withOwnNodes)('%s', (file) => {
	const { template, own, notes } = openTemplate(file);
	const { connections } = template;

	test.each(own)('$name sets parameters that its operation has, and all that it needs', (node) => {
		const description = ownTypes[node.type];
		expect(description).toBeDefined();
		expect(node.typeVersion).toBe(newestOf(description));
		const { properties } = description;
		const known = NodeHelpers.getNodeParameters(
			properties,
			structuredClone(node.parameters),
			true,
			false,
			node,
			description,
		) as INodeParameters;
		// How often a node polls is n8n's own parameter.
		const { pollTimes, ...given } = node.parameters;
		expect(pollTimes !== undefined).toBe(description.polling === true);
		expect(known).toMatchObject(given);
		expect(
			NodeHelpers.getNodeParametersIssues(properties, { ...node, parameters: known }, description),
		).toBeNull();
		const chosen = properties.filter(
			({ name, displayOptions }) =>
				name === 'resource' ||
				(name === 'operation' &&
					displayOptions?.show?.resource?.includes(node.parameters.resource as string) &&
					(displayOptions.show['@version']?.includes(node.typeVersion) ?? true)),
		);
		expect(chosen.map(({ name }) => name).sort()).toEqual(
			description.group.includes('trigger') ? [] : ['operation', 'resource'],
		);
		const shown = properties.filter((one) => NodeHelpers.displayParameter(known, one, node, description));
		for (const { name, type, options = [] } of shown) {
			const value = known[name];
			if (type !== 'options' || String(value).startsWith('=')) continue;
			expect([name, options.map((option) => ('value' in option ? option.value : option.name))]).toEqual([
				name,
				expect.arrayContaining([value]),
			]);
		}
		const locators = locatorNames(shown);
		for (const [name, value] of Object.entries(node.parameters)) {
			if (locators.has(name)) expect([name, value]).toEqual([name, expect.objectContaining({ __rl: true })]);
		}
	});

	test.each(own)('$name names its credential, which the notes tell to choose', (node) => {
		const { credentials: wanted = [] } = ownTypes[node.type];
		const given = Object.entries(node.credentials ?? {});
		expect(given.map(([type]) => type)).toEqual(wanted.map(({ name }) => name));
		for (const [type, credential] of given) {
			expect(knownCredentials).toContainEqual({ name: credential.name, type });
			const told = notes.some(({ parameters }) =>
				String(parameters.content).includes(`**${credential.name}**`),
			);
			expect([credential.name, told]).toEqual([credential.name, true]);
		}
	});

	test.each(own.filter(({ type }) => !triggerPattern.test(type)))('$name hands its failures on', (node) => {
		expect(['continueErrorOutput', 'continueRegularOutput']).toContain(node.onError);
		const outputs = connections[node.name]?.main ?? [];
		const output = node.onError === 'continueErrorOutput' ? 1 : 0;
		expect((outputs[output] ?? []).length).toBeGreaterThan(0);
	});

	test('holds nothing under the names of passwords', () => {
		const secretKeys = new Set(own.flatMap(({ type }) => passwordNames(ownTypes[type].properties)));
		const literals = textsIn(own.map(({ parameters }) => parameters)).filter(
			([key, value]) => secretKeys.has(key) && value !== '' && !value.startsWith('='),
		);
		expect(literals).toEqual([]);
	});
});
