/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { queueEnvironment } from '../../e2e/queue/environment';

interface Service {
	command?: string;
	image?: string;
	environment: Record<string, string>;
	build?: { dockerfile_inline: string };
	volumes?: string[];
}

const root = path.join(__dirname, '..', '..');
const text = readFileSync(path.join(root, 'docs', 'queue-mode', 'compose.yaml'), 'utf8');
const { services } = parse(text, { merge: true }) as { services: Record<string, Service> };
const processes = ['main', 'worker', 'webhook'];

test('the compose file starts the processes that the tests start, and what they need', () => {
	expect(Object.keys(services).sort()).toEqual([...processes, 'postgres', 'redis'].sort());
	expect(services.worker.command).toMatch(/^worker --concurrency=\d+$/);
	expect(services.webhook.command).toBe('webhook');
});

test.each(processes)('%s is told what the processes of the tests are told', (name) => {
	const tried = queueEnvironment({ encryptionKey: '', redisPort: 6379, databasePort: 5432 });
	const given = services[name].environment;
	expect(Object.keys(tried).filter((variable) => !(variable in given))).toEqual([]);
	for (const fixed of ['EXECUTIONS_MODE', 'DB_TYPE', 'QUEUE_BULL_REDIS_PORT', 'DB_POSTGRESDB_PORT']) {
		expect([fixed, given[fixed]]).toEqual([fixed, tried[fixed]]);
	}
});

test('each has the package, of the n8n that it is tested with, in a folder that nothing hides', () => {
	const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { name: string };
	const n8n = JSON.parse(readFileSync(path.join(root, 'e2e', 'n8n', 'package.json'), 'utf8')) as {
		dependencies: Record<string, string>;
	};
	for (const name of processes) {
		const { build, volumes } = services[name];
		expect(build?.dockerfile_inline).toContain(`FROM n8nio/n8n:${n8n.dependencies.n8n}\n`);
		expect(build?.dockerfile_inline).toContain(manifest.name);
		expect(volumes).toBeUndefined();
	}
});

test('no secret stands in it', () => {
	expect(text).not.toMatch(/(?:KEY|PASSWORD): (?!\$\{[A-Z0-9_]+:\?\}$)/m);
});
