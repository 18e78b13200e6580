/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- this test runs the sandbox's package in a process of its own */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { sandboxPackage, wholePackage } from '../../generate/packages';
import { command, packAndUnpack, repository, stagePackages, type PackedPackage } from './packed';

/** What a stranger gets with npx, who has nothing of this repository. */

interface Started {
	url: string;
	credentials: Array<{ name: string; type: string; data: Record<string, unknown> }>;
	files?: { credentials: string; workflows: string };
}

let packed: PackedPackage;
let program: string;
let child: ChildProcess | undefined;

jest.setTimeout(300_000);

beforeAll(async () => {
	const folder = (await stagePackages()).find((name) => path.basename(name) === sandboxPackage)!;
	packed = await packAndUnpack(folder);
	// As npm lays out its one dependency, and that one's.
	mkdirSync(path.join(packed.unpacked, 'node_modules'));
	for (const name of ['saxes', 'xmlchars']) {
		symlinkSync(
			path.join(repository, 'node_modules', name),
			path.join(packed.unpacked, 'node_modules', name),
			'dir',
		);
	}
	program = path.join(packed.unpacked, (packed.manifest.bin as Record<string, string>)[sandboxPackage]);
});

afterAll(() => packed?.remove());
afterEach(() => void child?.kill('SIGKILL'));

async function start(...words: string[]): Promise<Started> {
	child = spawn(process.execPath, [program, '--json', '--port', '0', ...words], {
		cwd: packed.folder,
		stdio: ['pipe', 'pipe', 'inherit'],
	});
	const [line] = (await once(child.stdout!, 'data')) as [Buffer];
	return JSON.parse(line.toString('utf8')) as Started;
}

test('needs nothing but what its manifest names', () => {
	expect(Object.keys(packed.manifest.dependencies as object)).toEqual(['saxes']);
	expect(packed.files).toEqual(expect.arrayContaining(['dist/sandbox.js', 'contracts/archer.json']));
	expect(readFileSync(program, 'utf8')).not.toContain(repository);
});

test('plays the systems, and writes what n8n imports', async () => {
	const { url, credentials, files } = await start('--packages', 'single', '--folder', 'given');
	const wsdl = await fetch(`${url}/archer/ws/general.asmx?WSDL`, { headers: { connection: 'close' } });
	expect(await wsdl.text()).toContain('CreateUserSessionFromInstance');

	const given = JSON.parse(readFileSync(path.join(packed.folder, files!.credentials), 'utf8')) as Array<
		Started['credentials'][number] & { id: string }
	>;
	expect(given).toMatchObject(credentials);
	const folder = path.join(packed.folder, files!.workflows);
	expect(readdirSync(folder).sort()).toEqual(readdirSync(path.join(repository, 'templates')).sort());
	for (const name of readdirSync(folder)) {
		const workflow = JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as {
			id: string;
			nodes: Array<{ type: string; credentials?: Record<string, { id: string; name: string }> }>;
		};
		expect(workflow.id).toBe(path.basename(name, '.json'));
		expect(workflow.nodes.filter(({ type }) => type.startsWith(wholePackage))).toEqual([]);
		for (const { credentials: named = {} } of workflow.nodes) {
			for (const [type, { id, name: called }] of Object.entries(named)) {
				expect(given).toContainEqual(expect.objectContaining({ type, id, name: called }));
			}
		}
	}
	child!.stdin!.end();
	expect(await once(child!, 'exit')).toEqual([0, null]);
});

test('writes nothing when it is told so, and refuses what it does not know', async () => {
	await start('--no-files');
	expect(existsSync(path.join(packed.folder, sandboxPackage))).toBe(false);
	await expect(command(process.execPath, [program, '--packages', 'two'], packed.folder)).rejects.toThrow(
		'--packages takes single or whole, not "two".',
	);
});

test('moves saved workflows from one package to the other', async () => {
	const file = path.join(packed.unpacked, 'templates', 'joiner-mover-leaver.json');
	const before = readFileSync(file, 'utf8');
	const dry = await command(process.execPath, [program, 'move', file], packed.folder);
	expect(dry).toContain('n8n-nodes-enterprise-soap.archer -> n8n-nodes-archer-grc.archer');
	expect(readFileSync(file, 'utf8')).toBe(before);
	await command(process.execPath, [program, 'move', file, '--write'], packed.folder);
	expect(readFileSync(file, 'utf8')).not.toContain(`${wholePackage}.`);
	await command(process.execPath, [program, 'move', file, '--to', 'whole', '--write'], packed.folder);
	expect(readFileSync(file, 'utf8')).toBe(before);
});
