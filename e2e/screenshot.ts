/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- the end-to-end tools are a process of their own, they never run inside n8n */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { runDemo } from './demo';
import { openEditor, openExecution } from './editor';
import { root } from './paths';
import { takeTemplatePictures } from './templatePictures';

/**
 * Makes pictures of the documentation from the real editor: `node build/e2e/screenshot.js [folder]`, default `docs`; those of
 * the templates are in `templates` of it. `npm run pictures` builds before. Needs a Chromium.
 */
async function takePictures(folder: string): Promise<void> {
	const ofTemplates = join(folder, 'templates');
	await mkdir(ofTemplates, { recursive: true });
	const stopping = new AbortController();
	for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => stopping.abort());
	const print = (line: string) => process.stdout.write(`${line}\n`);
	await runDemo({
		once: true,
		signal: stopping.signal,
		print,
		whileOpen: async ({ n8n, workflowId, executionId, credentials }) => {
			const editor = await openEditor(n8n);
			try {
				await openExecution(editor, n8n, workflowId, executionId);
				const path = join(folder, 'pictures', 'demo.png');
				await editor.page.screenshot({ path });
				for (const one of [path, ...(await takeTemplatePictures(editor, n8n, credentials, ofTemplates))]) {
					print(one);
				}
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
