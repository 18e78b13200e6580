/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- the end-to-end tools are a process of their own, they never run inside n8n */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { runDemo } from './demo';
import { demoNodes } from './demoCheck';
import { closeNode, openEditor, openNode, openWorkflow } from './editor';
import { root } from './paths';

/**
 * Makes the pictures of the documentation from the real editor: `node build/e2e/screenshot.js [folder]`, default `docs`.
 * Needs what `npm start` has installed and built, and a Chromium.
 */
async function takePictures(folder: string): Promise<void> {
	await mkdir(folder, { recursive: true });
	const stopping = new AbortController();
	for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => stopping.abort());
	await runDemo({
		once: true,
		items: 10,
		signal: stopping.signal,
		print: (line) => process.stdout.write(`${line}\n`),
		whileOpen: async ({ n8n, workflowId }) => {
			const editor = await openEditor(n8n);
			const { page } = editor;
			const picture = async (name: string) => {
				const path = join(folder, `${name}.png`);
				await page.screenshot({ path });
				process.stdout.write(`${path}\n`);
			};
			try {
				const [executionId] = await n8n.client.executionIds(workflowId);
				await openWorkflow(editor, n8n, workflowId);
				await page.keyboard.press('1');
				await page.waitForTimeout(1000);
				await picture('workflow');
				for (const [file, node] of [
					['archer-rename', demoNodes.rename],
					['softexpert-external-user', demoNodes.newHire],
					['assuresign-user', demoNodes.signingUser],
				]) {
					await openNode(editor, node);
					await picture(file);
					await closeNode(editor);
				}
				await page.goto(`${n8n.url}/workflow/${workflowId}/executions/${executionId}`);
				await page.waitForLoadState('networkidle');
				await page.waitForTimeout(2000);
				await picture('execution');
			} finally {
				await editor.close();
			}
		},
	});
}

takePictures(process.argv[2] ?? join(root, 'docs')).catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 1;
});
