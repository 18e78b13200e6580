/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- this packs the package in a process of its own, it never runs inside n8n */
import { execFile } from 'node:child_process';
import {
	cpSync,
	existsSync,
	mkdtempSync,
	mkdirSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';

export const repository = path.resolve(__dirname, '../..');

export interface Manifest {
	name: string;
	version: string;
	main: string;
	n8n: { nodes: string[]; credentials: string[] };
	[key: string]: unknown;
}

export interface PackedPackage {
	/** Everything below is inside this folder, which lies outside of the repository. */
	folder: string;
	/** The unpacked package as published, nothing stripped. */
	unpacked: string;
	/** Paths inside the package, with forward slashes. */
	files: string[];
	/** Bytes of the tarball. */
	size: number;
	manifest: Manifest;
	remove(): void;
}

export function readManifest(directory: string): Manifest {
	return JSON.parse(readFileSync(path.join(directory, 'package.json'), 'utf8')) as Manifest;
}

/**
 * npm hands its own settings down to the scripts it runs; the ones of a surrounding `npm test` must not decide what an
 * install in an unrelated folder does. NODE_ENV goes too: with jest's value, `test`, n8n's loader leaves out its
 * isolation and eslint-plugin-n8n-nodes-base takes every file for its own fixture.
 */
function environmentOfAUser(): NodeJS.ProcessEnv {
	return Object.fromEntries(
		Object.entries(process.env).filter(([name]) => !/^(npm_.*|NODE_(ENV|PATH|OPTIONS)|JEST_.*)$/i.test(name)),
	);
}

/** @returns the standard output; a status other than 0 becomes an error that carries both streams */
export async function command(
	program: string,
	parameters: string[],
	directory: string,
	variables: NodeJS.ProcessEnv = {},
): Promise<string> {
	const options = {
		cwd: directory,
		env: { ...environmentOfAUser(), ...variables },
		maxBuffer: 64 * 1024 * 1024,
	};
	return await new Promise((resolve, reject) => {
		execFile(program, parameters, options, (error, stdout, stderr) => {
			if (error === null) resolve(stdout);
			else reject(new Error(`${error.message}\n${stdout}\n${stderr}`));
		});
	});
}

/**
 * Jest runs test files side by side in processes of one parent, and each build starts by deleting dist: the first one
 * builds, the others wait. The parent's id in the name keeps a killed run from blocking the next.
 */
async function buildWhenMissing(): Promise<void> {
	const lastFile = path.join(repository, 'dist/nodes/shared/xml/vendor.LICENSES.txt');
	const turn = path.join(tmpdir(), `enterprise-soap-build-${process.ppid}`);
	if (existsSync(lastFile) && !existsSync(turn)) return;
	const isFirst = mkdirSync(turn, { recursive: true }) !== undefined;
	if (!isFirst) {
		while (existsSync(turn)) await setTimeout(200);
		return;
	}
	try {
		await command('npm', ['run', 'build'], repository);
	} finally {
		rmSync(turn, { recursive: true, force: true });
	}
}

/** Folders of the packages that are made of the build, in `build/packages`; made anew. */
export async function stagePackages(): Promise<string[]> {
	await buildWhenMissing();
	const names = await command(process.execPath, ['scripts/stage.mjs'], repository);
	return names
		.trim()
		.split('\n')
		.map((name) => path.join(repository, name));
}

/** Packs the built tree, or a staged package, as `npm publish` would, and unpacks it; builds first when there is no build. */
export async function packAndUnpack(source = repository): Promise<PackedPackage> {
	await buildWhenMissing();
	const folder = mkdtempSync(path.join(tmpdir(), 'packed-'));
	const remove = () => rmSync(folder, { recursive: true, force: true });
	let complete = false;
	try {
		const answer = await command(
			'npm',
			['pack', '--json', '--ignore-scripts', '--pack-destination', folder],
			source,
		);
		const [{ filename, files, size }] = packResults(answer);
		const unpacked = path.join(folder, 'unpacked');
		mkdirSync(unpacked);
		await command(
			'tar',
			['-xzf', path.join(folder, filename), '-C', unpacked, '--strip-components=1'],
			folder,
		);
		const paths = files.map((file) => file.path).sort();
		complete = true;
		return { folder, unpacked, files: paths, size, manifest: readManifest(unpacked), remove };
	} finally {
		if (!complete) remove();
	}
}

interface PackResult {
	filename: string;
	size: number;
	files: Array<{ path: string }>;
}

/** npm up to 10 answers with a list, npm 11 and later may answer with an object keyed by package name. */
function packResults(answer: string): PackResult[] {
	const parsed = JSON.parse(answer) as PackResult[] | Record<string, PackResult>;
	return Array.isArray(parsed) ? parsed : Object.values(parsed);
}

/**
 * Installs the way n8n's Community Nodes page does (`downloadPackage` in n8n 2.41.1,
 * modules/community-packages/community-packages.service.js): the development and peer sections are stripped from the
 * unpacked package.json, then npm installs what is left inside the package folder.
 *
 * @returns the package's folder inside a node_modules folder that holds nothing else
 */
export async function installLikeN8n(packed: PackedPackage): Promise<string> {
	const installed = path.join(packed.folder, 'nodes/node_modules', packed.manifest.name);
	mkdirSync(path.dirname(installed), { recursive: true });
	cpSync(packed.unpacked, installed, { recursive: true });
	const manifest = readManifest(installed);
	delete manifest.devDependencies;
	delete manifest.peerDependencies;
	delete manifest.optionalDependencies;
	writeFileSync(path.join(installed, 'package.json'), JSON.stringify(manifest, null, 2));
	await command(
		'npm',
		[
			'install',
			'--audit=false',
			'--fund=false',
			'--bin-links=false',
			'--install-strategy=shallow',
			'--ignore-scripts=true',
			'--package-lock=false',
			// A package that needs nothing from a registry installs without one.
			'--offline',
		],
		installed,
	);
	return installed;
}

/**
 * n8n prepends its own module folders to NODE_PATH; of these the package may count on n8n-workflow alone.
 *
 * @returns a folder for NODE_PATH that holds n8n-workflow and nothing else
 */
export function folderWithWorkflowOnly(packed: PackedPackage): string {
	const folder = path.join(packed.folder, 'n8n-modules');
	mkdirSync(folder, { recursive: true });
	symlinkSync(path.join(repository, 'node_modules/n8n-workflow'), path.join(folder, 'n8n-workflow'), 'dir');
	return folder;
}
