/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- the end-to-end tools are a process of their own, they never run inside n8n */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, selectors, type Browser, type Page } from 'playwright-core';
import type { N8n } from './n8n';

/** Hangs end; a busy machine is no failure. */
const patience = 120_000;

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Path of the machine's Chromium: `CHROMIUM` from the environment, or the first on the PATH. */
export function findChromium(): string | undefined {
	if (process.env.CHROMIUM) return process.env.CHROMIUM;
	const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin'];
	return names
		.flatMap((name) => folders.map((folder) => join(folder, name)))
		.find((path) => existsSync(path));
}

export const missingChromium =
	'There is no Chromium on this machine. Install one (on Debian: apt-get install chromium) or name it in CHROMIUM.';

/** n8n's editor in a browser, with the owner signed in. */
export interface Editor {
	page: Page;
	/** What the page has written to its console as errors. */
	errors: string[];
	close(): Promise<void>;
}

/** @throws Error with `missingChromium` when the machine has none */
export async function openEditor(n8n: N8n, size = { width: 1600, height: 900 }): Promise<Editor> {
	const executablePath = findChromium();
	if (executablePath === undefined) throw new Error(missingChromium);
	selectors.setTestIdAttribute('data-test-id');
	const browser: Browser = await chromium.launch({
		executablePath,
		headless: true,
		args: [
			'--no-sandbox',
			'--disable-gpu',
			'--disable-quic',
			'--no-first-run',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
		],
	});
	try {
		const context = await browser.newContext({ viewport: size, deviceScaleFactor: 1 });
		context.setDefaultTimeout(patience);
		// Nothing but n8n itself may be asked: its editor would load fonts and banners from elsewhere.
		await context.route(
			(url) => url.protocol.startsWith('http') && url.hostname !== '127.0.0.1',
			async (route) => await route.abort(),
		);
		const page = await context.newPage();
		// A busy machine is no failure.
		page.setDefaultNavigationTimeout(120_000);
		const errors: string[] = [];
		page.on('pageerror', (error) => errors.push(error.message));
		await page.goto(`${n8n.url}/signin`);
		await page.getByTestId('auth-form').locator('input[type="email"]').fill(n8n.owner.email);
		await page.getByTestId('auth-form').locator('input[type="password"]').fill(n8n.owner.password);
		await page.getByTestId('form-submit-button').click();
		await page.waitForURL((url) => !url.pathname.includes('signin'));
		return { page, errors, close: async () => await browser.close() };
	} catch (error) {
		await browser.close();
		throw explained(error);
	}
}

function explained(error: unknown): Error {
	return new Error(
		`The editor could not be opened: ${error instanceof Error ? error.message : String(error)}`,
	);
}

/** Opens a workflow and waits until its nodes stand on the canvas. */
export async function openWorkflow({ page }: Editor, n8n: N8n, workflowId: string): Promise<void> {
	await page.goto(`${n8n.url}/workflow/${workflowId}`);
	await page.getByTestId('canvas-node').first().waitFor();
	await page.waitForLoadState('networkidle');
}

/** Opens a past run: the canvas as it was then, with what every node gave. */
export async function openExecution(
	{ page }: Editor,
	n8n: N8n,
	workflowId: string,
	executionId: string,
): Promise<void> {
	await page.goto(`${n8n.url}/workflow/${workflowId}/executions/${executionId}`);
	// The canvas of a run is a page within the page in some versions.
	const counts = async () =>
		await Promise.all(page.frames().map(async (frame) => await frame.getByTestId('canvas-node').count()));
	const latest = Date.now() + patience;
	while (!(await counts()).some((count) => count > 0)) {
		if (Date.now() > latest) throw new Error('The canvas of the run does not come.');
		await page.waitForTimeout(500);
	}
	await page.waitForLoadState('networkidle');
}

/** Opens a node's panel by a double click on it. */
export async function openNode({ page }: Editor, name: string): Promise<void> {
	await page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`).dblclick();
	await page.getByTestId('parameter-item').first().waitFor();
	await page.waitForLoadState('networkidle');
}

export async function closeNode({ page }: Editor): Promise<void> {
	await page.keyboard.press('Escape');
	await page.getByTestId('parameter-item').first().waitFor({ state: 'hidden' });
}
