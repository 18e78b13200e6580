/** What the contracts say of a method beyond its fields: where it was read, and what its codes mean. */
export interface ContractFacts {
	sources: string[];
	codes: Record<string, string>;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** Pages come as one text, as a list, or with the place of each. */
function textsOf(source: unknown): string[] {
	if (typeof source === 'string') return [source];
	if (Array.isArray(source)) return source.flatMap(textsOf);
	return isObject(source) ? Object.values(source).flatMap(textsOf) : [];
}

function codesOf(value: unknown): Record<string, string> {
	if (!isObject(value)) return {};
	return Object.fromEntries(
		Object.entries(value).filter(
			(entry): entry is [string, string] => /^-?\d+$/.test(entry[0]) && typeof entry[1] === 'string',
		),
	);
}

/**
 * Methods by their names. The contracts of the systems differ in their form, as the pages do that they were read from; a method is
 * what has a name and a source.
 */
export function contractFacts(contract: unknown): Map<string, ContractFacts> {
	const facts = new Map<string, ContractFacts>();
	const walk = (value: unknown): void => {
		if (Array.isArray(value)) value.forEach(walk);
		if (!isObject(value)) return;
		if (typeof value.name === 'string' && value.source !== undefined) {
			const { returns } = value;
			facts.set(value.name, {
				sources: [...new Set(textsOf(value.source))],
				codes: { ...codesOf(isObject(returns) ? returns.codes : undefined), ...codesOf(value.codes) },
			});
		}
		Object.values(value).forEach(walk);
	};
	walk(contract);
	return facts;
}
