import { toWire } from '../../shared/operation/values/values';
import { element, type XmlAttribute, type XmlElement } from '../../shared/xml/tree';
import { writeXml } from '../../shared/xml/write';
import { toArcherDate } from '../content/dates';
import { cellsOf, entryName, identifierOf, isLink, linksOf, listOf } from '../content/identifiers';
import { fieldIn, type FieldEntry } from './input';
import { toArcherAddress } from '../content/ipAddress';
import { fieldTypes, isDateType, isListType, isPeopleType, readOnlyTypes } from '../content/types';

/** Field values as Archer wants them inside its string parameters, or a sentence about what is wrong. */
export type WrittenRecord = { xml: string; problem?: undefined } | { xml?: undefined; problem: string };
export type BuiltRecord =
	| { record: XmlElement; problem?: undefined }
	| { record?: undefined; problem: string };

type Built = { field: XmlElement } | { problem: string };

const attribute = (name: string, value: string): XmlAttribute => ({ name, namespace: '', value });

/**
 * One `<Record>` with a `<Field>` per entry (vendor's field-input guide). The entries' keys are field IDs by now. The type is
 * left out where it is not known, as in the vendor's own sample.
 *
 * @param timeZone IANA name of the time zone of the account that calls; dates are written in it
 */
export function buildRecord(
	entries: FieldEntry[],
	options: { timeZone?: string; attributes?: XmlAttribute[] } = {},
): BuiltRecord {
	const record = element('Record', '', { attributes: options.attributes });
	for (const entry of entries) {
		if (!/^\d+$/.test(entry.key)) {
			return { problem: `names the field "${entry.key.slice(0, 60)}", which is not a field ID` };
		}
		const readOnly = entry.type && readOnlyTypes[entry.type];
		if (readOnly) return { problem: `sets ${fieldIn(entry)}, which is read-only: ${readOnly}` };
		const built = buildField(entry, options.timeZone);
		if ('problem' in built) return { problem: `has a value for ${fieldIn(entry)} that ${built.problem}` };
		record.children.push(built.field);
	}
	return { record };
}

export function writeRecord(entries: FieldEntry[], timeZone?: string): WrittenRecord {
	const built = buildRecord(entries, { timeZone });
	return built.record ? serialise(built.record) : built;
}

/** Several records for the methods that take many. */
export function writeRecords(records: XmlElement[]): WrittenRecord {
	return serialise(element('Records', '', { children: records }));
}

function serialise(root: XmlElement): WrittenRecord {
	const written = writeXml(root);
	return written.problem === undefined
		? written
		: { problem: `cannot be written: ${written.problem.message}` };
}

function buildField({ key, type, value, definition }: FieldEntry, timeZone: string | undefined): Built {
	const shape = type ?? shapeOf(value);
	const attributes = [attribute('id', key)];
	if (shape !== undefined && shape !== 'list') attributes.push(attribute('type', String(fieldTypes[shape])));
	const field = element('Field', '', { attributes });
	if (shape !== 'list' && isPeopleType(shape)) return usersAndGroups(field, value);
	if (shape === 'externalLinks') return several(field, links(value));
	if (shape === 'matrix') return several(field, cells(value));
	if (shape === 'list' || isListType(shape)) return several(field, identifiers(value));
	const text = isDateType(shape) ? dateText(value, timeZone) : scalarText(value, shape);
	if (text.problem !== undefined) return text;
	// The editor's date picker gives a time with every day.
	const isDay = isDateType(shape) && definition?.hasTime === false;
	field.attributes.push(attribute('value', isDay ? text.text.split(' ')[0] : text.text));
	return { field };
}

/** Shapes that only one type has; a bare list can be any of the types that hold identifiers. */
function shapeOf(value: unknown): 'usersGroups' | 'externalLinks' | 'matrix' | 'list' | undefined {
	const first: unknown = Array.isArray(value) ? value[0] : value;
	if (typeof first === 'object' && first !== null) {
		if ('users' in first || 'groups' in first) return 'usersGroups';
		if ('url' in first) return 'externalLinks';
		if ('rowId' in first) return 'matrix';
		if ('id' in first) return 'list';
	}
	return Array.isArray(value) ? 'list' : undefined;
}

function dateText(
	value: unknown,
	timeZone: string | undefined,
): { text: string; problem?: undefined } | { problem: string } {
	if (value === null || value === undefined || value === '') return { text: '' };
	const written = toArcherDate(value, timeZone);
	return written.problem === undefined ? written : { problem: written.problem };
}

function scalarText(
	value: unknown,
	shape: string | undefined,
): { text: string; problem?: undefined } | { problem: string } {
	if (value === null || value === undefined || value === '') return { text: '' };
	if (typeof value === 'number' || shape === 'numeric') {
		const wire = toWire(value, { path: '', type: 'decimal' });
		return wire.problem === undefined ? wire : { problem: wire.problem };
	}
	if (shape === 'ipAddress') {
		const text = toArcherAddress(String(value).trim());
		return text === undefined
			? {
					problem:
						'must be an IP address like 192.0.2.1 or 2001:db8::1; Archer ignores others without a word',
				}
			: { text };
	}
	const wire = toWire(value, { path: '' });
	return wire.problem === undefined ? wire : { problem: wire.problem };
}

type Rows = { rows: XmlAttribute[][] } | { problem: string };

/** The first value sits on the field, the others on MultiValue elements; with none the field is cleared. */
function several(field: XmlElement, read: Rows): Built {
	if ('problem' in read) return read;
	const [first, ...others] = read.rows;
	field.attributes.push(...(first ?? [attribute('value', '')]));
	for (const attributes of others) field.children.push(element('MultiValue', '', { attributes }));
	return { field };
}

function identifiers(value: unknown): Rows {
	const rows: XmlAttribute[][] = [];
	for (const [position, entry] of listOf(value).entries()) {
		const id = identifierOf(entry);
		if (id === undefined) {
			return {
				problem: `must be a list of IDs like [466, 467], but ${entryName(entry, position)} is or has none`,
			};
		}
		const otherText =
			typeof entry === 'object' && entry !== null ? (entry as { otherText?: unknown }).otherText : undefined;
		const attributes = [attribute('value', id)];
		// The vendor does not name the attribute: connectors write the first, records are read with the second, and what
		// Archer does not know it ignores (vendor's field-input guide).
		if (typeof otherText === 'string' && otherText !== '') {
			attributes.push(attribute('othertext', otherText), attribute('otherText', otherText));
		}
		rows.push(attributes);
	}
	return { rows };
}

function links(value: unknown): Rows {
	const rows: XmlAttribute[][] = [];
	for (const [position, { name, url }] of linksOf(value).entries()) {
		if (!isLink(url)) {
			return {
				problem: `must be links like { "name": "Policy", "url": "https://example.com" }, but ${entryName({ name }, position)} has no address`,
			};
		}
		rows.push([attribute('value', name || url), attribute('link', url)]);
	}
	return { rows };
}

function cells(value: unknown): Rows {
	const rows: XmlAttribute[][] = [];
	for (const [position, { rowId, columnId }] of cellsOf(value).entries()) {
		if (rowId === undefined || columnId === undefined) {
			return {
				problem: `must be cells like { "rowId": 1253, "columnId": 728 }, but entry ${position + 1} lacks an ID`,
			};
		}
		rows.push([attribute('rowId', rowId), attribute('columnId', columnId)]);
	}
	return { rows };
}

function usersAndGroups(field: XmlElement, value: unknown): Built {
	const given = value === '' || value === null || value === undefined ? {} : value;
	if (typeof given !== 'object' || Array.isArray(given)) {
		return { problem: 'must name users and groups, like { "users": [221], "groups": [91] }' };
	}
	const { users, groups } = given as { users?: unknown; groups?: unknown };
	for (const [list, personName, ids] of [
		['Users', 'User', users],
		['Groups', 'Group', groups],
	] as const) {
		const holder = element(list, '');
		for (const [position, entry] of listOf(ids).entries()) {
			const id = identifierOf(entry);
			if (id === undefined) {
				return {
					problem: `must name users and groups by ID, like { "users": [221], "groups": [91] }, but in ${list} ${entryName(entry, position)} is or has none`,
				};
			}
			holder.children.push(element(personName, '', { attributes: [attribute('id', id)] }));
		}
		field.children.push(holder);
	}
	return { field };
}
