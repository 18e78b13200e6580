import { repository } from './address';

/** An address that nobody has: what would be published under it names sources that do not exist. */
const placeholder = 'https://github.com/n8n-nodes-enterprise-soap/n8n-nodes-enterprise-soap';

export interface Release {
	/** Defaults to the constant. */
	address?: string;
	/** `owner/name` of the repository that publishes, as GitHub says it. */
	publisher?: string;
	tag?: string;
	versions: Record<string, string>;
	changelog: string;
}

/** Why this may not be published, in sentences; none when it may. */
export function releaseProblems({
	address = repository,
	publisher,
	tag,
	versions,
	changelog,
}: Release): string[] {
	const problems: string[] = [];
	if (address === placeholder) {
		problems.push(
			`The repository's address is still the placeholder ${placeholder}. Write the real one into generate/address.ts, run npm run generate and commit.`,
		);
	} else if (publisher !== undefined && address !== `https://github.com/${publisher}`) {
		problems.push(
			`The manifests name ${address}, but https://github.com/${publisher} publishes: npm and n8n refuse a provenance of another repository.`,
		);
	}
	const different = new Set(Object.values(versions));
	if (different.size > 1) {
		problems.push(
			`The packages differ in their version (${Object.entries(versions)
				.map(([name, version]) => `${name} ${version}`)
				.join(', ')}). Run npm run generate.`,
		);
	}
	const [version] = different;
	if (tag !== undefined && tag !== version) {
		problems.push(`The tag is ${tag}, the version ${version}.`);
	}
	if (!changelog.includes(`## [${version}] - `)) {
		problems.push(`CHANGELOG.md has no section "## [${version}] - <date>".`);
	}
	return problems;
}
