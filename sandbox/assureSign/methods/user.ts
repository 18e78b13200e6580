import { attemptsBeforeLock } from '../../signIns';
import {
	AssureSignRefusal,
	type AssureSignCall,
	type AssureSignMethods,
	type AnswerElement,
} from '../method';
import type { AssureSignUser } from '../state/model';

const wrongLogin = 'The user name or password is incorrect.';
const pages = 'https://account.assuresign.test';

function userElement(user: AssureSignUser): AnswerElement {
	return {
		attributes: {
			UserName: user.userName,
			FirstName: user.firstName,
			LastName: user.lastName,
			Role: user.role,
			RequirePasswordChange: user.requirePasswordChange,
			Inactive: user.inactive,
			Locked: user.locked,
		},
		children: {
			Tags:
				user.tags.length === 0
					? undefined
					: {
							children: {
								UserTag: user.tags.map(({ name, value }) => ({ attributes: { Name: name, Value: value } })),
							},
						},
		},
	};
}

function checkLogin(call: AssureSignCall): AssureSignUser {
	const user = call.state.findUser(call.attribute('UserName'));
	if (user === undefined) throw new AssureSignRefusal(wrongLogin);
	if (user.locked) {
		call.state.signIns.refuse(user.userName);
		throw new AssureSignRefusal('The user has been locked out.');
	}
	if (user.password !== call.attribute('Password')) {
		user.failedLogins++;
		call.state.signIns.refuse(user.userName);
		user.locked = user.failedLogins >= attemptsBeforeLock;
		throw new AssureSignRefusal(wrongLogin);
	}
	user.failedLogins = 0;
	if (user.inactive) throw new AssureSignRefusal('The user is inactive.');
	if (user.passwordExpired) {
		throw new AssureSignRefusal('The password has expired.', {
			ExpiredPasswordUrl: `${pages}/expired-password`,
		});
	}
	return user;
}

export const userMethods: AssureSignMethods = {
	AuthenticateUser: {
		refused: { Success: false },
		run: (call) => {
			const user = checkLogin(call);
			return {
				attributes: {
					Success: true,
					AuthenticationToken: call.tokens.issue(user.userName),
					UserName: user.userName,
					FirstName: user.firstName,
					LastName: user.lastName,
				},
				children: {
					Accounts: {
						children: {
							UserAccount: user.accounts.map((identifier, index) => ({
								attributes: {
									ContextIdentifier: identifier,
									IsPrimary: index === 0,
									Name: call.state.accounts.get(identifier)?.name,
								},
							})),
						},
					},
					Exceptions: {},
				},
			};
		},
	},

	GetUser: {
		refused: { Success: false, RequirePasswordChange: false, Inactive: false, Locked: false },
		run: (call) => {
			const { account } = call.signIn();
			const user = call.state.findUser(call.attribute('UserName'));
			if (user === undefined || !user.accounts.includes(account.contextIdentifier)) {
				throw new AssureSignRefusal('The user was not found.');
			}
			const element = userElement(user);
			return {
				attributes: { ...element.attributes, Success: true },
				children: { ...element.children, Exceptions: {} },
			};
		},
	},

	ListUsers: {
		refused: { Success: false },
		run: (call) => {
			const { account } = call.signIn();
			return {
				attributes: { Success: true },
				children: {
					Users: { children: { User: call.state.usersOf(account.contextIdentifier).map(userElement) } },
					Exceptions: {},
				},
			};
		},
	},
};
