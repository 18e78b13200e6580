/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A body as a real server stack sent it, see test/samples/captured. */
export function captured(name: string): string {
	return readFileSync(join(__dirname, '..', '..', 'samples', 'captured', `${name}.xml`), 'utf8');
}
