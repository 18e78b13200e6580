/** What people and expressions hand over, in plain form. */

export const textOf = (value: unknown) => String(value ?? '').trim();

/** The IDs of a list, or of a text with commas, semicolons or blanks between them. */
export function idList(value: unknown): string[] {
	const list: unknown[] = Array.isArray(value) ? value : textOf(value).split(/[\s,;]+/);
	return list.map(textOf).filter((id) => id !== '');
}

/** n8n hands over the rows of a fixedCollection under their section's name; expressions may give the list itself. */
export function rowsOf(value: unknown): Array<Record<string, unknown>> {
	const list: unknown = Array.isArray(value) ? value : Object.values((value ?? {}) as object).flat();
	return (list as unknown[]).filter(
		(row): row is Record<string, unknown> => typeof row === 'object' && row !== null,
	);
}
