/**
 * Writes what is made from the operations: the output schemas beside the nodes and the operations tables in docs/ and the
 * README. Runs on the built package (`npm run generate` builds first); a test fails when the files differ from it.
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const require = createRequire(import.meta.url);
const { generatedFiles } = require(path.join(root, 'dist', 'nodes', 'shared', 'n8n', 'generated.js'));
const { systems } = require(path.join(root, 'dist', 'index.js'));

for (const folder of ['Archer', 'SoftExpert', 'AssureSign']) {
	await rm(path.join(root, 'nodes', folder, '__schema__'), { recursive: true, force: true });
}
const readme = await readFile(path.join(root, 'README.md'), 'utf8');
for (const [file, content] of Object.entries(generatedFiles(systems, readme))) {
	const target = path.join(root, file);
	await mkdir(path.dirname(target), { recursive: true });
	await writeFile(target, content);
}
