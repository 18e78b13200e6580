/** Of the node and its trigger: what saved workflows name stays as it was, new nodes get the last. */
export const archerVersions = [1, 1.1];

const firstNamed = 1.1;

/** For fields that only new nodes have, or only saved ones. */
export const namedVersions = { '@version': archerVersions.filter((version) => version >= firstNamed) };
export const unnamedVersions = { '@version': archerVersions.filter((version) => version < firstNamed) };

/** Whether records come under the names of their fields, in one shape from whatever they are read: simplified ones, since 1.1. */
export function isNamed({
	simplify,
	'@version': version = archerVersions[0],
}: Record<string, unknown>): boolean {
	return simplify !== false && Number(version) >= firstNamed;
}
