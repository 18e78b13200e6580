import { randomUUID } from 'node:crypto';
import { AssureSignRefusal, exceptions, type AssureSignCall, type AssureSignMethods } from '../method';
import type { AssureSignUser } from '../state/model';

const refused = { Success: false };
const succeeded = { attributes: { Success: true }, children: { Exceptions: exceptions('UserException') } };

/** undefined for nil: leave as it is. */
function flag(call: AssureSignCall, name: string): boolean | undefined {
	const [element] = call.all(name);
	const text = element?.text.trim() ?? '';
	return text === '' ? undefined : text === 'true' || text === '1';
}

function tagsOf(call: AssureSignCall): Array<{ name: string; value: string }> {
	return call
		.all('Tags', 'UserTag')
		.map((tag) => ({ name: tag.attribute('Name'), value: tag.attribute('Value') }));
}

function checkPassword(password: string): void {
	if (password.length < 8 || !/\d/.test(password)) {
		throw new AssureSignRefusal('The password does not meet the strength settings of the account.');
	}
}

function checkRole(role: string, roles: string[]): void {
	if (!roles.includes(role)) throw new AssureSignRefusal(`The role '${role}' does not exist.`);
}

function findIn(call: AssureSignCall): AssureSignUser {
	const { account } = call.signIn();
	const user = call.state.findUser(call.attribute('UserName'));
	if (user === undefined || !user.accounts.includes(account.contextIdentifier)) {
		throw new AssureSignRefusal('The user was not found.');
	}
	return user;
}

export const userChangeMethods: AssureSignMethods = {
	CreateUser: {
		refused,
		run: (call) => {
			const { account } = call.signIn();
			const userName = call.attribute('UserName');
			if (call.state.findUser(userName) !== undefined) {
				throw new AssureSignRefusal('A user with this user name exists already.');
			}
			checkRole(call.attribute('Role'), account.roles);
			const given = call.attribute('Password');
			if (given === '' && flag(call, 'AutoGeneratePassword') !== true) {
				throw new AssureSignRefusal('A password is required.');
			}
			if (given !== '') checkPassword(given);
			call.state.addUser({
				userName,
				password: given || randomUUID(),
				firstName: call.attribute('FirstName'),
				lastName: call.attribute('LastName'),
				role: call.attribute('Role'),
				requirePasswordChange: call.attribute('RequirePasswordChange') === 'true',
				inactive: call.attribute('Inactive') === 'true',
				tags: tagsOf(call),
				accounts: [account.contextIdentifier],
			});
			return succeeded;
		},
	},

	UpdateUser: {
		refused,
		run: (call) => {
			const user = findIn(call);
			const { account } = call.signIn();
			const newName = call.attribute('NewUserName');
			if (newName !== '' && newName.toLowerCase() !== user.userName.toLowerCase()) {
				if (call.state.findUser(newName) !== undefined) {
					throw new AssureSignRefusal('A user with the new user name exists already.');
				}
			}
			const role = call.attribute('Role');
			if (role !== '') checkRole(role, account.roles);
			const password = call.attribute('Password');
			if (password !== '') checkPassword(password);
			user.firstName = call.attribute('FirstName') || user.firstName;
			user.lastName = call.attribute('LastName') || user.lastName;
			user.role = role || user.role;
			user.password =
				flag(call, 'AutoGenerateNewPassword') === true ? randomUUID() : password || user.password;
			user.requirePasswordChange = flag(call, 'RequirePasswordChange') ?? user.requirePasswordChange;
			user.inactive = flag(call, 'Inactive') ?? user.inactive;
			user.locked = flag(call, 'Locked') ?? user.locked;
			if (!user.locked) user.failedLogins = 0;
			const tags = tagsOf(call);
			if (tags.length > 0) user.tags = tags;
			if (newName !== '') {
				call.state.users.delete(user.userName.toLowerCase());
				user.userName = newName;
				call.state.users.set(newName.toLowerCase(), user);
			}
			return succeeded;
		},
	},

	DeleteUser: {
		refused,
		run: (call) => {
			const user = findIn(call);
			const { account, caller } = call.signIn();
			if (user === caller) throw new AssureSignRefusal('A user cannot delete itself.');
			user.accounts = user.accounts.filter((one) => one !== account.contextIdentifier);
			if (user.accounts.length === 0) call.state.users.delete(user.userName.toLowerCase());
			return succeeded;
		},
	},
};
