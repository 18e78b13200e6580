import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock';

/** Authentication tokens; a login may hold several. Their lifetime is not documented: an hour here. */
export class AssureSignTokens {
	lifetimeMilliseconds = 60 * 60 * 1000;

	private readonly tokens = new Map<string, { userName: string; until: number }>();

	constructor(private readonly clock: Clock) {}

	issue(userName: string): string {
		const token = randomBytes(32).toString('base64');
		this.tokens.set(token, { userName, until: this.clock.now() + this.lifetimeMilliseconds });
		return token;
	}

	userOf(token: string): string | undefined {
		const found = this.tokens.get(token);
		if (found === undefined || found.until <= this.clock.now()) return undefined;
		return found.userName;
	}

	clear(): void {
		this.tokens.clear();
	}

	live(): string[] {
		return [...this.tokens.keys()].filter((token) => this.userOf(token) !== undefined);
	}
}
