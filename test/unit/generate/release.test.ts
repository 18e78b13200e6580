/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { sandboxPackage, singlePackages, wholePackage } from '../../../generate/packages';
import { releaseProblems } from '../../../generate/release';

const right = {
	address: 'https://github.com/somebody/soap-nodes',
	publisher: 'somebody/soap-nodes',
	tag: '1.2.3',
	versions: { whole: '1.2.3', one: '1.2.3' },
	changelog: '## [Unreleased]\n\n## [1.2.3] - 2026-01-31\n',
};

test('a release whose parts agree may go', () => {
	expect(releaseProblems(right)).toEqual([]);
});

test('nothing is published under an address that nobody has', () => {
	expect(releaseProblems({ ...right, address: undefined })).toEqual([
		expect.stringMatching(/still the placeholder .*address\.ts/),
	]);
});

test.each([
	['another repository', { publisher: 'somebody/fork' }, /provenance of another repository/],
	['a package in another version', { versions: { whole: '1.2.3', one: '1.2.2' } }, /one 1\.2\.2/],
	['another tag', { tag: '1.2.4' }, /The tag is 1\.2\.4, the version 1\.2\.3/],
	['no section of changes', { changelog: '## [Unreleased]\n' }, /no section "## \[1\.2\.3\] - /],
])('%s stops it', (_what, change, problem) => {
	expect(releaseProblems({ ...right, ...change })).toEqual([expect.stringMatching(problem)]);
});

test('the publish workflow has every package, and asks before anything else', () => {
	const workflow = parse(
		readFileSync(path.join(__dirname, '../../../.github/workflows/publish.yml'), 'utf8'),
	) as {
		jobs: Record<
			string,
			{ needs?: string; steps?: Array<{ run?: string }>; strategy?: { matrix: { package: string[] } } }
		>;
	};
	const { release, check, build, publish } = workflow.jobs;
	expect(publish.strategy!.matrix.package.sort()).toEqual(
		[wholePackage, sandboxPackage, ...singlePackages.map(({ name }) => name)].sort(),
	);
	expect(release.steps!.some(({ run }) => run?.startsWith('node scripts/release-check.mjs'))).toBe(true);
	expect([release.needs, check.needs, build.needs, publish.needs]).toEqual([
		undefined,
		'release',
		'check',
		'build',
	]);
	expect(publish.steps!.some(({ run }) => run?.includes('--provenance'))).toBe(true);
});
