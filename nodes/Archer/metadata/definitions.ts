import type { IDataObject } from 'n8n-workflow';
import { textOf } from '../content/given';
import { fieldTypeOf, fieldTypes, readOnlyTypes, type FieldType } from '../content/types';
import type { Application, FieldDefinition, Level, ListValue, Named, Person } from './model';

/** From the JSON of Archer's REST interface to what people see. Every key but Id and Name may be missing in older releases. */

const isThere = ({ Id, IsDeleted }: IDataObject) => Number(Id) > 0 && IsDeleted !== true;

function named(json: IDataObject): Named {
	return {
		id: Number(json.Id),
		name: textOf(json.Name) || textOf(json.Alias) || String(json.Id),
		alias: textOf(json.Alias) || undefined,
		guid: textOf(json.Guid) || undefined,
	};
}

export function applicationsIn(objects: IDataObject[], isQuestionnaire: boolean): Application[] {
	return objects.filter(isThere).map((json) => ({ ...named(json), isQuestionnaire }));
}

export function levelsIn(objects: IDataObject[]): Level[] {
	return objects.filter(isThere).map((json) => ({
		...named(json),
		applicationId: Number(json.ModuleId),
		applicationName: textOf(json.ModuleName) || undefined,
	}));
}

export function fieldsIn(objects: IDataObject[]): FieldDefinition[] {
	return objects.filter(isThere).map(fieldOf);
}

const number = (value: unknown) => (value === null || value === undefined ? undefined : Number(value));
const identifier = (value: unknown) => (Number(value) > 0 ? Number(value) : undefined);

function fieldOf(json: IDataObject): FieldDefinition {
	const type = fieldTypeOf(json.Type);
	return withoutUndefined({
		...named(json),
		type,
		typeId: number(json.Type),
		levelId: identifier(json.LevelId),
		isActive: json.IsActive !== false,
		isRequired: json.IsRequired === true,
		isKey: json.IsKey === true,
		readOnly: readOnlyReason(json, type),
		helpText: textOf(json.HelpText) || undefined,
		// The numbers of the display controls are on no page; where a name comes it tells.
		isTextArea: /area/i.test(textOf(json.DisplayControl)) || undefined,
		maximumLength: identifier(json.MaxCharactersAllowed),
		decimalPlaces: number(json.DecimalPlaces),
		hasTime: typeof json.IncludeTimeInformation === 'boolean' ? json.IncludeTimeInformation : undefined,
		maximumSelection: identifier(json.MaximumSelection),
		minimumSelection: identifier(json.MinimumSelection),
		valuesListId: identifier(json.RelatedValuesListId),
		prefix: type === 'trackingId' ? textOf(json.Prefix) : undefined,
		suffix: type === 'trackingId' ? textOf(json.Suffix) : undefined,
		rowListId: identifier(json.RowSelectId),
		columnListId: identifier(json.ColumnSelectId),
		subformId: identifier(json.RelatedSubformId),
	});
}

function readOnlyReason(json: IDataObject, type: FieldType | undefined): string | undefined {
	if (type === undefined) return `the type ${textOf(json.Type)} is not known here`;
	if (readOnlyTypes[type] !== undefined) return readOnlyTypes[type];
	if (json.IsCalculated === true) return 'Archer calculates it';
	if (json.IsContentReadOnly === true) return 'it is read-only in Archer';
	if (type === 'usersGroups' && json.IsAutomatic === true) return 'its rules set it';
	return undefined;
}

/** A field of which no more is known than what a record or a search shows. */
export function barelyKnown(field: Named & { type?: FieldType; levelId?: number }): FieldDefinition {
	return withoutUndefined({
		...field,
		typeId: field.type && fieldTypes[field.type],
		isActive: true,
		readOnly: field.type && readOnlyTypes[field.type],
	});
}

function withoutUndefined<T extends object>(entry: T): T {
	return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined)) as T;
}

/** Parents before their children, each row in the order of the list. */
export function valuesIn(objects: IDataObject[]): ListValue[] {
	const ids = new Set(objects.map(({ Id }) => Number(Id)));
	const below = new Map<number, IDataObject[]>();
	for (const json of objects) {
		const parent = ids.has(Number(json.ParentId)) ? Number(json.ParentId) : 0;
		below.set(parent, [...(below.get(parent) ?? []), json]);
	}
	const order = ({ SortOrder }: IDataObject) => Number(SortOrder ?? 0);
	const row = (parent: number, path: string[]): ListValue[] => {
		const entries = below.get(parent) ?? [];
		// Taken off, so that a list that is its own parent ends.
		below.delete(parent);
		return entries
			.sort((one, other) => order(one) - order(other))
			.flatMap((json) => {
				const value = named(json);
				const names = [...path, value.name];
				const own: ListValue = {
					...value,
					path: names.join(pathSeparator),
					isSelectable: json.IsActive !== false && json.IsSelectable !== false,
					hasOtherText: json.EnableOtherText === true,
				};
				return [own, ...row(value.id, names)];
			});
	};
	return row(0, []);
}

export const pathSeparator = ' > ';

export function usersIn(objects: IDataObject[]): Person[] {
	return objects.filter(isThere).map((json) => ({
		id: Number(json.Id),
		kind: 'user',
		name: textOf(json.UserName) || String(json.Id),
		displayName: textOf(json.DisplayName) || fullName(json.LastName, json.FirstName) || undefined,
		isActive: json.AccountStatus === undefined ? undefined : Number(json.AccountStatus) === 1,
	}));
}

export function groupsIn(objects: IDataObject[]): Person[] {
	return objects.filter(isThere).map((json) => ({ ...named(json), kind: 'group' }));
}

/** As Archer's screens show people. */
export function fullName(lastName: unknown, firstName: unknown): string {
	return [lastName, firstName].map(textOf).filter(Boolean).join(', ');
}
