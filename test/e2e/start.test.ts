/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- the end-to-end tests are a process of their own, they never run inside n8n */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../e2e/paths';

/** npm start builds the package anew, so this takes about a minute. */
const limit = 240_000;

let temporary: string;
let child: ChildProcess | undefined;

beforeEach(async () => {
	temporary = await mkdtemp(join(tmpdir(), 'start-test-'));
});

afterEach(async () => {
	child?.kill('SIGKILL');
	await rm(temporary, { recursive: true, force: true });
});

function start(...words: string[]): { output: () => string; ended: Promise<number | null> } {
	let text = '';
	child = spawn(process.execPath, [join(root, 'scripts', 'start.mjs'), ...words], {
		cwd: root,
		env: { ...process.env, TMPDIR: temporary, CI: '1' },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	for (const stream of [child.stdout, child.stderr]) {
		stream?.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
	}
	const ended = once(child, 'close').then(([code]) => code as number | null);
	return { output: () => text, ended };
}

async function waitForText(
	output: () => string,
	wanted: RegExp,
	ended: Promise<unknown>,
): Promise<RegExpMatchArray> {
	let over = false;
	void ended.then(() => (over = true));
	for (;;) {
		const found = output().match(wanted);
		if (found) return found;
		if (over) throw new Error(`npm start has ended early:\n${output()}`);
		await new Promise((resolve) => setTimeout(resolve, 200));
	}
}

async function answers(url: string): Promise<boolean> {
	return await fetch(url).then(
		() => true,
		() => false,
	);
}

test(
	'npm start -- --once runs the demo, prints every result and leaves nothing behind',
	async () => {
		const { output, ended } = start('--once');

		expect({ code: await ended, output: output() }).toMatchObject({ code: 0 });
		for (const node of ['Create Archer User', 'Move in SoftExpert', 'Delete AssureSign User']) {
			expect(output()).toContain(`right  ${node}: 1 items`);
		}
		expect(output()).toContain('The approver is asked by mail: "Remove Lea Sample for good?".');
		expect(output()).toContain("Every step's result is right");
		expect(await readdir(temporary)).toEqual([]);
	},
	limit,
);

test(
	'Ctrl-C ends n8n and the sandbox and removes the temporary folders',
	async () => {
		const { output, ended } = start();
		const [, editor] = await waitForText(output, /Editor: +(http:\S+\d)\/workflow/, ended);
		const [, sandbox] = await waitForText(output, /Sandbox: +(http:\S+)/, ended);
		await waitForText(output, /This run: +http:\S+\/workflow\/\w+\/executions\/\d+\n$/, ended);
		expect(await answers(editor)).toBe(true);

		child?.kill('SIGINT');

		expect(await ended).toBe(130);
		expect([await answers(editor), await answers(sandbox)]).toEqual([false, false]);
		expect(await readdir(temporary)).toEqual([]);
	},
	limit,
);

test(
	'a killed npm start takes n8n with it',
	async () => {
		const { output, ended } = start();
		const [, editor] = await waitForText(output, /Editor: +(http:\S+\d)\/workflow/, ended);

		child?.kill('SIGKILL');
		await ended;

		const latest = Date.now() + 15_000;
		while ((await answers(editor)) && Date.now() < latest) {
			await new Promise((resolve) => setTimeout(resolve, 200));
		}
		expect(await answers(editor)).toBe(false);
		while ((await readdir(temporary)).length > 0 && Date.now() < latest) {
			await new Promise((resolve) => setTimeout(resolve, 200));
		}
		expect(await readdir(temporary)).toEqual([]);
	},
	limit,
);
