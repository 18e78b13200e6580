/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { withFiles } from '../../../generate/examplePage';

/** The page that adds a system shows the files that run, each whole. */

const root = path.join(__dirname, '..', '..', '..');
const folder = 'docs/examples/leave';
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const page = read('docs/how-to/add-a-system.md');

test.each([
	...readdirSync(path.join(root, folder)).map((name) => `${folder}/${name}`),
	'test/integration/exampleSystem.test.ts',
])('%s stands in it', (file) => {
	expect(page).toContain(`\n${read(file)}\`\`\`\n`);
});

test('a block below a link to a file becomes the file, and no other does', () => {
	const before =
		'[`docs/examples/a.ts`](../examples/a.ts):\n\n```ts\nold $1\n```\n\n[a](../examples/a.ts)\n\n```ts\nown\n```\n';
	const after = withFiles(before, (file) => `content of ${file} $1\n`);
	expect(after).toBe(before.replace('old $1\n', () => 'content of docs/examples/a.ts $1\n'));
});
