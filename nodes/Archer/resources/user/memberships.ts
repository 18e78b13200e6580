import type { IDataObject } from 'n8n-workflow';
import type { OperationContext, RestMethod } from '../../../shared/operation/spec';
import { textOf } from '../../content/given';
import { readUsers } from '../../metadata/methods';
import { readRest } from '../../metadata/restAccess';
import type { Known } from '../../metadata/model';
import { getGroup, getManyGroups, membersOf, unreadableMembers } from '../group';
import { getManyRoles } from '../accessRole';

/** Who is in which group and has which access role, asked by the group and by the role: users are many. */

export const readGroupMembers: RestMethod = {
	transport: 'rest',
	name: 'GET core/system/groupmembership',
	path: '{prefix}/core/system/groupmembership',
	effect: 'read',
	reads: true,
};

export const readRoleMembers: RestMethod = {
	...readGroupMembers,
	name: 'GET core/system/rolemembership',
	path: '{prefix}/core/system/rolemembership',
};

export const membershipMethods = [
	getManyGroups,
	getManyRoles,
	getGroup,
	readUsers,
	readGroupMembers,
	readRoleMembers,
];

/** By the ID of the user, or of the group. */
export type Names = Map<string, string[]>;

const idsIn = (value: unknown) => (Array.isArray(value) ? value.map(textOf) : []);

function add(names: Names, ids: string[], name: string): void {
	for (const id of ids) names.set(id, [...(names.get(id) ?? []), name]);
}

export interface GroupsOfUsers {
	names: Names;
	ids: Names;
}

/** One request by REST; where that is closed one for each group. */
export async function groupsOfUsers(context: OperationContext): Promise<Known<GroupsOfUsers>> {
	const groups = await context.call(getManyGroups, { returnAll: true });
	if (groups.failure) return groups;
	const all = groups.items.map(({ json }) => json);
	const members = await membersByGroup(context, all);
	if (members.failure) return members;
	const found: GroupsOfUsers = { names: new Map(), ids: new Map() };
	for (const { groupId, name } of all) {
		const users = members.found.get(textOf(groupId)) ?? [];
		add(found.names, users, textOf(name));
		add(found.ids, users, textOf(groupId));
	}
	return { found };
}

/** Groups that are asked about at the same time; reads only. */
const atOnce = 8;

async function membersByGroup(
	context: OperationContext,
	groups: IDataObject[],
): Promise<Known<Map<string, string[]>>> {
	const read = await readRest(context, readGroupMembers);
	if (read.failure === undefined) {
		return { found: new Map(read.objects.map(({ GroupId, UserIds }) => [textOf(GroupId), idsIn(UserIds)])) };
	}
	if (!read.isClosed) return { failure: read.failure };
	const { call, isCancelled } = context;
	const found = new Map<string, string[]>();
	const waiting = groups.map(({ groupId }) => textOf(groupId));
	let failure: Known<never>['failure'];
	const workOff = async () => {
		for (let id = waiting.pop(); id !== undefined && !failure && !isCancelled(); id = waiting.pop()) {
			const group = await call(getGroup, { groupId: id });
			const members = group.items && membersOf(group.items[0].json);
			if (members === undefined) failure ??= group.failure ?? unreadableMembers;
			else
				found.set(
					id,
					members.map(({ userId }) => textOf(userId)),
				);
		}
	};
	await Promise.all(Array.from({ length: atOnce }, workOff));
	return failure ? { failure } : { found };
}

export interface Roles {
	ofUsers: Names;
	ofGroups: Names;
}

/** Only REST tells who has a role; undefined where it is closed. */
export async function rolesOfUsers(context: OperationContext): Promise<Known<Roles | undefined>> {
	const read = await readRest(context, readRoleMembers);
	if (read.failure) return read.isClosed ? { found: undefined } : { failure: read.failure };
	const roles = await context.call(getManyRoles, { returnAll: true });
	if (roles.failure) return roles;
	const names = new Map(roles.items.map(({ json }) => [textOf(json.roleId), textOf(json.name)]));
	const found: Roles = { ofUsers: new Map(), ofGroups: new Map() };
	for (const { RoleId, UserIds, GroupIds } of read.objects) {
		const id = textOf(RoleId);
		const name = names.get(id) ?? id;
		add(found.ofUsers, idsIn(UserIds), name);
		add(found.ofGroups, idsIn(GroupIds), name);
	}
	return { found };
}

/** Only REST tells it; undefined where it is closed. Its times are UTC without saying so (docs/quirks/archer.md). */
export async function lastSignIns(
	context: OperationContext,
): Promise<Known<Map<string, string | null> | undefined>> {
	const read = await readRest(context, readUsers);
	if (read.failure) return read.isClosed ? { found: undefined } : { failure: read.failure };
	return { found: new Map(read.objects.map(({ Id, LastLoginDate }) => [textOf(Id), timeOf(LastLoginDate)])) };
}

function timeOf(given: unknown): string | null {
	const text = textOf(given);
	if (text === '') return null;
	const time = Date.parse(/[zZ]$|[+-]\d\d:?\d\d$/.test(text) ? text : `${text}Z`);
	return Number.isNaN(time) ? text : new Date(time).toISOString();
}
