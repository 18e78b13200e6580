import { sandboxLogins } from '../logins';

export interface AssureSignUser {
	userName: string;
	password: string;
	firstName: string;
	lastName: string;
	role: string;
	requirePasswordChange: boolean;
	inactive: boolean;
	locked: boolean;
	passwordExpired: boolean;
	tags: Array<{ name: string; value: string }>;
	failedLogins: number;
	/** The accounts the user may use; the first is the primary one. */
	accounts: string[];
}

export interface AssureSignAccount {
	contextIdentifier: string;
	name: string;
	displayName: string;
	accountGroup: string;
	inactive: boolean;
	/** Empty for the account at the top. */
	parent: string;
	roles: string[];
}

/** The login page's lock-out. */
export const attemptsBeforeLock = 3;

const people: Array<[string, string]> = [
	['John', 'Doe'],
	['Ann', 'Lee'],
	['Björn', 'Åkesson'],
	['Chloé', 'Dupont'],
	['Diego', 'Núñez'],
	['Emi', '山田'],
	['Fatima', 'Al-Sayed'],
	['George', 'O’Neil'],
];

/** The accounts and users of one simulated AssureSign environment. */
export class AssureSignState {
	/** By context identifier in lower case. */
	accounts = new Map<string, AssureSignAccount>();

	/** By user name in lower case. */
	users = new Map<string, AssureSignUser>();

	constructor() {
		this.reset();
	}

	reset(): void {
		this.accounts.clear();
		this.users.clear();
		const { userName, password, contextIdentifier, secondContextIdentifier } = sandboxLogins.assureSign;
		const roles = ['Administrator', 'Full User', 'Limited User'];
		for (const [identifier, name, parent] of [
			[contextIdentifier, 'Sandbox Head Office', ''],
			[secondContextIdentifier, 'Sandbox Branch', contextIdentifier],
		]) {
			this.accounts.set(identifier, {
				contextIdentifier: identifier,
				name,
				displayName: name,
				accountGroup: 'Default',
				inactive: false,
				parent,
				roles,
			});
		}
		const both = [contextIdentifier, secondContextIdentifier];
		this.addUser({
			userName,
			password,
			firstName: 'API',
			lastName: 'User',
			role: 'Administrator',
			accounts: both,
		});
		this.addUser({
			...sandboxLogins.assureSignExpired,
			firstName: 'Ed',
			lastName: 'Expired',
			passwordExpired: true,
			accounts: both,
		});
		people.forEach(([firstName, lastName], index) => {
			this.addUser({
				userName: index === 0 ? 'jdoe@example.com' : `user${index + 1}@example.com`,
				firstName,
				lastName,
				accounts: index < 5 ? [contextIdentifier] : [secondContextIdentifier],
				requirePasswordChange: index % 2 === 0,
				inactive: index === 3,
				tags: [
					{ name: 'costCentre', value: String(4200 + index) },
					{ name: 'office', value: index < 5 ? 'Zürich & Genève' : '東京' },
				],
			});
		});
	}

	addUser(user: Partial<AssureSignUser> & Pick<AssureSignUser, 'userName' | 'accounts'>): AssureSignUser {
		const added: AssureSignUser = {
			...sandboxLogins.assureSignOthers,
			firstName: '',
			lastName: '',
			role: 'Limited User',
			requirePasswordChange: false,
			inactive: false,
			locked: false,
			passwordExpired: false,
			tags: [],
			failedLogins: 0,
			...user,
		};
		this.users.set(added.userName.toLowerCase(), added);
		return added;
	}

	/** Adds `count` users with one tag to the first account. */
	seedUsers(count: number): void {
		for (let added = 0; added < count; added++) {
			const number = this.users.size + 1;
			this.addUser({
				userName: `seeded${number}@example.com`,
				firstName: 'Seeded',
				lastName: `User ${number}`,
				accounts: [sandboxLogins.assureSign.contextIdentifier],
				tags: [{ name: 'number', value: String(number) }],
			});
		}
	}

	findUser(userName: string): AssureSignUser | undefined {
		return this.users.get(userName.toLowerCase());
	}

	usersOf(account: string): AssureSignUser[] {
		return [...this.users.values()].filter(({ accounts }) => accounts.includes(account));
	}
}
