/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- the end-to-end tools are a process of their own, they never run inside n8n */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startSandbox } from '../sandbox';
import { animated, type Frame } from './animation';
import * as building from './building';
import { openEditor, type Editor } from './editor';
import { createHome, installPackage } from './home';
import { startN8n } from './n8n';
import { root } from './paths';
import { sandboxCredentials } from './systems';

/**
 * Makes the pictures of docs/tutorial and the moving one of README.md from the real editor, by doing what the tutorial says:
 * `node build/e2e/tutorialPictures.js`. Needs what `npm start` has installed and built, and a Chromium.
 */
const folder = join(root, 'docs', 'pictures');

async function takePictures(editor: Editor, url: string, login: Record<string, unknown>): Promise<void> {
	const { page } = editor;
	const frames: Frame[] = [];
	/** A picture of its own where it has a name; part of the moving one where it has seconds. */
	const take = async ({ name, seconds }: { name?: string; seconds?: number }) => {
		await page.waitForTimeout(1200);
		const png = await page.screenshot({ animations: 'disabled', caret: 'hide' });
		if (seconds !== undefined) frames.push({ png, seconds });
		if (name !== undefined) await writeFile(join(folder, `${name}.png`), animated([{ png, seconds: 1 }]));
	};
	const panel = page.getByTestId('node-parameters');

	await page.goto(`${url}/workflow/new`);
	await page.getByTestId('canvas-plus-button').first().waitFor();
	await take({ seconds: 1 });
	await building.openNodeList(editor);
	await building.searchNodes(editor, 'manual', 'Manual Trigger');
	await building.chooseNode(editor, 'Manual Trigger');
	await take({ seconds: 1 });
	await building.openNodeList(editor);
	await building.searchNodes(editor, 'archer', 'Archer');
	await take({ name: 'node-creator', seconds: 1.5 });
	await building.chooseNode(editor, 'Archer', 'Create record');
	const tip = page.getByRole('button', { name: 'Got it' });
	if (await tip.isVisible()) await tip.click();
	await take({ seconds: 1.5 });

	await building.connect(editor);
	await building.fillIn(editor, { ...login, password: 'not the password' });
	await building.save(editor);
	await building.refusal(editor);
	await take({ name: 'credential-refused', seconds: 2 });
	await building.fillIn(editor, { password: login.password });
	await building.save(editor);
	await building.credentialWindow(page).waitFor({ state: 'hidden' });
	await take({ seconds: 1 });

	await building.searchList(editor, 'moduleId', 'tick');
	await take({ seconds: 1.5 });
	await building.pickEntry(editor, 'Tickets');
	const title = building.fieldInput(panel, 'Title (7402)');
	await title.waitFor();
	await take({ seconds: 1 });
	await title.fill('Router down');
	await building.chooseOption(editor, 'Severity (7404)', 'High');
	await take({ name: 'record-form', seconds: 1.5 });
	const output = await building.executeStep(editor);
	await output.getByText('contentId').first().waitFor();
	await take({ name: 'record-made', seconds: 3 });
	await writeFile(join(folder, 'first-workflow.png'), animated(frames));
}

async function takePageOfNodes({ page }: Editor, url: string): Promise<void> {
	await page.goto(`${url}/settings/community-nodes`);
	await page.getByRole('button', { name: 'Install a community node' }).click();
	await page
		.locator('input[data-test-id="package-name-input"], [data-test-id="package-name-input"] input')
		.fill('n8n-nodes-enterprise-soap');
	await page.getByTestId('user-agreement-checkbox').click();
	await page.waitForTimeout(1200);
	const png = await page.screenshot({ animations: 'disabled', caret: 'hide' });
	await writeFile(join(folder, 'community-nodes.png'), animated([{ png, seconds: 1 }]));
}

async function main(): Promise<void> {
	await mkdir(folder, { recursive: true });
	const sandbox = await startSandbox({ port: 8085 });
	const home = await createHome();
	await installPackage(home);
	const n8n = await startN8n({ home, removeHome: true });
	try {
		const editor = await openEditor(n8n, { width: 1200, height: 750 });
		editor.page.setDefaultTimeout(60_000);
		try {
			const { data } = sandboxCredentials(sandbox).find(({ type }) => type === 'archerApi')!;
			await takePictures(editor, n8n.url, data);
			await takePageOfNodes(editor, n8n.url);
		} finally {
			await editor.close();
		}
	} finally {
		await n8n.stop();
		await sandbox.stop();
	}
}

main().catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 1;
});
