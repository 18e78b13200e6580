/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- the sandbox is a process of its own, it never runs inside n8n */
import { fstatSync } from 'node:fs';
import type { Sandbox } from './index';

/** Ends the process with the sandbox stopped: when it is asked to, when its parent goes, or after some minutes. */
export function stopWhenAsked(sandbox: Sandbox, maximumMinutes?: number): void {
	let stopping = false;
	const stop = () => {
		if (stopping) return;
		stopping = true;
		void sandbox.stop().then(() => process.exit(0));
	};
	process.on('SIGINT', stop);
	process.on('SIGTERM', stop);
	// A parent that dies closes its end of a pipe; a terminal, a file or /dev/null is no parent to watch.
	const input = fstatSync(0);
	if (input.isFIFO() || input.isSocket()) {
		process.stdin.on('end', stop);
		process.stdin.on('close', stop);
		process.stdin.on('error', stop);
		process.stdin.resume();
	}
	if (maximumMinutes !== undefined) setTimeout(stop, maximumMinutes * 60_000).unref();
}
