import { documentation } from './address';
import type { SoapSystem } from '../nodes/shared/operation/dialect';
import { packageReadme, sandboxReadme } from './packageReadme';
import {
	sandboxManifest,
	sandboxPackage,
	singleManifest,
	singlePackages,
	wholePackage,
	withRepository,
	type RootManifest,
} from './packages';

const json = (value: object) => `${JSON.stringify(value, null, '\t')}\n`;

/**
 * The manifests and texts of what is published, and the addresses in the codex files of the nodes and in the credentials.
 *
 * @param read a committed file, by its path from the root of the repository
 */
export function manifestFiles(
	systems: Record<string, SoapSystem>,
	read: (file: string) => string,
): Record<string, string> {
	const root = JSON.parse(read('package.json')) as RootManifest;
	const files: Record<string, string> = {
		'package.json': json(withRepository(root)),
		[`packages/${sandboxPackage}/package.json`]: json(sandboxManifest(root)),
		[`packages/${sandboxPackage}/README.md`]: sandboxReadme(),
	};
	for (const one of singlePackages) {
		const system = Object.values(systems).find(({ folder }) => folder === one.folder)!;
		files[`packages/${one.name}/package.json`] = json(singleManifest(one, root));
		files[`packages/${one.name}/README.md`] = packageReadme(one, system);
		for (const [index, name] of one.credentials.entries()) {
			const file = `credentials/${name}.credentials.ts`;
			const page = documentation(`credentials.md#${one.credentialPages[index]}`);
			files[file] = read(file).replace(/(documentationUrl =\s*)'[^']*'/, `$1'${page}'`);
		}
		for (const [index, node] of one.nodes.entries()) {
			const file = `nodes/${one.folder}/${node}.node.json`;
			const page = documentation(`reference/${one.pages[index]}.md`);
			const section = one.credentialSections[index];
			files[file] = withAddresses(read(file), one.pages[index], [
				page,
				documentation(`credentials.md#${section}`),
			]);
		}
	}
	return files;
}

/** The words by which a node is found are written by hand; its name and the addresses of its pages are not. */
function withAddresses(codex: string, type: string, addresses: string[]): string {
	const left = [...addresses];
	return codex
		.replace(/"node": "[^"]*"/, `"node": "${wholePackage}.${type}"`)
		.replace(/"url": "[^"]*"/g, () => `"url": "${left.shift()}"`);
}
