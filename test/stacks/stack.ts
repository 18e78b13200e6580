/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- tests never run inside n8n */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Answers } from './answers';

/** What a framework's deserialiser handed to a method, as the method wrote it down. */
export interface Received {
	method: string;
	received: unknown;
}

/** A server of a real SOAP framework on 127.0.0.1, with the methods of a contract. */
export interface Stack {
	url: string;
	/** What has arrived since the last call. */
	takeJournal: () => Received[];
	/** What methods give back from now on. */
	give: (answers: Answers) => void;
	stop: () => Promise<void>;
}

/** Ends by itself when a test run that was killed cannot end it. */
const longestLife = '900';

const folders = (process.env.PATH ?? '').split(path.delimiter);

/** The programs of this list that the machine does not have. */
export function missing(...programs: string[]): string[] {
	return programs.filter((program) => !folders.some((folder) => existsSync(path.join(folder, program))));
}

export function workFolder(name: string): string {
	return mkdtempSync(path.join(tmpdir(), `stack-${name}-`));
}

export async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	await new Promise((resolve) => server.close(resolve));
	return port;
}

/** Runs a program to its end; what it says is the error when it fails. */
export async function runProgram(program: string, args: string[], cwd: string): Promise<void> {
	const child = spawn(program, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
	let said = '';
	child.stdout.on('data', (data) => (said += String(data)));
	child.stderr.on('data', (data) => (said += String(data)));
	const code = await new Promise((resolve, reject) => child.on('close', resolve).on('error', reject));
	if (code !== 0) throw new Error(`${program} ended with ${String(code)}: ${said.slice(0, 2000)}`);
}

export function startProgram(
	program: string,
	args: string[],
	cwd: string,
	env: NodeJS.ProcessEnv = {},
): ChildProcess {
	return spawn('timeout', ['--kill-after=5', longestLife, program, ...args], {
		cwd,
		env: { ...process.env, ...env },
		stdio: 'ignore',
	});
}

export async function stopProgram(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const ended = new Promise((resolve) => child.once('close', resolve));
	child.kill('SIGTERM');
	await ended;
}

/** Waits until the address answers anything at all. */
export async function answering(url: string, child: ChildProcess, request?: RequestInit): Promise<void> {
	for (let attempt = 0; ; attempt++) {
		try {
			const answer = await fetch(url, request);
			await answer.arrayBuffer();
			if (answer.status !== 502) return;
		} catch {
			// Not yet.
		}
		if (child.exitCode !== null || attempt === 300) throw new Error(`${url} does not answer`);
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
}

/** Reads a journal of one JSON document a line from where the last reading ended. */
export function journalReader(file: string): () => Received[] {
	let read = 0;
	return () => {
		if (!existsSync(file)) return [];
		const whole = readFileSync(file, 'utf8');
		const lines = whole.slice(read).split('\n').filter(Boolean);
		read = whole.length;
		return lines.map((line) => JSON.parse(line) as Received);
	};
}

export function removeFolder(folder: string): void {
	rmSync(folder, { recursive: true, force: true });
}
