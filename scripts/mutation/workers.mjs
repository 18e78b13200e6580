/** Processes that judge: one that hangs is ended, which counts as noticed, and another takes its place. */
import { fork } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../lib/install.mjs';

const program = path.join(path.dirname(fileURLToPath(import.meta.url)), 'worker.mjs');
/** What changed programs leave behind must not pile up. */
const longestLife = 80;

class Worker {
	start() {
		this.done = 0;
		this.child = fork(program, { cwd: root, execArgv: ['--max-old-space-size=3000'] });
		return new Promise((resolve, reject) => {
			this.child.once('message', resolve);
			this.child.once('exit', (code) => reject(new Error(`The process ended with ${code}`)));
		});
	}

	async ask(request, patience) {
		if (this.child === undefined || this.done >= longestLife) await this.restart();
		this.done++;
		return await new Promise((resolve) => {
			const { child } = this;
			let at;
			let timer;
			const end = (result) => {
				clearTimeout(timer);
				child.removeAllListeners('message');
				child.removeAllListeners('exit');
				resolve(result);
			};
			const wait = (file) => {
				at = file;
				clearTimeout(timer);
				timer = setTimeout(() => {
					this.stop();
					end({ killed: { file: at, test: '(file)', message: 'does not end' }, isLost: true });
				}, patience(file));
			};
			wait();
			child.on('message', ({ alive, answer }) => (answer ? end(answer) : wait(alive)));
			child.on('exit', () => {
				this.child = undefined;
				end({ killed: { file: at, test: '(file)', message: 'the process ends' }, isLost: true });
			});
			child.send(request);
		});
	}

	async restart() {
		this.stop();
		await this.start();
	}

	stop() {
		this.child?.removeAllListeners('exit');
		this.child?.kill('SIGKILL');
		this.child = undefined;
	}
}

/** Gives each entry of a list to whichever process is free. */
export async function withWorkers(count, entries, work) {
	let next = 0;
	const workers = [];
	const lane = async () => {
		const worker = new Worker();
		workers.push(worker);
		while (next < entries.length) await work(worker, entries[next++]);
	};
	try {
		await Promise.all(Array.from({ length: Math.min(count, entries.length) }, lane));
	} finally {
		for (const worker of workers) worker.stop();
	}
}
