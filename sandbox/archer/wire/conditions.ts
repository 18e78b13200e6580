import { childOf, childText, type XmlNode } from '../../soap/xml';
import { ArcherFault } from '../method';
import type { ArcherContent } from '../state/content';
import { valueOf, type ContentField, type ContentRecord } from '../state/model';

/** The seven condition types that are known from the vendor's pages and from reports. */
export type Condition = (record: ContentRecord) => boolean;

type FieldAt = (text: string | undefined) => ContentField;

export function conditionsOf(
	content: ArcherContent,
	filter: XmlNode | undefined,
	fieldAt: FieldAt,
): { tests: Condition[]; logic: string } {
	const nodes = childOf(filter, 'Conditions')?.children ?? [];
	return {
		tests: nodes.map((node) => condition(content, node, fieldAt)),
		logic: childText(filter, 'OperatorLogic') ?? '',
	};
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Values are encoded twice inside the search XML: once more to decode, and what is not encoded is refused. */
function plainValue(node: XmlNode | undefined): string {
	const text = node?.text ?? '';
	if (/[<>]|&(?!(amp|lt|gt|quot|apos);)/.test(text)) {
		throw new ArcherFault('Special characters in a filter value must be encoded twice');
	}
	return text.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => entities[name]);
}

function condition(content: ArcherContent, node: XmlNode, fieldAt: FieldAt): Condition {
	const operator = childText(node, 'Operator') ?? '';
	const value = plainValue(childOf(node, 'Value'));
	if (node.name === 'ContentFilterCondition') return contentCondition(node, operator);
	const field = fieldAt(childText(node, 'Field'));
	const wants = (...types: number[]) => {
		if (!types.includes(field.type)) throw new ArcherFault(`${node.name} does not fit field ${field.id}`);
	};
	switch (node.name) {
		case 'TextFilterCondition':
			wants(1, 19);
			return textCondition(field, operator, value);
		case 'NumericFilterCondition':
			wants(2, 6);
			return numericCondition(field, operator, value);
		case 'DateComparisonFilterCondition':
			wants(3, 21, 22);
			return dateCondition(field, operator, timeOf(value), comparedTime(node));
		case 'DateRangeFilterCondition': {
			wants(3, 21, 22);
			const compared = comparedTime(node);
			const [begin, end] = ['BeginValue', 'EndValue'].map((name) => timeOf(plainValue(childOf(node, name))));
			return (record) => within(compared(timeIn(record, field)), compared(begin)!, compared(end)!);
		}
		case 'DateOffsetFilterCondition': {
			wants(3, 21, 22);
			if (operator !== 'LastXHours') throw unknown(operator);
			const from = content.now() - Number(value) * 3_600_000;
			return (record) => within(timeIn(record, field), from, Infinity);
		}
		case 'ValueListFilterCondition':
			wants(4);
			return listCondition(node, field, operator);
		default:
			throw new ArcherFault(`The condition ${node.name} is not known`);
	}
}

const unknown = (operator: string) => new ArcherFault(`The operator ${operator} is not known`);

function textCondition(field: ContentField, operator: string, value: string): Condition {
	const wanted = value.toLowerCase();
	return (record) => {
		const stored = valueOf(record, field);
		const text = stored?.kind === 'text' ? stored.text.toLowerCase() : '';
		if (operator === 'Contains') return wanted === '' ? text === '' : text.includes(wanted);
		// With an empty value this is how 'not empty' is said.
		if (operator === 'DoesNotContain') return wanted === '' ? text !== '' : !text.includes(wanted);
		if (operator === 'Equals') return text === wanted;
		throw unknown(operator);
	};
}

function numericCondition(field: ContentField, operator: string, value: string): Condition {
	if (!/^[+-]?\d+(\.\d+)?$/.test(value)) throw new ArcherFault('Input string was not in a correct format.');
	return (record) => {
		const stored = valueOf(record, field);
		if (stored?.kind !== 'number' || stored.text === '') return false;
		if (operator === 'Equals') return Number(stored.text) === Number(value);
		if (operator === 'GreaterThan') return Number(stored.text) > Number(value);
		throw unknown(operator);
	};
}

/** What of a time is compared: all of it to the millisecond, or the day in the filter's zone. */
function comparedTime(node: XmlNode): (time: number | undefined) => number | undefined {
	if (!/^UTC/.test(childText(node, 'TimeZoneId') ?? '')) throw new ArcherFault('The time zone is not known');
	const withTime = childText(node, 'IsTimeIncluded')?.toLowerCase() !== 'false';
	return (time) => (withTime || time === undefined ? time : Math.floor(time / 86_400_000));
}

function timeOf(value: string): number {
	const time = Date.parse(value);
	if (Number.isNaN(time)) throw new ArcherFault('String was not recognized as a valid DateTime.');
	return time;
}

function timeIn(record: ContentRecord, field: ContentField): number | undefined {
	const stored = valueOf(record, field);
	return stored?.kind === 'date' ? stored.time : undefined;
}

function within(time: number | undefined, from: number, to: number): boolean {
	return time !== undefined && time >= from && time <= to;
}

function dateCondition(
	field: ContentField,
	operator: string,
	given: number,
	compared: (time: number | undefined) => number | undefined,
): Condition {
	const value = compared(given)!;
	return (record) => {
		const time = compared(timeIn(record, field));
		if (time === undefined) return false;
		if (operator === 'GreaterThan') return time > value;
		if (operator === 'Equals') return time === value;
		throw unknown(operator);
	};
}

function valuesOf(node: XmlNode): string[] {
	return (childOf(node, 'Values')?.children ?? []).map((one) => one.text.trim());
}

function listCondition(node: XmlNode, field: ContentField, operator: string): Condition {
	const wanted = valuesOf(node).map(Number);
	const withNone = childText(node, 'IsNoSelectionIncluded')?.toLowerCase() === 'true';
	return (record) => {
		const stored = valueOf(record, field);
		const ids = stored?.kind === 'list' ? stored.entries.map(({ id }) => id) : [];
		if (ids.length === 0) return withNone;
		const some = ids.some((id) => wanted.includes(id));
		if (operator === 'Contains') return some;
		if (operator === 'DoesNotContain') return !some;
		if (operator === 'Equals') return ids.length === wanted.length && ids.every((id) => wanted.includes(id));
		throw unknown(operator);
	};
}

function contentCondition(node: XmlNode, operator: string): Condition {
	const ids = new Set(valuesOf(node).map(Number));
	if (operator !== 'Equals') throw unknown(operator);
	return (record) => ids.has(record.contentId);
}
