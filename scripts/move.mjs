/** npm run move -- <words>: renames the node types of saved workflows for the other package (`--help` says how). */
import { bundled } from './lib/bundled.mjs';
import { print } from './lib/console.mjs';

const { move } = await bundled('trial/move.ts');
try {
	process.exitCode = await move(process.argv.slice(2), print);
} catch (error) {
	process.stderr.write(`${error.message}\n`);
	process.exitCode = 1;
}
