import { escapeAttribute, escapeText } from '../../soap/xml';
import type { ArcherState } from '../state';
import type { ContentField, ContentRecord, StoredValue } from './model';

/** The two forms in which Archer gives fields: searches with content, single records with attributes. */

type Names = Pick<ArcherState, 'users' | 'content'>;

/** What the system keeps by itself comes as if it were stored. */
export function valueOf(record: ContentRecord, field: ContentField): StoredValue | undefined {
	switch (field.type) {
		case 6:
			return { kind: 'number', text: String(record.trackingId) };
		case 21:
			return { kind: 'date', time: record.firstPublished, withTime: true };
		case 22:
			return { kind: 'date', time: record.lastUpdated, withTime: true };
		default:
			return record.values.get(field.id);
	}
}

const twoDigits = (number: number) => String(number).padStart(2, '0');

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
			return singleField(names, record, field);
	}
}

function searchEntries(
	names: Names,
	field: ContentField,
	entries: Array<{ id: number; otherText?: string }>,
): string {
	if (field.type === 4) {
		const values = entries.map(({ id, otherText }) => {
			const name = field.values?.get(id) ?? '';
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

/** The record's first text field stands for its key field. */
function keyText({ content }: Names, contentId: number): string {
	const record = content.records.get(contentId);
	const first = record && [...record.values.values()].find(({ kind }) => kind === 'text');
	return first?.kind === 'text' ? first.text : String(contentId);
}

function peopleContent(
	{ users }: Names,
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
	const groupElements = groups.map((id) => `<Group id="${id}">Group ${id}</Group>`);
	return (
		(userElements.length === 0 ? '' : `<Users>${userElements.join('')}</Users>`) +
		(groupElements.length === 0 ? '' : `<Groups>${groupElements.join('')}</Groups>`)
	);
}

/** GetRecordById: attributes, month-first dates without an ISO value, always an end tag. */
export function singleField(names: Names, record: ContentRecord, field: ContentField): string {
	const value = valueOf(record, field);
	const start = `<Field id="${field.id}" name="${escapeAttribute(field.name)}" type="${field.type}"`;
	if (value === undefined) return `${start} value=""></Field>`;
	const rows = (attributes: string[]) =>
		`${start} ${attributes[0] ?? 'value=""'}>${attributes
			.slice(1)
			.map((one) => `<MultiValue ${one} />`)
			.join('')}</Field>`;
	switch (value.kind) {
		case 'text':
			return `${start} value="${escapeAttribute(value.text)}"></Field>`;
		case 'number':
			return `${start} value="${value.text}"></Field>`;
		case 'date':
			return `${start} value="${monthFirst(
				names.content.clock.shown(value.time),
				value.withTime && !names.content.withoutTime.has(field.id),
			)}"></Field>`;
		case 'list':
			return rows(
				value.entries.map(({ id, otherText }) =>
					otherText === undefined
						? `value="${id}"`
						: `value="${id}" othertext="${escapeAttribute(otherText)}"`,
				),
			);
		case 'people':
			return `${start}>${peopleContent(names, value)}</Field>`;
		case 'links':
			return rows(
				value.links.map(({ name, url }) => `value="${escapeAttribute(name)}" link="${escapeAttribute(url)}"`),
			);
		default:
			return rows(value.cells.map(({ rowId, columnId }) => `rowId="${rowId}" columnId="${columnId}"`));
	}
}

function monthFirst(date: Date, withTime: boolean): string {
	const day = `${date.getUTCMonth() + 1}/${date.getUTCDate()}/${date.getUTCFullYear()}`;
	if (!withTime) return day;
	const hour = date.getUTCHours();
	const seconds = date.getUTCSeconds() === 0 ? '' : `:${twoDigits(date.getUTCSeconds())}`;
	const clock = `${hour % 12 === 0 ? 12 : hour % 12}:${twoDigits(date.getUTCMinutes())}${seconds}`;
	return `${day} ${clock} ${hour < 12 ? 'AM' : 'PM'}`;
}
