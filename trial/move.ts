/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- this runs in a process of its own, never inside n8n */
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isWorkflow, movedWorkflow, type MovedNode, type Target } from './moving';
import { PublicApi } from './publicApi';

export const moveHelp = `Renames the node types of saved workflows when you change from one package to the other.

  move <file or folder>...       exported workflows (one or several in a file)
  move --url <address of n8n>    the workflows of a running n8n, with an API key in N8N_API_KEY

  --to single   for the packages of one service each (without it)
  --to whole    for the package that has all three
  --write       changes them; without it only says what would be changed`;

interface Moving {
	target: Target;
	write: boolean;
}

/** Files named, and those ending in .json in the folders named. */
function filesIn(paths: string[]): string[] {
	return paths.flatMap((path) =>
		statSync(path).isDirectory()
			? readdirSync(path)
					.filter((name) => name.endsWith('.json'))
					.sort()
					.map((name) => join(path, name))
			: [path],
	);
}

function moveFile(file: string, { target, write }: Moving): MovedNode[] {
	const text = readFileSync(file, 'utf8');
	const content = JSON.parse(text) as unknown;
	const moved: MovedNode[] = [];
	const changed = (value: unknown): unknown => {
		if (!isWorkflow(value)) return value;
		const result = movedWorkflow(value, target);
		moved.push(...result.moved);
		return result.workflow;
	};
	const result = Array.isArray(content) ? content.map(changed) : changed(content);
	if (write && moved.length > 0) {
		const indent = /^[[{]\n([ \t]+)/.exec(text)?.[1] ?? 2;
		writeFileSync(file, `${JSON.stringify(result, null, indent)}${text.endsWith('\n') ? '\n' : ''}`);
	}
	return moved;
}

async function moveInN8n(api: PublicApi, { target, write }: Moving): Promise<MovedNode[]> {
	const all: MovedNode[] = [];
	for await (const saved of api.workflows()) {
		const { workflow, moved } = movedWorkflow(saved, target);
		if (write && moved.length > 0) await api.replace(workflow);
		all.push(...moved);
	}
	return all;
}

/** `move` on the command line. @returns the status to end with */
export async function move(words: string[], print: (line: string) => void): Promise<number> {
	const { values, positionals } = parseArgs({
		args: words,
		allowPositionals: true,
		options: {
			to: { type: 'string', default: 'single' },
			url: { type: 'string' },
			write: { type: 'boolean', default: false },
			help: { type: 'boolean', default: false },
		},
	});
	const { to: target, url, write } = values;
	if (values.help || (url === undefined && positionals.length === 0)) {
		print(moveHelp);
		return values.help ? 0 : 1;
	}
	if (target !== 'single' && target !== 'whole') {
		throw new Error(`--to takes single or whole, not "${target}".`);
	}
	const moving: Moving = { target, write };
	const moved: MovedNode[] = filesIn(positionals).flatMap((file) => moveFile(file, moving));
	if (url !== undefined)
		moved.push(...(await moveInN8n(new PublicApi(url, process.env.N8N_API_KEY), moving)));
	for (const { workflow, node, from, to } of moved) print(`${workflow}, ${node}: ${from} -> ${to}`);
	const what = `${moved.length} ${moved.length === 1 ? 'node' : 'nodes'} of ${new Set(moved.map(({ workflowId }) => workflowId)).size} workflows`;
	if (moved.length === 0) print('No workflow has a node to move.');
	else print(write ? `Moved ${what}.` : `${what} would be moved. Nothing was changed; --write does it.`);
	return 0;
}
