/**
 * Known weaknesses of what is shipped: `node scripts/audit.mjs`, after a build. The package has no dependencies, so that is
 * what the build bundles; a weakness of a tool is counted and named, and ends nothing. With a file as its argument it reads
 * that report of `npm audit --json` in place of asking the registry.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { checkNode, root } from './lib/install.mjs';
import { run } from './lib/processes.mjs';

checkNode();

async function auditReport(file) {
	if (file !== undefined) return JSON.parse(readFileSync(file, 'utf8'));
	const { output } = await run('npm', ['audit', '--json', '--package-lock-only', '--loglevel=silent'], {
		cwd: root,
		mayFail: true,
	});
	return JSON.parse(output);
}

const licences = readFileSync(path.join(root, 'dist/nodes/shared/xml/vendor.LICENSES.txt'), 'utf8');
const bundled = [...licences.matchAll(/^((?:@[\w.-]+\/)?[\w.-]+) \d+\.\d+\.\d+\S* \(\S+\)$/gm)].map(
	([, name]) => name,
);
const { vulnerabilities, error, message } = await auditReport(process.argv[2]);
if (vulnerabilities === undefined || bundled.length === 0) {
	process.stderr.write(
		`Nothing could be audited: ${error?.summary || message || 'no report, or no bundled package'}\n`,
	);
	process.exitCode = 1;
} else {
	const found = Object.values(vulnerabilities);
	const shipped = found.filter(({ name }) => bundled.includes(name));
	const tools = found.filter(({ name }) => !bundled.includes(name));
	for (const { name, severity } of shipped)
		process.stderr.write(`Shipped and known as weak: ${name} (${severity})\n`);
	process.stdout.write(
		`Bundled: ${bundled.join(', ')}; ${shipped.length} with known weaknesses. Tools with some: ${tools.length}${tools.length > 0 ? ` (${tools.map(({ name }) => name).join(', ')})` : ''}\n`,
	);
	process.exitCode = shipped.length > 0 ? 1 : 0;
}
