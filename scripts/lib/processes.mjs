/** Starts programs in process groups of their own, so that stopping one also stops whatever it has started. */
import { spawn } from 'node:child_process';
import { PlainError } from './console.mjs';

const windows = process.platform === 'win32';
const running = new Set();
const keptOutputLength = 200_000;

function signalGroup(child, signal) {
	try {
		if (windows) child.kill(signal);
		else process.kill(-child.pid, signal);
	} catch (error) {
		if (error.code !== 'ESRCH') throw error;
	}
}

/** Ends every program that is still running: politely, and after three seconds without asking. */
export async function stopRunning() {
	await Promise.all(
		[...running].map(async (child) => {
			const ended = new Promise((resolve) => child.once('close', resolve));
			signalGroup(child, 'SIGTERM');
			const impatience = setTimeout(() => signalGroup(child, 'SIGKILL'), 3000);
			await ended;
			clearTimeout(impatience);
		}),
	);
}

process.on('exit', () => {
	for (const child of running) signalGroup(child, 'SIGKILL');
});

/** What a terminal would show in the end: without colours, and without the earlier states of a moving line. */
function plainText(text) {
	const escape = String.fromCharCode(27);
	return text
		.split('\n')
		.map((line) =>
			line
				.split(new RegExp(`${escape}\\[\\d+D|\r(?!$)`))
				.at(-1)
				.replace(new RegExp(`${escape}\\[[0-9;?]*[A-Za-z]`, 'g'), ''),
		)
		.join('\n');
}

/**
 * Runs a program to its end. `output` is 'show' (passed through) or 'keep' (returned, and part of the error).
 * Returns `{ code, output }`; a code other than 0 is an error unless `mayFail` is set.
 */
export async function run(command, args, options = {}) {
	const { cwd, env, output = 'keep', mayFail = false, what = `${command} ${args.join(' ')}` } = options;
	const child = spawn(command, args, {
		cwd,
		env: { ...process.env, ...env },
		detached: !windows,
		// npm is a batch file on Windows, which only a shell starts.
		shell: windows,
		stdio: ['ignore', output === 'show' ? 'inherit' : 'pipe', output === 'show' ? 'inherit' : 'pipe'],
	});
	let kept = '';
	const keep = (chunk) => {
		kept = (kept + chunk).slice(-keptOutputLength);
	};
	child.stdout?.setEncoding('utf8').on('data', keep);
	child.stderr?.setEncoding('utf8').on('data', keep);
	running.add(child);
	let code;
	try {
		code = await new Promise((resolve, reject) => {
			child.once('error', (error) =>
				reject(
					error.code === 'ENOENT'
						? new PlainError(`The program "${command}" is not on this machine, or not on the PATH.`)
						: error,
				),
			);
			child.once('close', (status, signal) => resolve(status ?? `signal ${signal}`));
		});
	} finally {
		running.delete(child);
	}
	if (code !== 0 && !mayFail) {
		const tail = plainText(kept).trim().split('\n').slice(-40).join('\n');
		const failure = new PlainError(`${what} ended with ${code}.${tail ? `\n${tail}` : ''}`);
		failure.output = kept;
		throw failure;
	}
	return { code, output: kept };
}

/**
 * Calls `stop` once when the user or the system asks this process to end; a second request ends it at once.
 * `stop` may be asynchronous. The exit code is the shell's custom 128 + signal number.
 */
export function onStopRequest(stop) {
	let asked = false;
	const codes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };
	for (const signal of Object.keys(codes)) {
		process.on(signal, () => {
			if (asked) process.exit(codes[signal]);
			asked = true;
			void Promise.resolve(stop(signal)).finally(() => process.exit(codes[signal]));
		});
	}
}
