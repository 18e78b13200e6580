import { resource } from '../../../shared/operation/resource';
import type { Operation } from '../../../shared/operation/spec';
import { authenticateUser } from './authenticate';
import { accountOption, contextAndSignIn, successField, userLocator, warningsField } from '../../values';
import { createUser, getManyUsers, getUser } from './people';
import { userTasks } from './status';
import { updateUser } from './update';
import { createOrUpdateUser } from './upsert';

const deleteUser: Operation = {
	name: 'Delete',
	value: 'delete',
	action: 'Delete user for good',
	description: 'Remove a user from the account for good. Deactivate the user instead to keep it.',
	effect: 'write',
	destructive: true,
	warning: 'This cannot be undone. Deactivate the user instead to keep it.',
	fields: [userLocator, accountOption('Request')],
	element: 'DeleteUser',
	fromCredential: contextAndSignIn,
	answer: {
		repeats: ['userName'],
		done: { deleted: true },
		gives: [successField, warningsField],
	},
	present: { read: getUser, gone: true },
};

export { authenticateUser, getManyUsers, getUser };

export const userResource = resource(
	{ name: 'User', value: 'user', service: 'Users' },
	[
		...userTasks,
		authenticateUser,
		createUser,
		createOrUpdateUser,
		deleteUser,
		getUser,
		getManyUsers,
		updateUser,
	],
	getManyUsers,
);
