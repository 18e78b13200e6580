import { escapeAttribute } from '../../soap/xml';
import { modules } from '../state/applications';
import {
	valueOf,
	type ContentField,
	type ContentRecord,
	type ListEntry,
	type RecordForm,
	type StoredValue,
} from '../state/model';
import { fieldOfRows, keyText, peopleContent, rowsOf, twoDigits, type Names } from './output';

/** The account that made all the records. */
const login = 201;

const attribute = (name: string, value: string | number) => ` ${name}="${escapeAttribute(String(value))}"`;
const moduleName = (moduleId: number) => modules.find(({ id }) => id === moduleId)?.name ?? '';

export function singleRecord(names: Names, record: ContentRecord, form: RecordForm): string {
	const { contentId, levelId, moduleId, parentId, trackingId, lastUpdated } = record;
	const fields = names.content.fieldsOfLevel(levelId);
	if (form === 'vendor') {
		const content = fields.map((field) => vendorField(names, record, field)).join('');
		return `<Record id="${contentId}" levelId="${levelId}" moduleId="${moduleId}" parentId="${parentId}">${content}</Record>`;
	}
	const content = fields.map((field) => productionField(names, record, field)).join('');
	return (
		`<Record id="${contentId}" levelId="${levelId}" moduleId="${moduleId}"` +
		attribute('moduleName', moduleName(moduleId)) +
		attribute('contentName', keyText(names, contentId)) +
		` parentId="${parentId}" sequentialId="${trackingId}"` +
		`${attribute('updateDate', commonDate(lastUpdated))} updateLogin="${login}">${content}</Record>`
	);
}

function vendorField(names: Names, record: ContentRecord, field: ContentField): string {
	const value = valueOf(record, field);
	const start = `<Field id="${field.id}"${attribute('name', field.name)} type="${field.type}"`;
	if (value?.kind === 'list') return fieldOfRows(start, value.entries.map(vendorRow));
	return otherField(names, start, field, value);
}

function vendorRow({ id, otherText }: ListEntry): string {
	return otherText === undefined ? `value="${id}"` : `value="${id}"${attribute('othertext', otherText)}`;
}

function productionField(names: Names, record: ContentRecord, field: ContentField): string {
	const value = valueOf(record, field);
	const start =
		`<Field id="${field.id}" type="${field.type}"` +
		attribute('createDate', commonDate(record.firstPublished)) +
		`${attribute('updateDate', commonDate(record.lastUpdated))} createLogin="${login}" updateLogin="${login}"`;
	if (value?.kind === 'people') return `${start}>${productionPeople(names, value)}</Field>`;
	if (value?.kind !== 'list') return otherField(names, start, field, value);
	const { entries } = value;
	if (field.type === 4)
		return fieldOfRows(
			start,
			entries.map((entry) => valueRow(names, field, entry)),
		);
	if (field.type === 11 || field.type === 12) {
		const size = field.type === 12 ? ' height="16" width="16"' : '';
		const fileName = (id: number) => attribute('fileName', names.content.files.get(id)?.name ?? '');
		return fieldOfRows(
			start,
			entries.map(({ id }) => `fileID="${id}"${fileName(id)}${size}`),
		);
	}
	return `${start}>${entries.map(({ id }) => recordInside(names, id, field)).join('')}</Field>`;
}

function valueRow(names: Names, field: ContentField, { id, otherText = '' }: ListEntry): string {
	const text = escapeAttribute(names.content.valueName(field, id));
	const parentId = names.content.valuesLists.of(field.listId ?? 0).get(id)?.parentId ?? 0;
	return `value="${text}" valueID="${id}" parentId="${parentId}"${attribute('otherText', otherText)}`;
}

/** A linked record with its key field, a row of a sub-form with all its fields. */
function recordInside(names: Names, contentId: number, field: ContentField): string {
	const record = names.content.records.get(contentId);
	if (record === undefined) return `<Record id="${contentId}"></Record>`;
	const { levelId, moduleId, trackingId } = record;
	const isRow = field.type === 24;
	const shown = names.content.fieldsOfLevel(levelId).filter(({ type }) => isRow || type === 1);
	// Records of other applications are known to come without their application.
	const module =
		moduleId === field.moduleId || isRow
			? ` moduleId="${moduleId}"${attribute('moduleName', moduleName(moduleId))}`
			: '';
	return (
		`<Record id="${contentId}" levelId="${levelId}"${module}${attribute('contentName', keyText(names, contentId))}` +
		`${isRow ? ` sequentialId="${trackingId}"` : ''}>` +
		`${shown.map((one) => productionField(names, record, one)).join('')}</Record>`
	);
}

function productionPeople(
	{ users, people }: Names,
	{ users: ids, groups }: Extract<StoredValue, { kind: 'people' }>,
): string {
	const updated = `${attribute('updateDate', '01/05/2026 08:00:00 AM')} updateLogin="${login}"`;
	const userElements = ids.map((id) => {
		const user = users.get(id);
		const name = `${attribute('firstName', user?.firstName ?? '')} middleName=""${attribute('lastName', user?.lastName ?? '')}`;
		return `<User id="${id}"${name}${updated} />`;
	});
	const groupElements = groups.map((id) => {
		const group = people.groups.get(id);
		const name = `${attribute('name', group?.name ?? '')}${attribute('desc', group?.description ?? '')}`;
		return `<Group id="${id}"${name}${updated} />`;
	});
	return `<Users>${userElements.join('')}</Users><Groups>${groupElements.join('')}</Groups>`;
}

/** What is the same in both forms. */
function otherField(
	names: Names,
	start: string,
	field: ContentField,
	value: StoredValue | undefined,
): string {
	const { clock, withoutTime } = names.content;
	switch (value?.kind) {
		case 'text':
		case 'number':
			return `${start}${attribute('value', value.text)}></Field>`;
		case 'date':
			return `${start} value="${monthFirst(clock.shown(value.time), value.withTime && !withoutTime.has(field.id))}"></Field>`;
		case 'people':
			return `${start}>${peopleContent(names, value)}</Field>`;
		case 'links':
		case 'cells':
			return fieldOfRows(start, rowsOf(value));
		default:
			return `${start} value=""></Field>`;
	}
}

/** As the vendor's page on common attributes has it, seconds always. */
function commonDate(time: number): string {
	const date = new Date(time);
	const hour = date.getUTCHours();
	const day = `${twoDigits(date.getUTCMonth() + 1)}/${twoDigits(date.getUTCDate())}/${date.getUTCFullYear()}`;
	const clock = [hour % 12 === 0 ? 12 : hour % 12, date.getUTCMinutes(), date.getUTCSeconds()];
	return `${day} ${clock.map(twoDigits).join(':')} ${hour < 12 ? 'AM' : 'PM'}`;
}

function monthFirst(date: Date, withTime: boolean): string {
	const day = `${date.getUTCMonth() + 1}/${date.getUTCDate()}/${date.getUTCFullYear()}`;
	if (!withTime) return day;
	const hour = date.getUTCHours();
	const seconds = date.getUTCSeconds() === 0 ? '' : `:${twoDigits(date.getUTCSeconds())}`;
	const clock = `${hour % 12 === 0 ? 12 : hour % 12}:${twoDigits(date.getUTCMinutes())}${seconds}`;
	return `${day} ${clock} ${hour < 12 ? 'AM' : 'PM'}`;
}
