import { resource } from '../../../shared/operation/resource';
import { getAccessReview } from './accessReview';
import { changePassword, changeStatus, deleteUser, forcePasswordChange, updateNotes } from './account';
import { createUser, createUserWithPassword } from './create';
import { deprovisionUser } from './deprovision';
import { getUser, lookUpUserName } from './get';
import { getGroupsOfUser } from './groups';
import { countUsers, findByFirstName, findByLastName, getManyUsers } from './list';
import { doesUserExist, lookUpUserId } from './lookUp';
import { addToGroup, addToRole, removeFromGroup, removeFromRole } from './membership';
import { renameUser } from './rename';
import { createOrUpdateUser } from './upsert';
import { updateDomainUser, updateUser } from './update';

export { keptFields } from './accountFields';
export { getUser } from './get';
export { getManyUsers } from './list';
export { userLocator } from './locator';

export const userResource = resource({ name: 'User', value: 'user', service: 'accesscontrol' }, [
	getManyUsers,
	getAccessReview,
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
]);
