/** Processor time of loading each node in a process of its own, beside that of n8n-workflow there; and the size of the package. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { print, root } from '../lib/measure.mjs';

const program = `
	const spent = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1000; };
	const start = spent();
	require('n8n-workflow');
	const loaded = spent();
	for (const Type of Object.values(require(process.argv[1]))) new Type();
	console.log(JSON.stringify([loaded - start, spent() - loaded]));`;

const median = (values) => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)];

const { n8n } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const nodes = n8n.nodes.map((file) => {
	const rounds = Array.from({ length: 9 }, () =>
		JSON.parse(execFileSync(process.execPath, ['-e', program, path.join(root, file)], { cwd: root })),
	);
	return {
		name: path.basename(file, '.node.js'),
		milliseconds: median(rounds.map(([, own]) => own)),
		workflow: median(rounds.map(([workflow]) => workflow)),
	};
});
const packed = JSON.parse(
	execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
		cwd: root,
		stdio: ['ignore', 'pipe', 'ignore'],
	}),
);
print({ nodes, bytes: Object.values(packed)[0].size });
