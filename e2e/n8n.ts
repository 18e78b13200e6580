/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/require-node-api-error -- the end-to-end tools are a process of their own, they never run inside n8n */
import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { startGuarded } from './guarded';
import { findN8n, type Release } from './paths';
import { findPort } from './ports';
import { N8nClient, type OwnerLogin } from './rest';

export interface N8nOptions {
	/** The user folder, from `createHome`. */
	home: string;
	/** The wanted port; another one is taken when it is in use. Without it the system chooses. */
	port?: number;
	/** Default `newest`. */
	release?: Release;
	/** Default `info`. */
	logLevel?: 'error' | 'warn' | 'info' | 'debug';
	/** Deletes the user folder once n8n has ended, even when this process is gone by then. */
	removeHome?: boolean;
	/** Further environment variables of n8n. */
	environment?: Record<string, string>;
	/** Ends the start when aborted. */
	signal?: AbortSignal;
}

/** A running n8n with its owner signed in. */
export interface N8n {
	url: string;
	home: string;
	owner: OwnerLogin;
	/** n8n's REST interface, with the owner's session. */
	client: N8nClient;
	/** Everything n8n has written so far, its task runner included. */
	log(): string;
	/** Ends n8n and waits for it. May be called twice. */
	stop(): Promise<void>;
	/** Settles when n8n has ended for whatever reason. */
	ended: Promise<void>;
}

const startLimit = 180_000;

/**
 * The oldest n8n is installed without what has to be compiled for its own engine of expressions and its task runner, and ends
 * at the names of modules that it does not have yet.
 */
const forOldest = {
	N8N_EXPRESSION_ENGINE: 'legacy',
	N8N_RUNNERS_ENABLED: 'false',
	N8N_DISABLED_MODULES: '',
};

/** n8n gets a small environment of its own: a developer's N8N_ variables and proxies must not change a run. */
export function environmentOf(
	options: Pick<N8nOptions, 'home' | 'logLevel' | 'environment'>,
	port: number,
	brokerPort: number,
): Record<string, string> {
	const inherited: Record<string, string> = {};
	for (const name of ['PATH', 'LANG', 'SystemRoot', 'ComSpec', 'PATHEXT']) {
		const value = process.env[name];
		if (value !== undefined) inherited[name] = value;
	}
	return {
		...inherited,
		HOME: options.home,
		USERPROFILE: options.home,
		// n8n leaves folders of uploads there.
		TMPDIR: join(options.home, 'tmp'),
		TEMP: join(options.home, 'tmp'),
		NODE_ENV: 'production',
		N8N_USER_FOLDER: options.home,
		N8N_ENCRYPTION_KEY: randomBytes(24).toString('hex'),
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_HOST: '127.0.0.1',
		N8N_PORT: String(port),
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		N8N_SECURE_COOKIE: 'false',
		N8N_LOG_LEVEL: options.logLevel ?? 'info',
		NO_COLOR: '1',
		N8N_COMMUNITY_PACKAGES_ENABLED: 'true',
		N8N_BLOCK_ENV_ACCESS_IN_NODE: 'true',
		// Nothing of this run may call the outside.
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
		N8N_DYNAMIC_BANNERS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_VERIFIED_PACKAGES_ENABLED: 'false',
		N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
		N8N_PYTHON_ENABLED: 'false',
		N8N_DISABLED_MODULES: 'mcp-registry,instance-ai,agents,agent-evals,chat-hub,mcp,instance-reporting',
		...options.environment,
	};
}

/** Starts the real n8n on an empty or prepared user folder, waits until it answers and makes its owner. */
export async function startN8n(options: N8nOptions): Promise<N8n> {
	const { node, program } = findN8n(options.release);
	const port = await findPort(options.port);
	const brokerPort = await findPort();
	const url = `http://127.0.0.1:${port}`;
	await mkdir(join(options.home, '.n8n'), { recursive: true });
	await mkdir(join(options.home, 'tmp'), { recursive: true });
	const { log, stop, ended } = startGuarded({
		program: node,
		programArguments: [program, 'start'],
		cwd: options.home,
		environment: {
			...environmentOf(options, port, brokerPort),
			...(options.release === 'oldest' ? forOldest : {}),
		},
		remove: options.removeHome ? options.home : undefined,
	});
	try {
		const client = new N8nClient(url, options.release);
		await waitUntilReady(client, ended, log, options.signal);
		const owner = { email: 'owner@example.com', password: `Demo-${randomBytes(6).toString('hex')}-1A` };
		await client.setUpOwner(owner);
		return { url, home: options.home, owner, client, log, stop, ended };
	} catch (error) {
		await stop();
		throw error;
	}
}

export async function waitUntilReady(
	client: N8nClient,
	ended: Promise<void>,
	log: () => string,
	signal: AbortSignal | undefined,
): Promise<void> {
	const limit = Date.now() + startLimit;
	let gone = false;
	void ended.then(() => {
		gone = true;
	});
	for (;;) {
		signal?.throwIfAborted();
		const tail = () => log().trim().split('\n').slice(-25).join('\n');
		if (gone) throw new Error(`n8n ended while it was starting. Its last lines:\n${tail()}`);
		if (Date.now() > limit) {
			throw new Error(`n8n did not answer within ${startLimit / 1000} s. Its last lines:\n${tail()}`);
		}
		if (await client.isReady()) return;
		await new Promise((resolve) => setTimeout(resolve, 300));
	}
}
