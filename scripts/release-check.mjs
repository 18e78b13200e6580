/**
 * Ends with status 1 and sentences while this tree may not be published. The publish workflow runs it first.
 *
 *   --tag 1.2.3   the tag that is published; `GITHUB_REPOSITORY` names who publishes
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { bundled } from './lib/bundled.mjs';
import { root } from './lib/install.mjs';

const { values } = parseArgs({ options: { tag: { type: 'string' } } });
const { releaseProblems } = await bundled('generate/release.ts');
const { singlePackages, sandboxPackage } = await bundled('generate/packages.ts');

const folders = [
	'.',
	...[...singlePackages.map(({ name }) => name), sandboxPackage].map((name) => `packages/${name}`),
];
const manifests = folders.map((folder) =>
	JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8')),
);
const problems = releaseProblems({
	publisher: process.env.GITHUB_REPOSITORY,
	tag: values.tag,
	versions: Object.fromEntries(manifests.map(({ name, version }) => [name, version])),
	changelog: readFileSync(path.join(root, 'CHANGELOG.md'), 'utf8'),
});
for (const problem of problems) process.stderr.write(`${problem}\n`);
process.exitCode = problems.length > 0 ? 1 : 0;
