/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

interface Rule {
	rule: string;
	status: 'done' | 'exempt';
	'held-by'?: string;
	reason?: string;
}

const root = path.join(__dirname, '..', '..');
const rules = parse(readFileSync(path.join(root, 'docs', 'quality.yaml'), 'utf8')) as Record<string, Rule>;

test.each(Object.entries(rules))('%s is held by something, or exempt with a reason', (_name, rule) => {
	expect(rule.rule).toMatch(/^[A-Zn].*[^.]$/);
	if (rule.status === 'exempt') {
		expect(rule.reason).toMatch(/\w{3}/);
		return;
	}
	expect(rule.status).toBe('done');
	expect(existsSync(path.join(root, rule['held-by']!))).toBe(true);
});
