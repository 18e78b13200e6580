/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests never run inside n8n */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INode } from 'n8n-workflow';
import { notificationLogin } from '../../e2e/systems';
import { sandboxLogins } from '../../sandbox';
import { files, openTemplate, outputsOf, root, textsIn, wordsOf, type Wire } from '../support/templates/read';
import { titleProblem } from '../support/templates/title';
import versions from '../support/templates/nodeVersions.json';

/** The rules of n8n for templates that others import: words, names, settings, failures, and nothing of one's own instance. */

const nodeVersions = versions.nodes as Record<string, { name: string; current: number; earlier?: number[] }>;
const textOf = (note: INode) => String(note.parameters.content);
/** n8n's first colour, yellow, is the one of a note that names none. */
const colorOf = (note: INode) => Number(note.parameters.color ?? 1);
const [yellow, red, grey] = [1, 3, 7];

/** What only the settings may hold, because it belongs to whoever imports the template. */
const ofOneInstance = {
	address: /\bhttps?:\/\/[^\s"'`]+/i,
	mail: /[\w.+-]+@[\w-]+\.[a-z]{2,}/i,
	identifier: /\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b/i,
};

/** A node that nothing follows, so its name tells how the path has ended. */
const endings = ['form', 'noOp', 'respondToWebhook', 'set', 'stopAndError'].map(
	(name) => `n8n-nodes-base.${name}`,
);

test('every template has its picture and is named in the documentation, and nothing else is', () => {
	const guides = join(root, 'docs/how-to');
	const pages = [
		join(root, 'README.md'),
		...(existsSync(guides) ? readdirSync(guides).map((name) => join(guides, name)) : []),
	].filter((name) => name.endsWith('.md'));
	const linked = pages.flatMap((page) =>
		[...readFileSync(page, 'utf8').matchAll(/\]\([./]*templates\/([\w-]+\.json)\)/g)].map(([, name]) => name),
	);
	expect([...new Set(linked)].sort()).toEqual([...files].sort());
	const pictures = files.map((file) => `docs/templates/${file.replace('.json', '.png')}`);
	expect(pictures.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

describe.each(files)('%s', (file) => {
	const { text, template, drawn, own, notes, wires } = openTemplate(file);
	const { nodes, connections } = template;
	const leaving = (node: INode) => wires.filter(({ from }) => from === node.name);

	test('says in its title what it does, and where', () => {
		expect(titleProblem(template.name)).toBeUndefined();
	});

	test('has one yellow note at the top left that says how it works and how to set it up', () => {
		const overviews = notes.filter((note) => colorOf(note) === yellow);
		expect(overviews).toHaveLength(1);
		const [overview] = overviews;
		const words = wordsOf(overview).length;
		expect([words >= 100 && words <= 300, words]).toEqual([true, words]);
		const headings = textOf(overview).match(/^### .+$/gm);
		expect(headings).toEqual(expect.arrayContaining(['### How it works', '### Setup']));
		const [x, y] = overview.position;
		expect(nodes.filter(({ position }) => position[0] < x || position[1] < y)).toEqual([]);
	});

	test('has grey notes of few words behind its groups, red ones as warnings', () => {
		const others = notes.filter((note) => colorOf(note) !== yellow);
		if (drawn.length >= 4) expect(others.map(colorOf)).toContain(grey);
		for (const note of others) {
			expect([note.name, [grey, red].includes(colorOf(note))]).toEqual([note.name, true]);
			expect([note.name, textOf(note)]).toEqual([note.name, expect.stringMatching(/^## \S/)]);
			expect([note.name, wordsOf(note).length < 50]).toEqual([note.name, true]);
		}
	});

	test('is a workflow whose nodes have names of their own and are connected by them', () => {
		for (const key of ['id', 'name'] as const) {
			expect(new Set(nodes.map((node) => node[key])).size).toBe(nodes.length);
		}
		const usual = drawn.filter(
			({ name, type }) => nodeVersions[type]?.name === name.replace(/\d+$/, '').trim(),
		);
		expect(usual.map(({ name }) => name)).toEqual([]);
		const names = new Set(drawn.map(({ name }) => name));
		const mentioned = [...textsIn(nodes), ...textsIn(connections)]
			.flatMap(([, value]) => [...value.matchAll(/\$\((['"])(.+?)\1\)/g)])
			.map(([, , name]) => name);
		const ends = wires.flatMap(({ from, to }) => [from, to]);
		expect([...Object.keys(connections), ...ends, ...mentioned].filter((name) => !names.has(name))).toEqual(
			[],
		);
	});

	test('uses nodes in the versions of the n8n that runs in the tests', () => {
		const foreign = drawn.filter((node) => !own.includes(node));
		const wrong = foreign.filter(({ type, typeVersion }) => {
			const known = nodeVersions[type];
			return known === undefined || ![known.current, ...(known.earlier ?? [])].includes(typeVersion);
		});
		expect(wrong.map(({ name, type, typeVersion }) => [name, type, typeVersion])).toEqual([]);
	});

	test('begins with triggers, and one node holds the settings', () => {
		const reached = new Set(wires.map(({ to }) => to));
		const starts = drawn.filter(({ name }) => !reached.has(name));
		expect(starts.filter(({ type }) => !/webhook$|trigger$/i.test(type))).toEqual([]);
		const settings = drawn.filter(({ name }) => name === 'Settings');
		expect(settings.map(({ type }) => type)).toEqual(['n8n-nodes-base.set']);
	});

	test('holds addresses, people and identifiers in the settings alone', () => {
		const elsewhere = drawn.filter(({ name, type }) => name !== 'Settings' && !isSample(name, type));
		for (const { name, parameters } of elsewhere) {
			for (const [key, value] of textsIn(parameters)) {
				for (const [what, pattern] of Object.entries(ofOneInstance)) {
					expect([name, key, what, pattern.exec(value)?.[0]]).toEqual([name, key, what, undefined]);
				}
			}
			const byNumber = locatorsIn(parameters).filter(
				({ mode, value }) => mode !== 'name' && value !== '' && !String(value).startsWith('='),
			);
			expect([name, byNumber]).toEqual([name, []]);
		}
	});

	test('holds no secrets, no data of a run, and nothing that binds it to one instance', () => {
		const { archer, softExpert, assureSign } = sandboxLogins;
		const logins = [archer, softExpert, assureSign, notificationLogin];
		const secrets = logins.flatMap((login) =>
			Object.entries(login).flatMap(([key, value]) => (/password|key/i.test(key) ? String(value) : [])),
		);
		expect(secrets.length).toBeGreaterThan(3);
		expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
		expect(text).not.toMatch(/127\.0\.0\.1|localhost|file:\/\/|"instanceId"|"webhookId"/);
		expect(template.pinData ?? {}).toEqual({});
		expect(template.active ?? false).toBe(false);
		expect(template.meta).toEqual({ templateCredsSetupCompleted: false });
		expect(template.settings).toEqual({ executionOrder: 'v1' });
		for (const { credentials = {} } of drawn) {
			// An ID belongs to one n8n: it would point at another credential elsewhere.
			for (const one of Object.values(credentials)) expect(one).toEqual({ name: expect.any(String) });
		}
	});

	test('takes care of its own failures', () => {
		const triggers = drawn.filter(({ type }) => type === 'n8n-nodes-base.errorTrigger');
		expect(triggers).toHaveLength(1);
		expect(leaving(triggers[0]).length).toBeGreaterThan(0);
	});

	test('leads every path to a node that says what it is', () => {
		for (const node of drawn) {
			const outputs = new Set(leaving(node).map(({ output }: Wire) => output));
			if (outputs.size === 0) {
				expect([node.name, endings]).toEqual([node.name, expect.arrayContaining([node.type])]);
				expect([node.name, node.onError]).not.toEqual([node.name, 'continueErrorOutput']);
			} else {
				const all = Array.from({ length: outputsOf(node) }, (_, output) => output);
				expect([node.name, [...outputs].sort()]).toEqual([node.name, all]);
			}
		}
	});
});

/** Data to try the template with, which nothing but a manual trigger starts. */
function isSample(name: string, type: string): boolean {
	return name.startsWith('Sample ') && ['n8n-nodes-base.code', 'n8n-nodes-base.set'].includes(type);
}

interface Locator {
	mode: string;
	value: unknown;
}

function locatorsIn(value: unknown): Locator[] {
	if (typeof value !== 'object' || value === null) return [];
	if ('__rl' in value) return [value as unknown as Locator];
	return Object.values(value).flatMap(locatorsIn);
}
