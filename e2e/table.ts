import type { StoredItem } from './execution';

const widestCell = 34;

function cellText(value: unknown): string {
	const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
	return text.length > widestCell ? `${text.slice(0, widestCell - 1)}…` : text;
}

/** A small table of the first items for a terminal: one column per field, at most `columns` of them. */
export function formatItems(items: StoredItem[], rows = 3, columns = 5): string[] {
	const shown = items.slice(0, rows);
	const fields = [...new Set(shown.flatMap(({ json }) => Object.keys(json)))].slice(0, columns);
	if (fields.length === 0) return [];
	const lines = [fields, ...shown.map(({ json }) => fields.map((field) => cellText(json[field])))];
	const widths = fields.map((_, column) => Math.max(...lines.map((line) => line[column].length)));
	const text = lines.map((line) =>
		line
			.map((cell, column) => cell.padEnd(widths[column]))
			.join('  ')
			.trimEnd(),
	);
	const more = items.length - shown.length;
	return [text[0], widths.map((width) => '-'.repeat(width)).join('  '), ...text.slice(1)].concat(
		more > 0 ? [`… and ${more} more`] : [],
	);
}
