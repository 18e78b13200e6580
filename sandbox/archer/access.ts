import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock';
import { sandboxLogins } from '../logins';

interface Session {
	account: string;
	lastUsed: number;
}

/** One live session per account: a login ends the account's former session. */
export class ArcherSessions {
	/** The idle time after which a session ends; the product takes it from the user's security parameter. */
	idleMilliseconds = 20 * 60 * 1000;

	/** A token that needs no sign-in; empty for none. */
	personalAccessToken = '';

	/** How many logins succeeded, per account name. */
	logins = new Map<string, number>();

	private readonly sessions = new Map<string, Session>();

	constructor(private readonly clock: Clock) {}

	/** @returns 32 hexadecimal characters */
	open(account: string): string {
		for (const [token, session] of this.sessions) {
			if (session.account === account) this.sessions.delete(token);
		}
		const token = randomBytes(16).toString('hex').toUpperCase();
		this.sessions.set(token, { account, lastUsed: this.clock.now() });
		this.logins.set(account, (this.logins.get(account) ?? 0) + 1);
		return token;
	}

	/** The account of a live session; using it restarts its idle time. */
	use(token: string | null): string | undefined {
		if (token !== null && token !== '' && token === this.personalAccessToken)
			return sandboxLogins.archer.userName;
		const session = token === null ? undefined : this.sessions.get(token);
		if (token === null || session === undefined) return undefined;
		if (this.clock.now() - session.lastUsed > this.idleMilliseconds) {
			this.sessions.delete(token);
			return undefined;
		}
		session.lastUsed = this.clock.now();
		return session.account;
	}

	close(token: string): void {
		this.sessions.delete(token);
	}

	clear(): void {
		this.sessions.clear();
	}

	live(): string[] {
		const own = this.personalAccessToken === '' ? [] : [this.personalAccessToken];
		return [...own, ...this.sessions.keys()];
	}
}
