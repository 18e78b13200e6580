/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/require-node-api-error -- the end-to-end tools are a process of their own, they never run inside n8n */
import { randomBytes } from 'node:crypto';
import { chmodSync, readFileSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startGuarded, type Guarded } from '../guarded';
import { createHome, installPackage } from '../home';
import { environmentOf, waitUntilReady } from '../n8n';
import { findPort } from '../ports';
import { findN8n } from '../paths';
import { N8nClient } from '../rest';
import { queueEnvironment } from './environment';
import { startPostgres, startRedis, type Database } from './services';

export interface QueueProcess {
	kind: 'main' | 'worker' | 'webhook';
	url: string;
	guarded: Guarded;
	/** Largest memory that the process has had so far, in megabytes. */
	mostMemory(): number;
}

/** n8n in queue mode with the package: one main process, and as many workers and webhook processes as were started. */
export interface Queue {
	client: N8nClient;
	database: Database;
	main: QueueProcess;
	startWorker(): Promise<QueueProcess>;
	/** Another process that takes webhook calls, beside the main one. */
	startWebhooks(): Promise<QueueProcess>;
	/** Ends the main process and starts it again. */
	restartMain(): Promise<void>;
	stop(): Promise<void>;
}

export interface QueueOptions {
	/** Executions that a worker runs side by side. */
	concurrency: number;
}

const startLimit = 180_000;

export async function openQueue({ concurrency }: QueueOptions): Promise<Queue> {
	const home = await createHome();
	// The database's user has its folder in it.
	chmodSync(home, 0o755);
	await installPackage(home);
	await mkdir(join(home, 'tmp'), { recursive: true });
	const redis = await startRedis(join(home, 'redis'));
	const database = await startPostgres(join(home, 'postgres'));
	const processes: QueueProcess[] = [];
	const shared = {
		...queueEnvironment({
			encryptionKey: randomBytes(24).toString('hex'),
			redisPort: redis.port,
			databasePort: database.port,
		}),
		// No Code node runs here, and the runner of each process would take memory and time of the machine.
		N8N_RUNNERS_MODE: 'external',
		N8N_RUNNERS_AUTH_TOKEN: randomBytes(12).toString('hex'),
	};
	const { node, program } = findN8n();

	const start = async (kind: QueueProcess['kind'], words: string[], wanted?: number) => {
		const port = await findPort(wanted);
		const brokerPort = await findPort();
		const environment = {
			...environmentOf({ home, environment: shared }, port, brokerPort),
			QUEUE_HEALTH_CHECK_PORT: String(port),
		};
		const guarded = startGuarded({
			program: node,
			programArguments: [program, ...words],
			cwd: home,
			environment,
		});
		const url = `http://127.0.0.1:${port}`;
		const started: QueueProcess = {
			kind,
			url,
			guarded,
			mostMemory: () => mostMemoryOf(guarded.pid()),
		};
		processes.push(started);
		return started;
	};

	const startMain = async (wanted?: number) => {
		const main = await start('main', ['start'], wanted);
		const client = new N8nClient(main.url);
		await waitUntilReady(client, main.guarded.ended, main.guarded.log, undefined);
		return { main, client };
	};

	const stop = async () => {
		await Promise.all(processes.map(async ({ guarded }) => await guarded.stop()));
		await redis.guarded.stop();
		await database.guarded.stop();
		await rm(home, { recursive: true, force: true });
	};

	try {
		const { main, client } = await startMain();
		const owner = { email: 'owner@example.com', password: `Demo-${randomBytes(6).toString('hex')}-1A` };
		await client.setUpOwner(owner);
		const queue: Queue = {
			client,
			database,
			main,
			async startWorker() {
				const worker = await start('worker', ['worker', `--concurrency=${concurrency}`]);
				await untilHealthy(worker);
				return worker;
			},
			async startWebhooks() {
				const webhooks = await start('webhook', ['webhook']);
				await untilHealthy(webhooks);
				return webhooks;
			},
			async restartMain() {
				await queue.main.guarded.stop();
				const again = await startMain(Number(new URL(queue.main.url).port));
				again.client.cookie = queue.client.cookie;
				queue.main = again.main;
				queue.client = again.client;
			},
			stop,
		};
		return queue;
	} catch (error) {
		await stop();
		throw error;
	}
}

async function untilHealthy({ url, kind, guarded }: QueueProcess): Promise<void> {
	const latest = Date.now() + startLimit;
	while (Date.now() < latest && !guarded.hasEnded()) {
		try {
			const answer = await fetch(`${url}/healthz/readiness`, { headers: { connection: 'close' } });
			await answer.arrayBuffer();
			if (answer.ok) return;
		} catch {
			// It does not listen yet.
		}
		await new Promise((resolve) => setTimeout(resolve, 250));
	}
	throw new Error(`n8n's ${kind} process did not start:\n${guarded.log().slice(-3000)}`);
}

function mostMemoryOf(pid: number | undefined): number {
	const status = readFileSync(`/proc/${pid}/status`, 'utf8');
	return Math.round(Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024);
}
