import type { OperationContext, OperationOutcome, Task } from '../../../shared/operation/spec';
import type { Failure } from '../../../shared/soap/failure';
import { getGroup, getManyGroups, groupFields, membersOf, unreadableMembers } from '../group';
import { nameContains } from '../../values';
import { userLocator } from './locator';

/** Groups that are asked about at the same time; reads only. */
const groupsAtOnce = 8;

export const getGroupsOfUser: Task = {
	name: 'Get Groups',
	value: 'getGroups',
	action: 'Get groups of user',
	description:
		'List the groups that a user is a direct member of: one request for each group, fewer with a filter',
	effect: 'read',
	warning: 'Archer can only be asked group by group: one request for each group, fewer with a filter.',
	fields: [
		userLocator,
		{
			...nameContains,
			description: 'Only ask about groups whose name holds this text; upper and lower case are the same',
		},
	],
	output: { cardinality: 'many', repeats: ['userId'], gives: groupFields, originals: true },
	uses: [getManyGroups, getGroup],
	// Archer has no such method: the members of every group are looked through.
	perform: groupsOfUser,
};

async function groupsOfUser({
	values,
	call,
	isCancelled,
	report,
}: OperationContext): Promise<OperationOutcome> {
	const groups = await call(getManyGroups, { returnAll: true, nameContains: values.nameContains });
	if (groups.failure) return groups;
	const userId = String(values.userId);
	const found: boolean[] = [];
	let failure: Failure | undefined;
	let next = 0;
	const workOff = async () => {
		while (next < groups.items.length && failure === undefined && !isCancelled()) {
			const position = next++;
			report?.(`${position} of ${groups.items.length} groups looked through`);
			const { groupId } = groups.items[position].json;
			const group = await call(getGroup, { groupId });
			const members = group.items && membersOf(group.items[0].json);
			if (members === undefined) failure ??= group.failure ?? unreadableMembers;
			else found[position] = members.some((member) => String(member.userId) === userId);
		}
	};
	await Promise.all(Array.from({ length: groupsAtOnce }, workOff));
	if (failure) return { failure };
	return {
		items: groups.items
			.filter((_, position) => found[position])
			.map(({ json }) => ({ json: { userId: Number(userId), ...json } })),
	};
}
