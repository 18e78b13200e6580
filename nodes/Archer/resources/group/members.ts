import { listProperties } from '../../../shared/operation/listProperties';
import type { OperationContext, OperationOutcome, Task } from '../../../shared/operation/spec';
import { userFields } from '../../answers';
import { getGroup } from './get';
import { groupLocator } from './locator';
import { membersOf, unreadableMembers } from './membersOf';

export const getGroupMembers: Task = {
	name: 'Get Members',
	value: 'getMembers',
	action: 'Get members of group',
	description: 'List the users who belong to a group, one item per user',
	effect: 'read',
	fields: [groupLocator, ...listProperties],
	output: { cardinality: 'many', repeats: ['groupId'], gives: userFields, list: {}, originals: true },
	uses: [getGroup],
	// Members come inside the group's own data, under a name that the vendor does not publish.
	perform: membersOfGroup,
};

async function membersOfGroup({ values, call }: OperationContext): Promise<OperationOutcome> {
	const group = await call(getGroup, { groupId: values.groupId });
	if (group.failure) return group;
	const [{ json }] = group.items;
	const members = membersOf(json);
	if (members === undefined) return { failure: unreadableMembers };
	return { items: members.map((member) => ({ json: { groupId: json.groupId, ...member } })) };
}
