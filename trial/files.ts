/* eslint-disable @n8n/community-nodes/no-restricted-imports -- this runs in a process of its own, never inside n8n */
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sandboxCredentials } from '../e2e/systems';
import type { Sandbox } from '../sandbox';
import { movedWorkflow, type SavedWorkflow, type Target } from './moving';

interface NamedCredentials {
	credentials?: Record<string, { id?: string; name: string }>;
}

/** The same in every file, so that the workflows find the credentials. */
const idOf = (type: string) => `sandbox-${type}`;

export interface Written {
	credentials: string;
	workflows: string;
}

/** Writes what n8n imports: the credentials of a running sandbox, and the workflows of the documentation. */
export function writeFiles(
	sandbox: Sandbox,
	{ folder, templates, target }: { folder: string; templates: string; target: Target },
): Written {
	const written = { credentials: join(folder, 'credentials.json'), workflows: join(folder, 'workflows') };
	mkdirSync(written.workflows, { recursive: true });
	const credentials = sandboxCredentials(sandbox).map(({ name, type, data }) => ({
		id: idOf(type),
		name,
		type,
		data,
	}));
	writeFileSync(written.credentials, `${JSON.stringify(credentials, null, 2)}\n`);
	for (const file of readdirSync(templates).filter((name) => name.endsWith('.json'))) {
		const template = JSON.parse(readFileSync(join(templates, file), 'utf8')) as SavedWorkflow;
		const { workflow } = movedWorkflow(template, target);
		const nodes = workflow.nodes.map((node) => withIds(node));
		const content = { id: file.replace(/\.json$/, ''), active: false, ...workflow, nodes };
		writeFileSync(join(written.workflows, file), `${JSON.stringify(content, null, 2)}\n`);
	}
	return written;
}

function withIds<Node extends object>(node: Node & NamedCredentials): Node {
	if (node.credentials === undefined) return node;
	const credentials = Object.fromEntries(
		Object.entries(node.credentials).map(([type, { name }]) => [type, { id: idOf(type), name }]),
	);
	return { ...node, credentials };
}
