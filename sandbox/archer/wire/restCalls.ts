import { fields, modules } from '../state/applications';
import type { ArcherState } from '../state';
import type { ContentModule } from '../state/model';
import * as shape from './restShapes';

type Resource = Record<string, unknown>;

/** A list, a single resource, or undefined for one that does not exist. */
type Call = (state: ArcherState, id: number) => Resource[] | Resource | undefined;

const ofKind = (kind: ContentModule['kind']) => modules.filter((module) => module.kind === kind);
const oneOf = (kind: ContentModule['kind'], id: number) =>
	modules.find((module) => module.kind === kind && module.id === id);
const levelsOf = (module: ContentModule) => module.levels.map((id) => shape.level(module, id));
const moduleOfLevel = (id: number) => modules.find(({ levels }) => levels.includes(id));

/** Levels whose records the field can name, by the level's own ID. */
function referencedLevels(fieldId: number): Resource[] {
	const target = fields.find(({ id, type }) => id === fieldId && [9, 23].includes(type))?.target;
	return modules.filter(({ id }) => id === target).flatMap(levelsOf);
}

/** Reads of the REST interface, by the path below its prefix; `{id}` is a number. */
export const restCalls: Record<string, Call> = {
	'core/system/applicationinfo/version': () => ({ Version: '6.14.0000.1030' }),

	'core/system/application': () => ofKind('application').map(shape.application),
	'core/system/application/{id}': (_, id) => mapped(oneOf('application', id), shape.application),
	'core/system/questionnaire': () => ofKind('questionnaire').map(shape.questionnaire),
	'core/system/questionnaire/{id}': (_, id) => mapped(oneOf('questionnaire', id), shape.questionnaire),
	'core/system/subform/{id}': (_, id) => mapped(oneOf('subform', id), shape.subform),

	'core/system/level': () => modules.flatMap(levelsOf),
	'core/system/level/{id}': (_, id) => mapped(moduleOfLevel(id), (module) => shape.level(module, id)),
	'core/system/level/module/{id}': (_, id) => modules.filter((module) => module.id === id).flatMap(levelsOf),
	'core/system/level/referencefield/{id}': (_, id) =>
		referencedLevels(id).map(({ Id, Name, Alias, Guid, ModuleId, ModuleName, IsDeleted }) => ({
			Id,
			Name,
			Alias,
			Guid,
			ModuleId,
			ModuleName,
			IsDeleted,
		})),

	'core/system/fielddefinition/level/{id}': (state, id) =>
		fields.filter(({ levelId }) => levelId === id).map((one) => shape.field(state, one)),
	'core/system/fielddefinition/level/{id}/valueslist': (state, id) =>
		fields.filter(({ levelId, type }) => levelId === id && type === 4).map((one) => shape.field(state, one)),
	'core/system/fielddefinition/application/{id}': (state, id) =>
		fields.filter(({ moduleId }) => moduleId === id).map((one) => shape.field(state, one)),
	'core/system/fielddefinition/{id}': (state, id) =>
		mapped(
			fields.find((one) => one.id === id),
			(one) => shape.field(state, one),
		),

	'core/system/valueslist/{id}': ({ valuesLists }, id) =>
		mapped(valuesLists.lists.get(id), (name) => shape.valuesList(id, name)),
	'core/system/valueslistvalue/flat/valueslist/{id}': ({ valuesLists }, id) =>
		[...valuesLists.of(id).values()].map(shape.flatValue),
	'core/system/valueslistvalue/valueslist/{id}': (state, id) =>
		mapped(state.valuesLists.lists.get(id), () => ({ Children: shape.tree(state, id) })),

	'core/system/usergroupselection/usergrouplist/{id}': (state, id) => selectable(state, id),
	'core/system/user': ({ users }) => [...users.values()].map(shape.user),
	'core/system/user/{id}': ({ users }, id) => mapped(users.get(id), shape.user),
	'core/system/user/group/{id}': ({ people, users }, id) =>
		[...users.values()].filter((user) => people.groups.get(id)?.users.has(user.id)).map(shape.user),
	'core/system/usercontact/{id}': ({ people }, id) =>
		people.contactsOf(id).map((contact) => ({ Id: contact.id, Value: contact.info })),
	'core/system/group': (state) => [...state.people.groups.values()].map((one) => shape.group(state, one)),
	'core/system/group/{id}': (state, id) =>
		mapped(state.people.groups.get(id), (one) => shape.group(state, one)),
	'core/system/group/user/{id}': (state, id) =>
		[...state.people.groups.values()]
			.filter(({ users }) => users.has(id))
			.map((one) => shape.group(state, one)),

	'core/system/groupmembership': ({ people }) =>
		[...people.groups.values()].map((one) => ({
			GroupId: one.id,
			UserIds: [...one.users],
			ParentGroupIds: [...people.groups.values()]
				.filter(({ children }) => children.has(one.id))
				.map(({ id }) => id),
		})),
	'core/system/rolemembership': ({ people }) =>
		[...people.roles.values()].map(({ id, users, groups }) => ({
			RoleId: id,
			UserIds: [...users],
			GroupIds: [...groups],
		})),

	'core/content/referencefield/{id}': (state, id) => {
		const target = fields.find((one) => one.id === id && one.type === 9)?.target;
		return [...state.content.records.values()]
			.filter(({ moduleId }) => moduleId === target)
			.map((one) => shape.record(state, one));
	},
	'core/content/{id}': (state, id) =>
		mapped(state.content.records.get(id), (one) => shape.record(state, one)),
};

function mapped<Given, Made>(value: Given | undefined, make: (value: Given) => Made): Made | undefined {
	return value === undefined ? undefined : make(value);
}

/** Its keys are the sandbox's own: no page prints an answer. Empty for a field that offers everybody. */
function selectable({ users, people }: ArcherState, fieldId: number): Resource[] {
	const { users: userIds = [], groups: groupIds = [] } =
		fields.find(({ id }) => id === fieldId)?.selectable ?? {};
	return [
		...userIds.map((id) => ({ Id: id, Name: users.get(id)?.userName ?? '', IsGroup: false })),
		...groupIds.map((id) => ({ Id: id, Name: people.groups.get(id)?.name ?? '', IsGroup: true })),
	];
}

/** @returns the path with `{id}` for its number, and the number; of the two documented forms of an address the short one */
export function restPath(path: string, query: string): { name: string; id: number } {
	const { id = path.match(/\d+/)?.[0] } = Object.fromEntries(new URLSearchParams(query));
	const short = path.replace(/\/(contentid|referencefieldid)$/i, '/{id}').replace(/\d+/, '{id}');
	return { name: short.toLowerCase(), id: Number(id ?? 0) };
}
