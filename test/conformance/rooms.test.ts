/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { systems as registry } from '../../index';
import { circlesOf, importsOf, sourcesBelow } from '../../scripts/lib/imports';

/** Which room may take what from which: the arrows between the folders of the sources, types included. */

const root = path.join(__dirname, '..', '..');
const folders = ['credentials', 'docs', 'e2e', 'generate', 'nodes', 'sandbox', 'scripts', 'test', 'trial'];
const imports = importsOf(root, ['index.ts', ...folders.flatMap((folder) => sourcesBelow(root, folder))]);

/** The first name below a folder, without the ending of a file; undefined for what lies elsewhere. */
const nameBelow = (folder: string, file: string) =>
	file.startsWith(`${folder}/`) ? file.slice(folder.length + 1).split(/[/.]/)[0] : undefined;

const namesBelow = (folder: string) =>
	[...new Set([...imports.keys()].flatMap((file) => nameBelow(folder, file) ?? []))].sort();

const systems = namesBelow('nodes').filter((name) => name !== 'shared');

/** Beside itself. What is not listed is free. */
const mayImport: Record<string, string[]> = {
	'nodes/shared': [],
	...Object.fromEntries(systems.map((name) => [`nodes/${name}`, ['nodes/shared']])),
	// The example stands on the engine as a package of its own would.
	docs: ['nodes/shared', 'sandbox'],
	generate: ['nodes/shared'],
	// Takes what it accepts from the contracts: what both took from the same wrong idea would never show.
	sandbox: [],
	e2e: ['sandbox'],
	scripts: [],
	trial: ['generate', 'sandbox', 'e2e'],
};

/** From the bottom up: a room imports itself and those before it. */
const orderOfShared = ['xml', 'soap', 'wsdl', 'operation', 'engine', 'n8n'];
const orderOfSandboxSystem = ['state', 'access', 'method', 'wire', 'methods', 'seeds', 'server'];
const sandboxSystems = Object.keys(registry).sort();

interface Arrow {
	from: string;
	to: string;
}

const arrows: Arrow[] = [...imports].flatMap(([from, targets]) => targets.map((to) => ({ from, to })));
const roomOf = (file: string) => /^(?:nodes\/[^/]+|[^/]+)/.exec(file)![0];

function arrowsUpwards(folder: string, order: string[]): Arrow[] {
	return arrows.filter(({ from, to }) => {
		const [own, other] = [nameBelow(folder, from), nameBelow(folder, to)];
		return own !== undefined && other !== undefined && order.indexOf(other) > order.indexOf(own);
	});
}

/** Types are gone when the code runs; anything else ties a room to n8n. */
function takesValuesOf(packageName: string, file: string): boolean {
	const source = readFileSync(path.join(root, file), 'utf8');
	const statements = source.match(new RegExp(`(?:import|export)[^;]*?['"]${packageName}['"]`, 'g')) ?? [];
	return statements.some((statement) => !/^(?:import|export) type\b/.test(statement));
}

test('the arrows are those of the sources', () => {
	expect(arrows).toContainEqual({ from: 'sandbox/main.ts', to: 'sandbox/index.ts' });
	expect(arrows.length).toBeGreaterThan(imports.size);
});

test('nothing imports itself in a circle', () => {
	expect(circlesOf(imports)).toEqual([]);
});

describe.each(Object.keys(mayImport))('%s', (room) => {
	test(`imports ${mayImport[room].join(' and ') || 'nothing'} beside itself`, () => {
		const allowed = [room, ...mayImport[room]];
		const strangers = arrows.filter(({ from, to }) => roomOf(from) === room && !allowed.includes(roomOf(to)));
		expect(strangers).toEqual([]);
	});
});

describe('nodes/shared', () => {
	test('every room has its place in the order', () => {
		expect(namesBelow('nodes/shared')).toEqual([...orderOfShared].sort());
	});

	test('no room imports one above it', () => {
		const upwards = arrowsUpwards('nodes/shared', orderOfShared);
		expect(upwards).toEqual([]);
	});

	test.each(orderOfShared.slice(0, -1))('%s takes no values from n8n', (room) => {
		const files = sourcesBelow(root, `nodes/shared/${room}`);
		expect(files.filter((file) => takesValuesOf('n8n-workflow', file))).toEqual([]);
	});
});

describe.each(sandboxSystems)('sandbox/%s', (system) => {
	const folder = `sandbox/${system}`;

	test('has the rooms of the other systems', () => {
		expect(namesBelow(folder)).toEqual([...orderOfSandboxSystem].sort());
		const files = sourcesBelow(root, folder).map((file) => file.slice(folder.length + 1));
		expect(files).toEqual(
			expect.arrayContaining([
				'methods/index.ts',
				'state/index.ts',
				'state/model.ts',
				'wire/message.ts',
				'wire/request.ts',
			]),
		);
	});

	test('no room imports one above it, nor another system', () => {
		expect(arrowsUpwards(folder, orderOfSandboxSystem)).toEqual([]);
		const others = sandboxSystems.filter((name) => name !== system);
		const strangers = arrows.filter(
			({ from, to }) =>
				from.startsWith(`${folder}/`) && others.some((name) => to.startsWith(`sandbox/${name}/`)),
		);
		expect(strangers).toEqual([]);
	});
});
