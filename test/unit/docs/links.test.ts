/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { documentation, repository } from '../../../generate/address';

/** Every link of the documentation leads somewhere, and every page is reached from the map. */

const root = path.join(__dirname, '..', '..', '..');
const below = (folder: string) =>
	(readdirSync(path.join(root, folder), { recursive: true }) as string[])
		.map((name) => path.join(folder, name))
		.filter((name) => name.endsWith('.md'));
const pages = [
	...readdirSync(root).filter((name) => name.endsWith('.md')),
	...below('docs'),
	...below('packages'),
	'sandbox/README.md',
];

/** Without blocks and spans of code, where brackets mean something else. */
const proseOf = (page: string) =>
	readFileSync(path.join(root, page), 'utf8')
		.replace(/^```[^]*?^```/gm, '')
		.replace(/`[^`\n]*`/g, '');

const linksIn = (page: string) => [...proseOf(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target);

/** The names that GitHub gives to headings. */
function anchorsOf(file: string): string[] {
	const text = readFileSync(file, 'utf8').replace(/^```[^]*?^```/gm, '');
	return [...text.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading]) =>
		heading
			.toLowerCase()
			.replace(/[^\p{Letter}\p{Number}\s_-]/gu, '')
			.trim()
			.replace(/\s/g, '-'),
	);
}

/** The file in this repository that a link is about; undefined for other places of the web. */
function targetOf(page: string, link: string): { file: string; anchor?: string } | undefined {
	const own = [`${repository}/blob/main/`, `${repository}/tree/main/`].find((start) => link.startsWith(start));
	if (own === undefined && /^[a-z]+:/.test(link)) return undefined;
	const [place, anchor] = (own === undefined ? link : link.slice(own.length)).split('#');
	const base = own === undefined ? path.dirname(path.join(root, page)) : root;
	return { file: place === '' ? path.join(root, page) : path.join(base, decodeURI(place)), anchor };
}

test.each(pages)('%s: every link leads somewhere', (page) => {
	const broken = linksIn(page).filter((link) => {
		const target = targetOf(page, link);
		if (target === undefined) return false;
		if (!existsSync(target.file)) return true;
		if (target.anchor === undefined) return false;
		return !statSync(target.file).isFile() || !anchorsOf(target.file).includes(target.anchor);
	});
	expect(broken).toEqual([]);
});

test('every page of docs is reached from README.md', () => {
	const reached = new Set<string>();
	const follow = (page: string): void => {
		if (reached.has(page)) return;
		reached.add(page);
		for (const link of linksIn(page)) {
			const file = targetOf(page, link)?.file;
			if (file === undefined || !existsSync(file)) continue;
			const inside = statSync(file).isDirectory() ? below(path.relative(root, file)) : [path.relative(root, file)];
			inside.filter((name) => name.endsWith('.md')).forEach(follow);
		}
	};
	follow('README.md');
	expect(below('docs').filter((page) => !reached.has(page))).toEqual([]);
});

test('every page that the nodes and credentials send their users to is there', () => {
	const files = [
		...(readdirSync(path.join(root, 'nodes'), { recursive: true }) as string[])
			.filter((name) => name.endsWith('.node.json'))
			.map((name) => path.join('nodes', name)),
		...readdirSync(path.join(root, 'credentials')).map((name) => path.join('credentials', name)),
	];
	const addresses = files.flatMap((file) => [
		...(readFileSync(path.join(root, file), 'utf8').match(/https:\/\/github\.com\/[^"']+/g) ?? []),
	]);
	expect(addresses.length).toBeGreaterThanOrEqual(files.length);
	for (const address of addresses) {
		expect(address.startsWith(documentation(''))).toBe(true);
		const { file, anchor } = targetOf('', address)!;
		expect([address, existsSync(file)]).toEqual([address, true]);
		if (anchor !== undefined) expect([address, anchorsOf(file)]).toEqual([address, expect.arrayContaining([anchor])]);
	}
});

test('the address of the repository is the same everywhere', () => {
	for (const page of [...pages, 'package.json', '.github/ISSUE_TEMPLATE/config.yml']) {
		const text = readFileSync(path.join(root, page), 'utf8');
		const owners = [...text.matchAll(/https:\/\/github\.com\/[\w-]*(?:soap|enterprise)[\w-]*\/[\w-]+/g)];
		for (const [address] of owners) expect([page, address]).toEqual([page, repository]);
	}
});

test('README.md is a screen, and its moving picture is small', () => {
	expect(readFileSync(path.join(root, 'README.md'), 'utf8').split('\n').length).toBeLessThan(60);
	expect(statSync(path.join(root, 'docs/pictures/first-workflow.png')).size).toBeLessThan(1_500_000);
});
