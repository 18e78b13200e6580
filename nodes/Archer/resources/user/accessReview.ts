import type { IDataObject } from 'n8n-workflow';
import type { OperationContext, OperationOutcome, Task } from '../../../shared/operation/spec';
import { userFields } from '../../answers';
import { textOf } from '../../content/given';
import { getManyUsers } from './list';
import { groupsOfUsers, lastSignIns, membershipMethods, rolesOfUsers } from './memberships';

export const getAccessReview: Task = {
	name: 'Get Access Review',
	value: 'getAccessReview',
	action: 'Get access review of users',
	description: 'List users with their groups, access roles, status and last sign-in, for access reviews',
	effect: 'read',
	warning:
		'One request for 500 users and four more. Where the REST interface is closed it is one more for each group, and roles and last sign-ins are missing.',
	fields: getManyUsers.fields,
	output: {
		cardinality: 'many',
		gives: [
			...userFields,
			{
				name: 'lastSignIn',
				description: 'When the user signed in last; empty for one who never did, absent where REST is closed',
				example: '2026-01-31T07:56:51.027Z',
			},
			{
				name: 'groups',
				type: 'list',
				description: 'Names of the groups that the user is a direct member of',
			},
			{ name: 'roles', type: 'list', description: 'Names of the access roles that the user has directly' },
			{
				name: 'rolesByGroup',
				type: 'list',
				description:
					'Names of the access roles that these groups have, without those that the user has anyway',
			},
		],
	},
	uses: [getManyUsers, ...membershipMethods],
	// Archer has no such list: it is put together from four.
	perform: usersWithAccess,
};

async function usersWithAccess(context: OperationContext): Promise<OperationOutcome> {
	const groups = await groupsOfUsers(context);
	if (groups.failure) return groups;
	const roles = await rolesOfUsers(context);
	if (roles.failure) return roles;
	const signIns = await lastSignIns(context);
	if (signIns.failure) return signIns;
	const users = await context.call(getManyUsers, context.values);
	if (users.failure) return users;
	const missing = [roles.found ? [] : ['access roles'], signIns.found ? [] : ['last sign-ins']].flat();
	if (missing.length > 0) {
		context.remark(`The list has no ${missing.join(' and no ')}: only the REST interface tells them.`);
	}
	const items = users.items.map(({ json }) => {
		const id = textOf(json.userId);
		const item: IDataObject = {};
		for (const { name, words } of userFields) {
			if (json[name] !== undefined) item[name] = json[name];
			if (words && json[`${name}Text`] !== undefined) item[`${name}Text`] = json[`${name}Text`];
		}
		if (signIns.found) item.lastSignIn = signIns.found.get(id) ?? null;
		item.groups = groups.found.names.get(id) ?? [];
		if (roles.found) {
			const { ofUsers, ofGroups } = roles.found;
			const own = ofUsers.get(id) ?? [];
			const byGroup = (groups.found.ids.get(id) ?? []).flatMap((group) => ofGroups.get(group) ?? []);
			item.roles = own;
			item.rolesByGroup = [...new Set(byGroup)].filter((role) => !own.includes(role));
		}
		return { json: item };
	});
	return { items };
}
