/** Installs what the repository needs: the root's own dependencies here, the real n8n in `n8n.mjs`. */
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatDuration, PlainError, print, printProgress, progressInterval } from './console.mjs';
import { run } from './processes.mjs';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const soapFolder = join(root, '.cache', 'node-soap');
const soapManifests = join(root, 'test', 'stacks', 'nodeSoap');
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

export function readJson(path) {
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

export async function npmCi(folder, what, flags = [], { quiet = false } = {}) {
	const stopReport = quiet
		? () => undefined
		: reportInstallation(folder, readJson(join(folder, 'package-lock.json')));
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

async function installSoap() {
	mkdirSync(soapFolder, { recursive: true });
	for (const file of ['package.json', 'package-lock.json', '.npmrc']) {
		copyFileSync(join(soapManifests, file), join(soapFolder, file));
	}
	try {
		await npmCi(soapFolder, 'The SOAP server of npm');
	} catch (error) {
		// One server of four: the tests of the others run, and its own say what is missing.
		print(error.message);
	}
}

export const soapStep = {
	title: 'Install the SOAP server of npm in .cache/node-soap (some seconds, once)',
	needed: () => !isInstalled(soapFolder, join(soapManifests, 'package-lock.json')),
	run: installSoap,
};
