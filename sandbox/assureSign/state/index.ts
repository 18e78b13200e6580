import { sandboxLogins } from '../../logins';
import { SignIns } from '../../signIns';
import { DocumentTrack } from './hooks';
import type {
	AssureSignAccount,
	AssureSignDocument,
	AssureSignEnvelope,
	AssureSignSession,
	AssureSignTemplate,
	AssureSignUser,
	EnvelopeTemplate,
} from './model';
import { largeTemplate } from './templates';

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

	clear(): void {
		this.signIns.clear();
		for (const map of [
			this.accounts,
			this.users,
			this.templates,
			this.envelopeTemplates,
			this.documents,
			this.envelopes,
			this.sessions,
			this.downloadSessions,
		]) {
			map.clear();
		}
		this.pendingLookups = 1;
		this.track.clear();
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
