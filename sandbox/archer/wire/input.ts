/* eslint-disable @n8n/community-nodes/require-node-api-error -- the sandbox is a process of its own, it never runs inside n8n */
import { parseXml, type XmlNode } from '../../soap/xml';
import { ArcherFault } from '../method';
import type { ArcherContent } from '../state/content';
import type { ContentField, ListEntry, StoredValue } from '../state/model';

/** Reads field values as the vendor's field-input guide has them; whatever it does not have is a fault. */

const readOnlyTypes = new Set([6, 14, 20, 21, 22, 25, 29, 30, 31, 1001]);
const listTypes = new Set([4, 9, 11, 12, 23, 24, 27, 28]);

export interface RecordInput {
	/** From the attribute `id` or `contentId`; 0 when there is none. */
	contentId: number;
	values: Map<number, StoredValue>;
	levelId: number;
}

export function readDocument(text: string | null, what: string): XmlNode {
	try {
		return parseXml(text ?? '');
	} catch {
		throw new ArcherFault(`${what} is not well-formed XML`);
	}
}

export function readRecord(content: ArcherContent, node: XmlNode, moduleId: number): RecordInput {
	if (node.name !== 'Record') throw new ArcherFault(`Unexpected element ${node.name}`);
	const values = new Map<number, StoredValue>();
	const levels = new Set<number>();
	for (const child of node.children) {
		if (child.name !== 'Field' || child.namespace !== '')
			throw new ArcherFault(`Unexpected element ${child.name}`);
		const field = fieldOf(content, child, moduleId);
		levels.add(field.levelId);
		const value = isKeptByArcher(field) ? undefined : readValue(content, field, child);
		if (value !== undefined) values.set(field.id, value);
	}
	if (levels.size > 1) throw new ArcherFault('All fields must belong to one data level');
	const [levelId = 0] = levels;
	return { contentId: Number(attribute(node, 'id') ?? attribute(node, 'contentId') ?? 0), values, levelId };
}

/** The fault for a field that has to have a value and would have none. */
export function checkRequired(
	content: ArcherContent,
	levelId: number,
	given: Map<number, StoredValue>,
	present?: Map<number, StoredValue>,
): void {
	for (const { id, name, isRequired } of content.fieldsOfLevel(levelId)) {
		if (isRequired && isEmpty(given.get(id) ?? present?.get(id))) {
			throw new ArcherFault(`The ${name} field is a required field.`);
		}
	}
}

function isEmpty(value: StoredValue | undefined): boolean {
	if (value === undefined) return true;
	if (value.kind === 'text' || value.kind === 'number') return value.text === '';
	if (value.kind === 'list') return value.entries.length === 0;
	return value.kind === 'people' && value.users.length + value.groups.length === 0;
}

export function attribute(node: XmlNode, name: string): string | undefined {
	return node.attributes.find((one) => one.name === name)?.value;
}

function fieldOf(content: ArcherContent, node: XmlNode, moduleId: number): ContentField {
	const id = attribute(node, 'id') ?? '';
	if (!/^\d+$/.test(id)) throw new ArcherFault('Input string was not in a correct format.');
	const field = content.field(id);
	if (field === undefined || field.moduleId !== moduleId) throw new ArcherFault(`Field ${id} does not exist`);
	const type = attribute(node, 'type');
	if (type !== undefined && type !== String(field.type)) {
		throw new ArcherFault(`Field ${id} is of type ${field.type}, not ${type}`);
	}
	if (field.isInactive || field.isContentReadOnly || readOnlyTypes.has(field.type))
		throw new ArcherFault(`Field ${id} is read-only`);
	return field;
}

/** What is written into these is ignored, and the write succeeds (vendor's page on inputs of the REST interface). */
function isKeptByArcher({ isCalculated, isAutomatic }: ContentField): boolean {
	return isCalculated === true || isAutomatic === true;
}

/** Undefined for a value that Archer ignores without a word. */
function readValue(content: ArcherContent, field: ContentField, node: XmlNode): StoredValue | undefined {
	// Other attributes are allowed and ignored (vendor's field-input guide).
	const { type, id } = field;
	const value = attribute(node, 'value');
	const rows = [node, ...node.children];
	if (type === 8) return people(field, node);
	if (node.children.some(({ name }) => name !== 'MultiValue'))
		throw new ArcherFault(`Field ${id} has unknown elements`);
	if (type === 16) return { kind: 'cells', cells: rows.filter((row) => attribute(row, 'rowId')).map(cell) };
	if (type === 7) {
		const links = rows.filter((row) => attribute(row, 'link'));
		return {
			kind: 'links',
			links: links.map((row) => ({ name: attribute(row, 'value') ?? '', url: attribute(row, 'link') ?? '' })),
		};
	}
	if (listTypes.has(type)) return { kind: 'list', entries: entriesOf(content, field, rows) };
	if (node.children.length > 0) throw new ArcherFault(`Field ${id} takes one value`);
	if (value === undefined) throw new ArcherFault(`Field ${id} has no value`);
	if (type === 2) return number(field, value);
	if (type === 3) return date(content, field, value);
	if (type === 19 && value !== '' && !isAddress(field, value)) return undefined;
	if (value.length > (field.maximumCharacters ?? Infinity)) {
		throw new ArcherFault(`The ${field.name} field takes at most ${field.maximumCharacters} characters.`);
	}
	return { kind: 'text', text: value };
}

/** IPv6 goes out with all its groups (vendor's field-input guide). Without rules of its own a field takes both versions. */
function isAddress({ isIpv6 }: ContentField, value: string): boolean {
	const parts = value.split('.');
	const isVersion4 =
		parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256);
	const isVersion6 = /^([0-9a-f]{1,4}:){7}[0-9a-f]{1,4}$/i.test(value);
	return isVersion6 || (isIpv6 !== true && isVersion4);
}

function cell(row: XmlNode): { rowId: number; columnId: number } {
	return { rowId: Number(attribute(row, 'rowId')), columnId: Number(attribute(row, 'columnId')) };
}

function number({ id }: ContentField, value: string): StoredValue {
	if (value !== '' && !/^[+-]?\d+(\.\d+)?$/.test(value)) throw new ArcherFault(`Field ${id} takes a number`);
	return { kind: 'number', text: value };
}

/** Month first, as the vendor's guide has it: `12/21/2012`, `12/31/1999 1:59PM`. In the zone of the account. */
function date({ clock }: ArcherContent, { id, isDay }: ContentField, value: string): StoredValue {
	if (value === '') return { kind: 'text', text: '' };
	const match = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?: (\d{1,2}):(\d{2})(?::(\d{2}))?\s?(AM|PM))?$/.exec(value);
	if (!match) throw new ArcherFault(`Field ${id}: String was not recognized as a valid DateTime.`);
	const [month, day, year, hour = 12, minute = 0, second = 0] = match
		.slice(1, 7)
		.map((part) => (part === undefined ? undefined : Number(part)));
	const hours = match[7] === undefined ? 0 : (hour % 12) + (match[7] === 'PM' ? 12 : 0);
	const local = Date.UTC(year!, month! - 1, day!, hours, minute, second);
	if (new Date(local).getUTCDate() !== day)
		throw new ArcherFault('String was not recognized as a valid DateTime.');
	const time = clock.moment(local);
	if (time === undefined) throw new ArcherFault('The supplied DateTime represents an invalid time.');
	return { kind: 'date', time, withTime: match[4] !== undefined && isDay !== true };
}

function entriesOf(content: ArcherContent, field: ContentField, rows: XmlNode[]): ListEntry[] {
	const entries: ListEntry[] = [];
	for (const row of rows) {
		const text = attribute(row, 'value') ?? '';
		if (text === '') continue;
		if (!/^\d+$/.test(text)) throw new ArcherFault(`Field ${field.id} takes IDs`);
		// Which of the two a real system reads is open.
		const otherText = attribute(row, 'othertext') ?? attribute(row, 'otherText');
		entries.push(otherText === undefined ? { id: Number(text) } : { id: Number(text), otherText });
	}
	if (field.type === 4) return chosenValues(content, field, entries);
	// IDs of records that do not exist are ignored in the same way as wrong addresses.
	if (field.type !== 11 && field.type !== 12) {
		return entries.filter(({ id }) => content.records.get(id)?.moduleId === field.target);
	}
	const missing = entries.find(({ id }) => !content.files.has(id));
	if (missing) throw new ArcherFault(`Field ${field.id} has the invalid value ${missing.id}`);
	return entries;
}

function chosenValues(content: ArcherContent, field: ContentField, entries: ListEntry[]): ListEntry[] {
	const { id: fieldId, name, listId = 0, maximum = Infinity } = field;
	if (entries.length > maximum) throw new ArcherFault(`The ${name} field takes at most ${maximum} values.`);
	return entries.map(({ id, otherText }) => {
		const value = content.valuesLists.of(listId).get(id);
		if (value === undefined || !value.isActive || !value.isSelectable) {
			throw new ArcherFault(`Field ${fieldId} has the invalid value ${id}`);
		}
		return otherText === undefined || !value.hasOtherText ? { id } : { id, otherText };
	});
}

function people({ selectable }: ContentField, node: XmlNode): StoredValue {
	const ids = (list: string, entry: string) =>
		node.children
			.filter(({ name }) => name === list)
			.flatMap((holder) => holder.children)
			.map((child) => {
				if (child.name !== entry) throw new ArcherFault(`Unexpected element ${child.name}`);
				return Number(attribute(child, 'id'));
			});
	if (node.children.some(({ name }) => name !== 'Users' && name !== 'Groups')) {
		throw new ArcherFault('Users and groups are expected');
	}
	const offered = (list: number[], all: number[] | undefined) =>
		all === undefined ? list : list.filter((id) => all.includes(id));
	return {
		kind: 'people',
		users: offered(ids('Users', 'User'), selectable?.users),
		groups: offered(ids('Groups', 'Group'), selectable?.groups),
	};
}
