import type { ArcherContent } from './content';
import { valueOf, type ContentField, type ContentModule, type ContentRecord } from './model';

/** What a search asks for, once it has been read. */
export interface Search {
	module: ContentModule;
	displayFields: ContentField[];
	pageSize: number;
	maximum: number;
	keywords: string;
	matches: (record: ContentRecord) => boolean;
	sort: Array<{ field: ContentField; descending: boolean }>;
	/** Related applications whose records come nested. */
	children: ContentModule[];
}

/** The records that a search finds, in its order. */
export function findRecords(content: ArcherContent, search: Search): ContentRecord[] {
	const levels = new Set(search.displayFields.map(({ levelId }) => levelId));
	const top = search.module.levels.find((level) => levels.has(level)) ?? search.module.levels[0];
	const found = [...content.records.values()].filter(
		(record) => record.levelId === top && search.matches(record) && hasKeywords(record, search.keywords),
	);
	for (const { field, descending } of [...search.sort].reverse()) {
		const keys = new Map(found.map((record) => [record, sortKey(record, field)]));
		found.sort((a, b) => compare(keys.get(a)!, keys.get(b)!) * (descending ? -1 : 1));
	}
	return found.slice(0, search.maximum);
}

export function hasKeywords(record: ContentRecord, keywords: string): boolean {
	const text = [...record.values.values()]
		.map((value) => (value.kind === 'text' ? value.text.toLowerCase() : ''))
		.join(' ');
	return keywords
		.toLowerCase()
		.split(/\s+/)
		.every((word) => text.includes(word));
}

function sortKey(record: ContentRecord, field: ContentField): number | string {
	const value = valueOf(record, field);
	if (value?.kind === 'date') return value.time;
	if (value?.kind === 'number') return Number(value.text);
	return value?.kind === 'text' ? value.text : '';
}

function compare(a: number | string, b: number | string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
