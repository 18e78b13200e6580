import { isDateType, isPeopleType, type FieldType } from '../content/types';
import type { FieldDefinition } from './model';

/** Which fields a list offers, by what they hold. Where a field's type is not known it is offered too. */

const ofType =
	(...types: FieldType[]) =>
	({ type }: FieldDefinition) =>
		type === undefined || types.includes(type);

const tests = {
	any: () => true,
	date: ({ type }: FieldDefinition) => type === undefined || isDateType(type),
	file: ofType('attachment', 'image'),
	firstPublished: ofType('firstPublished'),
	lastUpdated: ofType('lastUpdated'),
	people: ({ type }: FieldDefinition) => type === undefined || isPeopleType(type),
	reference: ofType('crossReference', 'relatedRecords'),
	status: ofType('crossApplicationStatus'),
	subform: ofType('subform'),
	text: ofType('text'),
	trackingId: ofType('trackingId'),
	valuesList: ofType('valuesList'),
	writable: ({ readOnly }: FieldDefinition) => readOnly === undefined,
} satisfies Record<string, (field: FieldDefinition) => boolean>;

export type FieldKind = keyof typeof tests;

export function fieldsOfKind(fields: FieldDefinition[], kind: FieldKind): FieldDefinition[] {
	return fields.filter((field) => field.isActive && tests[kind](field));
}

/** The type in words: `Values List`; empty where it is not known. */
export function typeInWords({ type, typeId }: FieldDefinition): string {
	if (type === undefined) return typeId === undefined ? '' : `Type ${typeId}`;
	return type.replace(/([A-Z])/g, ' $1').replace(/^./, (first) => first.toUpperCase());
}
