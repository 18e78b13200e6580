/**
 * Runs in a process of its own: `node load-like-n8n.cjs <installed package> <n8n-core folder> [<file to time>]`.
 *
 * Loads the package with the loader of the real n8n while a hook refuses every module that a package may not ask for,
 * and prints what was found as JSON. With a file to time, loads only that file and prints the share of what n8n-workflow took.
 */
const Module = require('node:module');
const path = require('node:path');

const [packageFolder, coreFolder, fileToTime] = process.argv.slice(2);
const allowed = new Set(['n8n-workflow', 'crypto', 'node:crypto']);
const load = Module._load;

Module._load = function (request, parent, isMain) {
	const asker = parent?.filename ?? '';
	if (asker.startsWith(packageFolder + path.sep) && !request.startsWith('.') && !allowed.has(request)) {
		throw new Error(`${path.relative(packageFolder, asker)} requires "${request}"`);
	}
	return load.call(this, request, parent, isMain);
};

if (fileToTime === undefined) describePackage();
else timeOneFile();

function timeOneFile() {
	// n8n itself has loaded this long before any package, so it is no part of a package's own time; but it is a yardstick
	// that knows how fast the machine is just now. The processor's time, so that other programs do not count.
	const spent = () => process.cpuUsage().user + process.cpuUsage().system;
	const start = spent();
	require('n8n-workflow');
	const workflowLoaded = spent();
	for (const Type of Object.values(require(path.join(packageFolder, fileToTime)))) new Type();
	const share = (spent() - workflowLoaded) / (workflowLoaded - start);
	process.stdout.write(JSON.stringify({ share }));
}

async function describePackage() {
	// Loaded by path: the installed package must not be able to reach n8n-core or anything beside it by name.
	const { PackageDirectoryLoader } = require(coreFolder);
	const loader = new PackageDirectoryLoader(packageFolder);
	await loader.loadAll();
	const iconsOf = (type) =>
		typeof type.iconUrl === 'string' ? [type.iconUrl] : Object.values(type.iconUrl ?? {});
	const found = {
		nodes: loader.types.nodes.map((node) => ({
			name: node.name,
			properties: node.properties.length,
			icons: iconsOf(node),
			categories: node.codex?.categories ?? [],
			alias: node.codex?.alias ?? [],
			credentials: (node.credentials ?? []).map(({ name }) => name),
			operations: operationsOf(node.properties),
		})),
		credentials: loader.types.credentials.map((credential) => ({
			name: credential.name,
			properties: credential.properties.length,
			icons: iconsOf(credential),
			supportedNodes: credential.supportedNodes ?? [],
		})),
		index: hasEntryPoint() ? Object.keys(require(packageFolder)).sort() : [],
	};
	process.stdout.write(JSON.stringify(found));
}

/** Pairs of resource and operation that the editor offers. */
function operationsOf(properties) {
	return properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ displayOptions, options }) =>
			(displayOptions?.show?.resource ?? []).flatMap((resource) =>
				options.map(({ value }) => ({ resource, operation: value })),
			),
		);
}

/** The packages of one service are for n8n alone, which asks for the registered files. */
function hasEntryPoint() {
	return require(path.join(packageFolder, 'package.json')).main !== undefined;
}
