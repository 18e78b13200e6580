/** As usual for such systems: their administrators choose the number. */
export const attemptsBeforeLock = 3;

/** Refused sign-ins per account. So many in a row lock it, and then the right password is refused as well. */
export class SignIns {
	private readonly inARow = new Map<string, number>();

	private readonly refused = new Map<string, number>();

	refuse(account: string): void {
		this.inARow.set(account, (this.inARow.get(account) ?? 0) + 1);
		this.refused.set(account, (this.refused.get(account) ?? 0) + 1);
	}

	/** A right password starts the count again. */
	accept(account: string): void {
		this.inARow.delete(account);
	}

	isLocked(account: string): boolean {
		return (this.inARow.get(account) ?? 0) >= attemptsBeforeLock;
	}

	/** How many were refused since the start or the last reset, by account. */
	refusals(): Record<string, number> {
		return Object.fromEntries(this.refused);
	}

	clear(): void {
		this.inARow.clear();
		this.refused.clear();
	}
}
