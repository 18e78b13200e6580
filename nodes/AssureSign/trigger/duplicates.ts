import { createHash } from 'node:crypto';
import { sleep, type IDataObject } from 'n8n-workflow';

/** AssureSign tries again within 24 hours. */
const keptFor = 24 * 60 * 60 * 1000;

/** Newest calls that are remembered; the node's static data is one cell of n8n's database. */
const mostKept = 2_000;

/** How long a call waits for the outcome of the same call before it. */
const longestWait = 10_000;
const pause = 25;

/** The answer to a call, as far as n8n has given it: what tells whether the call was taken. */
export interface CallAnswer {
	readonly writableEnded: boolean;
	readonly statusCode: number;
	once(event: 'finish' | 'close', listener: () => void): unknown;
}

interface Call {
	time: number;
	/** Until it has ended; the workflow may still not be started. */
	answer?: CallAnswer;
	/** n8n told the sender that it did not take the call. */
	isRefused?: true;
	/** n8n has stored it, which it does with what it takes. */
	isStored?: true;
	/** Of a call under way: n8n stores it when it takes the call, with what was taken meanwhile. */
	staticData?: IDataObject;
}

/**
 * Calls of this process, by node. Static data is read and written once per call, so of two calls at the same moment each
 * would miss what the other adds; what is here is written into it each time. After a restart there is no more than what n8n has
 * stored of it, which may be nothing: it seldom notices that a webhook changed static data. Who has to be sure compares the
 * event's key with n8n's database (`event.ts`).
 */
const recentByNode = new Map<string, Map<string, Call>>();

/**
 * What to do with a call: `first` starts the workflow, `taken` has come before, and of `underWay` nobody knows yet.
 *
 * A call counts as taken once n8n has answered it as such, which it does after the execution exists. n8n stores the static
 * data at that moment if at all, and never when the execution could not be made; so it may name the call from the start.
 */
export async function claimCall(
	node: string,
	staticData: IDataObject,
	body: Uint8Array,
	answer: CallAnswer,
	now: () => number = Date.now,
): Promise<'first' | 'taken' | 'underWay'> {
	const key = createHash('sha256').update(body).digest('base64').slice(0, 22);
	const recent = recentByNode.get(node) ?? new Map<string, Call>();
	recentByNode.set(node, recent);
	for (const [known, time] of Object.entries((staticData.calls ?? {}) as Record<string, number>)) {
		const call = recent.get(known);
		if (call === undefined) recent.set(known, { time });
		else call.isStored = true;
	}
	const started = now();
	for (;;) {
		const before = recent.get(key);
		if (before !== undefined) settle(before);
		if (before === undefined || before.isRefused || now() - before.time >= keptFor) break;
		if (before.answer === undefined) return 'taken';
		if (now() - started >= longestWait) return 'underWay';
		await sleep(pause);
	}
	const call: Call = { time: now(), answer, staticData };
	recent.delete(key);
	recent.set(key, call);
	prune(recent, now());
	store(staticData, recent, call);
	const settleAll = () => {
		settle(call);
		for (const open of recent.values()) if (open.staticData) store(open.staticData, recent, open);
	};
	for (const event of ['finish', 'close'] as const) answer.once(event, settleAll);
	return 'first';
}

/** A sender that has hung up is answered nevertheless: only the end of the answer counts. */
function settle(call: Call): void {
	const { answer } = call;
	if (answer === undefined || !answer.writableEnded) return;
	if (answer.statusCode < 200 || answer.statusCode > 299) call.isRefused = true;
	delete call.answer;
	delete call.staticData;
}

function store(staticData: IDataObject, recent: Map<string, Call>, own: Call): void {
	const taken = [...recent].filter(
		([, call]) => call === own || (!call.isRefused && (call.isStored || call.answer === undefined)),
	);
	staticData.calls = Object.fromEntries(taken.map(([key, { time }]) => [key, time]));
}

function prune(recent: Map<string, Call>, now: number): void {
	const kept = [...recent]
		.filter(([, { time }]) => now - time < keptFor)
		.sort(([, one], [, other]) => one.time - other.time)
		.slice(-mostKept);
	recent.clear();
	for (const [known, call] of kept) recent.set(known, call);
}

/** Forgets what this process knows, as a restart does. */
export function forgetRecent(): void {
	recentByNode.clear();
}
