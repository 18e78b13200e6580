/**
 * Runs in a process of its own (the scanner and ESLint are ES modules):
 * `node scan.mjs source|entries|tarball <folder>` prints the official scanner's verdict on the folder as JSON.
 */
import { createRequire } from 'node:module';
import { analyzePackage, SOURCE_FILE_PATTERNS } from '@n8n/scan-community-package/scanner/scanner.mjs';

// The scanner's own copy: the list of files must be the one that it lints.
const scanner = import.meta.resolve('@n8n/scan-community-package/scanner/scanner.mjs');
const glob = createRequire(scanner)('fast-glob');

const [leg, folder] = process.argv.slice(2);
// The two legs are those of analyzePackageByName in the scanner, which itself only takes a published package.
const legs = {
	source: SOURCE_FILE_PATTERNS,
	// Of the sources those that the rules about a package's manifest look at.
	entries: ['package.json', 'nodes/*/*.node.{ts,json}', 'credentials/*.ts'],
	tarball: ['**/*.js', 'package.json'],
};
const patterns = legs[leg];
const files = glob.sync(patterns, { cwd: folder, ignore: ['node_modules/**'] });
const { passed, message, details } = await analyzePackage(folder, patterns);
process.stdout.write(JSON.stringify({ passed, message, details, files }));
