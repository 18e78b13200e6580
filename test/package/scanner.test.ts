/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- this test runs the scanner in a process of its own, it never runs inside n8n */
import { cpSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { command, packAndUnpack, repository, type PackedPackage } from './packed';

interface Verdict {
	passed: boolean;
	message?: string;
	details?: string;
	files: string[];
}

let packed: PackedPackage;

jest.setTimeout(300_000);

beforeAll(async () => {
	packed = await packAndUnpack();
});

afterAll(() => packed?.remove());

async function scan(leg: 'source' | 'tarball', folder: string): Promise<Verdict> {
	const answer = await command(process.execPath, [path.join(__dirname, 'scan.mjs'), leg, folder], repository);
	return JSON.parse(answer) as Verdict;
}

describe('the official scanner of n8n', () => {
	it('finds nothing in the packed tarball', async () => {
		const { files, ...verdict } = await scan('tarball', packed.unpacked);
		expect(files).toEqual(
			expect.arrayContaining([
				'package.json',
				'dist/index.js',
				'dist/nodes/shared/xml/vendor.js',
				...packed.manifest.n8n.nodes,
				...packed.manifest.n8n.credentials,
			]),
		);
		expect(verdict).toEqual({ passed: true });
	});

	it('finds nothing in the source tree', async () => {
		const { files, ...verdict } = await scan('source', repository);
		const sources = [...packed.manifest.n8n.nodes, ...packed.manifest.n8n.credentials].map((file) =>
			file.replace(/^dist\//, '').replace(/\.js$/, '.ts'),
		);
		expect(files).toEqual(expect.arrayContaining(['package.json', ...sources]));
		expect(verdict).toEqual({ passed: true });
	});

	it('would have found what is forbidden', async () => {
		const spoiled = path.join(packed.folder, 'spoiled');
		cpSync(packed.unpacked, spoiled, { recursive: true });
		writeFileSync(
			path.join(spoiled, 'dist/nodes/forbidden.js'),
			'/* eslint-disable */\nconst https = require("https");\nconsole.log(https, process.env);\n',
		);
		const verdict = await scan('tarball', spoiled);
		expect(verdict.passed).toBe(false);
		for (const rule of ['no-restricted-imports', 'no-restricted-globals', 'no-console']) {
			expect(verdict.details).toContain(rule);
		}
	});
});
