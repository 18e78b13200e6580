import { repository } from './address';

/** What is published from this tree beside the whole: n8n verifies one service per package. */
export interface SinglePackage {
	name: string;
	/** Folder below `nodes`. */
	folder: string;
	/** What people call the service. */
	service: string;
	description: string;
	keywords: string[];
	/** Node and credential classes, by the names of their files. */
	nodes: string[];
	credentials: string[];
	/** The types of the nodes, which name their pages below `docs/reference`. */
	pages: string[];
	/** Sections of `docs/credentials.md`: what each of the nodes needs, and where each credential is. */
	credentialSections: string[];
	credentialPages: string[];
	/** A workflow of `templates` to start with. */
	template: string;
}

/** The fields of the root's manifest that every other one repeats. */
export interface RootManifest {
	name: string;
	version: string;
	license: string;
	author: { name: string; email: string };
	engines: { node: string };
	peerDependencies: Record<string, string>;
	devDependencies: Record<string, string>;
	n8n: { n8nNodesApiVersion: number; strict: boolean };
	[key: string]: unknown;
}

/** All three systems, for who hosts n8n; n8n does not verify it. */
export const wholePackage = 'n8n-nodes-enterprise-soap';

export const singlePackages: SinglePackage[] = [
	{
		name: 'n8n-nodes-archer-grc',
		folder: 'Archer',
		service: 'Archer',
		description:
			'n8n nodes for Archer (GRC): users, groups, roles, records, searches and reports as plain n8n operations, and a trigger for changed records',
		keywords: ['archer', 'grc', 'irm', 'risk', 'compliance', 'user-provisioning'],
		nodes: ['Archer', 'ArcherTrigger'],
		credentials: ['ArcherApi'],
		pages: ['archer', 'archerTrigger'],
		credentialSections: ['archer', 'archer'],
		credentialPages: ['archer'],
		template: 'jira-ticket-to-archer-record',
	},
	{
		name: 'n8n-nodes-softexpert-suite',
		folder: 'SoftExpert',
		service: 'SoftExpert Suite',
		description:
			'n8n node for SoftExpert Suite: users, departments, positions, master data and workflows as plain n8n operations',
		keywords: ['softexpert', 'se-suite', 'bpm', 'qms', 'workflow', 'user-provisioning'],
		nodes: ['SoftExpert'],
		credentials: ['SoftExpertApi'],
		pages: ['softExpert'],
		credentialSections: ['softexpert'],
		credentialPages: ['softexpert'],
		template: 'joiner-mover-leaver',
	},
	{
		name: 'n8n-nodes-assuresign',
		folder: 'AssureSign',
		service: 'AssureSign',
		description:
			'n8n nodes for AssureSign (e-signature): documents, envelopes, signers, templates and users as plain n8n operations, and a trigger for signed documents',
		keywords: ['assuresign', 'nintex', 'e-signature', 'esign', 'documentnow'],
		nodes: ['AssureSign', 'AssureSignTrigger'],
		credentials: ['AssureSignApi', 'AssureSignTriggerApi'],
		pages: ['assureSign', 'assureSignTrigger'],
		credentialSections: ['assuresign', 'assuresign-trigger'],
		credentialPages: ['assuresign', 'assuresign-trigger'],
		template: 'send-for-signature-and-wait',
	},
];

/** The systems on one's own machine, for who has none of them; no package of n8n. */
export const sandboxPackage = 'enterprise-soap-sandbox';

/** Address of the repository as npm wants it in a manifest. */
export function repositoryField(directory?: string): Record<string, string> {
	return {
		type: 'git',
		url: `git+${repository}.git`,
		...(directory === undefined ? {} : { directory }),
	};
}

/** The manifest that is committed for a reviewer to see, and published as it is. */
export function singleManifest(one: SinglePackage, root: RootManifest): object {
	const directory = `packages/${one.name}`;
	return {
		name: one.name,
		version: root.version,
		description: one.description,
		license: root.license,
		homepage: `${repository}/tree/main/${directory}#readme`,
		keywords: ['n8n-community-node-package', 'n8n', ...one.keywords],
		author: root.author,
		repository: repositoryField(directory),
		bugs: { url: `${repository}/issues` },
		engines: root.engines,
		files: ['dist', 'templates'],
		n8n: {
			n8nNodesApiVersion: root.n8n.n8nNodesApiVersion,
			strict: root.n8n.strict,
			credentials: one.credentials.map((name) => `dist/credentials/${name}.credentials.js`),
			nodes: one.nodes.map((name) => `dist/nodes/${one.folder}/${name}.node.js`),
		},
		peerDependencies: root.peerDependencies,
	};
}

export function sandboxManifest(root: RootManifest): object {
	const directory = `packages/${sandboxPackage}`;
	return {
		name: sandboxPackage,
		version: root.version,
		description:
			'Archer, SoftExpert Suite and AssureSign simulated on 127.0.0.1, with credentials and workflows for n8n: try the nodes without an account',
		license: root.license,
		homepage: `${repository}/tree/main/${directory}#readme`,
		keywords: ['n8n', 'sandbox', 'simulation', 'soap', 'archer', 'softexpert', 'assuresign'],
		author: root.author,
		repository: repositoryField(directory),
		bugs: { url: `${repository}/issues` },
		engines: root.engines,
		bin: { [sandboxPackage]: 'dist/sandbox.js' },
		files: ['dist', 'contracts', 'templates'],
		dependencies: { saxes: root.devDependencies.saxes },
	};
}

/** The root's manifest with the address of now; everything else in it is written by hand. */
export function withRepository(root: RootManifest): object {
	return {
		...root,
		homepage: `${repository}#readme`,
		repository: repositoryField(),
		bugs: { url: `${repository}/issues` },
	};
}

/** Places below a package's folder that are links to the one tree, by what they point at. */
export function linksOf(one: SinglePackage): Record<string, string> {
	return Object.fromEntries([
		['nodes/shared', '../../../nodes/shared'],
		[`nodes/${one.folder}`, `../../../nodes/${one.folder}`],
		...one.credentials.map((name) => [
			`credentials/${name}.credentials.ts`,
			`../../../credentials/${name}.credentials.ts`,
		]),
	]) as Record<string, string>;
}

/** The full name of each node type in the whole package, and the one that it has in its own package. */
export function movedTypes(): Record<string, string> {
	return Object.fromEntries(
		singlePackages.flatMap(({ name, nodes }) =>
			nodes.map((node) => {
				const type = node[0].toLowerCase() + node.slice(1);
				return [`${wholePackage}.${type}`, `${name}.${type}`];
			}),
		),
	);
}
