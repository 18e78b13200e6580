/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- the end-to-end tools are a process of their own, they never run inside n8n */
import { execFile } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { startGuarded, type Guarded } from '../guarded';
import { findPort } from '../ports';

/** Redis and PostgreSQL of the machine, on ports and in folders of their own. */

const runFile = promisify(execFile);

export interface Service {
	port: number;
	guarded: Guarded;
}

export interface Database extends Service {
	/** Rows of a query, as texts. */
	query(sql: string): Promise<string[][]>;
}

function onPath(program: string): string | undefined {
	const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin'];
	return folders.map((folder) => join(folder, program)).find((path) => existsSync(path));
}

/** Debian keeps the programs of a version out of the PATH. */
function postgresFolder(): string | undefined {
	const versions = '/usr/lib/postgresql';
	const found = existsSync(versions)
		? readdirSync(versions)
				.sort((one, other) => Number(other) - Number(one))
				.map((version) => join(versions, version, 'bin'))
				.find((folder) => existsSync(join(folder, 'initdb')))
		: undefined;
	return found ?? (onPath('initdb') && join(onPath('initdb')!, '..'));
}

/** What is missing on this machine for queue mode; undefined when nothing is. */
export function missingForQueue(): string | undefined {
	if (process.platform !== 'linux') return 'Queue mode is tried on Linux only.';
	const missing = [
		onPath('redis-server') ? undefined : 'redis-server',
		postgresFolder() ? undefined : 'postgresql',
		process.getuid?.() === 0 && postgresUser() === undefined ? 'a user "postgres"' : undefined,
	].filter((each) => each !== undefined);
	return missing.length === 0
		? undefined
		: `Queue mode needs ${missing.join(' and ')} (on Debian: apt-get install redis-server postgresql).`;
}

/** PostgreSQL refuses to run as root. */
function postgresUser(): { uid: number; gid: number } | undefined {
	const [, , uid, gid] = /^postgres:.*$/m.exec(readFileSync('/etc/passwd', 'utf8'))?.[0].split(':') ?? [];
	return uid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) };
}

async function untilOpen(port: number, service: Guarded, what: string): Promise<void> {
	const latest = Date.now() + 60_000;
	while (Date.now() < latest && !service.hasEnded()) {
		const isOpen = await new Promise<boolean>((resolve) => {
			const socket = createConnection(port, '127.0.0.1', () => {
				socket.destroy();
				resolve(true);
			});
			socket.once('error', () => resolve(false));
		});
		if (isOpen) return;
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	await service.stop();
	throw new Error(`${what} did not start:\n${service.log().slice(-2000)}`);
}

const plainEnvironment = { PATH: process.env.PATH ?? '/usr/bin:/bin', LANG: 'C.UTF-8' };

export async function startRedis(folder: string): Promise<Service> {
	const port = await findPort();
	mkdirSync(folder, { recursive: true });
	const guarded = startGuarded({
		program: onPath('redis-server')!,
		programArguments: [
			...['--port', String(port), '--bind', '127.0.0.1', '--dir', folder],
			...['--save', '', '--appendonly', 'no'],
		],
		cwd: folder,
		environment: plainEnvironment,
	});
	await untilOpen(port, guarded, 'Redis');
	return { port, guarded };
}

export async function startPostgres(folder: string): Promise<Database> {
	const port = await findPort();
	const programs = postgresFolder()!;
	const user = process.getuid?.() === 0 ? postgresUser() : undefined;
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	if (user) chownSync(folder, user.uid, user.gid);
	const data = join(folder, 'data');
	const options = { cwd: folder, env: plainEnvironment, ...user };
	await runFile(
		join(programs, 'initdb'),
		['-D', data, '-U', 'n8n', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'],
		options,
	);
	const guarded = startGuarded({
		program: join(programs, 'postgres'),
		programArguments: [
			...['-D', data, '-p', String(port), '-k', folder, '-h', '127.0.0.1'],
			// Nothing of it outlives the test.
			...['-c', 'fsync=off', '-c', 'full_page_writes=off', '-c', 'synchronous_commit=off'],
		],
		cwd: folder,
		environment: plainEnvironment,
		user,
	});
	await untilOpen(port, guarded, 'PostgreSQL');
	const query = async (sql: string) => {
		const { stdout } = await runFile(
			join(programs, 'psql'),
			[
				...['-h', '127.0.0.1', '-p', String(port), '-U', 'n8n', '-d', 'postgres'],
				...['-v', 'ON_ERROR_STOP=1', '-A', '-t', '-F', '\t', '-c', sql],
			],
			options,
		);
		return stdout
			.split('\n')
			.filter((line) => line !== '')
			.map((line) => line.split('\t'));
	};
	return { port, guarded, query };
}
