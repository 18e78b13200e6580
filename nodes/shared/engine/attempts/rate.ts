/**
 * How fast the requests of an account go out, where its system limits them. Within this process it is a sliding window over
 * the moments at which requests really went out: however late a timer fires, no second sees more than its share. Other processes
 * with the same account are not known here; what is known is that a request was turned away. Then the account's share halves and
 * grows back: soon to a little below where it was turned away, from there slowly, and faster once it has got past it. So any number
 * of processes find a share for each, and what is free again is found too.
 */

/** Milliseconds on top of a second: requests that left evenly may arrive closer together. */
const margin = 60;

/** Timers that fire late are made up for, by this many milliseconds at most. */
const longestCatchUp = 200;

/** Smallest part of the whole rate that an account's share falls to. */
const leastShare = 1 / 20;

/** How a share grows back: to this part of where it was turned away in so many milliseconds, then the whole of it in so many. */
const soon = { part: 0.8, milliseconds: 10_000 };
const wholeBelow = 200_000;
const wholeAbove = 60_000;

/** Turned away for as long as this without one request let in, the system is not waited for any longer. */
export const longestTurnedAway = 60_000;

interface Account {
	/** When the newest requests went out, the oldest first. */
	sent: number[];
	/** When the next one may go out at an even pace. */
	next: number;
	/** Part of the rate, at the moment of the last change. */
	share: number;
	changedAt: number;
	/** The share with which a request was last turned away. */
	ceiling: number;
	/** Waits one after the other, so that nobody overtakes. */
	queue: Promise<unknown>;
	/** Since when every answer has turned the request away. */
	turnedAwaySince?: number;
}

const accounts = new Map<string, Account>();

function accountOf(key: string): Account {
	let account = accounts.get(key);
	if (account === undefined) {
		account = { sent: [], next: 0, share: 1, changedAt: 0, ceiling: 1, queue: Promise.resolve() };
		accounts.set(key, account);
	}
	return account;
}

function shareNow({ share, changedAt, ceiling }: Account, now: number): number {
	if (share >= 1) return 1;
	const elapsed = Math.max(0, now - changedAt);
	const knee = Math.max(share, ceiling * soon.part);
	if (elapsed < soon.milliseconds) return share + ((knee - share) * elapsed) / soon.milliseconds;
	const later = elapsed - soon.milliseconds;
	const untilCeiling = Math.max(0, ceiling - knee) * wholeBelow;
	return later < untilCeiling
		? knee + later / wholeBelow
		: Math.min(1, Math.max(knee, ceiling) + (later - untilCeiling) / wholeAbove);
}

/** Waits until the account may send its next request, in the order of asking. */
export async function takeSlot(
	key: string,
	requestsPerSecond: number,
	wait: (milliseconds: number) => Promise<void>,
	isCancelled: () => boolean,
): Promise<void> {
	const account = accountOf(key);
	const turn = account.queue.then(async () => await slot(account, requestsPerSecond, wait, isCancelled));
	account.queue = turn.catch(() => {});
	await turn;
}

async function slot(
	account: Account,
	requestsPerSecond: number,
	wait: (milliseconds: number) => Promise<void>,
	isCancelled: () => boolean,
): Promise<void> {
	const window = 1000 + margin;
	while (!isCancelled()) {
		const now = Date.now();
		const rate = requestsPerSecond * shareNow(account, now);
		const most = Math.max(1, Math.ceil(rate));
		account.sent = account.sent.filter((moment) => moment > now - window && moment <= now);
		const free = account.sent.length < most ? now : account.sent.at(-most)! + window;
		// A clock that was set back must not hold up the account.
		const pace = account.next - now > window / leastShare ? now : account.next;
		const from = Math.max(free, pace);
		if (from <= now) {
			account.sent.push(now);
			account.next = Math.max(pace, now - longestCatchUp) + 1000 / rate;
			return;
		}
		await wait(from - now);
	}
}

/** The system has turned away what was sent at `sentAt`; what was under way with it then says nothing new. */
export function slowDown(key: string, sentAt: number): void {
	const account = accountOf(key);
	const now = Date.now();
	account.turnedAwaySince ??= now;
	if (sentAt < account.changedAt) return;
	account.ceiling = shareNow(account, now);
	account.share = Math.max(leastShare, account.ceiling / 2);
	account.changedAt = now;
}

/** The system has let a request of the account in. */
export function letIn(key: string): void {
	accountOf(key).turnedAwaySince = undefined;
}

/** Whether requests that were turned away are still worth sending again. */
export function isWorthWaiting(key: string): boolean {
	const { turnedAwaySince } = accountOf(key);
	return turnedAwaySince === undefined || Date.now() - turnedAwaySince < longestTurnedAway;
}
