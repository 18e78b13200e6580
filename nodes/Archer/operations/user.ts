import type { OperationSpec } from '../../shared/operation/spec';
import { changePassword, changeStatus, deleteUser, forcePasswordChange, updateNotes } from './userAccount';
import { createUser, createUserWithPassword } from './userCreate';
import { getUser, lookUpUserName } from './userGet';
import { getGroupsOfUser } from './userGroups';
import { countUsers, findByFirstName, findByLastName, getManyUsers } from './userList';
import { doesUserExist, lookUpUserId } from './userLookup';
import { addToGroup, addToRole, removeFromGroup, removeFromRole } from './userMembership';
import { renameUser } from './userRename';
import { createOrUpdateUser, deprovisionUser } from './userTasks';
import { updateDomainUser, updateUser } from './userUpdate';

export { getManyUsers } from './userList';

export const userOperations: OperationSpec[] = [
	getManyUsers,
	addToGroup,
	changePassword,
	changeStatus,
	countUsers,
	createUser,
	createOrUpdateUser,
	createUserWithPassword,
	deleteUser,
	deprovisionUser,
	doesUserExist,
	findByFirstName,
	findByLastName,
	forcePasswordChange,
	getUser,
	getGroupsOfUser,
	addToRole,
	lookUpUserId,
	lookUpUserName,
	removeFromGroup,
	renameUser,
	removeFromRole,
	updateUser,
	updateDomainUser,
	updateNotes,
];
