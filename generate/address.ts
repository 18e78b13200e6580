/**
 * Where sources and documentation are. The only place to change it: `npm run generate` writes it into the manifests, codex files,
 * credentials and texts, and nothing is published while it is the placeholder (`generate/release.ts`).
 */
export const repository = 'https://github.com/n8n-nodes-enterprise-soap/n8n-nodes-enterprise-soap';

/** @param page from the folder docs: `credentials.md#archer` */
export function documentation(page: string): string {
	return `${repository}/blob/main/docs/${page}`;
}
