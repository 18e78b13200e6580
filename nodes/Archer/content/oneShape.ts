import type { IDataObject } from 'n8n-workflow';
import { fieldTypeOf, isPeopleType, type FieldType } from './types';
import { isObject } from '../../shared/operation/values/values';

/**
 * A value in one shape, from whatever it was read: single records, searches and reports say different things beside the ID and the
 * name of an entry. What else they say is in the answer without Simplify.
 */

/** Words for IDs that came without one. */
export interface Words {
	/** Of a value of the field's list. */
	value?: (id: string) => string | undefined;
	/** Of a row and a column of a matrix. */
	row?: (id: string) => string | undefined;
	column?: (id: string) => string | undefined;
}

export function oneShape(
	value: IDataObject[string],
	typeGiven: unknown,
	words: Words = {},
): IDataObject[string] {
	const type = fieldTypeOf(typeGiven);
	if (isPeopleType(type) && isObject(value)) {
		const { users, groups } = value;
		return { users: each(users, personShape), groups: each(groups, ({ id, name }) => given({ id, name })) };
	}
	return each(value, (entry) => entryShape(entry, type, words));
}

/** The ID of an entry that has no name in it, for those who look for one. */
export function namelessIds(value: IDataObject[string]): string[] {
	if (!Array.isArray(value)) return [];
	return (value as unknown[]).flatMap((entry) =>
		isObject(entry) && entry.id !== undefined && !hasText(entry.name) ? [String(entry.id)] : [],
	);
}

function entryShape(entry: IDataObject, type: FieldType | undefined, words: Words): IDataObject {
	const { id, name, otherText, fields, records, url, rowId, columnId } = entry;
	switch (type) {
		case 'valuesList':
		case 'legacyList':
			return given({ id, name: hasText(name) ? name : words.value?.(String(id)), otherText });
		case 'attachment':
		case 'image':
			return given({ id, name });
		case 'crossReference':
		case 'relatedRecords':
		case 'multipleReferenceDisplayControl':
		case 'questionnaireReference':
			return given({ id, name });
		case 'subform':
			return given({ id, fields, records });
		case 'externalLinks':
			return given({ name, url });
		case 'matrix':
			return given({
				rowId,
				row: words.row?.(String(rowId)),
				columnId,
				column: words.column?.(String(columnId)),
			});
		default:
			return entry;
	}
}

/** As the screens show people; the name that they sign in with where it is told. */
function personShape({ id, name, firstName, lastName }: IDataObject): IDataObject {
	const shown = [lastName, firstName].filter(hasText).join(', ');
	return shown === '' ? given({ id, name }) : given({ id, name: shown, userName: name });
}

function each(value: IDataObject[string], shape: (entry: IDataObject) => IDataObject): IDataObject[string] {
	if (!Array.isArray(value)) return value;
	return (value as unknown[]).map((entry) => (isObject(entry) ? shape(entry) : entry)) as IDataObject[];
}

function given(json: IDataObject): IDataObject {
	return Object.fromEntries(Object.entries(json).filter(([, value]) => value !== undefined && value !== ''));
}

const hasText = (value: unknown) => value !== undefined && value !== null && value !== '';
