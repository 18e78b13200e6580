import { build } from 'esbuild';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

/**
 * The exports of a TypeScript source, bundled in memory: the scripts need no earlier build, and nothing of theirs is shipped.
 *
 * @param {string} source from the root of the repository: `index.ts`
 */
export async function bundled(source) {
	const entry = path.join(root, source);
	const { outputFiles } = await build({
		entryPoints: [entry],
		bundle: true,
		write: false,
		platform: 'node',
		format: 'cjs',
		target: 'es2022',
		packages: 'external',
		logLevel: 'silent',
	});
	const module = { exports: {} };
	new Function('module', 'exports', 'require', outputFiles[0].text)(
		module,
		module.exports,
		createRequire(pathToFileURL(entry)),
	);
	return module.exports;
}
