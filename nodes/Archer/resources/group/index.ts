import { resource } from '../../../shared/operation/resource';
import type { Operation, PropertySpec } from '../../../shared/operation/spec';
import { createdAnswer, doneAnswer, noIds } from '../../values';
import { getGroup, unknownGroup } from './get';
import { findGroup, getManyGroups, groupFields, groupLocator } from './locator';
import { getGroupMembers } from './members';

export { getGroup } from './get';
export { findGroup, getManyGroups, groupFields, groupLocator } from './locator';
export { membersOf, unreadableMembers } from './membersOf';

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

const createGroup: Operation = {
	name: 'Create',
	value: 'create',
	action: 'Create group',
	description: 'Add a group',
	effect: 'write',
	fields: [groupName],
	element: 'CreateGroup',
	answer: createdAnswer('group', groupFields[0], ['groupName']),
};

const renameGroup: Operation = {
	name: 'Rename',
	value: 'rename',
	action: 'Rename group',
	description: 'Change the name of a group',
	effect: 'idempotent',
	fields: [groupLocator, groupName],
	element: 'UpdateGroup',
	answer: doneAnswer('The group is renamed', ['groupId', 'groupName']),
	present: { read: getGroup },
};

const deleteGroup: Operation = {
	name: 'Delete',
	value: 'delete',
	action: 'Delete group for good',
	description: 'Delete a group for good. Its members stay, but lose what the group gave them.',
	effect: 'write',
	destructive: true,
	warning: 'This cannot be undone. The members stay, but lose what the group gave them.',
	fields: [{ ...groupLocator, xml: { path: 'groupId', type: 'int', alsoAs: ['groupID'] } }],
	element: 'DeleteGroup',
	answer: doneAnswer('The group is deleted', ['groupId'], { deleted: true }),
	present: { read: getGroup, gone: true },
};

const getGroupName: Operation = {
	name: 'Look Up Name',
	value: 'lookUpName',
	action: 'Look up name of group',
	description: 'Get the name of a group from its internal ID',
	effect: 'read',
	fields: [groupLocator],
	element: 'GetGroup',
	answer: {
		repeats: ['groupId'],
		gives: [{ ...groupFields[1], xml: '.' }],
		whenEmpty: { failure: unknownGroup },
	},
};

const getEveryoneGroup: Operation = {
	name: 'Look Up Everyone',
	value: 'lookUpEveryone',
	action: 'Look up group of everyone',
	description: 'Get the ID of the built-in group that everybody belongs to',
	effect: 'read',
	fields: [],
	element: 'LookupEveryoneGroup',
	answer: {
		gives: [{ ...groupFields[0], xml: '.' }],
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

const addChildGroup: Operation = {
	name: 'Add Child',
	value: 'addChild',
	action: 'Add child to group',
	description: 'Put a group into another one',
	effect: 'write',
	fields: [childGroup, parentGroup],
	element: 'AddChildToGroup',
	answer: doneAnswer('The group is in the other', ['childGroupId', 'parentGroupId'], { added: true }),
	present: { read: getGroup, by: { groupId: 'parentGroupId' } },
};

const removeChildGroup: Operation = {
	name: 'Remove Child',
	value: 'removeChild',
	action: 'Remove child from group',
	description: 'Take a group out of another one',
	effect: 'write',
	fields: [
		{ ...childGroup, xml: { path: 'childGroupId', type: 'int', alsoAs: ['childGroupID'] } },
		{ ...parentGroup, xml: { path: 'parentGroupId', type: 'int', alsoAs: ['parentGroupID'] } },
	],
	element: 'RemoveChildFromGroup',
	uncertain: true,
	answer: doneAnswer('The group is out of the other', ['childGroupId', 'parentGroupId'], { removed: true }),
	present: { read: getGroup, by: { groupId: 'parentGroupId' } },
};

export const groupResource = resource(
	{ name: 'Group', value: 'group', service: 'accesscontrol' },
	[
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
	],
	getManyGroups,
);
