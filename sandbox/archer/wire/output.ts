import { escapeAttribute, escapeText } from '../../soap/xml';
import type { ArcherState } from '../state';
import { valueOf, type ContentField, type ContentRecord, type StoredValue } from '../state/model';

/** Fields as searches give them: with content. */

export type Names = Pick<ArcherState, 'users' | 'content' | 'people'>;

export const twoDigits = (number: number) => String(number).padStart(2, '0');

/** As an account with a day-first language sees it (Cortex XSOAR's test data: `26/03/2018 06:03:32`). */
function localText(date: Date, withTime: boolean): string {
	const day = `${twoDigits(date.getUTCDate())}/${twoDigits(date.getUTCMonth() + 1)}/${date.getUTCFullYear()}`;
	return withTime ? `${day} ${date.toISOString().slice(11, 19)}` : day;
}

export function searchField(names: Names, record: ContentRecord, field: ContentField): string {
	const value = valueOf(record, field);
	const start = `<Field id="${field.id}" guid="${field.guid}" type="${field.type}"`;
	if (value === undefined) return `${start} />`;
	switch (value.kind) {
		case 'text':
		case 'number':
			return value.text === '' ? `${start} />` : `${start}>${escapeText(value.text)}</Field>`;
		case 'date': {
			const { clock, withoutTime } = names.content;
			const hidden = withoutTime.get(field.id);
			const time = hidden === 'everywhere' ? clock.startOfDay(value.time) : value.time;
			const text = localText(clock.shown(time), value.withTime && hidden === undefined);
			return `${start} xmlConvertedValue="${new Date(time).toISOString()}">${text}</Field>`;
		}
		case 'list':
			return `${start}>${searchEntries(names, field, value.entries)}</Field>`;
		case 'people':
			return `${start}>${peopleContent(names, value)}</Field>`;
		default:
			// How searches give links and cells is not published: as they are written.
			return fieldOfRows(start, rowsOf(value));
	}
}

function searchEntries(
	names: Names,
	field: ContentField,
	entries: Array<{ id: number; otherText?: string }>,
): string {
	if (field.type === 4) {
		const values = entries.map(({ id, otherText }) => {
			const name = names.content.valueName(field, id);
			const other = otherText === undefined ? '' : ` otherText="${escapeAttribute(otherText)}"`;
			return `<ListValue id="${id}" displayName="${escapeAttribute(name)}"${other}>${escapeText(name)}</ListValue>`;
		});
		return values.length === 0 ? '' : `<ListValues>${values.join('')}</ListValues>`;
	}
	if (field.type === 11 || field.type === 12) {
		return entries
			.map(({ id }) => `<File id="${id}">${escapeText(names.content.files.get(id)?.name ?? '')}</File>`)
			.join('');
	}
	if (field.type === 24) {
		return entries
			.map(({ id }) => {
				const row = names.content.records.get(id);
				const rowFields = row ? names.content.fieldsOfLevel(row.levelId) : [];
				return `<Subform contentId="${id}">${rowFields.map((one) => searchField(names, row!, one)).join('')}</Subform>`;
			})
			.join('');
	}
	return entries
		.map(({ id }) => `<Reference id="${id}">${escapeText(keyText(names, id))}</Reference>`)
		.join('');
}

/** What the record is called: its key field, or its first text where the key is empty or has no text. */
export function keyText({ content }: Names, contentId: number): string {
	const record = content.records.get(contentId);
	if (record === undefined) return String(contentId);
	const key = content.fieldsOfLevel(record.levelId).find(({ isKey }) => isKey);
	const ofKey = key && record.values.get(key.id);
	if (ofKey?.kind === 'text' && ofKey.text !== '') return ofKey.text;
	const first = [...record.values.values()].find(({ kind }) => kind === 'text');
	return first?.kind === 'text' ? first.text : String(contentId);
}

export function peopleContent(
	{ users, people }: Names,
	{ users: ids, groups }: { users: number[]; groups: number[] },
): string {
	const userElements = ids.map((id) => {
		const user = users.get(id);
		const name = user ? `${user.lastName}, ${user.firstName}` : '';
		return (
			`<User id="${id}" firstName="${escapeAttribute(user?.firstName ?? '')}" middleName="" ` +
			`lastName="${escapeAttribute(user?.lastName ?? '')}">${escapeText(name)}</User>`
		);
	});
	const groupElements = groups.map(
		(id) => `<Group id="${id}">${escapeText(people.groups.get(id)?.name ?? '')}</Group>`,
	);
	return (
		(userElements.length === 0 ? '' : `<Users>${userElements.join('')}</Users>`) +
		(groupElements.length === 0 ? '' : `<Groups>${groupElements.join('')}</Groups>`)
	);
}

/** The first value on the field, the others on MultiValue, always with an end tag. */
export function fieldOfRows(start: string, rows: string[]): string {
	const others = rows.slice(1).map((one) => `<MultiValue ${one} />`);
	return `${start} ${rows[0] ?? 'value=""'}>${others.join('')}</Field>`;
}

/** Links and cells, which have one form in all that is published. */
export function rowsOf(value: Extract<StoredValue, { kind: 'links' | 'cells' }>): string[] {
	return value.kind === 'links'
		? value.links.map(({ name, url }) => `value="${escapeAttribute(name)}" link="${escapeAttribute(url)}"`)
		: value.cells.map(({ rowId, columnId }) => `rowId="${rowId}" columnId="${columnId}"`);
}
