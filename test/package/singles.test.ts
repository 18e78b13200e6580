/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- this test loads the packages in processes of their own, it never runs inside n8n */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { sandboxPackage, singlePackages, wholePackage } from '../../generate/packages';
import {
	command,
	folderWithWorkflowOnly,
	installLikeN8n,
	packAndUnpack,
	repository,
	stagePackages,
	type PackedPackage,
} from './packed';

/** The packages of one service each, as they would be published: packed, installed, loaded by n8n's loader and scanned. */

interface Found {
	nodes: Array<{ name: string; icons: string[]; credentials: string[] }>;
	credentials: Array<{ name: string; supportedNodes: string[] }>;
}

const typeOf = (name: string) => name[0].toLowerCase() + name.slice(1);
const packed = new Map<string, PackedPackage>();

jest.setTimeout(300_000);

beforeAll(async () => {
	for (const folder of await stagePackages()) {
		packed.set(path.basename(folder), await packAndUnpack(folder));
	}
});

afterAll(() => {
	for (const one of packed.values()) one.remove();
});

test('every package is staged, in the version of the whole', () => {
	expect([...packed.keys()].sort()).toEqual(
		[...singlePackages.map(({ name }) => name), sandboxPackage].sort(),
	);
	const { version } = JSON.parse(readFileSync(path.join(repository, 'package.json'), 'utf8')) as {
		version: string;
	};
	expect([...packed.values()].map(({ manifest }) => manifest.version)).toEqual(
		[...packed.keys()].map(() => version),
	);
});

describe.each(singlePackages)('$name', (one) => {
	const others = singlePackages.filter(({ name }) => name !== one.name);

	async function scan(
		leg: 'entries' | 'tarball',
		folder: string,
	): Promise<{ passed: boolean; files: string[] }> {
		const script = path.join(__dirname, 'scan.mjs');
		return JSON.parse(await command(process.execPath, [script, leg, folder], repository)) as {
			passed: boolean;
			files: string[];
		};
	}

	test('is loaded by n8n with its own nodes and credentials, and with nobody else', async () => {
		const own = packed.get(one.name)!;
		const answer = await command(
			process.execPath,
			[
				path.join(__dirname, 'load-like-n8n.cjs'),
				await installLikeN8n(own),
				path.join(repository, 'node_modules/n8n-core'),
			],
			own.folder,
			{ NODE_PATH: folderWithWorkflowOnly(own), NODE_ENV: 'production' },
		);
		const found = JSON.parse(answer) as Found;
		const types = one.nodes.map((name) => `${one.name}.${typeOf(name)}`);
		const credentials = one.credentials.map(typeOf);
		expect(found.nodes.map(({ name }) => `${one.name}.${name}`).sort()).toEqual([...types].sort());
		expect(found.credentials.map(({ name }) => name).sort()).toEqual([...credentials].sort());
		for (const { icons } of found.nodes) expect(new Set(icons).size).toBe(2);
		for (const { supportedNodes } of found.credentials) {
			expect(supportedNodes).not.toEqual([]);
			for (const name of supportedNodes) expect(types).toContain(`${one.name}.${name}`);
		}
	});

	test('holds its own files, and of the others none', () => {
		const { files, manifest, unpacked } = packed.get(one.name)!;
		expect(files).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'dist/nodes/shared/calls.js']));
		expect(files.filter((file) => others.some(({ folder }) => file.includes(`/${folder}/`)))).toEqual([]);
		expect(manifest.dependencies).toBeUndefined();
		expect(manifest.scripts).toBeUndefined();
		for (const name of one.nodes) {
			const codex = path.join(unpacked, `dist/nodes/${one.folder}/${name}.node.json`);
			expect(JSON.parse(readFileSync(codex, 'utf8'))).toMatchObject({ node: `${one.name}.${typeOf(name)}` });
		}
	});

	test('has templates whose nodes are those of the packages of one service each', () => {
		const folder = path.join(packed.get(one.name)!.unpacked, 'templates');
		const names = readdirSync(folder);
		expect(names).toContain(`${one.template}.json`);
		for (const name of names) {
			const text = readFileSync(path.join(folder, name), 'utf8');
			const { nodes } = JSON.parse(text) as { nodes: Array<{ type: string }> };
			expect(nodes.filter(({ type }) => type.startsWith(`${one.name}.`))).not.toEqual([]);
			expect(nodes.filter(({ type }) => type.startsWith(wholePackage))).toEqual([]);
		}
	});

	test("passes n8n's scanner, as a tarball and as sources", async () => {
		const tarball = await scan('tarball', packed.get(one.name)!.unpacked);
		expect(tarball).toMatchObject({ passed: true });
		expect(tarball.files).toEqual(expect.arrayContaining(['package.json', 'dist/nodes/shared/start.js']));
		// What else is linked there is scanned with the whole (scanner.test.ts).
		const sources = await scan('entries', path.join(repository, 'packages', one.name));
		expect(sources).toMatchObject({ passed: true });
		expect(sources.files).toEqual(
			expect.arrayContaining([
				'package.json',
				...one.nodes.map((name) => `nodes/${one.folder}/${name}.node.ts`),
				...one.credentials.map((name) => `credentials/${name}.credentials.ts`),
			]),
		);
	});
});
