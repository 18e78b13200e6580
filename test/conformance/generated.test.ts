/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { systems } from '../../index';
import { generatedFiles } from '../../nodes/shared/n8n/generated';

const root = path.join(__dirname, '..', '..');

test('what is made from the operations is up to date (npm run generate)', () => {
	const readme = readFileSync(path.join(root, 'README.md'), 'utf8');
	for (const [file, content] of Object.entries(generatedFiles(systems, readme))) {
		expect({ file, content: readFileSync(path.join(root, file), 'utf8') }).toEqual({ file, content });
	}
});

test.each(['Archer', 'SoftExpert', 'AssureSign'])('%s has no schema without an operation', (folder) => {
	const base = path.join('nodes', folder, '__schema__');
	const wanted = Object.keys(generatedFiles(systems, '')).filter((file) => file.startsWith(base));
	const found = readdirSync(path.join(root, base), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
	expect(found.sort()).toEqual(wanted.sort());
});
