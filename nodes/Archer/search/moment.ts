/**
 * A moment as public connectors send it in date filters: UTC, to the second. Undefined for what is no date.
 *
 * @param value ISO 8601, or milliseconds since the epoch
 */
export function toArcherIso(value: unknown): string | undefined {
	if (value === undefined || value === null || value === '') return undefined;
	const text = String(value).trim();
	const isIso = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/i.test(
		text,
	);
	if (typeof value !== 'number' && !isIso && !(value instanceof Date)) return undefined;
	const hasZone = /(?:Z|[+-]\d{2}:?\d{2})$/i.test(text.slice(10));
	const time =
		value instanceof Date
			? value.getTime()
			: typeof value === 'number'
				? value
				: Date.parse(text.length === 10 || hasZone ? text.replace(' ', 'T') : `${text.replace(' ', 'T')}Z`);
	if (Number.isNaN(time)) return undefined;
	return new Date(time).toISOString().replace(/\.\d{3}Z$/, 'Z');
}
