/** What all parts of the benchmark measure with. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Milliseconds of the processor's time of this process. */
export function spent() {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1000;
}

/** The least processor time of several rounds in which all take turns: what else the machine does adds, and never takes away. */
export async function bestOf(rounds, works) {
	const best = Object.fromEntries(Object.keys(works).map((name) => [name, Infinity]));
	for (let round = 0; round < rounds; round += 1) {
		for (const [name, work] of Object.entries(works)) {
			const before = spent();
			await work();
			best[name] = Math.min(best[name], spent() - before);
		}
	}
	return best;
}

/** Runs `work` with the address of a server in a process of its own. */
export async function withServer(work) {
	const server = spawn(process.execPath, [path.join(root, 'bench/lib/server.mjs')], {
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	try {
		const port = await new Promise((resolve, reject) => {
			server.stdout.once('data', (data) => resolve(Number(String(data).trim())));
			server.once('error', reject);
			server.once('exit', () => reject(new Error('The server of the benchmark ended')));
		});
		return await work(`http://127.0.0.1:${port}`);
	} finally {
		server.kill();
	}
}

/** Runs `work` for each index, so many at a time. */
export async function inFlight(most, count, work) {
	let next = 0;
	const workOff = async () => {
		while (next < count) await work(next++);
	};
	await Promise.all(Array.from({ length: most }, workOff));
}

export function print(figures) {
	process.stdout.write(JSON.stringify(figures));
}
