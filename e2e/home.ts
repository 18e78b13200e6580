/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- the end-to-end tools are a process of their own, they never run inside n8n */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from './paths';

const runFile = promisify(execFile);

interface PackageManifest {
	name: string;
	version: string;
	[key: string]: unknown;
}

/** A fresh n8n user folder. Whoever makes it removes it; n8n started with `removeHome` does so itself. */
export async function createHome(): Promise<string> {
	return await mkdtemp(join(tmpdir(), 'enterprise-soap-n8n-'));
}

/**
 * Lays a package into an n8n user folder the way n8n's own installation does (community-packages.service.js,
 * `downloadPackage`): the packed tarball unpacked into `.n8n/nodes/node_modules`, development and peer dependencies
 * taken out of its manifest, and the package named in `.n8n/nodes/package.json`. Returns the installed folder.
 */
export async function installPackage(home: string, source: string = root): Promise<string> {
	const nodesFolder = join(home, '.n8n', 'nodes');
	const unpackFolder = join(nodesFolder, 'unpack');
	await mkdir(unpackFolder, { recursive: true });
	await runFile('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', unpackFolder], {
		cwd: source,
		shell: process.platform === 'win32',
	});
	const manifest = JSON.parse(await readFile(join(source, 'package.json'), 'utf8')) as PackageManifest;
	// npm names the tarball after the package: a scope's at sign goes and its slash becomes a dash.
	const tarball = `${manifest.name.replace(/^@/, '').replace('/', '-')}-${manifest.version}.tgz`;
	await runFile('tar', ['-xzf', tarball], { cwd: unpackFolder });
	const target = join(nodesFolder, 'node_modules', manifest.name);
	await mkdir(join(target, '..'), { recursive: true });
	await rename(join(unpackFolder, 'package'), target);
	await rm(unpackFolder, { recursive: true });

	const packed = JSON.parse(await readFile(join(target, 'package.json'), 'utf8')) as PackageManifest;
	delete packed.devDependencies;
	delete packed.peerDependencies;
	delete packed.optionalDependencies;
	await writeFile(join(target, 'package.json'), JSON.stringify(packed, null, 2));
	await writeFile(
		join(nodesFolder, 'package.json'),
		JSON.stringify(
			{ name: 'installed-nodes', private: true, dependencies: { [packed.name]: packed.version } },
			null,
			2,
		),
	);
	return target;
}
