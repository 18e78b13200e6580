/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import path from 'node:path';
import {
	ArcherApi,
	ArcherTrigger,
	AssureSignApi,
	AssureSignTrigger,
	AssureSignTriggerApi,
	SoftExpertApi,
	systems,
} from '../../index';
import { generatedFiles, linksOf, sampleErrors, sampleRuns, singlePackages } from '../../generate';

const root = path.join(__dirname, '..', '..');
const sources = {
	read: (file: string) => readFileSync(path.join(root, file), 'utf8'),
	errors: sampleErrors(root),
	runs: sampleRuns(root),
	credentials: [new ArcherApi(), new SoftExpertApi(), new AssureSignApi(), new AssureSignTriggerApi()],
	triggers: [new ArcherTrigger().description, new AssureSignTrigger().description],
};

test('what is made from the operations is up to date (npm run generate)', () => {
	for (const [file, content] of Object.entries(generatedFiles(systems, sources))) {
		expect({ file, content: readFileSync(path.join(root, file), 'utf8') }).toEqual({ file, content });
	}
});

test('every test that the page of errors names is there', () => {
	const page = readFileSync(path.join(root, 'docs/errors.md'), 'utf8');
	const named = [...page.matchAll(/`(test\/[^`]+\.ts)`/g)].map(([, file]) => file);
	expect(named.length).toBeGreaterThan(20);
	expect(named.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
});

test.each(singlePackages)('$name holds links to its sources, and to nothing else', (one) => {
	const folder = path.join(root, 'packages', one.name);
	const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
		(entry) => !entry.isDirectory(),
	);
	const links = found
		.filter((entry) => entry.isSymbolicLink())
		.map((entry) => path.join(entry.parentPath, entry.name));
	expect(Object.fromEntries(links.map((file) => [path.relative(folder, file), readlinkSync(file)]))).toEqual(
		linksOf(one),
	);
	for (const file of links) expect(existsSync(file)).toBe(true);
	const files = found.filter((entry) => entry.isFile()).map(({ name }) => name);
	expect(files.sort()).toEqual(['README.md', 'package.json']);
});

test.each(Object.values(systems))('$folder has no schema without an operation', ({ folder }) => {
	const base = path.join('nodes', folder, '__schema__');
	const wanted = Object.keys(generatedFiles(systems, sources)).filter((file) => file.startsWith(base));
	const found = readdirSync(path.join(root, base), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
	expect(found.sort()).toEqual(wanted.sort());
});
