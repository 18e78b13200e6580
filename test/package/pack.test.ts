/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- this test loads the package in a process of its own, it never runs inside n8n */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import {
	command,
	folderWithWorkflowOnly,
	installLikeN8n,
	packAndUnpack,
	repository,
	type PackedPackage,
} from './packed';

interface Found {
	nodes: Array<{
		name: string;
		properties: number;
		icons: string[];
		categories: string[];
		alias: string[];
		credentials: string[];
		operations: Array<{ resource: string; operation: string }>;
	}>;
	credentials: Array<{ name: string; properties: number; icons: string[]; supportedNodes: string[] }>;
	index: string[];
}

const published = [
	/^(package\.json|README\.md|LICENSE|CHANGELOG\.md)$/,
	/^dist\/(index\.js|index\.d\.ts|package\.json)$/,
	/^dist\/(nodes|credentials)\/[\w./-]+\.(js|d\.ts|svg)$/,
	/^dist\/nodes\/[\w./-]+\.node\.json$/,
	/^dist\/nodes\/\w+\/__schema__\/v\d+\.\d+\.\d+\/[\w/-]+\.json$/,
	/^dist\/nodes\/shared\/xml\/vendor\.LICENSES\.txt$/,
];

/**
 * Cold require time of a node file, as a share of that of n8n-workflow in the same process: a limit in milliseconds would
 * measure the machine. A node is loaded at n8n's start, so a slow one delays everybody.
 */
const requireLimitShare = 0.25;

let packed: PackedPackage;
let installed: string;
let modules: string;

jest.setTimeout(300_000);

beforeAll(async () => {
	packed = await packAndUnpack();
	installed = await installLikeN8n(packed);
	modules = folderWithWorkflowOnly(packed);
});

afterAll(() => packed?.remove());

async function loadLikeN8n<Answer>(...parameters: string[]): Promise<Answer> {
	const answer = await command(
		process.execPath,
		[path.join(__dirname, 'load-like-n8n.cjs'), installed, ...parameters],
		packed.folder,
		{ NODE_PATH: modules, NODE_ENV: 'production' },
	);
	return JSON.parse(answer) as Answer;
}

const n8nCore = path.join(repository, 'node_modules/n8n-core');

describe('the tarball', () => {
	it('holds only what is meant to be published', () => {
		expect(packed.files.filter((file) => !published.some((pattern) => pattern.test(file)))).toEqual([]);
		expect(
			packed.files.filter((file) => /(^|\/)(test|sandbox|e2e|templates|docs|scripts)\//.test(file)),
		).toEqual([]);
	});

	it('holds the texts, the entry points and every registered file with its codex', () => {
		const { main, types, n8n } = packed.manifest;
		const wanted = ['LICENSE', 'README.md', main, types, ...n8n.credentials];
		for (const node of n8n.nodes) wanted.push(node, `${node}on`);
		expect(wanted.filter((file) => !packed.files.includes(file))).toEqual([]);
	});

	it('registers every node and credential class of the source', () => {
		const sourceFiles = (readdirSync(repository + '/nodes', { recursive: true }) as string[])
			.filter((file) => file.endsWith('.node.ts'))
			.map((file) => `dist/nodes/${file.split(path.sep).join('/').replace(/\.ts$/, '.js')}`);
		const credentialFiles = readdirSync(repository + '/credentials')
			.filter((file) => file.endsWith('.credentials.ts'))
			.map((file) => `dist/credentials/${file.replace(/\.ts$/, '.js')}`);
		expect([...packed.manifest.n8n.nodes].sort()).toEqual(sourceFiles.sort());
		expect([...packed.manifest.n8n.credentials].sort()).toEqual(credentialFiles.sort());
	});

	it('asks for nothing but n8n-workflow', () => {
		expect(packed.manifest.dependencies ?? {}).toEqual({});
		expect(packed.manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
		expect(existsSync(path.join(installed, 'node_modules'))).toBe(false);
	});

	it('carries the licence of every bundled package', () => {
		const vendor = readFileSync(path.join(packed.unpacked, 'dist/nodes/shared/xml/vendor.js'), 'utf8');
		const licences = readFileSync(
			path.join(packed.unpacked, 'dist/nodes/shared/xml/vendor.LICENSES.txt'),
			'utf8',
		);
		const bundled = new Set(
			[...vendor.matchAll(/^\/\/ .*node_modules\/((?:@[^/]+\/)?[^/]+)\//gm)].map((match) => match[1]),
		);
		expect(bundled).toContain('fast-xml-parser');
		for (const name of bundled) {
			expect(licences).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+\\S* \\(\\S+\\)$`, 'm'));
		}
		expect(licences.match(/Permission is hereby granted/g)?.length).toBe(bundled.size);
	});

	it('holds no path of the machine that built it', () => {
		const telling = packed.files.filter((file) =>
			readFileSync(path.join(packed.unpacked, file), 'utf8').includes(repository),
		);
		expect(telling).toEqual([]);
	});
});

describe('the package in an empty folder', () => {
	let found: Found;

	beforeAll(async () => {
		found = await loadLikeN8n<Found>(n8nCore);
	});

	it('loads every node and credential with the loader of n8n', () => {
		expect(found.nodes).toHaveLength(packed.manifest.n8n.nodes.length);
		expect(found.credentials).toHaveLength(packed.manifest.n8n.credentials.length);
		for (const type of [...found.nodes, ...found.credentials]) {
			expect({ name: type.name, empty: type.properties === 0 }).toEqual({ name: type.name, empty: false });
		}
	});

	it('exports every registered class from its entry point', () => {
		const classes = [...packed.manifest.n8n.nodes, ...packed.manifest.n8n.credentials].map(
			(file) => path.basename(file).split('.')[0],
		);
		expect(found.index).toEqual(expect.arrayContaining([...classes, 'operations']));
	});

	it('has a light and a dark icon for every node and credential', () => {
		for (const { name, icons } of [...found.nodes, ...found.credentials]) {
			const files = icons.map((icon) => icon.replace(`icons/${packed.manifest.name}/`, ''));
			expect({ name, distinct: new Set(files).size }).toEqual({ name, distinct: 2 });
			for (const file of files) {
				expect(readFileSync(path.join(installed, file), 'utf8')).toMatch(/^<svg [^>]*viewBox="0 0 60 60"/);
			}
		}
	});

	it('is found by category and search word', () => {
		const categories = [
			'Data & Storage',
			'Finance & Accounting',
			'Marketing & Content',
			'Productivity',
			'Miscellaneous',
			'Sales',
			'Development',
			'Analytics',
			'Communication',
			'Utility',
		];
		for (const node of found.nodes) {
			expect(categories).toEqual(expect.arrayContaining(node.categories));
			expect(node.categories).not.toEqual([]);
			expect(node.alias).toContain('SOAP');
		}
	});

	it('joins each credential to the nodes that use it', () => {
		const used = new Set(found.nodes.flatMap(({ credentials }) => credentials));
		expect([...used].sort()).toEqual(found.credentials.map(({ name }) => name).sort());
		for (const { supportedNodes } of found.credentials) expect(supportedNodes).not.toEqual([]);
	});

	it('ships an output schema for every operation', () => {
		const missing: string[] = [];
		for (const [index, { operations }] of found.nodes.entries()) {
			const folder = path.dirname(packed.manifest.n8n.nodes[index]);
			for (const { resource, operation } of operations) {
				const file = path.join(folder, '__schema__/v1.0.0', resource, `${operation}.json`);
				if (!existsSync(path.join(installed, file))) missing.push(file);
				else expect(JSON.parse(readFileSync(path.join(installed, file), 'utf8'))).toHaveProperty('type');
			}
		}
		expect(found.nodes.flatMap(({ operations }) => operations).length).toBeGreaterThan(found.nodes.length);
		expect(missing).toEqual([]);
	});

	it('is required quickly', async () => {
		for (const file of packed.manifest.n8n.nodes) {
			// The best of three cold processes: what else the machine does is not the package's time.
			const shares: number[] = [];
			for (let round = 0; round < 3; round += 1) {
				shares.push((await loadLikeN8n<{ share: number }>(n8nCore, file)).share);
			}
			expect(Math.min(...shares)).toBeLessThanOrEqual(requireLimitShare);
		}
	});
});
