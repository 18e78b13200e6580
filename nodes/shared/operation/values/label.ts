import type { MethodField } from '../spec';

/** What an error calls a field: where it is one of many that are added, it says where to look. */
export function labelOf({ displayName, name, collection }: MethodField): string {
	const label = `'${displayName ?? name}'`;
	if (collection === 'options') return `The option ${label}`;
	return collection === 'filters' ? `The filter ${label}` : label;
}
