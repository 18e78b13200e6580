import { sandboxLogins } from '../logins';
import type {
	AssureSignDocument,
	AssureSignEnvelope,
	AssureSignSession,
	AssureSignTemplate,
	EnvelopeTemplate,
} from './documents';
import { DocumentTrack } from './hooks';
import { SignIns } from '../signIns';
import { largeTemplate, seedEnvelopeTemplates, seedTemplates } from './seeds';

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
	readonly signIns = new SignIns();

	/** By context identifier in lower case. */
	accounts = new Map<string, AssureSignAccount>();

	/** By user name in lower case. */
	users = new Map<string, AssureSignUser>();

	/** By id; so are the three below. */
	templates = new Map<string, AssureSignTemplate>();

	envelopeTemplates = new Map<string, EnvelopeTemplate>();

	documents = new Map<string, AssureSignDocument>();

	envelopes = new Map<string, AssureSignEnvelope>();

	sessions = new Map<string, AssureSignSession>();

	/** Open download sessions: the document's id by the session's. */
	downloadSessions = new Map<string, string>();

	/** How often a session is answered as unfinished. */
	pendingLookups = 1;

	readonly track = new DocumentTrack();

	constructor() {
		this.reset();
	}

	reset(): void {
		this.signIns.clear();
		this.accounts.clear();
		this.users.clear();
		for (const map of [this.documents, this.envelopes, this.sessions, this.downloadSessions]) map.clear();
		this.templates = new Map(seedTemplates().map((template) => [template.id, template]));
		this.envelopeTemplates = new Map(seedEnvelopeTemplates().map((template) => [template.id, template]));
		this.pendingLookups = 1;
		this.track.clear();
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

	/** Adds `count` templates, and one more with that many parameters. */
	seedTemplates(count: number): void {
		for (let number = 0; number < count; number++) {
			const template = largeTemplate(1000 + number, 0);
			this.templates.set(template.id, { ...template, name: `Seeded Template ${number + 1}` });
		}
		const large = largeTemplate(900, count);
		this.templates.set(large.id, large);
	}

	findUser(userName: string): AssureSignUser | undefined {
		return this.users.get(userName.toLowerCase());
	}

	usersOf(account: string): AssureSignUser[] {
		return [...this.users.values()].filter(({ accounts }) => accounts.includes(account));
	}
}
