/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- the end-to-end tools are a process of their own, they never run inside n8n */
import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths';

export interface GuardedOptions {
	program: string;
	programArguments: string[];
	cwd: string;
	environment: Record<string, string>;
	/** A temporary folder that is deleted once the program has ended. */
	remove?: string;
	/** Who runs it, where that must be somebody else. */
	user?: { uid: number; gid: number };
}

/** A program that ends when this process does, however that comes about. */
export interface Guarded {
	/** Everything it has written so far. */
	log(): string;
	/** The program's own process, which the guard has started. Linux only. */
	pid(): number | undefined;
	/** Ends it and waits for it. May be called twice. */
	stop(): Promise<void>;
	/** Ends it as a machine does that loses its power. */
	kill(): Promise<void>;
	/** Settles when it has ended for whatever reason. */
	ended: Promise<void>;
	hasEnded(): boolean;
}

const stopLimit = 15_000;

export function startGuarded(options: GuardedOptions): Guarded {
	const { program, programArguments, cwd, environment, remove, user } = options;
	const guard = join(root, 'e2e', 'n8n', 'guard.mjs');
	const child = spawn(
		process.execPath,
		[
			guard,
			...(remove ? ['--remove', remove] : []),
			...(user ? ['--user', `${user.uid}:${user.gid}`] : []),
			program,
			...programArguments,
		],
		{
			cwd,
			env: environment,
			// A group of its own: a Ctrl-C in the terminal must not reach n8n before its sandbox and database are done.
			detached: process.platform !== 'win32',
			stdio: ['pipe', 'pipe', 'pipe'],
		},
	);
	const chunks: string[] = [];
	for (const stream of [child.stdout, child.stderr]) {
		stream.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk));
	}
	child.stdin.on('error', () => undefined);
	let gone = false;
	const ended = new Promise<void>((resolve) =>
		child.once('close', () => {
			gone = true;
			resolve();
		}),
	);
	const pid = () => childOf(child);
	return {
		log: () => chunks.join(''),
		pid,
		async stop() {
			child.stdin.end();
			const killer = setTimeout(() => killGroup(child), stopLimit);
			await ended;
			clearTimeout(killer);
		},
		async kill() {
			const own = pid();
			if (own !== undefined) process.kill(own, 'SIGKILL');
			await ended;
		},
		ended,
		hasEnded: () => gone,
	};
}

function childOf({ pid }: ChildProcess): number | undefined {
	try {
		const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
		return children === '' ? undefined : Number(children.split(' ')[0]);
	} catch {
		return undefined;
	}
}

function killGroup(child: ChildProcess): void {
	if (child.pid === undefined) return;
	try {
		if (process.platform === 'win32') child.kill('SIGKILL');
		else process.kill(-child.pid, 'SIGKILL');
	} catch {
		// It has ended in the meantime.
	}
}
