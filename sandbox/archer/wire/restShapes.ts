import { levelName, modules } from '../state/applications';
import type { ArcherState } from '../state';
import {
	aliasOf,
	guidOf,
	valueOf,
	type ArcherGroup,
	type ArcherListValue,
	type ArcherUser,
	type ContentField,
	type ContentModule,
	type ContentRecord,
} from '../state/model';

/** Resources of the REST interface, with the keys of `contracts/archer-rest.json`. */

type Resource = Record<string, unknown>;

const named = ({ id, guid, name }: ContentModule) => ({
	Id: id,
	Name: name,
	Alias: aliasOf(name),
	Guid: guid,
});

export function application(module: ContentModule): Resource {
	return {
		...named(module),
		Type: 2,
		Status: 1,
		LanguageId: 1,
		Description: '',
		KeepLicensed: false,
		IsDeprecated: false,
	};
}

export function questionnaire(module: ContentModule): Resource {
	const target = modules.find(({ id }) => id === module.target);
	return {
		...named(module),
		Status: 1,
		LanguageId: 1,
		TargetLevelId: target?.levels[0] ?? null,
		TargetModuleId: target?.id ?? null,
	};
}

export const subform = named;

export function level(module: ContentModule, id: number): Resource {
	const name = levelName(module, id);
	return {
		Id: id,
		Name: name,
		Alias: aliasOf(name),
		Guid: guidOf(4, id),
		ModuleId: module.id,
		ModuleName: module.name,
		Description: null,
		AllowFilter: true,
		ASOStatus: 1,
		IsDeleted: false,
		IsAllowAddNew: true,
		IsAllowCopy: true,
	};
}

const systemTypes = new Set([20, 21, 22, 25, 29]);

export function field(state: ArcherState, given: ContentField): Resource {
	return {
		Id: given.id,
		Name: given.name,
		Alias: given.alias,
		Guid: given.guid,
		Type: given.type,
		LevelId: given.levelId,
		IsActive: given.isInactive !== true,
		IsPrivate: given.isPrivate === true,
		IsContentReadOnly: given.isContentReadOnly === true,
		SystemType: null,
		HelpText: given.helpText ?? null,
		...(given.type === 6 || systemTypes.has(given.type) ? {} : { IsRequired: given.isRequired === true }),
		...ofType(state, given),
	};
}

function ofType({ content }: ArcherState, given: ContentField): Resource {
	const calculated = { IsCalculated: given.isCalculated === true };
	const selection = {
		MinimumSelection: given.minimum ?? null,
		MaximumSelection: given.maximum ?? null,
	};
	const time = {
		IncludeTimeInformation: given.isDay !== true && !content.withoutTime.has(given.id),
	};
	switch (given.type) {
		case 1:
			return {
				...calculated,
				IsKey: given.isKey === true,
				IsUnique: false,
				MaxCharactersAllowed: given.maximumCharacters ?? null,
				DefaultText: null,
				DisplayControl: given.isTextArea === true ? 2 : 1,
			};
		case 2:
			return {
				...calculated,
				DecimalPlaces: given.decimalPlaces ?? null,
				MinValue: null,
				MaxValue: null,
			};
		case 3:
			return { ...calculated, ...time };
		case 4:
			return { ...calculated, RelatedValuesListId: given.listId, ...selection };
		case 6:
			return {
				Prefix: given.prefix ?? '',
				Suffix: given.suffix ?? '',
				IsApplicationId: false,
				IsKey: given.isKey === true,
			};
		case 8:
			return {
				...(given.isRecordPermission === true ? {} : calculated),
				IsRecordPermission: given.isRecordPermission === true,
				IsAutomatic: given.isAutomatic === true,
				...(given.isRecordPermission === true ? {} : { ExcludeInactiveUsers: true, ...selection }),
			};
		case 9:
			return { ...calculated, ...selection };
		case 11:
		case 12:
			return { MaxFileSize: 20, MinAttachmentsAllowed: null, MaxAttachmentsAllowed: null };
		case 16:
			return { RowSelectId: given.rowListId, ColumnSelectId: given.columnListId };
		case 19:
			return { IsIpv6: given.isIpv6 === true };
		case 21:
		case 22:
			return time;
		case 23:
			return { ReferencedFieldId: given.referencedFieldId ?? null };
		case 24:
			return { RelatedSubformId: given.target };
		default:
			return {};
	}
}

export function valuesList(id: number, name: string): Resource {
	return {
		Id: id,
		Name: name,
		Alias: aliasOf(name),
		Guid: guidOf(5, id),
		Description: null,
		IsSystem: false,
		Type: 1,
		SortType: 1,
	};
}

export function flatValue(value: ArcherListValue, index: number): Resource {
	return {
		Id: value.id,
		Name: value.name,
		Alias: aliasOf(value.name),
		Guid: value.guid,
		Description: value.description === '' ? null : value.description,
		NumericValue: value.number,
		ParentId: value.parentId === 0 ? null : value.parentId,
		ValuesListId: value.listId,
		SortOrder: index + 1,
		IsActive: value.isActive,
		IsSelectable: value.isSelectable,
		IsDefault: false,
		EnableOtherText: value.hasOtherText,
	};
}

export function tree(state: ArcherState, listId: number, parentId = 0, depth = 0): Resource[] {
	return state.valuesLists.below(listId, parentId).map(({ id, name, isSelectable }) => ({
		Data: { Id: id, Name: name, IsSelectable: isSelectable, Generation: depth },
		Children: tree(state, listId, id, depth + 1),
		Depth: depth,
	}));
}

/** Times of the REST interface are UTC without saying so. */
const timeText = (time: number | undefined) =>
	time === undefined ? null : new Date(time).toISOString().replace('Z', '');

export function user(given: ArcherUser): Resource {
	return {
		Id: given.id,
		UserName: given.userName,
		DisplayName: `${given.lastName}, ${given.firstName}`,
		FirstName: given.firstName,
		MiddleName: given.middleName === '' ? null : given.middleName,
		LastName: given.lastName,
		AccountStatus: given.accountStatus,
		LastLoginDate: timeText(given.lastLogin),
		DomainId: given.domain === '' ? null : 1,
		Locale: given.locale === '' ? 'en-US' : given.locale,
		TimeZoneId: given.timeZone === '' ? 'UTC' : given.timeZone,
		LanguageId: 1,
		SecurityId: 1,
	};
}

export function group({ people }: ArcherState, given: ArcherGroup): Resource {
	const parents = [...people.groups.values()].filter(({ children }) => children.has(given.id));
	return {
		Id: given.id,
		Name: given.name,
		DisplayName: given.name,
		Guid: guidOf(6, given.id),
		Description: given.description,
		EveryoneFlag: given.name === 'Everyone',
		LdapFlag: false,
		SystemFlag: false,
		ChildGroupIds: [...given.children],
		ParentGroupIds: parents.map(({ id }) => id),
		UserIds: [...given.users],
	};
}

export function record(state: ArcherState, given: ContentRecord): Resource {
	const contents = state.content.fieldsOfLevel(given.levelId).flatMap((one) => {
		const content = fieldContent(state, given, one);
		return content === undefined ? [] : [[String(one.id), content] as const];
	});
	return {
		Id: given.contentId,
		LevelId: given.levelId,
		SequentialId: given.trackingId,
		FieldContents: Object.fromEntries(contents),
	};
}

function fieldContent(state: ArcherState, given: ContentRecord, one: ContentField): Resource | undefined {
	const value = valueOf(given, one);
	const of = (content: unknown) => ({ Type: one.type, Value: content, FieldId: one.id });
	if (value === undefined) return undefined;
	switch (value.kind) {
		case 'text':
			return one.type === 19 ? { Type: 19, IpAddressBytes: value.text, FieldId: one.id } : of(value.text);
		case 'number':
			return of(value.text === '' ? null : Number(value.text));
		case 'date':
			return of(timeText(value.time));
		case 'people': {
			const entry = (id: number) => ({ Id: id, HasRead: true, HasUpdate: true, HasDelete: false });
			return of({ UserList: value.users.map(entry), GroupList: value.groups.map(entry) });
		}
		case 'links':
			return of(value.links.map(({ name, url }) => ({ Name: name, URL: url })));
		case 'cells':
			return of(value.cells.map(({ rowId, columnId }) => ({ RowId: rowId, ColumnId: columnId })));
		default:
			return of(listContent(state, one, value.entries));
	}
}

function listContent(
	{ content }: ArcherState,
	{ type }: ContentField,
	entries: Array<{ id: number; otherText?: string }>,
): unknown {
	const ids = entries.map(({ id }) => id);
	if (type === 4) {
		return {
			ValuesListIds: ids,
			OtherText: entries.find(({ otherText }) => otherText !== undefined)?.otherText ?? null,
		};
	}
	if (type !== 9) return ids;
	return ids.map((id) => ({ ContentId: id, LevelId: content.records.get(id)?.levelId ?? null }));
}
