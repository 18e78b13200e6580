/**
 * Writes what is made from the operations: the output schemas beside the nodes, the operations tables and the page of errors in
 * docs/, the manifests and texts of the packages, with the links to the sources that each publishes. Runs on the sources, bundled in memory; a test fails when the files differ from it.
 */
import { readFileSync } from 'node:fs';
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundled } from './lib/bundled.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const { generatedFiles, sampleErrors, sampleRuns, singlePackages, linksOf } =
	await bundled('generate/index.ts');
const { systems, ...classes } = await bundled('index.ts');
const { ArcherApi, AssureSignApi, AssureSignTriggerApi, SoftExpertApi, ArcherTrigger, AssureSignTrigger } =
	classes;

for (const { folder } of Object.values(systems)) {
	await rm(path.join(root, 'nodes', folder, '__schema__'), { recursive: true, force: true });
}
const read = (file) => readFileSync(path.join(root, file), 'utf8');
const sources = {
	read,
	errors: sampleErrors(root),
	runs: sampleRuns(root),
	credentials: [new ArcherApi(), new SoftExpertApi(), new AssureSignApi(), new AssureSignTriggerApi()],
	triggers: [new ArcherTrigger().description, new AssureSignTrigger().description],
};
for (const [file, content] of Object.entries(generatedFiles(systems, sources))) {
	const target = path.join(root, file);
	await mkdir(path.dirname(target), { recursive: true });
	await writeFile(target, content);
}
for (const one of singlePackages) {
	for (const [place, target] of Object.entries(linksOf(one))) {
		const link = path.join(root, 'packages', one.name, place);
		await mkdir(path.dirname(link), { recursive: true });
		await rm(link, { force: true });
		await symlink(target, link);
	}
}
