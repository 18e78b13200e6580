/* eslint-disable @n8n/community-nodes/no-restricted-imports -- this test builds the package in processes of its own, it never runs inside n8n */
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { command, repository } from './packed';

/** What a build does not read. */
const others = /^(?:node_modules|dist|build|\.cache|\.git|test|e2e|coverage)$/;

const folders: string[] = [];
afterAll(() => {
	for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** Builds and packs a copy of the sources in a folder of its own. */
async function tarballFrom(name: string): Promise<Buffer> {
	const folder = mkdtempSync(path.join(tmpdir(), name));
	folders.push(folder);
	for (const entry of readdirSync(repository)) {
		if (!others.test(entry))
			cpSync(path.join(repository, entry), path.join(folder, entry), { recursive: true });
	}
	symlinkSync(path.join(repository, 'node_modules'), path.join(folder, 'node_modules'), 'dir');
	await command('npm', ['run', '--silent', 'build'], folder);
	const packed = JSON.parse(
		await command('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], folder),
	) as Array<{ filename: string }> | Record<string, { filename: string }>;
	const [{ filename }] = Object.values(packed);
	return readFileSync(path.join(folder, filename));
}

test('two builds in two folders give the same bytes', async () => {
	const [one, other] = [await tarballFrom('build-'), await tarballFrom('another-build-')];
	const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
	expect(one.length).toBeGreaterThan(50_000);
	expect(digest(other)).toBe(digest(one));
}, 300_000);
