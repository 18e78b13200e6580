/** Every one of them is looked for in every failure. */
const mostRemembered = 50;

/** Secrets that answers of a run handed out; the oldest go when there are many. */
export class HandedOut {
	private readonly secrets = new Set<string>();

	remember(found: string[]): void {
		for (const secret of found) this.secrets.add(secret);
		for (const oldest of this.secrets) {
			if (this.secrets.size <= mostRemembered) break;
			this.secrets.delete(oldest);
		}
	}

	all(): string[] {
		return [...this.secrets];
	}
}
