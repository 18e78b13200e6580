import { claimOn } from '../../../nodes/shared/engine/signIn/renewal';
import { SignInRun } from '../../../nodes/shared/engine/signIn/run';
import {
	sendBesideSession,
	sendWithSession,
	type Answer,
	type Sent,
} from '../../../nodes/shared/engine/signIn/session';
import type { Failure } from '../../../nodes/shared/soap/failure';
import { dialect } from '../n8n/fakeSystem';

/** When a worker claims a session, how long it waits for others, and what it does with each answer. */

const start = 1_000_000;
beforeEach(() => {
	jest.useFakeTimers({ now: start });
	jest.spyOn(Math, 'random').mockReturnValue(0.5);
});
afterEach(() => {
	jest.useRealTimers();
	jest.restoreAllMocks();
});

const gone: Failure = { kind: 'sessionGone', message: 'gone', advice: 'Old advice', reached: 'unknown' };
const ended: Answer<string> = { failure: gone };
const fine: Answer<string> = { response: 'fine' };
const foreign = (who: string, token = 'T0') => claimOn(token).replace(/:.*/, `:${who}`);

interface Setting {
	stored?: string;
	claim?: string;
	/** What the requests are answered, and the token that each carried. */
	sent?: Array<Partial<Sent<string>>>;
	keepsClaims?: boolean;
	hasClaims?: boolean;
	isCancelled?: boolean;
	/** Waits with each request, so that others get their turn. */
	isBusy?: boolean;
	/** What others do at a moment after the start. */
	others?: Record<number, (stored: { token: string; claim: string }) => void>;
	prepare?: (run: SignInRun) => void;
}

let keys = 0;

async function send(setting: Setting = {}) {
	const { keepsClaims = true, hasClaims = true, isCancelled = false, others = {} } = setting;
	const stored = { token: setting.stored ?? 'T0', claim: setting.claim ?? '' };
	const answers = [...(setting.sent ?? [{ answer: ended, token: 'T0' }, {}])];
	const waits: number[] = [];
	const claims: Array<[at: number, token: string, claim: string]> = [];
	const posted: string[] = [];
	const due = new Map(Object.entries(others));
	const wait = async (milliseconds: number) => {
		waits.push(milliseconds);
		jest.setSystemTime(Date.now() + milliseconds);
		for (const [moment, happens] of due) {
			if (Number(moment) > Date.now() - start) continue;
			due.delete(moment);
			happens(stored);
		}
		await Promise.resolve();
	};
	const run = new SignInRun(dialect, { timeout: 1, wait, isCancelled: () => isCancelled });
	setting.prepare?.(run);
	const accepted = jest.spyOn(run, 'accepted');
	const readings = { count: 0 };
	const answer = await sendWithSession<string>({
		system: 'Ledger',
		session: { key: `claims ${++keys}`, token: undefined, run },
		text: 'empty',
		writeToken: (text, token) => `${text} ${token}`,
		post: async (text) => {
			posted.push(text);
			if (setting.isBusy) await wait(0);
			const { answer: one = fine, token = 'T1' } = answers.length > 1 ? answers.shift()! : answers[0];
			return await Promise.resolve({ answer: one, token });
		},
		readSession: async () => {
			readings.count++;
			return await Promise.resolve({ ...stored });
		},
		storeClaim: hasClaims
			? async (token, claim) => {
					claims.push([Date.now() - start, token, claim]);
					if (keepsClaims) stored.claim = claim;
					await Promise.resolve();
				}
			: undefined,
		wait,
		isCancelled: () => isCancelled,
	});
	return { answer, waits, claims, posted, accepted, run, readings: readings.count, took: Date.now() - start };
}

describe('a worker that meets an ended session', () => {
	test('claims it, lets all other claims of the moment be written, and signs in', async () => {
		const { answer, waits, claims, posted, readings } = await send();
		expect(answer).toEqual(fine);
		// Before the request, under the lock, before the claim and after it.
		expect(readings).toBe(4);
		expect(claims).toEqual([[0, 'T0', claimOn('T0')]]);
		expect(waits).toEqual([250]);
		expect(posted).toEqual(['empty', 'empty T0']);
	});

	test('claims it anew where an own claim was there already: nobody knows how old it is', async () => {
		const { claims, waits } = await send({ claim: claimOn('T0') });
		expect([claims.length, waits]).toEqual([1, [250]]);
	});

	test('signs in after three claims that are not kept', async () => {
		const { answer, claims, waits } = await send({ keepsClaims: false });
		expect(answer).toEqual(fine);
		expect(claims.map(([at]) => at)).toEqual([0, 250, 500]);
		expect(waits).toEqual([250, 250, 250]);
	});

	test.each<[string, Setting]>([
		['nobody shares the credential', { hasClaims: false, claim: foreign('other') }],
		['a sign-in of the run has failed', { prepare: (run) => run.holdsBack(), claim: foreign('other') }],
		['it was stopped', { isCancelled: true, claim: foreign('other') }],
	])('signs in at once where %s', async (_what, setting) => {
		const { answer, claims, waits, posted } = await send(setting);
		expect(answer).toEqual(fine);
		expect([claims, waits, posted]).toEqual([[], [], ['empty', 'empty T0']]);
	});

	test.each([
		['another session', foreign('other', 'T9')],
		['this one, of itself', claimOn('T0')],
		['nothing', ''],
	])('does not wait for a claim on %s', async (_what, claim) => {
		expect((await send({ claim })).took).toBe(250);
	});
});

describe('the claim of another worker', () => {
	test('is waited for, looking again every 100 to 200 milliseconds, until there is a session', async () => {
		const renewed = (stored: { token: string }) => void (stored.token = 'T1');
		const setting = { claim: foreign('other'), others: { 1_000: renewed } };
		const { answer, waits, claims, posted } = await send(setting);
		expect(answer).toEqual(fine);
		expect(waits).toEqual([150, 150, 150, 150, 150, 150, 150]);
		expect([claims, posted]).toEqual([[], ['empty', 'empty']]);
	});

	test('counts for fifteen seconds, and not a moment longer', async () => {
		const { claims, took } = await send({ claim: foreign('other') });
		expect(claims.map(([at]) => at)).toEqual([15_000]);
		expect(took).toBe(15_250);
	});

	test('that is new counts for as long again', async () => {
		const others = { 9_000: (stored: { claim: string }) => void (stored.claim = foreign('third')) };
		const { claims } = await send({ claim: foreign('other'), others });
		expect(claims.map(([at]) => at)).toEqual([24_000]);
	});

	test('over its own is waited for, and the own one is written anew when nothing comes of it', async () => {
		const others = { 200: (stored: { claim: string }) => void (stored.claim = foreign('other')) };
		const { claims, posted } = await send({ others });
		expect(claims.map(([at]) => at)).toEqual([0, 15_250]);
		expect(posted).toEqual(['empty', 'empty T0']);
	});
});

describe('an answer', () => {
	test.each<[string, Answer<string>, string[]]>([
		['that is a result', fine, ['T0']],
		['of the system', { failure: { kind: 'fault', message: 'No', reached: 'yes' } }, ['T0']],
		['that is lost', { failure: { kind: 'timeout', message: 'No', reached: 'unknown' } }, []],
		['that was never made', { failure: { kind: 'unreachable', message: 'No', reached: 'no' } }, []],
	])('%s is given as it is, and shows whether the session was let in', async (_what, answer, accepted) => {
		const given = await send({ sent: [{ answer, token: 'T0' }] });
		expect(given.answer).toEqual(answer);
		expect(given.accepted.mock.calls.map(([token]) => token)).toEqual(accepted);
		expect(given.posted).toEqual(['empty']);
	});

	test('to a sign-in that gives the dead session again ends it, for sending it again would change nothing', async () => {
		const { answer, posted, run } = await send({ sent: [{ answer: ended, token: 'T0' }] });
		expect(posted).toEqual(['empty', 'empty T0']);
		expect(answer).toEqual({
			failure: {
				kind: 'signIn',
				message: 'Ledger handed out the ended session again instead of a new one',
				advice: 'Save the credential once more, and check the account in the system.',
				reached: 'no',
			},
		});
		expect([...run.deadTokens]).toEqual(['T0']);
	});

	test('to another session than the stored one says that this one is dead too', async () => {
		const sent = [{ answer: ended, token: 'T0' }, { answer: ended, token: 'T5' }, {}];
		const { answer, posted, run } = await send({ sent, hasClaims: false });
		expect(answer).toEqual(fine);
		expect([...run.deadTokens]).toEqual(['T0', 'T5']);
		expect(posted).toEqual(['empty', 'empty T0', 'empty T0']);
	});

	test('to a session that another worker has renewed by then goes out again with the new one', async () => {
		const sent = [{ answer: ended, token: 'T0' }, {}];
		const renewed = { 0: (stored: { token: string }) => void (stored.token = 'T1') };
		const { answer, posted } = await send({ sent, hasClaims: false, others: renewed, isBusy: true });
		expect(answer).toEqual(fine);
		expect(posted).toEqual(['empty', 'empty']);
	});

	test('is not waited for where the run has had enough of new sessions', async () => {
		const prepare = (run: SignInRun) => {
			for (const token of ['A', 'B']) {
				run.signedIn(token);
				run.refusedToken(token);
				run.isStored(token);
			}
		};
		const { answer, posted, run } = await send({ prepare });
		expect(answer).toEqual({ failure: run.spent() });
		expect(posted).toEqual(['empty']);
	});
});

describe('sessions that end again and again', () => {
	/** The system ends each new session after so many milliseconds. */
	async function endingEvery(milliseconds: number) {
		let number = 0;
		const run = new SignInRun(dialect, { timeout: 1, wait: async () => {}, isCancelled: () => false });
		const stored = { token: 'N0', claim: '' };
		const answer = await sendWithSession<string>({
			system: 'Ledger',
			session: { key: `ending ${++keys}`, token: undefined, run },
			text: '',
			writeToken: (_text, token) => token,
			post: async (place) => {
				if (place === stored.token) stored.token = `N${++number}`;
				jest.setSystemTime(Date.now() + milliseconds);
				return await Promise.resolve({ answer: ended, token: stored.token });
			},
			readSession: async () => await Promise.resolve({ ...stored }),
			wait: async () => {},
			isCancelled: () => false,
		});
		return answer.failure;
	}

	test.each([
		[60_000, '2 times within 60 seconds'],
		[30_000, '3 times within 60 seconds'],
		[29_999, '4 times within 90 seconds'],
		[20_001, '4 times within 60 seconds'],
	])('every %i milliseconds are given up a minute after the first: %s', async (milliseconds, said) => {
		expect(await endingEvery(milliseconds)).toMatchObject({
			kind: 'sessionGone',
			reached: 'no',
			message: `Ledger ended the session again and again: ${said}`,
		});
	});
});

describe('what goes out beside the session', () => {
	async function beside(tokens: string[]) {
		const readings: string[] = [];
		const run = new SignInRun(dialect, { timeout: 1, wait: async () => {}, isCancelled: () => false });
		const session = { key: `beside ${++keys}`, token: undefined as string | undefined, run };
		const isStored = jest.spyOn(run, 'isStored');
		const answer = await sendBesideSession<string>({
			session,
			readSession: async () => {
				readings.push(tokens.length > 1 ? tokens.shift()! : tokens[0]);
				return await Promise.resolve({ token: readings.at(-1)!, claim: '' });
			},
			post: async () => await Promise.resolve({ answer: fine, token: 'T1' }),
		});
		expect(isStored.mock.calls.map(([token]) => token)).toEqual(readings);
		return { answer, readings, token: session.token };
	}

	test.each([
		['there is a session', ['T0'], ['T0'], 'T0'],
		['there is none: it signs in', [''], ['', ''], undefined],
		['another item has signed in meanwhile', ['', 'T1'], ['', 'T1'], 'T1'],
	])('where %s', async (_what, tokens, readings, token) => {
		expect(await beside([...tokens])).toEqual({ answer: fine, readings, token });
	});
});
