import type { Locator, Page } from 'playwright-core';
import type { Editor } from './editor';
import type { N8n } from './n8n';

/** What a person does by hand in the editor: find nodes, connect, pick from lists, run a step. */

export async function openEmptyWorkflow({ page }: Editor, n8n: N8n): Promise<void> {
	await page.goto(`${n8n.url}/workflow/new`);
	await page.getByTestId('canvas-plus-button').first().waitFor();
}

const searchBar = (page: Page): Locator => page.getByTestId('node-creator-search-bar');
const creatorItems = (page: Page): Locator => page.getByTestId('node-creator-item-name');

/** Opens the list of nodes behind the last node, or for the first one of an empty canvas. */
export async function openNodeList({ page }: Editor): Promise<void> {
	const behind = page.getByTestId('canvas-handle-plus').or(page.getByTestId('canvas-handle-plus-wrapper'));
	const isEmpty = (await page.getByTestId('canvas-node').count()) === 0;
	await (isEmpty ? page.getByTestId('canvas-plus-button').first() : behind.last()).click();
	await searchBar(page).waitFor();
}

/** What the list of nodes shows for a word, best first, once `name` is among it. */
export async function searchNodes({ page }: Editor, word: string, name: string): Promise<string[]> {
	await searchBar(page).fill(word);
	await creatorItems(page).getByText(name, { exact: true }).first().waitFor();
	return await creatorItems(page).allInnerTexts();
}

/** Chooses what a search has found; with an action, the node opens with it. */
export async function chooseNode({ page }: Editor, name: string, action?: string): Promise<void> {
	await creatorItems(page).getByText(name, { exact: true }).first().click();
	if (action === undefined) {
		await page.getByTestId('canvas-node').first().waitFor();
		return;
	}
	await creatorItems(page).getByText(action, { exact: true }).first().click();
	await page.getByTestId('parameter-item').first().waitFor();
}

export const credentialWindow = (page: Page): Locator => page.getByTestId('editCredential-modal');

/** The input of a field in the panel of a node, or in the window of a credential. */
export function fieldInput(inside: Locator, name: string): Locator {
	return inside.getByTestId(`parameter-input-${name}`).locator('input, textarea').first();
}

/** Opens the window for a new credential from the panel of a node. */
export async function connect({ page }: Editor): Promise<void> {
	await page.getByTestId('node-credentials-empty-state').getByRole('button').first().click();
	await credentialWindow(page).getByTestId('credential-save-button').waitFor();
}

/** Fills in the texts of a credential; choices and switches stay as they are. */
export async function fillIn({ page }: Editor, data: Record<string, unknown>): Promise<void> {
	for (const [name, value] of Object.entries(data)) {
		await fieldInput(credentialWindow(page), name).fill(String(value));
	}
}

export async function save({ page }: Editor): Promise<void> {
	await credentialWindow(page).getByTestId('credential-save-button').click();
}

/** What is said of a credential that did not get in, in all its words. */
export async function refusal({ page }: Editor): Promise<string> {
	const window = credentialWindow(page);
	await window.getByText('More details').click();
	return await window.innerText();
}

/** Entries of a picker for what was typed into its search. */
export async function searchList({ page }: Editor, field: string, text: string): Promise<string[]> {
	const panel = page.getByTestId('node-parameters');
	await panel.getByTestId(`parameter-input-${field}`).getByTestId('rlc-input').first().click();
	const items = page.getByTestId('rlc-item');
	await items.first().waitFor();
	const before = await items.count();
	await page
		.locator('input[data-test-id="rlc-search"], [data-test-id="rlc-search"] input')
		.first()
		.fill(text);
	await items
		.filter({ hasText: new RegExp(text, 'i') })
		.first()
		.waitFor();
	for (let wait = 0; wait < 20 && (await items.count()) === before; wait++) await page.waitForTimeout(200);
	return await items.allInnerTexts();
}

export async function pickEntry({ page }: Editor, name: string): Promise<void> {
	await page.getByTestId('rlc-item').filter({ hasText: name }).first().click();
}

export async function chooseOption({ page }: Editor, field: string, option: string): Promise<void> {
	await fieldInput(page.getByTestId('node-parameters'), field).click();
	await page.getByRole('option').filter({ hasText: option }).first().click();
}

/** Runs the node whose panel is open. */
export async function executeStep({ page }: Editor): Promise<Locator> {
	await page.getByTestId('node-execute-button').first().click();
	return page.getByTestId('output-panel');
}
