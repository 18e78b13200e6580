import { signInError } from '../../../nodes/shared/engine/signIn/error';
import {
	forgetRefusal,
	holdBackMilliseconds,
	rememberedRefusal,
	rememberRefusal,
	signInKey,
} from '../../../nodes/shared/engine/signIn/memory';
import { signInOnce } from '../../../nodes/shared/engine/signIn/once';
import {
	claimOn,
	claiming,
	isAbout,
	isOwn,
	renewalProperty,
} from '../../../nodes/shared/engine/signIn/renewal';
import { endedAgain, SignInRun } from '../../../nodes/shared/engine/signIn/run';
import { ownerOf, ownToken } from '../../../nodes/shared/engine/signIn/tokenOwner';
import type { Dialect } from '../../../nodes/shared/operation/dialect';
import type { Method } from '../../../nodes/shared/operation/spec';
import { refusal, type Failure } from '../../../nodes/shared/soap/failure';

/** Signing in for n8n: once where it is refused, again where it did not get through, and never over a claim. */

const dialect = {
	system: 'Archer',
	credential: 'archerApi',
	endpoint: (service: string, { baseUrl }: { baseUrl: string }) => `${baseUrl}/${service}`,
	account: ({ userName }: { userName: string }) => [userName],
	secret: ({ password }: { password: string }) => password,
	session: { property: 'sessionToken' },
} as unknown as Dialect;
const method = { element: 'CreateSession', service: 'general' } as Method;
let users = 0;
const credentialsOf = (more: object = {}) => ({
	baseUrl: 'http://archer.test',
	userName: `user${++users}`,
	password: 'p',
	...more,
});

afterEach(() => jest.useRealTimers());

/** A run whose waits are noted and take no time. */
function runOver(credentials: object, isCancelled = () => false) {
	const waits: number[] = [];
	const run = new SignInRun(dialect, {
		timeout: 1,
		wait: async (milliseconds) => void (await Promise.resolve(waits.push(milliseconds))),
		isCancelled,
	});
	return { run, waits, adopted: run.adopt(credentials as never) };
}

/** Answers one after the other, the last one for ever. */
function signingIn(...answers: Array<object | Failure>) {
	const seen = { times: 0 };
	const signIn = async () => {
		const answer = answers[Math.min(seen.times++, answers.length - 1)];
		return await ('kind' in answer
			? Promise.reject(signInError(answer as Failure))
			: Promise.resolve(answer));
	};
	return { seen, signIn };
}

const failureOf = async (promise: Promise<unknown>) =>
	await promise.then(
		() => undefined,
		(error: { failure?: Failure }) => error.failure,
	);
const wrong = refusal('signIn', 'Archer refused the sign-in', { advice: 'Check the password.' });
const unreachable: Failure = { kind: 'unreachable', message: 'No way', reached: 'unknown' };
const held = 'So that the account is not locked';
const notSent = 'It was the sign-in that failed: the request itself was not sent.';

describe('a refused sign-in', () => {
	test('is tried once in a run, and what is held back says so', async () => {
		const credentials = credentialsOf();
		const { seen, signIn } = signingIn(wrong);
		const { adopted, waits } = runOver(credentials);
		const failure = await failureOf(signInOnce(dialect, adopted, method, signIn));
		expect(failure).toMatchObject({
			kind: 'signIn',
			message: 'Archer refused the sign-in',
			advice: expect.stringMatching(/^Check the password\.\nSo that the account/),
			reached: 'no',
			duringSignIn: true,
		});
		expect(await failureOf(signInOnce(dialect, adopted, method, signIn))).toEqual(failure);
		const later = runOver(credentials);
		expect(await failureOf(signInOnce(dialect, later.adopted, method, signIn))).toEqual(failure);
		expect([seen.times, waits]).toEqual([1, []]);
	});

	test('is tried again with other values, at another address, and by a test of the credential', async () => {
		const credentials = credentialsOf();
		const { signIn } = signingIn(wrong);
		const { adopted } = runOver(credentials);
		await failureOf(signInOnce(dialect, adopted, method, signIn));
		for (const other of [{ password: 'q' }, { baseUrl: 'http://other.test' }, { userName: 'someone' }]) {
			const again = signingIn(wrong);
			const { adopted: changed } = runOver({ ...credentials, ...other });
			await failureOf(signInOnce(dialect, changed, method, again.signIn));
			expect(again.seen.times).toBe(1);
		}
		const testing = signingIn(wrong);
		const failure = await failureOf(signInOnce(dialect, credentials, method, testing.signIn));
		expect(testing.seen.times).toBe(1);
		expect(failure!.advice).toBe('Check the password.');
	});

	test('is forgotten when a test of the credential succeeds', async () => {
		const credentials = credentialsOf();
		await failureOf(signInOnce(dialect, runOver(credentials).adopted, method, signingIn(wrong).signIn));
		const token = { sessionToken: 'T' };
		expect(await signInOnce(dialect, credentials, method, signingIn(token).signIn)).toBe(token);
		const { seen, signIn } = signingIn(token);
		expect(await signInOnce(dialect, runOver(credentials).adopted, method, signIn)).toBe(token);
		expect(seen.times).toBe(1);
	});
});

describe('a sign-in that does not get through', () => {
	test('is repeated like a read, and a success is one', async () => {
		const token = { sessionToken: 'T' };
		const { seen, signIn } = signingIn(unreachable, unreachable, token);
		const { adopted, waits } = runOver(credentialsOf());
		expect(await signInOnce(dialect, adopted, method, signIn)).toBe(token);
		expect([seen.times, waits.length]).toEqual([3, 2]);
	});

	test('is given up after four attempts, and then tried once at a time, until the run stops asking', async () => {
		const { seen, signIn } = signingIn(unreachable);
		const { adopted } = runOver(credentialsOf());
		const failure = await failureOf(signInOnce(dialect, adopted, method, signIn));
		expect(seen.times).toBe(4);
		expect(failure).toEqual({ ...unreachable, advice: notSent, reached: 'no', duringSignIn: true });
		await failureOf(signInOnce(dialect, adopted, method, signIn));
		await failureOf(signInOnce(dialect, adopted, method, signIn));
		expect(seen.times).toBe(6);
		const last = await failureOf(signInOnce(dialect, adopted, method, signIn));
		expect(seen.times).toBe(6);
		expect(last!.advice).toBe(`Not tried: the last 3 sign-ins of this run did not get through. ${notSent}`);
	});

	test('is not repeated where another try would not mend it, where it is stopped, and in a test', async () => {
		const denied = { ...unreachable, kind: 'denied' } as const;
		const one = signingIn({ ...denied, advice: 'Ask for it.' });
		const failure = await failureOf(
			signInOnce(dialect, runOver(credentialsOf()).adopted, method, one.signIn),
		);
		expect(failure!.advice).toBe(`Ask for it. ${notSent}`);
		const stopped = signingIn(unreachable);
		const cancelled = runOver(credentialsOf(), () => true);
		await failureOf(signInOnce(dialect, cancelled.adopted, method, stopped.signIn));
		const tested = signingIn(unreachable);
		const inTest = await failureOf(signInOnce(dialect, credentialsOf(), method, tested.signIn));
		expect(inTest!.advice).toBeUndefined();
		expect([one, stopped, tested].map(({ seen }) => seen.times)).toEqual([1, 1, 1]);
	});

	test('is put into words when it is an error of the network, and a cancelled one counts for nothing', async () => {
		const { adopted, run } = runOver(credentialsOf());
		const error = Object.assign(new Error('x'), { code: 'ERR_CANCELED' });
		for (let time = 0; time < 4; time++) {
			const failed = signInOnce(dialect, adopted, method, async () => await Promise.reject(error));
			expect(await failureOf(failed)).toMatchObject({ kind: 'cancelled', duringSignIn: true });
		}
		expect(run.stopped('any')).toBeUndefined();
	});
});

test('a claim is given back in the place of a session, whose token stays unseen', async () => {
	const { seen, signIn } = signingIn({ sessionToken: 'new' });
	const copy = claiming(credentialsOf({ sessionToken: 'old' }), 'claim');
	const stored = await signInOnce<Record<string, unknown>>(dialect, copy, method, signIn as never);
	expect(stored).toEqual({ [renewalProperty]: 'claim' });
	expect(stored.sessionToken).toBe('old');
	expect(seen.times).toBe(0);
	const claim = claimOn('T0');
	expect([isAbout(claim, 'T0'), isAbout(claim, 'T1'), isOwn(claim)]).toEqual([true, false, true]);
	expect(isOwn(`${claim}:other`)).toBe(false);
	expect(isAbout(`x${claim}`, 'T0')).toBe(false);
});

describe('a session', () => {
	test('whose sign-in the run made is left out of none of its counts', () => {
		const { run } = runOver(credentialsOf());
		const lose = (token: string) => {
			run.signedIn(token);
			run.refusedToken(token);
			run.isStored(token);
		};
		lose('T1');
		expect(run.spent()).toBeUndefined();
		lose('T2');
		expect(run.spent()).toMatchObject({ kind: 'signIn', reached: 'no', duringSignIn: true });
		expect(run.spent()!.advice).toContain('none of the last 2 new sessions let a request in');
		expect(run.stopped('any')).toEqual(run.spent());
		run.signedIn('T3');
		run.accepted('T3');
		expect(run.spent()).toBeUndefined();
		for (const token of ['T4', 'T5', 'T6', 'T7', 'T8']) lose(token);
		expect(run.spent()).toBeUndefined();
		lose('T9');
		expect(run.spent()!.advice).toContain('none of the last 6');
	});

	test('that was useful, is another`s, or was refused before, counts for nothing', () => {
		const { run } = runOver(credentialsOf());
		run.signedIn('T1');
		run.accepted('T1');
		for (let time = 0; time < 9; time++) {
			run.refusedToken('T1');
			run.isStored('T1');
			run.refusedToken(`foreign${time}`);
			run.isStored(`foreign${time}`);
		}
		expect(run.spent()).toBeUndefined();
		expect([...run.deadTokens].slice(0, 2)).toEqual(['T1', 'foreign0']);
		for (const token of ['T2', 'T3', 'T4', 'T5', 'T6', 'T7']) {
			run.signedIn(token);
			run.refusedToken(token);
			run.isStored('replaced');
		}
		expect(run.spent()).toBeUndefined();
	});

	test('that ends again and again says how often', () => {
		expect(endedAgain('Archer', 7, 61)).toMatchObject({
			kind: 'sessionGone',
			message: 'Archer ended the session again and again: 7 times within 61 seconds',
			reached: 'no',
		});
	});

	test('of another account is none', () => {
		const credentials = credentialsOf({ sessionToken: 'T' });
		const owned = { ...credentials, sessionOwner: ownerOf(dialect, credentials) };
		expect(ownToken(dialect, owned)).toBe('T');
		expect(ownToken(dialect, { ...owned, userName: 'other' })).toBe('');
		expect(ownToken(dialect, { ...owned, sessionToken: undefined })).toBe('');
		expect(ownToken({ ...dialect, session: undefined }, owned)).toBe('');
		expect(ownerOf({ ...dialect, credential: 'other' }, credentials)).not.toBe(owned.sessionOwner);
		expect(ownerOf(dialect, credentials)).toBe(owned.sessionOwner);
		expect(owned.sessionOwner).toMatch(/^[0-9a-f]{64}$/);
		const { run } = runOver(credentials);
		expect(run.adopt(owned).sessionToken).toBe('T');
		expect(run.adopt({ ...owned, userName: 'other' }).sessionToken).toBe('');
	});
});

describe('what is remembered of a refusal', () => {
	const keyOf = (more: object = {}, address = 'http://a') =>
		signInKey(dialect, { ...credentialsOf(more), userName: 'one', ...more }, address);

	test('goes by account, secret and address, and holds none of them', () => {
		expect(keyOf()).toBe(keyOf());
		expect(new Set([keyOf(), keyOf({ userName: 'b' }), keyOf({ password: 'b' }), keyOf({}, 'b')]).size).toBe(
			4,
		);
		expect(keyOf()).toMatch(/^[A-Za-z0-9+/]{43}=$/);
	});

	test('holds for five minutes, and says until when', () => {
		jest.useFakeTimers({ now: Date.UTC(2026, 0, 31, 9, 30, 59) });
		const key = keyOf({ userName: 'later' });
		const { advice } = rememberRefusal(key, wrong);
		expect(advice).toContain(`Check the password.\n${held}`);
		expect(advice).toContain('at 2026-01-31 09:35 UTC at the earliest');
		expect(rememberRefusal(key, { ...wrong, advice: undefined }).advice).toMatch(/^So that/);
		jest.setSystemTime(Date.now() + holdBackMilliseconds - 1);
		expect(rememberedRefusal(key)).toMatchObject({ kind: 'signIn' });
		jest.setSystemTime(Date.now() + 1);
		expect(rememberedRefusal(key)).toBeUndefined();
		expect(holdBackMilliseconds).toBe(300_000);
	});

	test('is gone when it is forgotten, and the oldest of a thousand', () => {
		const names = Array.from({ length: 1001 }, (_unused, index) => `many${index}`);
		for (const name of names) rememberRefusal(name, wrong);
		expect(rememberedRefusal('many0')).toBeUndefined();
		expect(rememberedRefusal('many1')).toBeDefined();
		forgetRefusal('many1');
		expect(rememberedRefusal('many1')).toBeUndefined();
	});
});
