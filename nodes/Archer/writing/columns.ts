import type { ResourceMapperField } from 'n8n-workflow';
import type { FieldDefinition, Known, ListValue } from '../metadata/model';
import type { FieldType } from '../content/types';

/** What is filled in: a new record, a present one, or whichever of the two it turns out to be. */
export type Purpose = 'create' | 'update' | 'upsert';

type ColumnType = NonNullable<ResourceMapperField['type']>;

/** How the form asks for the types that a call can set; lists are texts with commas, for the form has no choice of several. */
const columnTypes: Partial<Record<FieldType, ColumnType>> = {
	text: 'string',
	numeric: 'number',
	date: 'dateTime',
	valuesList: 'string',
	externalLinks: 'string',
	usersGroups: 'string',
	legacyPermissions: 'string',
	crossReference: 'string',
	attachment: 'string',
	image: 'string',
	matrix: 'string',
	legacyList: 'string',
	ipAddress: 'string',
	relatedRecords: 'string',
	subform: 'string',
	questionnaireReference: 'string',
};

/** What a search compares exactly enough to tell a record from all others. */
const matchable: ReadonlySet<FieldType | undefined> = new Set<FieldType | undefined>([
	'text',
	'numeric',
	'date',
	'valuesList',
]);

/** Optional fields shown from the start; the rest of a huge application stays one click away. */
const mostShown = 20;

const otherMark = ':other';

/** What a column of the form stands for. */
export interface ColumnName {
	fieldId: string;
	/** The free text of a list's 'other' value. */
	isOther: boolean;
}

/**
 * The name of a column: n8n shows it in its own errors and where fields to match are chosen, so it says the field's name, and
 * by the ID it stays the same when the field is renamed. What would end the name inside a path of n8n is left out.
 */
function columnName({ id }: FieldDefinition, label: string, isOther = false): string {
	const plain = label
		.replace(/["'`[\]{}.\\$]/g, '')
		.replace(/\s+/g, ' ')
		.trim();
	return `${plain} (${id}${isOther ? otherMark : ''})`.trim();
}

/** The field behind a column; of workflows that are written by hand the ID alone does. */
export function readColumnName(name: string): ColumnName | undefined {
	const [, fieldId, mark] = /(?:^|\()(\d+)(:other)?\)?$/.exec(name) ?? [];
	return fieldId === undefined ? undefined : { fieldId, isOther: mark !== undefined };
}

/** Whether a call can set the field, as far as anybody knows. */
export function isWritable({ readOnly, isActive, type, typeId }: FieldDefinition): boolean {
	if (readOnly !== undefined || !isActive) return false;
	return type === undefined ? typeId === undefined : columnTypes[type] !== undefined;
}

/** Names as the form shows them, by field ID: of those that are called alike, the alias tells which is which. */
export function labelsOf(fields: FieldDefinition[]): Map<number, string> {
	const counts = new Map<string, number>();
	for (const { name } of fields) counts.set(bareName(name), (counts.get(bareName(name)) ?? 0) + 1);
	return new Map(
		fields.map(({ id, name, alias }) => [
			id,
			counts.get(bareName(name)) === 1 ? name : `${name} (${alias ?? id})`,
		]),
	);
}

/** Without regard to case and blanks: columns of tables are called `device name`, `DeviceName` and `Device Name`. */
export function bareName(name: string): string {
	return name.normalize('NFC').toLowerCase().replace(/\s+/g, '');
}

export function otherLabel(label: string): string {
	return `${label}: Other Text`;
}

/** The form of a level: its writable fields, required first, then the key, then by name. */
export async function columnsOf(
	fields: FieldDefinition[],
	valuesOf: (field: FieldDefinition) => Promise<Known<ListValue[]>>,
	purpose: Purpose,
): Promise<ResourceMapperField[]> {
	const writable = fields.filter(isWritable);
	const labels = labelsOf(writable);
	const rank = ({ isRequired, isKey }: FieldDefinition) =>
		purpose !== 'update' && isRequired ? 0 : isKey ? 1 : 2;
	const ordered = [...writable].sort(
		(one, other) => rank(one) - rank(other) || labels.get(one.id)!.localeCompare(labels.get(other.id)!),
	);
	const made = await Promise.all(
		ordered.map(async (field, position) => {
			const values = field.type === 'valuesList' ? (await valuesOf(field)).found : undefined;
			const label = labels.get(field.id)!;
			return [
				column(field, label, purpose, values, position >= mostShown),
				...(values?.some(({ hasOtherText }) => hasOtherText === true) ? [otherTextColumn(field, label)] : []),
			];
		}),
	);
	return made.flat();
}

function column(
	field: FieldDefinition,
	label: string,
	purpose: Purpose,
	values: ListValue[] | undefined,
	isFarDown: boolean,
): ResourceMapperField {
	const isSingle = field.maximumSelection === 1 && values !== undefined;
	const required = purpose === 'create' && field.isRequired === true;
	const canMatch = purpose === 'upsert' && matchable.has(field.type) && !field.isTextArea;
	return {
		id: columnName(field, label),
		displayName: label,
		required,
		defaultMatch: canMatch && field.isKey === true,
		canBeUsedToMatch: canMatch,
		display: true,
		removed: !required && isFarDown,
		type: isSingle ? 'options' : ((field.type && columnTypes[field.type]) ?? 'string'),
		...(isSingle ? { options: optionsOf(values) } : {}),
	};
}

function otherTextColumn(field: FieldDefinition, label: string): ResourceMapperField {
	return {
		id: columnName(field, otherLabel(label), true),
		displayName: otherLabel(label),
		required: false,
		defaultMatch: false,
		canBeUsedToMatch: false,
		display: true,
		removed: true,
		type: 'string',
	};
}

/** Only what can be chosen in Archer too: parents of a nested list often only hold the list together. */
function optionsOf(values: ListValue[]) {
	return values
		.filter(({ isSelectable }) => isSelectable !== false)
		.map(({ id, path, name }) => ({ name: path || name, value: String(id) }));
}
