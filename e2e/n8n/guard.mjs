/**
 * Runs a program for as long as this process's input stays open, then ends it. The input is a pipe from the process
 * that wants n8n: when that one goes away, even killed without a chance to tidy up, n8n goes too.
 *
 *   node guard.mjs [--remove <folder>] [--user <uid>:<gid>] <program> [argument...]
 *
 * `--remove` names a temporary folder that is deleted once the program has ended, `--user` who runs the program: that user
 * need not be able to read this repository.
 */
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';

const patience = 8000;
const [, , ...words] = process.argv;
const option = (name) => (words[0] === name ? words.splice(0, 2)[1] : undefined);
const folder = option('--remove');
const [uid, gid] = option('--user')?.split(':').map(Number) ?? [];
const [program, ...programArguments] = words;
const child = spawn(program, programArguments, { stdio: ['ignore', 'inherit', 'inherit'], uid, gid });
let ending = false;

function end() {
	if (ending) return;
	ending = true;
	child.kill('SIGTERM');
	setTimeout(() => child.kill('SIGKILL'), patience).unref();
}

function leave(code) {
	if (folder) rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
	process.exit(code);
}

process.stdin.resume().on('end', end).on('error', end);
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, end);
// The pipes to the other process may be gone with it; that must not keep this one from tidying up.
for (const stream of [process.stdout, process.stderr]) stream.on('error', end);
child.once('error', (error) => {
	console.error(error.message);
	leave(127);
});
child.once('close', (code) => leave(code ?? 1));
