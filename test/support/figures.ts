/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const folder = path.join(__dirname, '..', '..', '.cache', 'reliability');

/** What a run has measured; `npm run reliability` writes docs/reliability.md from it. */
export function writeFigures(name: string, figures: object): void {
	mkdirSync(folder, { recursive: true });
	writeFileSync(path.join(folder, `${name}.json`), `${JSON.stringify(figures, null, '\t')}\n`);
}
