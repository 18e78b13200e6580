/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { INodeTypeDescription } from 'n8n-workflow';
import { Archer, ArcherTrigger, AssureSign, AssureSignTrigger, SoftExpert } from '../../index';

/** What people type into n8n's search, and what they read there: node and trigger are one entry with one text. */

const nodes = { Archer, ArcherTrigger, AssureSign, AssureSignTrigger, SoftExpert };
type NodeName = keyof typeof nodes;

const description = (name: NodeName): INodeTypeDescription => new nodes[name]().description;

function aliasesOf(name: NodeName): string[] {
	const folder = name.replace(/Trigger$/, '');
	const file = path.join(__dirname, '..', '..', 'nodes', folder, `${name}.node.json`);
	return (JSON.parse(readFileSync(file, 'utf8')) as { alias: string[] }).alias;
}

const systems: NodeName[] = ['Archer', 'AssureSign', 'SoftExpert'];

test.each<[search: string, found: NodeName[]]>([
	['sign document', ['AssureSign', 'AssureSignTrigger']],
	['hr user', systems],
	['deprovision', systems],
	['create user', systems],
	['onboarding', systems],
	['offboarding', systems],
	['start workflow', ['SoftExpert']],
	['grc', ['Archer', 'ArcherTrigger']],
	['esign', ['AssureSign', 'AssureSignTrigger']],
])('"%s" finds what does it', (search, found) => {
	for (const name of found) {
		const aliases = aliasesOf(name).map((alias) => alias.toLowerCase());
		expect([name, aliases.some((alias) => alias.includes(search))]).toEqual([name, true]);
	}
});

test.each(Object.keys(nodes) as NodeName[])('%s has no alias twice', (name) => {
	const aliases = aliasesOf(name);
	expect(new Set(aliases).size).toBe(aliases.length);
});

test('a node and its trigger have one text, which speaks of both', () => {
	expect(description('Archer').description).toBe(description('ArcherTrigger').description);
	expect(description('AssureSign').description).toBe(description('AssureSignTrigger').description);
	for (const name of ['Archer', 'AssureSign'] as const) {
		expect(description(name).description).toMatch(/; its trigger starts /);
	}
	expect(description('SoftExpert').description).toContain('workflows');
});
