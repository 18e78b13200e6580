import type { OutputSpec, Task } from '../../../shared/operation/spec';
import { emailTypes } from '../../content/contact';
import { creationFields, newUserName } from './accountFields';
import {
	createAccount,
	createAccountWithPassword,
	createAndName,
	naming,
	namingMethods,
	newUserId,
	passwordFields,
} from './newUser';

const output: OutputSpec = { repeats: ['firstName', 'lastName'], gives: [newUserId] };

export const createUser: Task = {
	name: 'Create',
	value: 'create',
	action: 'Create user',
	description:
		'Add a user account. Archer makes up its user name unless one is given under Additional Fields.',
	effect: 'write',
	fields: [...creationFields(), newUserName],
	output,
	uses: [createAccount, ...namingMethods],
	then: [naming],
	// The user name has a method of its own.
	perform: async (context) => await createAndName(createAccount, context),
};

export const createUserWithPassword: Task = {
	name: 'Create With Password',
	value: 'createWithPassword',
	action: 'Create user with password',
	description:
		'Add a user account with a first password and an email address, and mail both to the person if wanted',
	effect: 'write',
	fields: [...creationFields(), ...passwordFields, newUserName, ...emailTypes],
	output,
	uses: [createAccountWithPassword, ...namingMethods],
	then: [naming],
	// The user name has a method of its own.
	perform: async (context) => await createAndName(createAccountWithPassword, context),
};
