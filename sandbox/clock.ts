/** Time as the simulated systems see it; tests move it instead of waiting. */
export class Clock {
	private offset = 0;

	/** Milliseconds since the epoch. */
	now(): number {
		return Date.now() + this.offset;
	}

	advance(milliseconds: number): void {
		this.offset += milliseconds;
	}

	reset(): void {
		this.offset = 0;
	}
}
