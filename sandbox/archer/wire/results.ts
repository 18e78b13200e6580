import { escapeAttribute, escapeText } from '../../soap/xml';
import type { ArcherState } from '../state';
import { guidOf, type ContentField, type ContentModule, type ContentRecord } from '../state/model';
import { pageOfList } from '../state/paging';
import { searchField } from './output';

/** The answer of a search: one page of the records found. Declares utf-16 as the product does. */
export function resultText(
	state: ArcherState,
	found: ContentRecord[],
	fields: ContentField[],
	page: number,
	pageSize: number,
	children: ContentModule[] = [],
): string {
	const shown = pageOfList(found, page, pageSize, state.paging);
	const definitions = fields
		.map(
			({ id, guid, name, alias }) =>
				`<FieldDefinition id="${id}" guid="${guid}" name="${escapeAttribute(name)}" alias="${escapeAttribute(alias)}" />`,
		)
		.join('');
	const levels = [...new Set(found.map(({ levelId }) => levelId))]
		.map(
			(id) =>
				`<LevelCount id="${id}" guid="${guidOf(4, id)}" count="${found.filter((one) => one.levelId === id).length}" />`,
		)
		.join('');
	return (
		`<?xml version="1.0" encoding="utf-16"?><Records count="${found.length}">` +
		`<Metadata><FieldDefinitions>${definitions}</FieldDefinitions></Metadata><LevelCounts>${levels}</LevelCounts>` +
		`${shown.map((record) => recordElement(state, record, fields, children)).join('')}</Records>`
	);
}

function recordElement(
	state: ArcherState,
	record: ContentRecord,
	fields: ContentField[],
	children: ContentModule[],
): string {
	const { contentId, levelId, moduleId, parentId } = record;
	const own = fields.filter((field) => field.levelId === levelId);
	const below = [...state.content.records.values()].filter(
		(other) => isNested(record, other, children) && fields.some((field) => field.levelId === other.levelId),
	);
	return (
		`<Record contentId="${contentId}" levelId="${levelId}" levelGuid="${guidOf(4, levelId)}" moduleId="${moduleId}" parentId="${parentId}">` +
		own.map((field) => searchField(state, record, field)).join('') +
		below.map((other) => recordElement(state, other, fields, [])).join('') +
		'</Record>'
	);
}

/** Records of the level below, and those of related applications that the search asks for. */
function isNested(record: ContentRecord, other: ContentRecord, children: ContentModule[]): boolean {
	if (other.parentId === record.contentId) return true;
	if (!children.some(({ id }) => id === other.moduleId)) return false;
	return [...record.values.values()].some(
		(value) => value.kind === 'list' && value.entries.some(({ id }) => id === other.contentId),
	);
}

/** Groups by one values list field; the product's names for the groups are not published. */
export function statisticsText(state: ArcherState, found: ContentRecord[], field: ContentField): string {
	const counts = new Map<string, number>();
	for (const record of found) {
		const value = record.values.get(field.id);
		const id = value?.kind === 'list' ? value.entries[0]?.id : undefined;
		const name = id === undefined ? 'No Selection' : state.content.valueName(field, id);
		counts.set(name, (counts.get(name) ?? 0) + 1);
	}
	const groups = [...counts]
		.map(
			([name, count]) =>
				`<Group><Field id="${field.id}">${escapeText(name)}</Field><Aggregate FieldId="${field.id}" Count="${count}" /></Group>`,
		)
		.join('');
	return (
		`<?xml version="1.0" encoding="utf-16"?><Groups count="${counts.size}"><Metadata><FieldDefinitions>` +
		`<FieldDefinition id="${field.id}" guid="${field.guid}" name="${escapeAttribute(field.name)}" alias="${escapeAttribute(field.name)}" />` +
		`</FieldDefinitions></Metadata>${groups}<Total><Aggregate FieldId="${field.id}" Count="${found.length}" /></Total></Groups>`
	);
}
