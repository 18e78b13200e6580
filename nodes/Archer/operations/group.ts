import type { IDataObject } from 'n8n-workflow';
import { listProperties } from '../../shared/operation/listProperties';
import type { OperationSpec, PropertySpec } from '../../shared/operation/spec';
import { refusal } from '../../shared/soap/failure';
import { codeField, done, noIds, notCreated } from './results';
import { entriesOf, filtered, finishOne, plainName, toItems } from './entries';
import { findGroup, getManyGroups, groupFields, groupLocator } from './groupLocator';
import { userFields } from './userList';

const unknownGroup = refusal('notFound', 'Archer knows no group with this ID', {
	advice: 'Check the ID. The group may have been deleted.',
});

const groupName: PropertySpec = {
	displayName: 'Name',
	name: 'groupName',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. Risk Owners',
	description: 'Name that the group shall have',
	xml: { path: 'groupName' },
};

const createGroup: OperationSpec = {
	resource: 'group',
	name: 'Create',
	value: 'create',
	action: 'Create group',
	description: 'Add a group',
	effect: 'write',
	properties: [groupName],
	soap: { service: 'accesscontrol', element: 'CreateGroup' },
	result: {
		cardinality: 'one',
		path: 'CreateGroupResult',
		echo: ['groupName'],
		fields: [groupFields[0]].map((field) => ({ ...field, xml: '.' })),
		emptyTexts: noIds,
		whenEmpty: notCreated('group'),
	},
};

const renameGroup: OperationSpec = {
	resource: 'group',
	name: 'Rename',
	value: 'rename',
	action: 'Rename group',
	description: 'Change the name of a group',
	effect: 'idempotent',
	properties: [groupLocator, groupName],
	soap: { service: 'accesscontrol', element: 'UpdateGroup' },
	result: {
		cardinality: 'one',
		path: 'UpdateGroupResult',
		echo: ['groupId', 'groupName'],
		fields: [codeField],
		codes: done('The group is renamed'),
	},
};

const deleteGroup: OperationSpec = {
	resource: 'group',
	name: 'Delete',
	value: 'delete',
	action: 'Delete group',
	description: 'Delete a group for good. Its members stay, but lose what the group gave them.',
	effect: 'write',
	destructive: true,
	properties: [{ ...groupLocator, xml: { path: 'groupId', type: 'int', alsoAs: ['groupID'] } }],
	soap: { service: 'accesscontrol', element: 'DeleteGroup' },
	result: {
		cardinality: 'one',
		path: 'DeleteGroupResult',
		echo: ['groupId'],
		fields: [codeField],
		codes: done('The group is deleted', { deleted: true }),
	},
};

/** The vendor's page does not show the inner names of parents, children and members. */
export const getGroup: OperationSpec = {
	resource: 'group',
	name: 'Get',
	value: 'get',
	action: 'Get group',
	description: 'Get a group with its parents, children and members',
	effect: 'read',
	properties: [groupLocator],
	soap: { service: 'accesscontrol', element: 'GetGroupInformation' },
	result: {
		cardinality: 'one',
		path: 'GetGroupInformationResult',
		embedded: true,
		keep: 'everything',
		fields: groupFields,
		whenEmpty: { failure: unknownGroup },
	},
	finish: (items, context) => {
		const found = finishOne(groupFields, 'groupId')(items, context);
		return found.length > 0 ? found : unknownGroup;
	},
};

const getGroupMembers: OperationSpec = {
	resource: 'group',
	name: 'Get Members',
	value: 'getMembers',
	action: 'Get members of group',
	description: 'List the users who belong to a group, one item per user',
	effect: 'read',
	composite: true,
	properties: [groupLocator, ...listProperties],
	soap: getGroup.soap,
	result: { ...getGroup.result, echo: ['groupId'], fields: userFields },
	steps: [getGroup],
	// Members come inside the group's own data, under a name that the vendor does not publish.
	run: async ({ values, call }) => {
		const group = await call(getGroup, { groupId: values.groupId });
		if (group.failure) return group;
		const members = membersOf(group.items[0].json);
		if (members === undefined) {
			return { failure: unreadableMembers };
		}
		const { groupId } = group.items[0].json;
		const entries = members.map((member) => ({ groupId, ...member }));
		return { items: toItems(filtered(entries, { values }, [])) };
	},
};

export const unreadableMembers = refusal(
	'unreadable',
	'The answer of Archer has no list of members that can be told apart',
	{ advice: 'Use Group: Get, which passes on all that Archer gives.' },
);

/** Looks for the list under the names that users have elsewhere in this API; undefined when there is none. */
export function membersOf(group: IDataObject): IDataObject[] | undefined {
	const key = Object.keys(group).find((name) =>
		['users', 'members', 'groupmembers', 'groupusers', 'user', 'member'].includes(plainName(name)),
	);
	if (key === undefined) return undefined;
	const list = group[key];
	if (Array.isArray(list)) return list.flatMap((entry) => entriesOf(entry as IDataObject, userFields));
	return typeof list === 'object' && list !== null ? entriesOf(list as IDataObject, userFields) : [];
}

const getGroupName: OperationSpec = {
	resource: 'group',
	name: 'Look Up Name',
	value: 'lookUpName',
	action: 'Look up name of group',
	description: 'Get the name of a group from its internal ID',
	effect: 'read',
	properties: [groupLocator],
	soap: { service: 'accesscontrol', element: 'GetGroup' },
	result: {
		cardinality: 'one',
		path: 'GetGroupResult',
		echo: ['groupId'],
		fields: [{ ...groupFields[1], xml: '.' }],
		whenEmpty: { failure: unknownGroup },
	},
};

const getEveryoneGroup: OperationSpec = {
	resource: 'group',
	name: 'Look Up Everyone',
	value: 'lookUpEveryone',
	action: 'Look up group of everyone',
	description: 'Get the ID of the built-in group that everybody belongs to',
	effect: 'read',
	properties: [],
	soap: { service: 'accesscontrol', element: 'LookupEveryoneGroup' },
	result: {
		cardinality: 'one',
		path: 'LookupEveryoneGroupResult',
		fields: [{ ...groupFields[0], xml: '.' }],
		emptyTexts: noIds,
		whenEmpty: { failure: unknownGroup },
	},
};

const childGroup: PropertySpec = {
	...groupLocator,
	displayName: 'Child Group',
	name: 'childGroupId',
	description: 'The group that is or becomes a part of the other',
	xml: { path: 'childGroupId', type: 'int' },
};

const parentGroup: PropertySpec = {
	...groupLocator,
	displayName: 'Parent Group',
	name: 'parentGroupId',
	description: 'The group that contains the other',
	xml: { path: 'parentGroupId', type: 'int' },
};

const addChildGroup: OperationSpec = {
	resource: 'group',
	name: 'Add Child Group',
	value: 'addChild',
	action: 'Add child to group',
	description: 'Put a group into another one',
	effect: 'write',
	properties: [childGroup, parentGroup],
	soap: { service: 'accesscontrol', element: 'AddChildToGroup' },
	result: {
		cardinality: 'one',
		path: 'AddChildToGroupResult',
		echo: ['childGroupId', 'parentGroupId'],
		fields: [codeField],
		codes: done('The group is in the other', { added: true }),
	},
};

const removeChildGroup: OperationSpec = {
	resource: 'group',
	name: 'Remove Child Group',
	value: 'removeChild',
	action: 'Remove child from group',
	description: 'Take a group out of another one',
	effect: 'write',
	properties: [
		{ ...childGroup, xml: { path: 'childGroupId', type: 'int', alsoAs: ['childGroupID'] } },
		{ ...parentGroup, xml: { path: 'parentGroupId', type: 'int', alsoAs: ['parentGroupID'] } },
	],
	soap: { service: 'accesscontrol', element: 'RemoveChildFromGroup', uncertain: true },
	result: {
		cardinality: 'one',
		path: 'RemoveChildFromGroupResult',
		echo: ['childGroupId', 'parentGroupId'],
		fields: [codeField],
		codes: done('The group is out of the other', { removed: true }),
	},
};

export const groupOperations: OperationSpec[] = [
	addChildGroup,
	createGroup,
	deleteGroup,
	findGroup,
	getGroup,
	getManyGroups,
	getGroupMembers,
	getEveryoneGroup,
	getGroupName,
	removeChildGroup,
	renameGroup,
];
