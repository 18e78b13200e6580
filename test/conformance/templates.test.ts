/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
	NodeHelpers,
	type IConnections,
	type INode,
	type INodeParameters,
	type INodeProperties,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { AssureSignTrigger } from '../../nodes/AssureSign/AssureSignTrigger.node';
import { notificationLogin, sandboxCredentials } from '../../e2e/systems';
import { sandboxLogins, type Sandbox } from '../../sandbox';
import { nodeClasses } from '../support/workflow';

/** Every template holds together with the package as it is now: n8n itself drops what it does not know without a word. */

const folder = join(__dirname, '../../templates');
const files = readdirSync(folder);
const ownPrefix = 'n8n-nodes-enterprise-soap.';
const stickyNote = 'n8n-nodes-base.stickyNote';

interface Template {
	name: string;
	nodes: INode[];
	connections: IConnections;
	pinData?: unknown;
}

const ownTypes: Record<string, INodeTypeDescription> = Object.fromEntries(
	[...Object.values(nodeClasses), AssureSignTrigger].map((nodeClass) => {
		const { description } = new nodeClass() as INodeType;
		return [`${ownPrefix}${description.name}`, description];
	}),
);

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

/** Every key and text of a JSON value, at any depth. */
function textsIn(value: unknown, key = ''): Array<[key: string, text: string]> {
	if (typeof value === 'string') return [[key, value]];
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([name, one]) => textsIn(one, Array.isArray(value) ? key : name));
}

function locatorNames(properties: INodeProperties[]): Set<string> {
	return new Set(properties.filter(({ type }) => type === 'resourceLocator').map(({ name }) => name));
}

test('the templates of the documentation are there', () => {
	const readme = readFileSync(join(folder, '../README.md'), 'utf8');
	const named = [...readme.matchAll(/\]\(templates\/([\w-]+\.json)\)/g)].map(([, name]) => name);
	expect([...new Set(named)].sort()).toEqual([...files].sort());
});

describe.each(files)('%s', (file) => {
	const text = readFileSync(join(folder, file), 'utf8');
	const template = JSON.parse(text) as Template;
	const { nodes, connections } = template;
	const own = nodes.filter(({ type }) => type.startsWith(ownPrefix));
	const notes = nodes.filter(({ type }) => type === stickyNote);
	const drawn = nodes.filter(({ type }) => type !== stickyNote);

	test('is a workflow with unique nodes, connected by names that exist', () => {
		expect(template.name).toMatch(/^[A-Z]/);
		expect(own.length).toBeGreaterThan(0);
		for (const key of ['id', 'name'] as const) {
			expect(new Set(nodes.map((node) => node[key])).size).toBe(nodes.length);
		}
		const names = new Set(drawn.map(({ name }) => name));
		const targets = Object.values(connections).flatMap(({ main }) => main.flatMap((output) => output ?? []));
		expect(Object.keys(connections).filter((name) => !names.has(name))).toEqual([]);
		expect(targets.filter(({ node }) => !names.has(node))).toEqual([]);
		const reached = new Set(targets.map(({ node }) => node));
		const starts = drawn.filter(({ name }) => !reached.has(name));
		expect(starts.filter(({ type }) => !/webhook$|trigger$/i.test(type))).toEqual([]);
		// Expressions and scripts name nodes too.
		const mentioned = textsIn(nodes).flatMap(([, value]) => [...value.matchAll(/\$\('([^']+)'\)/g)]);
		expect(mentioned.map(([, name]) => name).filter((name) => !names.has(name))).toEqual([]);
	});

	test.each(own)('$name sets parameters that its operation has, and all that it needs', (node) => {
		const description = ownTypes[node.type];
		expect(description).toBeDefined();
		expect(description.version).toBe(node.typeVersion);
		const { properties } = description;
		const known = NodeHelpers.getNodeParameters(
			properties,
			structuredClone(node.parameters),
			true,
			false,
			node,
			description,
		) as INodeParameters;
		expect(known).toMatchObject(node.parameters);
		expect(
			NodeHelpers.getNodeParametersIssues(properties, { ...node, parameters: known }, description),
		).toBeNull();
		const chosen = properties.filter(
			({ name, displayOptions }) =>
				name === 'resource' ||
				(name === 'operation' &&
					displayOptions?.show?.resource?.includes(node.parameters.resource as string)),
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

	test.each(own)('$name names its credential, which the notes tell to change', (node) => {
		const { credentials: wanted = [] } = ownTypes[node.type];
		const given = Object.entries(node.credentials ?? {});
		expect(given.map(([type]) => type)).toEqual(wanted.map(({ name }) => name));
		for (const [type, credential] of given) {
			// An ID belongs to one n8n: it would point at another credential elsewhere.
			expect(credential).toEqual({ name: expect.any(String) });
			expect(knownCredentials).toContainEqual({ name: credential.name, type });
			const told = notes.some(({ parameters }) =>
				String(parameters.content).includes(`**${credential.name}**`),
			);
			expect([credential.name, told]).toEqual([credential.name, true]);
		}
	});

	test.each(own.filter(({ type }) => !/trigger$/i.test(type)))('$name hands its failures on', (node) => {
		expect(['continueErrorOutput', 'continueRegularOutput']).toContain(node.onError);
		const outputs = connections[node.name]?.main ?? [];
		const output = node.onError === 'continueErrorOutput' ? 1 : 0;
		expect((outputs[output] ?? []).length).toBeGreaterThan(0);
	});

	test('has an introduction and numbered notes that say what to change', () => {
		expect(notes.length).toBeGreaterThanOrEqual(3);
		const contents = notes.map(({ parameters }) => String(parameters.content));
		expect(contents[0]).toMatch(new RegExp(`^## ${template.name}\n`));
		const steps = contents.slice(1).map((content) => Number(/^### (\d+)\. /.exec(content)?.[1]));
		expect([...steps].sort()).toEqual(steps.map((_, index) => index + 1));
		expect(new Set(notes.map(({ name }) => name)).size).toBe(notes.length);
	});

	test('nodes do not cover each other, and notes do not cover notes', () => {
		// n8n draws a node 96 wide with its name below it.
		const boxes = drawn.map(({ name, position: [x, y] }) => ({ name, x, y, width: 96, height: 120 }));
		const papers = notes.map(({ name, position: [x, y], parameters }) => ({
			name,
			x,
			y,
			width: Number(parameters.width),
			height: Number(parameters.height),
		}));
		type Box = (typeof boxes)[number];
		const overlap = (one: Box, other: Box) =>
			one.x < other.x + other.width &&
			other.x < one.x + one.width &&
			one.y < other.y + other.height &&
			other.y < one.y + one.height;
		const pairs = (list: Box[]) =>
			list.flatMap((one, index) =>
				list
					.slice(index + 1)
					.filter((other) => overlap(one, other))
					.map((other) => [one.name, other.name]),
			);
		expect(pairs(boxes)).toEqual([]);
		expect(pairs(papers)).toEqual([]);
	});

	test('holds no secrets, no data of a run and no addresses of a machine', () => {
		expect(template.pinData).toBeUndefined();
		const { archer, softExpert, assureSign } = sandboxLogins;
		for (const secret of [
			archer.password,
			softExpert.apiKey,
			assureSign.password,
			notificationLogin.password,
		]) {
			expect(text).not.toContain(secret);
		}
		expect(text).not.toMatch(/127\.0\.0\.1|localhost|file:\/\/|"instanceId"/);
		const secretKeys = new Set(own.flatMap(({ type }) => passwordNames(ownTypes[type].properties)));
		const literals = textsIn(own.map(({ parameters }) => parameters)).filter(
			([key, value]) => secretKeys.has(key) && value !== '' && !value.startsWith('='),
		);
		expect(literals).toEqual([]);
	});
});
