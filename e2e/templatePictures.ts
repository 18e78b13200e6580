/* eslint-disable @n8n/community-nodes/no-restricted-imports -- the end-to-end tools are a process of their own, they never run inside n8n */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openWorkflow, type Editor } from './editor';
import type { N8n } from './n8n';
import { root } from './paths';
import { withCredentials, withSubWorkflows } from './prepare';
import type { N8nClient, StoredCredential } from './rest';
import { loadTemplate, type WorkflowFile } from './workflow';

/** So much smaller than on the canvas at full size; wide workflows get smaller still. */
const scale = 0.5;
const widest = 3600;
/** What the editor draws around the canvas. */
const frame = { width: 60, height: 120 };
const margin = 60;

/** What the editor lays over the canvas. */
const controls = [
	'canvas-controls',
	'canvas-chat-button',
	'execute-workflow-button',
	'main-header-tabs',
	'node-creator-plus-button',
	'node-buttons',
];
const hidden =
	', .tab-bar-container, .vue-flow__controls, [class*="executionButtons"], [class*="nodeButtonsWrapper"] { display: none !important; }';

/** Credentials in name only, so that no node is marked for lacking one. */
async function placeholders(
	templates: WorkflowFile[],
	client: N8nClient,
	credentials: StoredCredential[],
): Promise<StoredCredential[]> {
	const taken = await client.credentialTypes();
	const foreign = templates.flatMap(({ nodes }) => nodes).filter((node) => node.credentials === undefined);
	// Of a node that takes several, its authentication says which; the others do no harm.
	const wanted = foreign.flatMap(({ type, parameters: { genericAuthType, nodeCredentialType } }) => {
		const chosen = genericAuthType ?? nodeCredentialType;
		return chosen === undefined ? (taken.get(type) ?? []) : [String(chosen)];
	});
	const missing = [...new Set(wanted)].filter((type) => !credentials.some((one) => one.type === type));
	return await Promise.all(missing.map(async (type) => await client.createCredential(type, type, {})));
}

/** How large the workflow is on the canvas. */
function sizeOf({ nodes }: WorkflowFile): { width: number; height: number } {
	const ends = (axis: 0 | 1, length: 'width' | 'height', ofNode: number) => {
		const starts = nodes.map(({ position }) => position[axis]);
		const lasts = nodes.map(
			({ position, parameters }) => position[axis] + Number(parameters[length] ?? ofNode),
		);
		return Math.max(...lasts) - Math.min(...starts);
	};
	return { width: ends(0, 'width', 160), height: ends(1, 'height', 140) };
}

/** Draws every template on the editor's canvas: one PNG for each, of its name. */
export async function takeTemplatePictures(
	editor: Editor,
	n8n: N8n,
	credentials: StoredCredential[],
	folder: string,
): Promise<string[]> {
	const { page } = editor;
	const files = (await readdir(join(root, 'templates'))).filter((name) => name.endsWith('.json')).sort();
	const names = files.map((file) => file.replace('.json', ''));
	const templates = await Promise.all(names.map(loadTemplate));
	const all = [...credentials, ...(await placeholders(templates, n8n.client, credentials))];
	const ids = new Map(templates.map(({ name }) => [name, 'chosen']));
	const paths: string[] = [];
	for (const [index, template] of templates.entries()) {
		const shown = withSubWorkflows(await withCredentials(template, n8n.client, all), ids);
		const id = await n8n.client.importWorkflow(shown, all);
		const { width, height } = sizeOf(template);
		const factor = Math.min(scale, widest / (width + margin));
		const size = {
			width: Math.ceil((width + margin) * factor) + frame.width,
			height: Math.ceil((height + margin) * factor) + frame.height,
		};
		await page.setViewportSize(size);
		await openWorkflow(editor, n8n, id);
		await page.keyboard.press('1');
		await page.addStyleTag({ content: controls.map((name) => `[data-test-id="${name}"]`).join() + hidden });
		await page.waitForTimeout(1000);
		const path = join(folder, `${names[index]}.png`);
		const canvas = page.getByTestId('canvas').or(page.getByTestId('canvas-wrapper')).first();
		await canvas.screenshot({ path, animations: 'disabled' });
		paths.push(path);
	}
	return paths;
}
