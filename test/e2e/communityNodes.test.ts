/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- the end-to-end tests are a process of their own, they never run inside n8n */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { openEditor, type Editor } from '../../e2e/editor';
import { itemsOf } from '../../e2e/execution';
import { root } from '../../e2e/paths';
import { wholePackage } from '../../generate/packages';
import { move } from '../../trial/move';
import { openRegistry, type Registry } from './registry';
import {
	archerCredential,
	createCredentials,
	openStage,
	singleNodeWorkflow,
	startLimit,
	subject,
	trigger,
	type Stage,
} from './support';

/** The way of a user: install on the Community Nodes page, update while a workflow runs, uninstall, install again. */

const versions = ['0.1.0', '0.1.1'];
let registry: Registry;
let stage: Stage;
let editor: Editor;
let workflowId: string;

/** What `npm pack` gives, under a version of this test's choice. */
function tarballOf(version: string): Buffer {
	const folder = mkdtempSync(join(tmpdir(), 'published-'));
	try {
		const pack = ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder];
		const name = execFileSync('npm', pack, { cwd: root, encoding: 'utf8' }).trim();
		execFileSync('tar', ['-xzf', name], { cwd: folder });
		const file = join(folder, 'package', 'package.json');
		const manifest = JSON.parse(readFileSync(file, 'utf8')) as object;
		writeFileSync(file, JSON.stringify({ ...manifest, version }, null, 2));
		execFileSync('tar', ['-czf', 'changed.tgz', 'package'], { cwd: folder });
		return readFileSync(join(folder, 'changed.tgz'));
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

beforeAll(async () => {
	registry = await openRegistry(wholePackage);
	registry.publish(versions[0], tarballOf(versions[0]));
	stage = await openStage({ environment: registry.environment, prepare: registry.setUp });
	editor = await openEditor(stage.n8n);
}, startLimit);

afterAll(async () => {
	await editor?.close();
	await stage?.close();
	await registry?.close();
});

const card = (): Locator =>
	editor.page.getByTestId('community-package-card').filter({ hasText: wholePackage });

async function openPage(): Promise<void> {
	await editor.page.goto(`${stage.n8n.url}/settings/community-nodes`);
}

async function install(): Promise<void> {
	const { page } = editor;
	await openPage();
	await page.getByRole('button', { name: 'Install a community node' }).click();
	await page
		.getByTestId('package-name-input')
		.locator('input')
		.or(page.locator('input[data-test-id="package-name-input"]'))
		.fill(wholePackage);
	await page.getByTestId('user-agreement-checkbox').click();
	await page.getByTestId('install-community-package-button').click();
	await card().waitFor({ timeout: 60_000 });
}

async function confirm(button: string): Promise<void> {
	await editor.page.locator('.el-overlay-dialog').getByRole('button', { name: button }).click();
}

const lookUp = (items: number) =>
	singleNodeWorkflow(
		Array.from({ length: items }, () => ({})),
		{
			type: `${wholePackage}.archer`,
			typeVersion: 1.1,
			credentials: archerCredential,
			parameters: {
				resource: 'user',
				operation: 'lookUpId',
				userName: 'user0001',
				options: { parallelRequests: 1 },
			},
		},
	);

test('the page installs it, with its nodes', async () => {
	await install();
	expect(await card().innerText()).toContain(`v${versions[0]}`);
	expect(await card().innerText()).toMatch(
		/Archer,\s*Archer Trigger,\s*AssureSign,\s*AssureSign Trigger,\s*SoftExpert/,
	);
	expect(registry.asked).toContain(`${wholePackage}/-/${wholePackage}-${versions[0]}.tgz`);

	await createCredentials(stage);
	workflowId = await stage.n8n.client.importWorkflow(lookUp(1), stage.credentials);
	const execution = await stage.n8n.client.execute(workflowId, trigger);
	expect(itemsOf(execution, subject)[0].json).toMatchObject({ userId: 205 });
}, 120_000);

test('an update while a workflow runs lets it end well', async () => {
	const { client } = stage.n8n;
	registry.publish(versions[1], tarballOf(versions[1]));
	const slow = await client.importWorkflow(lookUp(1), stage.credentials);
	stage.sandbox.control.addFault({
		system: 'archer',
		method: 'LookupUserId',
		kind: 'latency',
		milliseconds: 25_000,
	});
	await openPage();
	const update = card().getByRole('button', { name: 'Update' });
	await update.waitFor();
	const executionId = await client.runWorkflow(slow, trigger);
	await update.click();
	await confirm('Confirm update');
	await card().getByText(`v${versions[1]}`).waitFor({ timeout: 60_000 });
	expect((await client.rawExecution(executionId)).status).toBe('running');

	const execution = await client.waitForExecution(executionId);
	expect(execution.resultData.error).toBeUndefined();
	expect(itemsOf(execution, subject)[0].json).toMatchObject({ userId: 205 });
	const after = await client.execute(workflowId, trigger);
	expect(itemsOf(after, subject)[0].json).toMatchObject({ userId: 205 });
}, 120_000);

test('after an uninstall the nodes are gone, and installed again they go on with the same credentials', async () => {
	const { client } = stage.n8n;
	await openPage();
	await card().getByTestId('action-toggle').click();
	await editor.page.getByTestId('action-uninstall').click();
	await confirm('Confirm uninstall');
	await card().waitFor({ state: 'detached' });
	expect(await client.nodeTypes(wholePackage)).toEqual([]);

	await install();
	expect(await card().innerText()).toContain(`v${versions[1]}`);
	const execution = await client.execute(workflowId, trigger);
	expect(itemsOf(execution, subject)[0].json).toMatchObject({ userId: 205 });
	expect(editor.errors).toEqual([]);
}, 120_000);

test("saved workflows move to the package of one service and back, by n8n's public API", async () => {
	const { client, url } = stage.n8n;
	const { rawApiKey } = await client.call<{ rawApiKey: string }>('POST', '/api-keys', {
		label: 'Move',
		expiresAt: null,
		scopes: ['workflow:list', 'workflow:read', 'workflow:update', 'workflow:activate'],
	});
	process.env.N8N_API_KEY = rawApiKey;
	const lines: string[] = [];
	const print = (line: string) => void lines.push(line);
	const typeOf = async () => {
		const { nodes } = await client.call<{ nodes: Array<{ name: string; type: string }> }>(
			'GET',
			`/workflows/${workflowId}`,
		);
		return nodes.find(({ name }) => name === subject)!.type;
	};
	try {
		expect(await move(['--url', url], print)).toBe(0);
		expect(lines.at(-1)).toMatch(/2 nodes of \d workflows would be moved\. Nothing was changed/);
		expect(await typeOf()).toBe(`${wholePackage}.archer`);
		await move(['--url', url, '--write'], print);
		expect(await typeOf()).toBe('n8n-nodes-archer-grc.archer');
		await move(['--url', url, '--to', 'whole', '--write'], print);
		expect(await typeOf()).toBe(`${wholePackage}.archer`);
	} finally {
		delete process.env.N8N_API_KEY;
	}
	const execution = await client.execute(workflowId, trigger);
	expect(itemsOf(execution, subject)[0].json).toMatchObject({ userId: 205 });
}, 60_000);
