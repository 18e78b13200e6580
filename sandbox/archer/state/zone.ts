/** The clock of the account that calls: Archer shows and reads dates by it. */
export class AccountClock {
	private readonly format: Intl.DateTimeFormat;

	/** @param timeZone IANA name */
	constructor(timeZone: string) {
		this.format = new Intl.DateTimeFormat('en-GB', {
			timeZone,
			hourCycle: 'h23',
			year: 'numeric',
			month: '2-digit',
			day: '2-digit',
			hour: '2-digit',
			minute: '2-digit',
			second: '2-digit',
		});
	}

	/** What the clock shows at a moment, as a date whose UTC parts are the local ones. */
	shown(time: number): Date {
		const parts = new Map(this.format.formatToParts(time).map(({ type, value }) => [type, Number(value)]));
		const at = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0;
		return new Date(Date.UTC(at('year'), at('month') - 1, at('day'), at('hour'), at('minute'), at('second')));
	}

	/**
	 * The moment at which the clock shows these UTC parts. As .NET does it: standard time, the later moment, where it shows
	 * them twice; undefined where it never does.
	 */
	moment(local: number): number | undefined {
		const quarter = 15 * 60_000;
		// Offsets are multiples of a quarter of an hour.
		for (let offset = -14 * 60 * 60_000; offset <= 14 * 60 * 60_000; offset += quarter) {
			const time = local - offset;
			if (this.shown(time).getTime() === local) return time;
		}
		return undefined;
	}

	/** Midnight before a moment, or the moment itself where the clock has no midnight that day. */
	startOfDay(time: number): number {
		return this.moment(this.shown(time).setUTCHours(0, 0, 0, 0)) ?? time;
	}
}
